#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/controls.h"
#include "app/screens/widgets/rows.h"

namespace shuke::screens {
namespace {

using domain::TenderKind;
using terminal::PayView;
using terminal::TenderTile;
using text::Key;

struct TileLook {
  const char* id;
  Icon icon;
  Colour colour;
  std::optional<TenderKind> kind;
};

TileLook look_of(TenderTile tile) {
  switch (tile) {
    case TenderTile::cash: return {"pay/cash", Icon::payments, {0x0C6B58}, TenderKind::cash};
    case TenderTile::wechat: return {"pay/wechat", Icon::qr_code, {0x0B9B4A}, TenderKind::wechat};
    case TenderTile::alipay: return {"pay/alipay", Icon::qr_code, {0x1668DC}, TenderKind::alipay};
    case TenderTile::bank_card: return {"pay/card", Icon::credit_card, {0x4A4F8F}, TenderKind::bank_card};
    case TenderTile::stored_value: return {"pay/stored_value", Icon::account_balance_wallet, {0x8A5A12}, TenderKind::stored_value};
    case TenderTile::points: return {"pay/points", Icon::stars, {0xB4590B}, TenderKind::points};
    case TenderTile::voucher: return {"pay/voucher", Icon::confirmation_number, {0xB23A48}, TenderKind::voucher};
    case TenderTile::more: return {"pay/more", Icon::more_horiz, {0x565D5C}, std::nullopt};
  }
  return {"pay/more", Icon::more_horiz, {0x565D5C}, std::nullopt};
}

// The screen's three blocks, from the work area's own measures so that they fit every panel.
struct PayLayout {
  Rect tiles;
  Rect amount;
  Rect quick;
  Rect keys;
  Rect hint;
  Rect options;
};

PayLayout pay_layout(const Layout& layout) {
  const Rect work = layout.work;
  const float bottom = layout.height - 16;
  const Rect options{work.x, bottom - 100, work.width, 100};
  const Rect hint{work.x, options.y - 16 - 68, work.width, 68};
  const float tiles_width = layout.is_compact ? work.width * 0.42F : 308;
  const float top = 80;
  const float height = hint.y - 20 - top;
  const Rect right{work.x + tiles_width + 12, top, work.width - tiles_width - 12, height};
  return {{work.x, top, tiles_width, height},
          {right.x, top, right.width, 96},
          {right.x, top + 108, right.width, 56},
          {right.x, top + 176, right.width, height - 176},
          hint,
          options};
}

void draw_customer(Pen& pen, const PayView& pay) {
  if (pay.customer.empty()) return;
  Ui& ui = pen.ui;
  const float title = text_width(ui, Face::title, pay.title);
  float x = ui.layout.member.x + 44 + title + 24;
  draw_avatar(ui, {x + 16, 34}, 16, {.letter = pay.initial, .material = material_of(pay.tier)});
  x += 40;
  x += draw_text(ui, {x, 34}, {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = 220}, pay.customer) + 10;
  draw_badge(ui, {x, 34}, {pay.tier_name, material_of(pay.tier)});
}

void draw_tiles(Pen& pen, const PayView& pay, const Rect& area) {
  const Grid grid{area, 2, 4, 12};
  for (std::size_t i = 0; i < pay.tiles.size(); ++i) {
    const terminal::TenderTileView& tile = pay.tiles[i];
    const TileLook look = look_of(tile.tile);
    const bool tapped = tender_tile(pen.ui, {.id = look.id,
                                             .name = tile.name,
                                             .note = tile.state,
                                             .rect = grid.cell(static_cast<int>(i)),
                                             .icon = look.icon,
                                             .colour = look.colour,
                                             .chosen = tile.is_active,
                                             .settled = tile.is_taken && !tile.is_active,
                                             .enabled = tile.is_enabled});
    if (tapped && look.kind) pen.want(terminal::PickTender{*look.kind});
  }
}

void draw_amount(Pen& pen, const PayView& pay, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect, radius::card, depth::tile);
  const bool is_typed = !pay.typed.empty();
  const std::string& shown = is_typed ? pay.typed : pay.suggested;
  const Colour colour = is_typed ? ui.theme.ink : ui.theme.ink_3.with_alpha(110);
  const bool has_room = rect.width - 52 - money_width(ui, {.figure = Face::change, .sign = Face::figure, .colour = colour}, shown) >= 150;
  const Face face = has_room ? Face::change : Face::total;
  const float figure =
      draw_money(ui, {rect.right() - 20, rect.mid_y() - 2}, {.figure = face, .sign = Face::figure, .colour = colour}, shown);
  const float room = rect.width - figure - 52;
  draw_text(ui, {rect.x + 20, rect.y + 24}, {.face = Face::body, .colour = ui.theme.ink_2, .max_width = room}, pay.amount_label);
  draw_text_block(ui, {rect.x + 20, rect.y + 63}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room}, pay.amount_hint, 3);
}

