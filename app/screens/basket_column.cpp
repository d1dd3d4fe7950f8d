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
  const float right = view.basket.lines.empty() ? column.right() : column.right() - 52;
  const Rect target{right - width, y - 22, width, 44};
  const Hit pressed = hit(ui, {.id = "sale/associate", .label = view.basket.associate, .rect = target});
  fill(ui, {target.x, y - 16, width, 32}, press_shade(ui, ui.theme.well, pressed), {16});
  draw_icon(ui, {target.x + 17, y}, {IconSize::s16, ui.theme.ink_2}, Icon::badge);
  draw_text(ui, {target.x + 29, y}, {.face = Face::caption, .colour = ui.theme.ink, .max_width = width - 38}, view.basket.associate);
  if (pressed.fired) pen.want(terminal::OpenAssociates{});
  if (view.basket.lines.empty()) return;
  const bool discounts = icon_button(ui, {.id = "sale/discount",
                                          .label = pen.say(Key::discount_title_all),
                                          .rect = {column.right() - 44, y - 22, 44, 44},
                                          .icon = Icon::percent,
                                          .style = {IconSize::s20, ui.theme.ink_2}});
  if (discounts) pen.want(terminal::OpenDiscount{std::nullopt});
}

// Name, colour and size, and why the price is what it is, one below the other in the middle of the line. Long names (English) take
// two smaller lines; a long reason has the whole row below the stepper, or two lines where the stepper stands lower.
struct LineWords {
  float room = 0;
  float reason_room = 0;
  Face face = Face::body_bold;  // of the name
  bool is_preview = false;
  bool is_low = false;  // the reason stands below the stepper and the amounts
  // Heights, from the top; no reason is 0 high.
  float name = 0;
  float variant = 0;
  float reason = 0;

  float height() const { return name + variant + reason; }
};

float room_for_words(const Layout& layout, float width, bool is_preview) {
  if (is_preview) return width - 72 - 98;
  return layout.is_compact ? width - 72 - 132 : width - 72 - 88 - 116 - 8;
}

LineWords line_words(Ui& ui, const LineView& line, float width, bool is_preview) {
  LineWords words;
  words.is_preview = is_preview;
  words.room = room_for_words(ui.layout, width, is_preview);
  if (text_width(ui, Face::body_bold, line.name) > words.room) words.face = Face::caption_bold;
  const bool is_two_lines = text_width(ui, words.face, line.name) > words.room;
  const bool has_reason = !line.reason.empty();
  const float reason = text_width(ui, Face::caption, line.reason);
  const bool has_room_below = is_preview || !ui.layout.is_compact;
  words.is_low = has_room_below && has_reason && (is_two_lines || reason > words.room - 18);
  words.reason_room = words.is_low ? width - 72 : words.room;
  const bool is_wrapped = reason > words.reason_room - 18;
  const bool is_dense = is_two_lines || is_wrapped;
  words.name = is_two_lines ? 2 * line_height(Face::caption_bold) : is_dense ? 20.0F : 22.0F;
  words.variant = is_dense ? 19.0F : 22.0F;
  if (has_reason) words.reason = is_wrapped ? 2 * line_height(Face::caption) : is_dense ? 19.0F : 22.0F;
  return words;
}

void draw_reason(Pen& pen, const LineView& line, Point at, const LineWords& words) {
  Ui& ui = pen.ui;
  const Colour why = line.reason_is_goods ? ui.theme.warm_tint.text : ui.theme.brand_tint.text;
  const float first = std::min(words.reason, 22.0F) / 2;
  draw_icon(ui, {at.x + 6, at.y + (words.reason > 22 ? first - 2 : first)}, {IconSize::s16, why}, Icon::sell);
  draw_text_block(ui, {at.x + 18, at.y + words.reason / 2}, {.face = Face::caption, .colour = why, .max_width = words.reason_room - 18},
                  line.reason);
}

