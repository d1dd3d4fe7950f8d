#include <algorithm>
#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/controls.h"
#include "app/screens/widgets/rows.h"

namespace shuke::screens {
namespace {

using terminal::BasketView;
using terminal::LineView;
using text::Key;

constexpr float k_total_row = 28;

void draw_heading(Pen& pen, const terminal::View& view, bool is_preview) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const float y = 90;
  const float title = draw_text(ui, {column.x, y}, {Face::emphasis, ui.theme.ink}, view.basket.title);
  draw_text(ui, {column.x + title + 8, y + 1}, {Face::caption, ui.theme.ink_2}, view.basket.count);
  if (is_preview) return;
  const float width = std::min(text_width(ui, Face::caption, view.basket.associate) + 42, 190.0F);
  const Rect target{column.right() - width, y - 22, width, 44};
  const Hit pressed = hit(ui, {.id = "sale/associate", .label = view.basket.associate, .rect = target});
  fill(ui, {target.x, y - 16, width, 32}, press_shade(ui, ui.theme.well, pressed), {16});
  draw_icon(ui, {target.x + 17, y}, {IconSize::s16, ui.theme.ink_2}, Icon::badge);
  draw_text(ui, {target.x + 29, y}, {.face = Face::caption, .colour = ui.theme.ink, .max_width = width - 38}, view.basket.associate);
  if (pressed.fired) pen.want(terminal::OpenAssociates{});
}

// Name, colour and size, and why the price is what it is. Long names (English) take two smaller lines; a long reason has the
// whole row below the stepper, or two lines where the stepper stands lower.
struct LineWords {
  float room = 0;
  float reason_room = 0;
  bool is_two_lines = false;  // of the name
  bool is_low = false;        // the reason stands below the stepper
};

LineWords line_words(Ui& ui, const LineView& line, const Rect& rect, bool is_preview) {
  const bool is_compact = ui.layout.is_compact;
  LineWords words;
  words.room = is_preview ? rect.width - 72 - 98 : is_compact ? rect.width - 72 - 132 : rect.width - 72 - 88 - 116 - 8;
  words.reason_room = words.room;
  words.is_two_lines = !is_preview && text_width(ui, Face::body_bold, line.name) > words.room;
  const bool is_long = text_width(ui, Face::caption, line.reason) > words.room - 18;
  words.is_low = !is_preview && !is_compact && (is_long || (words.is_two_lines && !line.reason.empty()));
  if (words.is_low) words.reason_room = rect.width - 72 - 92;
  if (is_preview) words.reason_room = rect.width - 72 - 70;
  return words;
}

void draw_line_words(Pen& pen, const LineView& line, Point at, const LineWords& words) {
  Ui& ui = pen.ui;
  const bool has_reason = !line.reason.empty();
  const float up = words.is_two_lines ? (has_reason ? 23.0F : 13.0F) : has_reason ? 22.0F : 11.0F;
  const Face face = words.is_two_lines ? Face::caption_bold : Face::body_bold;
  draw_text_block(ui, {at.x, at.y - up}, {.face = face, .colour = ui.theme.ink, .max_width = words.room}, line.name);
  const bool wraps = text_width(ui, Face::caption, line.reason) > words.reason_room - 18;
  const float y = at.y + (!has_reason ? (words.is_two_lines ? 16.0F : 12.0F) : words.is_two_lines ? 5.0F : wraps ? -3.0F : 0.0F);
  const float room = words.room;
  draw_swatch(ui, {at.x + 5, y}, 5, Colour{line.drawing.rgb});
  draw_text(ui, {at.x + 16, y}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room - 16}, line.variant);
  if (!has_reason) return;
  const Colour why = line.reason_is_goods ? ui.theme.warm_tint.text : ui.theme.brand_tint.text;
  const float reason_y = at.y + (words.is_two_lines || words.is_low ? 27.0F : wraps ? 17.0F : 22.0F);
  draw_icon(ui, {at.x + 6, reason_y}, {IconSize::s16, why}, Icon::sell);
  draw_text_block(ui, {at.x + 18, reason_y + (wraps ? 6.0F : 0.0F)},
                  {.face = Face::caption, .colour = why, .max_width = words.reason_room - 18}, line.reason);
}

void draw_line_stepper(Pen& pen, const LineView& line, const Rect& rect) {
  const std::string id = "sale/line/" + std::to_string(line.index + 1);
  const std::string quantity = std::to_string(line.quantity);
  const int change = stepper(
      pen.ui,
      {.id = id, .minus_label = pen.say(Key::line_less), .plus_label = pen.say(Key::line_more), .rect = rect, .quantity = quantity});
  if (change != 0) pen.want(terminal::SetQuantity{line.index, line.quantity + change});
}

