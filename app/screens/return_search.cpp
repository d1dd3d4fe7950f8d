#include <algorithm>
#include <string>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"

namespace shuke::screens {
namespace {

using terminal::PurchaseView;
using terminal::ReturnSearchView;
using text::Key;

constexpr std::size_t k_most_typed = 24;
constexpr float k_around = 12;  // how far the depth of a card may reach out of the list

void type_receipt(Pen& pen, const ReturnSearchView& search, const KeyPress& press) {
  std::string typed = search.typed;
  if (press.kind == KeyPress::Kind::character) typed += press.characters;
  typed += pen.typed.characters;
  if ((press.kind == KeyPress::Kind::backspace || pen.typed.backspace) && !typed.empty()) typed.pop_back();
  if (typed != search.typed && typed.size() <= k_most_typed) pen.want(terminal::TypeReceipt{typed});
  if (pen.typed.enter) pen.want(terminal::FindReceipt{});
}

// Scan, or type the number: the last digits are enough for a receipt of this till.
void draw_number_card(Pen& pen, const ReturnSearchView& search, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect);
  const float x = rect.x + 16, width = rect.width - 32;
  draw_icon(ui, {x + 16, rect.y + 40}, {IconSize::s32, ui.theme.brand}, Icon::qr_code_scanner);
  draw_text_block(ui, {x + 44, rect.y + 40}, {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = width - 44},
                  pen.say(Key::return_scan));
  LineEdit line;
  line.set(search.typed);
  field(ui,
        {.id = "return/number",
         .label = pen.say(Key::return_number),
         .rect = {x, rect.y + 78, width, 52},
         .placeholder = pen.say(Key::return_number),
         .icon = Icon::receipt_long,
         .active = !search.typed.empty()},
        line);
  const bool is_refused = !search.refusal.empty();
  draw_text_block(ui, {x + 2, rect.y + 152},
                  {.face = Face::caption, .colour = is_refused ? ui.theme.bad.text : ui.theme.ink_2, .max_width = width - 2},
                  is_refused ? search.refusal : pen.say(Key::return_number_hint));
  const Rect find{x, rect.bottom() - 16 - 60, width, 60};
  const KeyPress press = phone_pad(
      ui, {.id = "return/pad", .rect = {x, rect.y + 180, width, find.y - 10 - (rect.y + 180)}, .back_label = pen.say(Key::common_clear)});
  type_receipt(pen, search, press);
  if (ink_button(ui, {.id = "return/find",
                      .label = pen.say(Key::return_find),
                      .rect = find,
                      .icon = Icon::search,
                      .enabled = !search.typed.empty() && !search.is_looking}))
    pen.want(terminal::FindReceipt{});
}

void draw_purchase(Pen& pen, const PurchaseView& purchase, std::size_t index, const Rect& row) {
  Ui& ui = pen.ui;
  const Rect rect = row.inset(k_around, 0);
  const std::string id = "return/purchase/" + std::to_string(index + 1);
  const Hit pressed = hit(ui, {.id = id, .label = purchase.receipt, .rect = rect, .kind = WidgetKind::row, .value = purchase.paid});
  draw_card(ui, rect, radius::card, depth::tile);
  if (pressed.held) fill(ui, rect, ui.theme.well, {radius::card});
  draw_thumbnail(ui, {rect.x + 14, rect.mid_y() - 28, 56, 56}, art_of({purchase.garment, purchase.rgb}));
  const float right = rect.right() - 44;
  draw_icon(ui, {rect.right() - 22, rect.mid_y()}, {IconSize::s24, ui.theme.ink_3}, Icon::chevron_right);
  const float paid = draw_number(ui, {right, rect.mid_y()}, {Face::emphasis, ui.theme.ink, Align::right}, purchase.paid);
  const float x = rect.x + 84, room = right - paid - 14 - x;
  const bool is_long = text_width(ui, Face::body_bold, purchase.items) > room;
  draw_text_block(ui, {x, rect.mid_y() - (is_long ? 12.0F : 13.0F)},
                  {.face = is_long ? Face::caption_bold : Face::body_bold, .colour = ui.theme.ink, .max_width = room}, purchase.items);
  // The number where it finds room; what came back already goes before it.
  const std::string& rest = purchase.note.empty() ? purchase.receipt : purchase.note;
  const std::string whole = pen.words.say(Key::common_dot, {purchase.when, rest});
  const std::string& line = text_width(ui, Face::caption, whole) <= room ? whole : purchase.note.empty() ? purchase.when : purchase.note;
  draw_text(ui, {x, rect.mid_y() + (is_long ? 21.0F : 13.0F)}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room}, line);
  if (pressed.fired) pen.want(terminal::PickPurchase{purchase.receipt});
}

void draw_purchases(Pen& pen, const ReturnSearchView& search, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_text(ui, {rect.x + 4, rect.y + 12}, {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = rect.width - 8},
            search.list_title);
  const Rect list{rect.x, rect.y + 34, rect.width, rect.height - 34};
  if (search.purchases.empty()) {
    fill(ui, list, ui.theme.well_strong.faded(0.5F), {radius::card});
    return draw_empty_state(ui, {.area = list, .icon = Icon::receipt_long, .title = search.list_none});
  }
  const ScrollLook look{.id = "return/purchases",
                        .label = search.list_title,
                        .area = list.inset(-k_around, 0),
                        .row_height = 76,
                        .gap = 10,
                        .count = search.purchases.size(),
                        .ground = ui.theme.page};
  scroll_list(ui, pen.scratch.purchases, look,
              [&](std::size_t index, const Rect& row) { draw_purchase(pen, search.purchases[index], index, row); });
}

}  // namespace

void draw_return_search(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const ReturnSearchView& search = view.returning.search;
  const Rect work = ui.layout.work;
  draw_screen_title(pen, "return/back", pen.say(Key::return_title), terminal::CloseReturn{});
  const float width = ui.layout.is_compact ? 252.0F : 308.0F;
  const Rect number{work.x, work.y, width, std::min(work.height, 540.0F)};
  draw_number_card(pen, search, number);
  draw_purchases(pen, search, {number.right() + 16, work.y, work.right() - number.right() - 16, work.height});
  draw_basket_column(pen, view.status);
  draw_refund(pen, view.returning);
}

}  // namespace shuke::screens
