#include <algorithm>
#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/controls.h"
#include "app/screens/widgets/overlay.h"

// What the member may take home: each gift with its reason and its last day, and one button. The button asks once more in its own place.
namespace shuke::screens {
namespace {

using terminal::GiftRowView;
using terminal::GiftsView;
using text::Key;

constexpr float k_gifts_head = 76, k_gifts_foot = 60, k_gifts_gap = 8, k_gift_row = 92;

void draw_give_button(Pen& pen, const GiftsView& gifts, std::size_t index, const Rect& rect) {
  const GiftRowView& row = gifts.rows[index];
  const std::string id = "gift/" + std::to_string(index + 1);
  if (row.is_asked) {
    const bool fired = ink_button(pen.ui, {.id = id + "/confirm",
                                           .label = pen.say(Key::gift_confirm),
                                           .rect = rect,
                                           .icon = Icon::check,
                                           .enabled = !gifts.is_handing,
                                           .guarded = true});
    if (fired) pen.want(terminal::ConfirmGift{});
    return;
  }
  const bool fired = quiet_button(
      pen.ui, {.id = id + "/give", .label = pen.say(Key::gift_give), .rect = rect, .enabled = !gifts.is_handing}, Ground::page);
  if (fired) pen.want(terminal::AskGift{row.right});
}

void draw_gift(Pen& pen, const GiftsView& gifts, std::size_t index, const Rect& rect) {
  Ui& ui = pen.ui;
  const GiftRowView& row = gifts.rows[index];
  fill(ui, rect, ui.theme.well, {radius::card});
  const Colour colour = row.can_give ? ui.theme.warm : row.is_given ? ui.theme.brand : ui.theme.ink_3;
  draw_icon_plate(ui, {.rect = {rect.x + 14, rect.mid_y() - 20, 40, 40},
                       .icon = row.is_given ? Icon::check_circle : Icon::card_giftcard,
                       .colour = colour});
  const Rect button{rect.right() - 14 - 124, rect.mid_y() - 26, 124, 52};
  const float x = rect.x + 68;
  const float room = (row.can_give ? button.x - 12 : rect.right() - 16) - x;
  // A long name takes two small lines; what stands below makes room.
  const bool is_long = text_width(ui, Face::body_bold, row.name) > room;
  const Colour name = row.can_give ? ui.theme.ink : ui.theme.ink_2;
  const Face face = is_long ? Face::caption_bold : Face::body_bold;
  draw_text_block(ui, {x, rect.y + (is_long ? 27.0F : 24.0F)}, {.face = face, .colour = name, .max_width = room}, row.name);
  draw_text(ui, {x, rect.y + (is_long ? 55.0F : 47.0F)}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room}, row.why);
  const Colour note = row.is_given ? ui.theme.brand_tint.text : row.can_give ? ui.theme.warm_tint.text : ui.theme.ink_2;
  draw_text(ui, {x, rect.y + (is_long ? 74.0F : 68.0F)}, {.face = Face::caption_bold, .colour = note, .max_width = room}, row.note);
  if (row.can_give) draw_give_button(pen, gifts, index, button);
}

// What was refused, in place; otherwise what handing over means.
void draw_gifts_foot(Pen& pen, const GiftsView& gifts, const Rect& rect) {
  Ui& ui = pen.ui;
  const bool is_refused = !gifts.refusal.empty();
  if (is_refused) fill(ui, rect, ui.theme.bad.fill, {radius::well});
  const Colour colour = is_refused ? ui.theme.bad.text : ui.theme.ink_2;
  draw_icon(ui, {rect.x + 16, rect.mid_y()}, {IconSize::s20, colour}, is_refused ? Icon::error_outline : Icon::storefront);
  draw_text_block(ui, {rect.x + 34, rect.mid_y()},
                  {.face = is_refused ? Face::caption_bold : Face::caption, .colour = colour, .max_width = rect.width - 46},
                  is_refused ? gifts.refusal : pen.say(Key::gift_hint));
}

}  // namespace

void draw_gifts_sheet(Pen& pen, const GiftsView& gifts) {
  Ui& ui = pen.ui;
  const float rows = static_cast<float>(gifts.rows.size()) * (k_gift_row + k_gifts_gap);
  const Rect goods = ui.layout.goods;
  const float width = std::max(goods.width, 460.0F);
  const float height = std::min(k_gifts_head + rows + k_gifts_foot, ui.layout.height - 88);
  Sheet sheet(ui, {.id = "sheet",
                   .close_label = pen.say(Key::common_close),
                   .scrim = {ui.layout.work.x, ui.layout.work.y, ui.layout.work.width, ui.layout.height - ui.layout.work.y},
                   .rect = {goods.right() - width, ui.layout.height - height, width, height}});
  const Rect rect = sheet.rect();
  draw_sheet_title(pen, rect, pen.say(Key::gift_title));
  const ScrollLook list{.id = "gift/rows",
                        .label = pen.say(Key::gift_title),
                        .area = {rect.x + 16, rect.y + k_gifts_head, rect.width - 32, height - k_gifts_head - k_gifts_foot},
                        .row_height = k_gift_row,
                        .gap = k_gifts_gap,
                        .count = gifts.rows.size(),
                        .ground = ui.theme.surface};
  scroll_list(ui, pen.scratch.rows, list, [&](std::size_t index, const Rect& row) { draw_gift(pen, gifts, index, row); });
  draw_gifts_foot(pen, gifts, {rect.x + 16, rect.bottom() - k_gifts_foot + 6, rect.width - 32, 44});
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

}  // namespace shuke::screens