void draw_line(Pen& pen, const LineView& line, const Rect& rect, bool is_preview) {
  Ui& ui = pen.ui;
  if (line.glows) fill(ui, rect.inset(-10, 3), ui.theme.brand_tint.fill, {radius::well});
  const float middle = rect.mid_y();
  const LineWords words = line_words(ui, line, rect, is_preview);
  const bool is_compact = ui.layout.is_compact;
  draw_thumbnail(ui, {rect.x, middle - 30, 60, 60}, art_of(line.drawing));
  const float money_y = is_compact && !is_preview ? rect.y + 21 : middle - (line.was.empty() ? 0.0F : 9.0F);
  const Face figure = number_width(ui, Face::emphasis, line.amount) <= 84 ? Face::emphasis : Face::body_bold;
  draw_number(ui, {rect.right(), money_y}, {figure, ui.theme.ink, Align::right}, line.amount);
  if (!line.was.empty()) {
    const Point at = is_compact && !is_preview ? Point{rect.right() - number_width(ui, figure, line.amount) - 8, money_y + 1}
                                               : Point{rect.right(), middle + 13};
    draw_struck(ui, at, {Face::caption, ui.theme.ink_3, Align::right}, line.was);
  }
  draw_line_words(pen, line, {rect.x + 72, middle}, words);
  if (is_preview) {
    draw_text(ui, {rect.right() - 110, middle}, {Face::body, ui.theme.ink_2, Align::centre},
              pen.words.say(Key::common_times, {std::to_string(line.quantity)}));
  } else if (is_compact) {
    draw_line_stepper(pen, line, {rect.right() - 124, rect.y + 42, 124, 44});
  } else {
    draw_line_stepper(pen, line, {rect.right() - 88 - 116, middle - 22 - (words.is_low ? 9.0F : 0.0F), 116, 44});
  }
}

// Totals stand on the primary button, as many rows as there are. Returns where they begin.
float draw_totals(Pen& pen, const BasketView& basket) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const float rows = static_cast<float>(basket.totals.size()) + 1;
  const float top = ui.layout.primary.y - 20 - rows * k_total_row;
  hairline(ui, {column.x, top - 14}, column.right());
  float y = top + 8;
  for (const terminal::TotalRow& row : basket.totals) {
    TotalRow drawn{.label = row.label, .amount = row.amount};
    if (row.is_saving) drawn.amount_colour = ui.theme.brand_tint.text;
    draw_total_row(ui, {column.x, y - 14, column.width, k_total_row}, drawn);
    y += k_total_row;
  }
  draw_text(ui, {column.x, y + 2}, {.face = Face::body, .colour = ui.theme.ink_2, .max_width = column.width * 0.4F}, basket.points_label);
  draw_runs(ui, {column.right(), y + 2},
            {{Face::caption, ui.theme.ink_3, basket.points_note},
             {Face::caption, ui.theme.ink_3, basket.points_note.ends_with(' ') ? " " : "  "},
             {Face::body_bold, ui.theme.ink, basket.points}},
            Align::right);
  return top - 14;
}

void draw_side(Pen& pen, const BasketView& basket) {
  const bool resumes = basket.lines.empty() && basket.parked > 0;
  const std::string label = resumes ? pen.say(Key::basket_resume) + " " + std::to_string(basket.parked) : pen.say(Key::basket_hold);
  const SideAction action{.id = resumes ? "sale/resume" : "sale/hold",
                          .label = label,
                          .icon = resumes ? Icon::play_arrow : Icon::pause,
                          .enabled = resumes || !basket.lines.empty()};
  if (!side_action(pen.ui, action)) return;
  if (resumes) return pen.want(terminal::OpenParked{});
  pen.want(terminal::HoldBasket{});
}

}  // namespace

void draw_basket_column(Pen& pen, const terminal::StatusView& status) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket;
  fill(ui, column, ui.theme.surface);
  vertical_hairline(ui, {column.x, 0}, ui.layout.height);
  draw_status(pen, status);
  hairline(ui, {ui.layout.basket_content.x, 63}, ui.layout.basket_content.right());
}

void draw_lines(Pen& pen, const BasketView& basket, const Rect& area, bool is_preview) {
  const float height = is_preview ? 78 : pen.ui.layout.is_compact ? 96 : 86;
  const ScrollLook look{.id = "sale/lines",
                        .label = basket.title,
                        .area = area.inset(-10, 0),
                        .row_height = height,
                        .gap = 0,
                        .count = basket.lines.size(),
                        .ground = pen.ui.theme.surface,
                        .follow_end = true};
  scroll_list(pen.ui, pen.scratch.lines, look, [&](std::size_t index, const Rect& row) {
    const Rect rect = row.inset(10, 0);  // the glow of a new line reaches beyond its words
    draw_line(pen, basket.lines[index], rect, is_preview);
    if (index + 1 < basket.lines.size()) hairline(pen.ui, {rect.x + 72, rect.bottom() - 1}, rect.right());
  });
}

void draw_basket_heading(Pen& pen, const terminal::View& view, bool is_preview) { draw_heading(pen, view, is_preview); }

void draw_basket(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const BasketView& basket = view.basket;
  draw_basket_column(pen, view.status);
  draw_heading(pen, view, false);
  const Rect column = ui.layout.basket_content;
  const float top = 120;
  if (basket.lines.empty()) {
    draw_empty_state(ui, {.area = {column.x, top, column.width, ui.layout.primary.y - 40 - top},
                          .icon = Icon::shopping_bag,
                          .title = pen.say(Key::basket_empty)});
  } else {
    const float bottom = draw_totals(pen, basket);
    draw_lines(pen, basket, {column.x, top, column.width, bottom - top - 4}, false);
  }
  draw_side(pen, basket);
  const bool pays = primary_button(
      ui, {.id = "sale/pay", .label = pen.say(Key::basket_pay), .amount = basket.total, .sub = basket.saved, .enabled = basket.can_pay});
  if (pays) pen.want(terminal::OpenPay{});
}

}  // namespace shuke::screens