void draw_quick(Pen& pen, const PayView& pay, const Rect& area) {
  const int count = static_cast<int>(pay.quick.size());
  const Grid grid{area, count == 1 ? 1 : 4, 1, pen.ui.layout.is_compact ? 6.0F : 12.0F};
  for (std::size_t i = 0; i < pay.quick.size(); ++i) {
    const terminal::QuickAmountView& quick = pay.quick[i];
    const std::string id = "pay/quick/" + std::to_string(i + 1);
    if (choice(pen.ui, {.id = id,
                        .label = quick.label,
                        .rect = grid.cell(static_cast<int>(i)),
                        .chosen = quick.is_chosen,
                        .note = quick.note,
                        .ground = Ground::page}))
      pen.want(terminal::PickQuickAmount{Money{quick.fen}});
  }
}

void type_amount(Pen& pen, const PayView& pay, const KeyPress& press) {
  // A prefilled amount is a proposal: the first digit replaces it.
  const bool has_digits = press.kind == KeyPress::Kind::character || !pen.typed.characters.empty();
  std::string typed = pay.is_prefilled && has_digits ? std::string() : pay.typed;
  if (press.kind == KeyPress::Kind::character) typed += press.characters;
  for (const char c : pen.typed.characters) {
    if ((c >= '0' && c <= '9') || c == '.') typed += c;
  }
  if ((press.kind == KeyPress::Kind::backspace || pen.typed.backspace) && !typed.empty()) typed.pop_back();
  if (press.kind == KeyPress::Kind::clear) typed.clear();
  if (typed != pay.typed && typed.size() <= 10) pen.want(terminal::TypeAmount{typed});
  if (press.kind == KeyPress::Kind::confirm) pen.want(terminal::TakeAmount{});
  if (!pen.typed.enter) return;
  if (pay.can_confirm) return pen.want(terminal::ConfirmPay{});
  pen.want(terminal::TakeAmount{});
}

void draw_refusal(Pen& pen, const PayView& pay, const Rect& rect) {
  Ui& ui = pen.ui;
  fill(ui, rect, ui.theme.bad.fill, {radius::card});
  draw_icon(ui, {rect.x + 34, rect.mid_y()}, {IconSize::s24, ui.theme.bad.text}, Icon::error_outline);
  draw_text_block(ui, {rect.x + 68, rect.mid_y()}, {.face = Face::body_bold, .colour = ui.theme.bad.text, .max_width = rect.width - 84},
                  pay.refusal);
}

// What is worth saying before the money is taken: an upgrade with this sale, or a card for a guest who has reached the threshold.
void draw_hint(Pen& pen, const PayView& pay, const Rect& rect) {
  if (!pay.refusal.empty()) return draw_refusal(pen, pay, rect);
  if (pay.upgrade_title.empty()) return;
  if (!pay.offers_enrolment) {
    Ui& ui = pen.ui;
    fill(ui, rect, ui.theme.warm_tint.fill, {radius::card});
    draw_icon_plate(
        ui,
        {.rect = {rect.x + 14, rect.y + 14, 40, 40}, .icon = Icon::workspace_premium, .colour = ui.theme.warm, .ground = ui.theme.surface});
    const TextStyle note{.face = Face::caption, .colour = ui.theme.warm_tint.text, .max_width = rect.width - 84};
    const bool is_long = text_width(ui, note.face, pay.upgrade_note) > note.max_width;
    draw_text(ui, {rect.x + 68, rect.mid_y() - (is_long ? 18.0F : 11.0F)},
              {.face = Face::body_bold, .colour = ui.theme.warm_tint.text, .max_width = rect.width - 84}, pay.upgrade_title);
    draw_text_block(ui, {rect.x + 68, rect.mid_y() + 12}, note, pay.upgrade_note);
    return;
  }
  const bool enrols = action_row(pen.ui, {.id = "pay/enrol",
                                          .title = pay.upgrade_title,
                                          .sub = pay.upgrade_note,
                                          .detail = pen.say(Key::nudge_reached_action),
                                          .rect = rect,
                                          .icon = Icon::loyalty,
                                          .tone = Tone::warm});
  if (enrols) pen.want(terminal::OpenEnrol{});
}