// `at` is the left middle of the line. The preview says how many beside the variant.
void draw_line_words(Pen& pen, const LineView& line, Point at, const LineWords& words) {
  Ui& ui = pen.ui;
  float y = at.y - words.height() / 2;
  draw_text_block(ui, {at.x, y + words.name / 2}, {.face = words.face, .colour = ui.theme.ink, .max_width = words.room}, line.name);
  y += words.name;
  const float variant = y + words.variant / 2;
  float room = words.room - 16;
  if (words.is_preview) {
    const std::string times = pen.words.say(Key::common_times, {std::to_string(line.quantity)});
    room -= 8 + draw_text(ui, {at.x + words.room, variant}, {Face::body, ui.theme.ink_2, Align::right}, times);
  }
  draw_swatch(ui, {at.x + 5, variant}, 5, Colour{line.drawing.rgb});
  draw_text(ui, {at.x + 16, variant}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room}, line.variant);
  if (words.reason > 0) draw_reason(pen, line, {at.x, y + words.variant}, words);
}

// As high as its words need, and never less than the design gives it. One height for all lines, so that the list scrolls evenly.
float line_height_of(Ui& ui, const BasketView& basket, float width, bool is_preview) {
  float height = is_preview ? 78.0F : ui.layout.is_compact ? 96.0F : 86.0F;
  for (const LineView& line : basket.lines) height = std::max(height, line_words(ui, line, width, is_preview).height() + 4);
  return height;
}

void draw_line_stepper(Pen& pen, const LineView& line, const Rect& rect) {
  const std::string id = "sale/line/" + std::to_string(line.index + 1);
  const std::string quantity = std::to_string(line.quantity);
  const int change = stepper(
      pen.ui,
      {.id = id, .minus_label = pen.say(Key::line_less), .plus_label = pen.say(Key::line_more), .rect = rect, .quantity = quantity});
  if (change != 0) pen.want(terminal::SetQuantity{line.index, line.quantity + change});
}

// The picture and the words open the line; on a narrow panel, or where the words fill it, the picture alone.
void draw_line_door(Pen& pen, const LineView& line, const Rect& rect, float width) {
  const std::string id = "sale/line/" + std::to_string(line.index + 1) + "/open";
  const Rect door{rect.x, rect.y + 2, width, rect.height - 6};
  const Hit pressed = hit(pen.ui, {.id = id, .label = pen.say(Key::discount_line), .rect = door, .kind = WidgetKind::row});
  if (pressed.held) fill(pen.ui, door.inset(-4, 0), pen.ui.theme.well, {radius::well});
  if (pressed.fired) pen.want(terminal::OpenDiscount{line.index});
}

void draw_line(Pen& pen, const LineView& line, const Rect& rect, bool is_preview) {
  Ui& ui = pen.ui;
  if (line.glows) fill(ui, rect.inset(-10, 3), ui.theme.brand_tint.fill, {radius::well});
  const float middle = rect.mid_y();
  const LineWords words = line_words(ui, line, rect.width, is_preview);
  const bool is_compact = ui.layout.is_compact;
  const bool has_air = !is_compact && !words.is_low && words.height() + 18 <= rect.height;
  if (!is_preview) draw_line_door(pen, line, rect, has_air ? 72 + words.room : 64.0F);
  draw_thumbnail(ui, {rect.x, middle - 30, 60, 60}, art_of(line.drawing));
  const float up = words.is_low ? 9 : 0;  // makes room for the reason
  const float money_y = is_compact && !is_preview ? rect.y + 21 : middle - (line.was.empty() ? 0.0F : 9.0F) - up * 0.6F;
  const Face figure = number_width(ui, Face::emphasis, line.amount) <= 84 ? Face::emphasis : Face::body_bold;
  draw_number(ui, {rect.right(), money_y}, {figure, ui.theme.ink, Align::right}, line.amount);
  if (!line.was.empty()) {
    const Point at = is_compact && !is_preview ? Point{rect.right() - number_width(ui, figure, line.amount) - 8, money_y + 1}
                                               : Point{rect.right(), money_y + 22};
    draw_struck(ui, at, {Face::caption, ui.theme.ink_3, Align::right}, line.was);
  }
  draw_line_words(pen, line, {rect.x + 72, middle}, words);
  if (is_preview) return;
  if (is_compact) return draw_line_stepper(pen, line, {rect.right() - 124, rect.y + 42, 124, 44});
  draw_line_stepper(pen, line, {rect.right() - 88 - 116, middle - 22 - up, 116, 44});
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

// What coupons could do here, above the totals. Returns where it begins.
float draw_coupon_band(Pen& pen, const terminal::CouponBand& band, float bottom) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const float height = ui.layout.is_compact ? 44 : 52;
  const Rect rect{column.x, bottom - 10 - height, column.width, height};
  const Hit pressed = hit(ui, {.id = "sale/coupons", .label = band.text, .rect = rect, .kind = WidgetKind::row});
  fill(ui, rect, press_shade(ui, band.saves ? ui.theme.brand_tint.fill : ui.theme.well, pressed), {radius::button});
  const Colour colour = band.saves ? ui.theme.brand_tint.text : ui.theme.ink_2;
  draw_icon(ui, {rect.x + 24, rect.mid_y()}, {IconSize::s20, band.saves ? ui.theme.brand : ui.theme.ink_2}, Icon::confirmation_number);
  const float action =
      draw_text(ui, {rect.right() - 30, rect.mid_y()}, {.face = Face::body_bold, .colour = ui.theme.brand_tint.text, .align = Align::right},
                pen.say(Key::coupon_choose));
  draw_icon(ui, {rect.right() - 18, rect.mid_y()}, {IconSize::s20, ui.theme.brand_tint.text}, Icon::chevron_right);
  const float room = rect.width - 44 - 30 - action - 10;
  const Face face = text_width(ui, Face::body, band.text) <= room ? Face::body : Face::caption;
  draw_text_block(ui, {rect.x + 44, rect.mid_y()}, {.face = face, .colour = colour, .max_width = room}, band.text);
  if (pressed.fired) pen.want(terminal::OpenCoupons{});
  return rect.y;
}

