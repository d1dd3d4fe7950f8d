#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/paper.h"

namespace shuke::screens {
namespace {

constexpr float k_receipt_row = 21;
constexpr float k_item = 45;
constexpr float k_head = 118;
constexpr float k_foot = 122;
constexpr float k_code = 88;  // three device pixels a module at 800 lines

// Nothing on paper is shortened: long words take another line.
float room_beside(Ui& ui, const Rect& paper, Face face, std::string_view figure) {
  return paper.width - 36 - number_width(ui, face, figure) - 8;
}
float extra_height(Ui& ui, Face face, std::string_view words, float room) {
  return text_width(ui, face, words) <= room ? 0 : line_height(face);
}
Face left_face(const terminal::ReceiptRowView& row) { return row.is_bold ? Face::body_bold : Face::caption; }
Face right_face(const terminal::ReceiptRowView& row) {
  return row.is_bold ? Face::body_bold : row.left_small.empty() ? Face::caption : Face::caption_bold;
}
float left_room(Ui& ui, const Rect& paper, const terminal::ReceiptRowView& row) {
  return room_beside(ui, paper, right_face(row), row.right);
}
float small_room(Ui& ui, const Rect& paper, const terminal::ReceiptRowView& row) {
  return room_beside(ui, paper, Face::caption, row.right_small);
}
float extra_of(Ui& ui, const Rect& paper, const terminal::ReceiptRowView& row) {
  return extra_height(ui, left_face(row), row.left, left_room(ui, paper, row));
}

float height_of(Ui& ui, const Rect& paper, const terminal::ReceiptRowView& row) {
  const float plain = (row.left_small.empty() ? row.is_bold ? 25 : k_receipt_row : k_item) + (row.rule_above ? 18.0F : 0.0F);
  return plain + extra_of(ui, paper, row) + extra_height(ui, Face::caption, row.left_small, small_room(ui, paper, row));
}

float height_of(Ui& ui, const terminal::ReceiptView& receipt, const Rect& paper) {
  float height = k_head + k_foot + 18;
  for (const terminal::ReceiptRowView& row : receipt.rows) height += height_of(ui, paper, row);
  return height;
}

void draw_head(Pen& pen, const terminal::ReceiptView& receipt, const Rect& paper, float top) {
  Ui& ui = pen.ui;
  const float x = paper.mid_x();
  draw_seal(ui, {x - 18, top + 16, 36, 36});
  draw_text(ui, {x, top + 70}, {.face = Face::emphasis, .colour = k_paper_ink, .align = Align::centre, .max_width = paper.width - 24},
            receipt.heading);
  draw_text(ui, {x, top + 94}, {.face = Face::caption, .colour = k_paper_grey, .align = Align::centre, .max_width = paper.width - 24},
            receipt.when);
  draw_text(ui, {x, top + 113}, {.face = Face::caption, .colour = k_paper_grey, .align = Align::centre, .max_width = paper.width - 24},
            receipt.number);
}

void draw_row(Pen& pen, const terminal::ReceiptRowView& row, const Rect& paper, float y) {
  Ui& ui = pen.ui;
  const float left = paper.x + 18;
  const float right = paper.right() - 18;
  const bool is_item = !row.left_small.empty();
  const Colour ink = row.is_bold || is_item ? k_paper_ink : k_paper_grey;
  const float extra = extra_of(ui, paper, row);
  draw_number(ui, {right, y}, {right_face(row), k_paper_ink, Align::right}, row.right);
  draw_text_block(ui, {left, y + extra / 2}, {.face = left_face(row), .colour = ink, .max_width = left_room(ui, paper, row)}, row.left);
  if (!is_item) return;
  const float small = small_room(ui, paper, row);
  y += 19 + extra;
  draw_number(ui, {right, y}, {Face::caption, k_paper_grey, Align::right}, row.right_small);
  draw_text_block(ui, {left, y + extra_height(ui, Face::caption, row.left_small, small) / 2},
                  {.face = Face::caption, .colour = k_paper_grey, .max_width = small}, row.left_small);
}

void draw_foot(Pen& pen, const terminal::ReceiptView& receipt, const Rect& paper, float y) {
  Ui& ui = pen.ui;
  QrScratch& qr = pen.scratch.qr;
  if (qr.code != receipt.code && pen.scratch.make_qr) qr = {receipt.code, pen.scratch.make_qr(receipt.code)};
  const float right = paper.right() - 18;
  if (qr.matrix.side > 0) draw_matrix(ui, {right - k_code + 6, y - 4, k_code, k_code}, qr.matrix);
  float line = y + 12;
  const float room = paper.width - 36 - k_code;
  for (const std::string& words : receipt.footer) {
    const float extra = extra_height(ui, Face::caption, words, room);
    draw_text_block(ui, {paper.x + 18, line + extra / 2}, {.face = Face::caption, .colour = k_paper_grey, .max_width = room}, words);
    line += 22 + extra;
  }
}

}  // namespace

void draw_receipt(Pen& pen, const terminal::ReceiptView& receipt, const Rect& area) {
  Ui& ui = pen.ui;
  const float whole = height_of(ui, receipt, area);
  const Rect paper{area.x, area.y, area.width, std::min(area.height, whole)};
  draw_paper(ui, paper);
  const ScrollLook look{.id = "done/receipt",
                        .label = receipt.number,
                        .area = {paper.x, paper.y, paper.width, paper.height - 10},
                        .row_height = whole - 10,
                        .gap = 0,
                        .count = 1,
                        .ground = k_white};
  scroll_area(ui, pen.scratch.receipt, look, [&](float top) {
    draw_head(pen, receipt, paper, top);
    float y = top + k_head + 14;
    draw_paper_rule(ui, paper, y - 4);
    y += 14;
    for (const terminal::ReceiptRowView& row : receipt.rows) {
      if (row.rule_above) draw_paper_rule(ui, paper, y - 4), y += 14;
      draw_row(pen, row, paper, y);
      y += height_of(ui, paper, row) - (row.rule_above ? 18.0F : 0.0F);
    }
    draw_paper_rule(ui, paper, y - 4);
    draw_foot(pen, receipt, paper, y + 8);
  });
}

}  // namespace shuke::screens
