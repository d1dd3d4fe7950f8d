#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/keypad.h"
#include "app/screens/widgets/overlay.h"

// Taking something off by hand: how much, and why. Over the goods, so that the basket stays in sight.
namespace shuke::screens {
namespace {

using terminal::DiscountView;
using text::Key;

constexpr std::size_t k_most_discount_keys = 9;

struct DiscountLayout {
  Rect sums;
  Rect rates;
  Rect reasons;
  Rect keys;
  Rect note;
};

DiscountLayout discount_layout(const Rect& rect) {
  const float x = rect.x + 20;
  const float width = rect.width - 40;
  const Rect note{x, rect.bottom() - 60, width, 44};
  const Rect sums{x, rect.y + 76, width, 76};
  const Rect rates{x, sums.bottom() + 12, width, 52};
  const Rect reasons{x, rates.bottom() + 40, width, 108};
  return {sums, rates, reasons, {x, reasons.bottom() + 16, width, note.y - 12 - reasons.bottom() - 16}, note};
}

void draw_before_after(Pen& pen, const DiscountView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  fill(ui, rect, ui.theme.well, {radius::card});
  draw_text(ui, {rect.x + 16, rect.y + 24}, {Face::caption, ui.theme.ink_2}, pen.say(Key::discount_before));
  draw_money(ui, {rect.x + 16, rect.y + 52}, {.figure = Face::emphasis, .sign = Face::body, .colour = ui.theme.ink, .align = Align::left},
             view.before);
  const std::string& shown = view.after.empty() ? view.typed : view.after;
  draw_text(ui, {rect.right() - 16, rect.y + 24}, {Face::caption, ui.theme.ink_2, Align::right},
            pen.say(view.after.empty() && !view.typed.empty() ? Key::discount_off : Key::discount_after));
  if (shown.empty()) return;
  const Colour colour = view.after.empty() ? ui.theme.ink_3 : ui.theme.brand_tint.text;
  draw_money(ui, {rect.right() - 16, rect.y + 52}, {.figure = Face::figure, .sign = Face::emphasis, .colour = colour}, shown);
}

void draw_choices(Pen& pen, const DiscountView& view, const DiscountLayout& at) {
  Ui& ui = pen.ui;
  const Grid rates{at.rates, static_cast<int>(view.rates.size()), 1, 8};
  for (std::size_t i = 0; i < view.rates.size(); ++i) {
    const std::string id = "discount/rate/" + std::to_string(i + 1);
    const Rect cell = rates.cell(static_cast<int>(i));
    if (choice(ui, {.id = id, .label = view.rates[i].label, .rect = cell, .chosen = view.rates[i].is_chosen}))
      pen.want(terminal::PickDiscountRate{view.rates[i].rate});
  }
  draw_text(ui, {at.reasons.x, at.reasons.y - 18}, {Face::body_bold, ui.theme.ink}, pen.say(Key::discount_why));
  const Grid reasons{at.reasons, 2, 2, 8};
  for (std::size_t i = 0; i < view.reasons.size(); ++i) {
    const std::string id = "discount/why/" + view.reasons[i].code;
    const Rect cell = reasons.cell(static_cast<int>(i));
    if (choice(ui, {.id = id, .label = view.reasons[i].label, .rect = cell, .chosen = view.reasons[i].is_chosen}))
      pen.want(terminal::PickDiscountReason{view.reasons[i].code});
  }
}

void type_discount(Pen& pen, const DiscountView& view, const KeyPress& press) {
  std::string typed = view.typed;
  if (press.kind == KeyPress::Kind::character) typed += press.characters;
  for (const char c : pen.typed.characters) {
    if ((c >= '0' && c <= '9') || c == '.') typed += c;
  }
  if ((press.kind == KeyPress::Kind::backspace || pen.typed.backspace) && !typed.empty()) typed.pop_back();
  if (press.kind == KeyPress::Kind::clear) typed.clear();
  if (typed != view.typed && typed.size() <= k_most_discount_keys) pen.want(terminal::TypeDiscount{typed});
  const bool confirms = press.kind == KeyPress::Kind::confirm || pen.typed.enter;
  if (confirms && view.can_confirm) pen.want(terminal::ConfirmDiscount{});
}

// The limit, or why not; and the way back.
void draw_note(Pen& pen, const DiscountView& view, const Rect& rect) {
  Ui& ui = pen.ui;
  float room = rect.width;
  if (view.can_remove) {
    const std::string& label = pen.say(Key::discount_remove);
    const float width = text_width(ui, Face::body_bold, label) + 36;
    room -= width + 10;
    if (quiet_button(ui, {.id = "discount/remove", .label = label, .rect = {rect.right() - width, rect.y, width, 44}}))
      pen.want(terminal::RemoveDiscount{});
  }
  const bool is_refused = !view.refusal.empty();
  const Colour colour = is_refused ? ui.theme.bad.text : ui.theme.ink_2;
  draw_text_block(ui, {rect.x, rect.mid_y()},
                  {.face = is_refused ? Face::caption_bold : Face::caption, .colour = colour, .max_width = room},
                  is_refused ? view.refusal : view.limit, 3);
}

}  // namespace

void draw_discount_sheet(Pen& pen, const DiscountView& view) {
  Ui& ui = pen.ui;
  const float height = std::min(690.0F, ui.layout.height - 72);
  Sheet sheet(ui, over_goods(pen, height));
  const Rect rect = sheet.rect();
  const DiscountLayout at = discount_layout(rect);
  draw_sheet_title(pen, rect, view.title);
  draw_before_after(pen, view, at.sums);
  draw_choices(pen, view, at);
  fill(ui, at.keys.inset(-10), ui.theme.keyboard_bed, {radius::card});
  const KeyPress press = amount_pad(ui, {.id = "discount/key",
                                         .rect = at.keys,
                                         .clear_label = pen.say(Key::common_clear),
                                         .confirm_label = pen.say(Key::discount_give),
                                         .back_label = pen.say(Key::common_undo),
                                         .can_confirm = view.can_confirm});
  type_discount(pen, view, press);
  draw_note(pen, view, at.note);
  if (sheet.was_dismissed()) pen.want(terminal::CloseOverlay{});
}

}  // namespace shuke::screens