// What comes back, above the goods that go out. Returns where it ends.
float draw_exchange_band(Pen& pen, const terminal::ExchangeBand& band, float top) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  const Rect rect{column.x, top, column.width, 52};
  const Tint tint = band.is_bad ? ui.theme.bad : ui.theme.info;
  fill(ui, rect, tint.fill, {radius::button});
  draw_icon(ui, {rect.x + 24, rect.mid_y()}, {IconSize::s20, tint.text}, Icon::swap_horiz);
  const bool drops = icon_button(ui, {.id = "sale/exchange/drop",
                                      .label = pen.say(Key::exchange_drop),
                                      .rect = {rect.right() - 46, rect.y + 4, 44, 44},
                                      .icon = Icon::close,
                                      .style = {IconSize::s20, tint.text}});
  const float worth = draw_number(ui, {rect.right() - 50, rect.mid_y()}, {Face::body_bold, tint.text, Align::right}, band.worth);
  const float room = rect.width - 44 - 50 - worth - 10;
  const Face face = text_width(ui, Face::body, band.text) <= room ? Face::body : Face::caption;
  draw_text_block(ui, {rect.x + 44, rect.mid_y()}, {.face = face, .colour = tint.text, .max_width = room}, band.text);
  if (drops) pen.want(terminal::DropExchange{});
  return rect.bottom() + 6;
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
  const ScrollLook look{.id = "sale/lines",
                        .label = basket.title,
                        .area = area.inset(-10, 0),
                        .row_height = line_height_of(pen.ui, basket, area.width, is_preview),
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
  const float top = basket.exchange ? draw_exchange_band(pen, *basket.exchange, 118) : 120;
  if (basket.lines.empty()) {
    draw_empty_state(ui, {.area = {column.x, top, column.width, ui.layout.primary.y - 40 - top},
                          .icon = Icon::shopping_bag,
                          .title = pen.say(Key::basket_empty)});
  } else {
    float bottom = draw_totals(pen, basket);
    if (basket.coupons) bottom = draw_coupon_band(pen, *basket.coupons, bottom);
    draw_lines(pen, basket, {column.x, top, column.width, bottom - top - 4}, false);
  }
  draw_side(pen, basket);
  const bool pays = primary_button(
      ui, {.id = "sale/pay", .label = basket.pay_label, .amount = basket.total, .sub = basket.saved, .enabled = basket.can_pay});
  if (pays) pen.want(terminal::OpenPay{});
}

}  // namespace shuke::screens
