#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/controls.h"
#include "app/screens/widgets/overlay.h"

// The picker over the goods: the basket and its total stay in sight while coupons go on and off.
namespace shuke::screens {
namespace {

using terminal::CouponRow;
using text::Key;

constexpr float k_coupon_head = 76, k_coupon_foot = 52, k_coupon_gap = 8, k_coupon_row = 84;

void draw_worth_of(Pen& pen, const CouponRow& row, const Rect& rect, float room) {
  Ui& ui = pen.ui;
  const float x = rect.x + 68;
  draw_text(ui, {x, rect.y + 24}, {.face = Face::body_bold, .colour = row.can_tap ? ui.theme.ink : ui.theme.ink_2, .max_width = room},
            row.name);
  draw_text(ui, {x, rect.y + 44}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room}, row.detail);
  const Colour why = row.reason.empty() ? ui.theme.brand_tint.text : ui.theme.warm_tint.text;
  draw_text(ui, {x, rect.y + 64}, {.face = Face::caption_bold, .colour = why, .max_width = rect.right() - 16 - x},
            row.reason.empty() ? row.saves : row.reason);
}

void draw_coupon(Pen& pen, const CouponRow& row, std::size_t index, const Rect& rect) {
  Ui& ui = pen.ui;
  const std::string id = "coupon/" + std::to_string(index + 1);
  const std::string label = row.name + " " + (row.reason.empty() ? row.saves : row.reason);
  const Hit pressed =
      hit(ui, {.id = id, .label = label, .rect = rect, .kind = WidgetKind::row, .value = row.is_on ? "on" : "", .enabled = row.can_tap});
  if (row.is_on) {
    draw_chosen(ui, rect, radius::card);
  } else {
    fill(ui, rect, press_shade(ui, ui.theme.well, pressed), {radius::card});
  }
  const Colour colour = row.can_tap ? ui.theme.brand : ui.theme.ink_3;
  draw_icon_plate(ui, {.rect = {rect.x + 14, rect.mid_y() - 20, 40, 40}, .icon = Icon::confirmation_number, .colour = colour});
  draw_worth_of(pen, row, rect, rect.width - 68 - (row.can_tap ? 58.0F : 16.0F));
  if (row.can_tap) draw_checkbox(ui, {rect.right() - 32, rect.mid_y()}, row.is_on);
  if (pressed.fired) pen.want(terminal::TapCoupon{row.code});
}

}  // namespace

void draw_coupon_sheet(Pen& pen, const terminal::CouponsView& coupons) {
  Ui& ui = pen.ui;
  const float rows = static_cast<float>(coupons.rows.size()) * (k_coupon_row + k_coupon_gap);
  const float height = std::min(k_coupon_head + std::max(rows, 160.0F) + k_coupon_foot, ui.layout.height - 88);
  Sheet sheet(ui, over_goods(pen, height));
  const Rect rect = sheet.rect();
  draw_sheet_title(pen, rect, pen.say(Key::coupon_title));
  const Rect area{rect.x + 16, rect.y + k_coupon_head, rect.width - 32, height - k_coupon_head - k_coupon_foot};
  if (coupons.rows.empty()) {
    draw_empty_state(ui, {.area = area, .icon = Icon::confirmation_number, .title = pen.say(Key::coupon_none)});
  } else {
    const ScrollLook list{.id = "coupon/rows",
                          .label = pen.say(Key::coupon_title),
                          .area = area,
                          .row_height = k_coupon_row,
                          .gap = k_coupon_gap,
                          .count = coupons.rows.size(),
                          .ground = ui.theme.surface};
    scroll_list(ui, pen.scratch.rows, list, [&](std::size_t index, const Rect& row) { draw_coupon(pen, coupons.rows[index], index, row); });
  }
  draw_icon(ui, {rect.x + 32, rect.bottom() - 28}, {IconSize::s20, ui.theme.ink_2}, Icon::qr_code_scanner);
  draw_text(ui, {rect.x + 50, rect.bottom() - 28}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = rect.width - 70},
            pen.say(Key::coupon_hint));
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

}  // namespace shuke::screens
