#include <algorithm>
#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/rows.h"

namespace shuke::screens {
namespace {

using terminal::ConsequenceKind;
using terminal::ConsequenceView;
using terminal::ReturnView;
using text::Key;

constexpr float k_least_gap = 14, k_most_gap = 30, k_title = 22, k_plate_room = 54;

struct ConsequenceLook {
  Icon icon;
  Tint tint;
};

ConsequenceLook look_of(const Theme& theme, ConsequenceKind kind) {
  switch (kind) {
    case ConsequenceKind::promotion: return {Icon::sell, theme.warm_tint};
    case ConsequenceKind::coupon: return {Icon::confirmation_number, theme.warm_tint};
    case ConsequenceKind::given_back: return {Icon::sell, theme.brand_tint};
    case ConsequenceKind::gift: return {Icon::card_giftcard, theme.warm_tint};
    case ConsequenceKind::points_back: return {Icon::stars, theme.brand_tint};
    case ConsequenceKind::points_taken: return {Icon::undo, theme.info};
    case ConsequenceKind::points_missing: return {Icon::stars, theme.warm_tint};
    case ConsequenceKind::tier_stays: return {Icon::workspace_premium, theme.brand_tint};
    case ConsequenceKind::tier_moves: return {Icon::workspace_premium, theme.warm_tint};
  }
  return {Icon::sell, theme.warm_tint};
}

bool is_money(ConsequenceKind kind) {
  return kind == ConsequenceKind::promotion || kind == ConsequenceKind::coupon || kind == ConsequenceKind::given_back ||
         kind == ConsequenceKind::points_missing;
}

int lines_of(Ui& ui, const std::string& words, float room) {
  if (words.empty()) return 0;
  return std::clamp(static_cast<int>(text_width(ui, Face::caption, words) / room) + 1, 1, 3);
}

float title_lines(Ui& ui, const ConsequenceView& row, float width) {
  const float room = width - k_plate_room - number_width(ui, Face::emphasis, row.amount) - 12;
  return text_width(ui, Face::body_bold, row.title) > room ? 2.0F : 1.0F;
}

float height_of(Ui& ui, const ConsequenceView& row, float width) {
  const float words = title_lines(ui, row, width) * k_title;
  const float detail = static_cast<float>(lines_of(ui, row.detail, width - k_plate_room)) * (line_height(Face::caption) + 2);
  return std::max(words + detail, 44.0F);
}

void draw_consequence(Pen& pen, const ConsequenceView& row, const Rect& rect) {
  Ui& ui = pen.ui;
  const ConsequenceLook look = look_of(ui.theme, row.kind);
  draw_icon_plate(ui, {.rect = {rect.x, rect.y + 4, 40, 40}, .icon = look.icon, .colour = look.tint.text, .ground = look.tint.fill});
  const float x = rect.x + k_plate_room;
  const Colour money = row.kind == ConsequenceKind::given_back ? ui.theme.brand_tint.text : ui.theme.warm_tint.text;
  const float amount =
      draw_number(ui, {rect.right(), rect.y + 11}, {Face::emphasis, is_money(row.kind) ? money : ui.theme.ink, Align::right}, row.amount);
  const float titles = title_lines(ui, row, rect.width);
  draw_text_block(
      ui, {x, rect.y + titles * k_title / 2},
      {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = rect.right() - x - (row.amount.empty() ? 0.0F : amount + 12)},
      row.title);
  const int lines = lines_of(ui, row.detail, rect.width - k_plate_room);
  const float block = static_cast<float>(lines) * (line_height(Face::caption) + 2);
  draw_text_block(ui, {x, rect.y + titles * k_title + block / 2},
                  {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = rect.right() - x}, row.detail, 3);
}

// What goes back to the customer, large, and by which way.
void draw_amount(Pen& pen, const ReturnView& view) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const float figure =
      draw_money(ui, {column.right(), 98}, {.figure = Face::total, .sign = Face::title, .colour = ui.theme.ink}, view.refund);
  draw_text(ui, {column.x, 98}, {.face = Face::body, .colour = ui.theme.ink_2, .max_width = column.width - figure - 12},
            pen.say(Key::return_refund));
  const float way = text_width(ui, Face::caption, view.refund_way), points = text_width(ui, Face::caption, view.refund_points);
  if (way + points + 16 <= column.width) {
    draw_text(ui, {column.x, 128}, {Face::caption, ui.theme.ink_2}, view.refund_way);
    draw_text(ui, {column.right(), 128}, {Face::caption, ui.theme.ink_2, Align::right}, view.refund_points);
  } else {
    draw_text_block(ui, {column.x, 121}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = column.width}, view.refund_way, 1);
    draw_text(ui, {column.x, 138}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = column.width}, view.refund_points);
  }
  hairline(ui, {column.x, 151}, column.right());
}