void draw_options(Pen& pen, const PayView& pay, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect, radius::card, depth::tile);
  draw_text(ui, {rect.x + 20, rect.y + 34}, {Face::body_bold, ui.theme.ink}, pen.say(Key::pay_rounding));
  draw_text(ui, {rect.x + 20, rect.y + 60}, {Face::caption, ui.theme.ink_2}, pen.say(Key::pay_rounding_hint));
  static constexpr std::array<std::string_view, 3> k_keys{"none", "jiao", "yuan"};
  const std::array<std::string_view, 3> labels{pen.say(Key::pay_rounding_none), pen.say(Key::pay_rounding_jiao),
                                               pen.say(Key::pay_rounding_yuan)};
  const float left = rect.x + 140;
  const int picked = segmented(ui, {.id = "pay/rounding",
                                    .keys = k_keys,
                                    .labels = labels,
                                    .rect = {left, rect.y + 22, rect.right() - 20 - left, 56},
                                    .chosen = static_cast<int>(pay.rounding)});
  if (picked >= 0) pen.want(terminal::SetRounding{static_cast<domain::Rounding>(picked)});
}

Icon row_icon(TenderKind kind) {
  switch (kind) {
    case TenderKind::cash: return Icon::payments;
    case TenderKind::bank_card: return Icon::credit_card;
    case TenderKind::wechat:
    case TenderKind::alipay: return Icon::qr_code;
    case TenderKind::change: return Icon::payments;
    case TenderKind::rounding: return Icon::content_cut;
    case TenderKind::stored_value: return Icon::account_balance_wallet;
    case TenderKind::points: return Icon::stars;
    case TenderKind::voucher: return Icon::confirmation_number;
    case TenderKind::exchange: return Icon::swap_horiz;
    case TenderKind::spent_points: return Icon::payments;
  }
  return Icon::payments;
}

void draw_tender_row(Pen& pen, const terminal::TenderRowView& row, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_icon_plate(ui, {.rect = {rect.x, rect.y + 8, 40, 40}, .icon = row_icon(row.kind), .colour = ui.theme.brand});
  const float right = rect.right() - (row.can_remove ? 48.0F : 0.0F);
  const float amount = draw_number(ui, {right, rect.y + 28}, {Face::emphasis, ui.theme.ink, Align::right}, row.amount);
  const float room = right - amount - 12 - (rect.x + 54);
  draw_text(ui, {rect.x + 54, rect.y + (row.detail.empty() ? 28.0F : 18.0F)},
            {.face = Face::body_bold, .colour = ui.theme.ink, .max_width = room}, row.name);
  draw_text(ui, {rect.x + 54, rect.y + 39}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room}, row.detail);
  if (!row.can_remove) return;
  const std::string id = "pay/remove/" + std::to_string(row.index + 1);
  const bool removed = icon_button(ui, {.id = id,
                                        .label = pen.say(Key::pay_remove_tender),
                                        .rect = {rect.right() - 44, rect.y + 6, 44, 44},
                                        .icon = Icon::close,
                                        .style = {IconSize::s20, ui.theme.ink_3}});
  if (removed) pen.want(terminal::RemoveTender{row.index});
}