// Rows from the price that was paid down to the tier; a line where money ends and points begin.
void draw_rows(Pen& pen, const ReturnView& view, const Rect& area) {
  Ui& ui = pen.ui;
  float height = 44;
  for (const ConsequenceView& row : view.consequences) height += height_of(ui, row, area.width);
  const auto rows = static_cast<float>(view.consequences.size());
  const float gap = rows == 0 ? 0 : std::clamp((area.height - height) / rows, k_least_gap, k_most_gap);
  height += rows * gap;
  const ScrollLook look{.id = "return/consequences",
                        .label = pen.say(Key::return_refund),
                        .area = area,
                        .row_height = height,
                        .gap = 0,
                        .count = 1,
                        .ground = ui.theme.surface};
  scroll_area(ui, pen.scratch.consequences, look, [&](float top) {
    const float paid = draw_number(ui, {area.right(), top + 18}, {Face::emphasis, ui.theme.ink, Align::right}, view.paid);
    draw_text(ui, {area.x, top + 18}, {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = area.width - paid - 12},
              view.paid_label);
    float y = top + 44;
    bool was_money = false;
    for (const ConsequenceView& row : view.consequences) {
      const bool money = is_money(row.kind);
      if (was_money && !money) hairline(ui, {area.x, y - gap / 2}, area.right());
      was_money = money;
      draw_consequence(pen, row, {area.x, y, area.width, 0});
      y += height_of(ui, row, area.width) + gap;
    }
  });
}

// The sum that proves it.
float draw_proof(Pen& pen, const ReturnView& view, float bottom) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const float room = column.width - 28, line = line_height(Face::caption) + 3;
  float lines = 0;
  for (const std::string& words : view.proof) lines += static_cast<float>(lines_of(ui, words, room));
  const float top = bottom - lines * line;
  hairline(ui, {column.x, top - 12}, column.right());
  draw_icon(ui, {column.x + 10, top + lines * line / 2}, {IconSize::s20, ui.theme.ink_2}, Icon::verified);
  float y = top;
  for (const std::string& words : view.proof) {
    const float block = static_cast<float>(lines_of(ui, words, room)) * line;
    draw_text_block(ui, {column.x + 28, y + block / 2}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room}, words, 3);
    y += block;
  }
  return top - 12;
}

// Why it cannot be confirmed, in place.
float draw_why_not(Pen& pen, const std::string& words, float bottom) {
  Ui& ui = pen.ui;
  if (words.empty()) return bottom;
  const Rect column = ui.layout.basket_content;
  const float room = column.width - 60;
  const float height = lines_of(ui, words, room) > 1 ? 68.0F : 52.0F;
  const Rect rect{column.x, bottom - height, column.width, height};
  fill(ui, rect, ui.theme.bad.fill, {radius::card});
  draw_icon(ui, {rect.x + 26, rect.mid_y()}, {IconSize::s24, ui.theme.bad.text}, Icon::error_outline);
  draw_text_block(ui, {rect.x + 48, rect.mid_y()}, {.face = Face::caption_bold, .colour = ui.theme.bad.text, .max_width = room}, words, 3);
  return rect.y - 12;
}

// After the window: whose leave it has, or that it needs one. A tap chooses.
float draw_leave(Pen& pen, const ReturnView& view, float bottom) {
  if (view.leave.empty()) return bottom;
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const Rect rect{column.x, bottom - 64, column.width, 64};
  const bool opens = action_row(ui, {.id = "return/leave",
                                     .title = view.leave,
                                     .sub = pen.say(Key::return_leave_late),
                                     .detail = pen.say(view.is_allowed ? Key::return_leave_change : Key::return_leave_choose),
                                     .rect = rect,
                                     .icon = Icon::workspace_premium,
                                     .tone = view.is_allowed ? Tone::brand : Tone::warm,
                                     .enabled = !view.is_committing});
  if (opens) pen.want(terminal::OpenLeave{});
  return rect.y - 12;
}

}  // namespace

void draw_refund(Pen& pen, const ReturnView& view) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  float bottom = draw_leave(pen, view, draw_why_not(pen, view.refusal, ui.layout.primary.y - 20));
  if (view.has_plan) {
    draw_amount(pen, view);
    bottom = draw_proof(pen, view, bottom - 16);
    draw_rows(pen, view, {column.x, 160, column.width, bottom - 4 - 160});
  } else {
    draw_empty_state(ui, {.area = {column.x, 80, column.width, bottom - 80},
                          .icon = view.is_found ? Icon::check_circle : Icon::receipt_long,
                          .title = pen.say(view.is_found ? Key::return_choose : Key::return_scan_first)});
  }
  if (side_action(ui, {.id = "return/cancel", .label = pen.say(Key::return_cancel), .icon = Icon::close, .enabled = !view.is_committing}))
    pen.want(terminal::CloseReturn{});
  const std::string& label = pen.say(view.is_committing ? Key::pay_saving : Key::return_confirm);
  if (primary_button(ui,
                     {.id = "return/confirm", .label = label, .amount = view.refund, .sub = view.confirm_sub, .enabled = view.can_confirm}))
    pen.want(terminal::ConfirmReturn{});
}

}  // namespace shuke::screens