void draw_change(Pen& pen, const PayView& pay, const Rect& rect) {
  Ui& ui = pen.ui;
  fill(ui, rect, ui.theme.brand_tint.fill, {radius::primary});
  const Colour colour = ui.theme.brand_tint.text;
  draw_text(ui, {rect.x + 24, rect.y + 38}, {Face::title, colour}, pay.change_label);
  draw_text_block(ui, {rect.right() - 24, rect.y + 38},
                  {.face = Face::caption,
                   .colour = colour,
                   .align = Align::right,
                   .max_width = rect.width - 48 - 16 - text_width(ui, Face::title, pay.change_label)},
                  pay.change_hint);
  draw_money(ui, {rect.right() - 24, rect.y + 94}, {.figure = Face::change, .sign = Face::total, .colour = colour}, pay.change);
  draw_text_block(ui, {rect.x + 24, rect.y + 147}, {.face = Face::caption, .colour = colour, .max_width = rect.width - 48},
                  pay.change_note);
}

void draw_sums(Pen& pen, const PayView& pay) {
  Ui& ui = pen.ui;
  const Rect column = ui.layout.basket_content;
  draw_text(ui, {column.x, 100}, {Face::body, ui.theme.ink_2}, pen.say(Key::pay_due));
  draw_money(ui, {column.right(), 102}, {.figure = Face::total, .sign = Face::title, .colour = ui.theme.ink}, pay.due);
  draw_text(ui, {column.x, 132}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = column.width}, pay.summary);
  hairline(ui, {column.x, 158}, column.right());
  const float change_height = pay.change.empty() ? 0.0F : 176 + 20;
  const Rect change{column.x, ui.layout.primary.y - 20 - 176, column.width, 176};
  const float sums = pay.given.empty() ? 50.0F : 86.0F;
  const float room = ui.layout.primary.y - 20 - change_height - sums - 166;
  const float rows = std::min(static_cast<float>(pay.rows.size()) * 60, std::max(room, 60.0F));
  const ScrollLook look{.id = "pay/rows",
                        .label = pen.say(Key::pay_due),
                        .area = {column.x, 166, column.width, rows},
                        .row_height = 60,
                        .gap = 0,
                        .count = pay.rows.size(),
                        .ground = ui.theme.surface,
                        .follow_end = true};
  if (!pay.rows.empty())
    scroll_list(ui, pen.scratch.tenders, look, [&](std::size_t index, const Rect& rect) { draw_tender_row(pen, pay.rows[index], rect); });
  float y = 166 + rows + 6;
  if (!pay.rows.empty()) hairline(ui, {column.x, y}, column.right());
  y += 32;
  draw_text(ui, {column.x, y}, {Face::emphasis, ui.theme.ink}, pay.remaining_label);
  draw_number(ui, {column.right(), y}, {Face::figure, ui.theme.ink, Align::right}, pay.remaining);
  if (!pay.given.empty()) {
    draw_text(ui, {column.x, y + 38}, {Face::body, ui.theme.ink_2}, pen.say(Key::pay_customer_gives));
    draw_number(ui, {column.right(), y + 38}, {Face::emphasis, ui.theme.ink_2, Align::right}, pay.given);
  }
  if (!pay.change.empty()) draw_change(pen, pay, change);
}

}  // namespace

void draw_pay_screen(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const PayView& pay = view.pay;
  const PayLayout at = pay_layout(ui.layout);
  draw_screen_title(pen, "pay/back", pay.title, terminal::CancelPay{});
  draw_customer(pen, pay);
  draw_tiles(pen, pay, at.tiles);
  draw_amount(pen, pay, at.amount);
  draw_quick(pen, pay, at.quick);
  const KeyPress press = amount_pad(ui, {.id = "pay/key",
                                         .rect = at.keys,
                                         .clear_label = pen.say(Key::common_clear),
                                         .confirm_label = pen.say(Key::pay_take),
                                         .back_label = pen.say(Key::common_undo),
                                         .can_confirm = !pay.is_committing});
  type_amount(pen, pay, press);
  draw_hint(pen, pay, at.hint);
  draw_options(pen, pay, at.options);
  draw_basket_column(pen, view.status);
  draw_sums(pen, pay);
  if (side_action(ui, {.id = "pay/cancel", .label = pen.say(Key::pay_cancel), .icon = Icon::undo, .enabled = !pay.is_committing}))
    pen.want(terminal::CancelPay{});
  const std::string& label = pay.is_committing ? pen.say(Key::pay_saving) : pay.confirm;
  if (primary_button(ui, {.id = "pay/confirm", .label = label, .enabled = pay.can_confirm})) pen.want(terminal::ConfirmPay{});
}

}  // namespace shuke::screens
