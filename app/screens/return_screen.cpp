#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/controls.h"

namespace shuke::screens {
namespace {

using domain::GoodsCondition;
using domain::ReturnCause;
using terminal::ReturnPieceView;
using terminal::ReturnView;
using text::Key;

constexpr float k_piece = 84, k_chip = 52, k_offer = 54;
constexpr float k_beyond = 12;  // how far the depth of a card may reach out of the list

// The left side from the top; what is chosen last stands on the lower edge, the pieces take what is between.
struct ReturnLayout {
  Rect head;
  Rect pieces;
  Rect causes;
  Rect conditions;
  Rect offer;
};

ReturnLayout return_layout(const Layout& layout) {
  const Rect work = layout.work;
  const Rect offer{work.x, layout.height - 16 - k_offer, work.width, k_offer};
  const Rect conditions{work.x, offer.y - 14 - k_chip, work.width, k_chip};
  const Rect causes{work.x, conditions.y - 12 - k_chip, work.width, k_chip};
  const float top = 212;
  return {{work.x, 72, work.width, 92}, {work.x, top, work.width, causes.y - 12 - top}, causes, conditions, offer};
}

void draw_return_title(Pen& pen) {
  Ui& ui = pen.ui;
  draw_screen_title(pen, "return/back", pen.say(Key::return_title), terminal::CloseReturn{});
  const Rect work = ui.layout.work;
  const std::string& other = pen.say(Key::return_other);
  const float width = std::max(text_width(ui, Face::body, other) + 70, ui.layout.is_compact ? 0.0F : 224.0F);
  const Rect rect{work.right() - width, 10, width, 48};
  const Hit pressed = hit(ui, {.id = "return/other", .label = other, .rect = rect});
  if (!ui.theme.is_dark) draw_shadow(ui, rect, depth::tile);
  fill(ui, rect, press_shade(ui, ui.theme.surface, pressed), {24});
  if (ui.theme.is_dark) outline(ui, rect, ui.theme.line, 24);
  draw_icon(ui, {rect.x + 26, rect.mid_y()}, {IconSize::s20, ui.theme.brand}, Icon::qr_code_scanner);
  draw_text(ui, {rect.x + 46, rect.mid_y()}, {Face::body, ui.theme.ink_2}, other);
  if (pressed.fired) pen.want(terminal::LeaveReceipt{});
  const float hint = work.x + 44 + text_width(ui, Face::title, pen.say(Key::return_title)) + 14;
  const std::string& words = pen.say(Key::return_title_hint);
  if (hint + text_width(ui, Face::body, words) + 16 < rect.x) draw_text(ui, {hint, 35}, {Face::body, ui.theme.ink_2}, words);
}

void draw_customer(Pen& pen, const terminal::ReturnHeadView& head, const Rect& rect, float to) {
  Ui& ui = pen.ui;
  const bool is_guest = head.tier_name.empty();
  draw_avatar(ui, {rect.x + 46, rect.mid_y()}, 26,
              {.letter = head.initial, .material = is_guest ? std::nullopt : std::optional(material_of(head.tier))});
  const float x = rect.x + 86;
  if (is_guest) {
    draw_text(ui, {x, rect.mid_y()}, {.face = Face::title, .colour = ui.theme.ink, .max_width = to - x}, head.customer);
    return;
  }
  const Badge badge{head.tier_name, material_of(head.tier)};
  const float room = to - x - badge_width(ui, badge) - 10;
  const float name = draw_text(ui, {x, rect.y + 33}, {.face = Face::title, .colour = ui.theme.ink, .max_width = room}, head.customer);
  draw_badge(ui, {x + name + 10, rect.y + 33}, badge);
  draw_text(ui, {x, rect.y + 61}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = to - x}, head.phone_and_owner);
}

// Who bought, on which receipt, what was paid, and whether the days for returns are over. On a narrow panel the receipt takes three rows.
void draw_head(Pen& pen, const terminal::ReturnHeadView& head, const Rect& rect) {
  Ui& ui = pen.ui;
  const bool is_compact = ui.layout.is_compact;
  draw_card(ui, rect);
  const float divider = rect.x + (is_compact ? 268.0F : rect.width * 0.397F);
  draw_customer(pen, head, rect, divider - 12);
  vertical_hairline(ui, {divider, rect.y + 20}, rect.bottom() - 20);
  const float x = divider + (is_compact ? 16.0F : 24.0F), right = rect.right() - (is_compact ? 16.0F : 20.0F);
  const Colour window = head.is_late ? ui.theme.bad.text : ui.theme.brand_tint.text;
  if (is_compact) {
    draw_text(ui, {x, rect.y + 19}, {.face = Face::caption_bold, .colour = ui.theme.ink, .max_width = right - x}, head.receipt);
    draw_text(ui, {x, rect.y + 38}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = right - x}, head.when);
    draw_text(ui, {x, rect.y + 56}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = right - x}, head.paid);
    draw_text(ui, {x, rect.y + 74}, {.face = Face::caption_bold, .colour = window, .max_width = right - x}, head.window);
    return;
  }
  draw_text(ui, {x, rect.y + 33}, {Face::caption_bold, ui.theme.ink}, head.receipt);
  draw_text(ui, {x, rect.y + 59}, {Face::caption, ui.theme.ink_2}, head.when);
  const float room = right - x - 12;
  draw_text(ui, {right, rect.y + 33},
            {.face = Face::caption,
             .colour = ui.theme.ink_2,
             .align = Align::right,
             .max_width = room - text_width(ui, Face::caption_bold, head.receipt)},
            head.paid);
  draw_text(
      ui, {right, rect.y + 59},
      {.face = Face::caption_bold, .colour = window, .align = Align::right, .max_width = room - text_width(ui, Face::caption, head.when)},
      head.window);
}

// Where the words of a piece lie: the reasons beside name and variant where they find room in every row, else below them.
struct PieceWords {
  float left = 0;
  float reasons = 0;
  bool is_wide = false;
};

float figure_width(Ui& ui, const ReturnPieceView& piece) {
  return std::max(number_width(ui, Face::title, piece.paid), number_width(ui, Face::caption, piece.was));
}

PieceWords piece_words(Ui& ui, const ReturnView& view, const Rect& area) {
  PieceWords at{.left = area.x + 148, .reasons = area.x + area.width * 0.462F, .is_wide = !ui.layout.is_compact};
  for (const ReturnPieceView& piece : view.pieces) {
    const float right = area.right() - 22 - figure_width(ui, piece) - 14;
    const bool has_room = text_width(ui, Face::emphasis, piece.name) <= at.reasons - 12 - at.left &&
                          text_width(ui, Face::caption, piece.reasons) <= right - at.reasons;
    at.is_wide = at.is_wide && has_room;
  }
  return at;
}

void draw_piece_words(Pen& pen, const ReturnPieceView& piece, const PieceWords& at, const Rect& rect) {
  Ui& ui = pen.ui;
  const float right = rect.right() - 22 - figure_width(ui, piece) - 14;
  const float room = (at.is_wide ? at.reasons - 12 : right) - at.left;
  const bool is_low = !at.is_wide && !piece.reasons.empty();
  const Colour ink = piece.is_returned ? ui.theme.ink_3 : ui.theme.ink;
  const Face face = text_width(ui, Face::emphasis, piece.name) <= room ? Face::emphasis : Face::body_bold;
  draw_text(ui, {at.left, rect.y + (is_low ? 22.0F : 28.0F)}, {.face = face, .colour = ink, .max_width = room}, piece.name);
  const float y = rect.y + (is_low ? 43.0F : 56.0F);
  draw_swatch(ui, {at.left + 5, y}, 5, Colour{piece.rgb});
  draw_text(ui, {at.left + 17, y}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = room - 17}, piece.variant);
  const Point reasons = is_low ? Point{at.left, rect.y + 64} : Point{at.reasons, rect.mid_y()};
  draw_text(ui, reasons, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = right - reasons.x}, piece.reasons);
}

struct PieceRow {
  const ReturnPieceView& piece;
  std::size_t index = 0;
  Rect rect;
};

void draw_piece(Pen& pen, const PieceRow& row, const PieceWords& words) {
  const ReturnPieceView& piece = row.piece;
  const Rect& rect = row.rect;
  Ui& ui = pen.ui;
  const std::string id = "return/piece/" + std::to_string(row.index + 1);
  const Hit pressed = hit(ui, {.id = id,
                               .label = piece.name,
                               .rect = rect,
                               .kind = WidgetKind::row,
                               .value = piece.is_returned ? "returned"
                                        : piece.is_chosen ? "on"
                                                          : "off",
                               .enabled = !piece.is_returned});
  if (piece.is_chosen) {
    draw_chosen(ui, rect, radius::card);
  } else if (piece.is_returned) {
    fill(ui, rect, ui.theme.well_strong.faded(0.6F), {radius::card});
  } else {
    draw_card(ui, rect, radius::card, depth::tile);
  }
  if (pressed.held && !piece.is_chosen) fill(ui, rect, ui.theme.well, {radius::card});
  if (!piece.is_returned) draw_checkbox(ui, {rect.x + 34, rect.mid_y()}, piece.is_chosen);
  if (piece.is_returned) draw_icon(ui, {rect.x + 34, rect.mid_y()}, {IconSize::s24, ui.theme.ink_3}, Icon::undo);
  draw_thumbnail(ui, {rect.x + 66, rect.mid_y() - 32, 64, 64}, art_of({piece.garment, piece.rgb}));
  const float right = rect.right() - 22;
  const bool has_was = !piece.was.empty();
  const Colour ink = piece.is_returned ? ui.theme.ink_3 : ui.theme.ink;
  draw_number(ui, {right, rect.mid_y() - (has_was ? 9.0F : 0.0F)}, {Face::title, ink, Align::right}, piece.paid);
  if (has_was) draw_struck(ui, {right, rect.mid_y() + 17}, {Face::caption, ui.theme.ink_3, Align::right}, piece.was);
  draw_piece_words(pen, piece, words, rect);
  if (pressed.fired) pen.want(terminal::TapPiece{row.index});
}

void draw_pieces(Pen& pen, const ReturnView& view, const Rect& area) {
  Ui& ui = pen.ui;
  const float y = 191;
  const float title = draw_text(ui, {area.x + 4, y}, {Face::body_bold, ui.theme.ink}, pen.say(Key::return_which));
  draw_text(ui, {area.x + 4 + title + 20, y}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = area.width - title - 28},
            pen.say(Key::return_which_hint));
  const ScrollLook look{.id = "return/pieces",
                        .label = pen.say(Key::return_which),
                        .area = area.inset(-k_beyond, 0),
                        .row_height = k_piece,
                        .gap = 10,
                        .count = view.pieces.size(),
                        .ground = ui.theme.page};
  const PieceWords words = piece_words(ui, view, area);
  scroll_list(ui, pen.scratch.pieces, look, [&](std::size_t index, const Rect& row) {
    draw_piece(pen, {view.pieces[index], index, row.inset(k_beyond, 0)}, words);
  });
}

struct Pill {
  std::string id;
  std::string_view label;
  bool is_chosen = false;
};

bool draw_pill(Ui& ui, const Pill& pill, const Rect& rect, Face face) {
  const Hit pressed =
      hit(ui, {.id = pill.id, .label = pill.label, .rect = rect, .kind = WidgetKind::choice, .value = pill.is_chosen ? "on" : "off"});
  const float round = rect.height / 2;
  if (pill.is_chosen) {
    draw_chosen(ui, rect, round);
  } else {
    fill(ui, rect, press_shade(ui, ui.theme.surface, pressed), {round});
    outline(ui, rect, ui.theme.line, round);
  }
  const Face bold = face == Face::caption ? Face::caption_bold : Face::body_bold;
  draw_text(ui, rect.centre(),
            {pill.is_chosen ? bold : face, pill.is_chosen ? ui.theme.brand_tint.text : ui.theme.ink, Align::centre, rect.width - 8},
            pill.label);
  return pressed.fired;
}

// Pills beside their heading; long words (English) take less air, then a smaller face. Returns the index that was tapped, or -1.
int draw_pills(Pen& pen, std::string_view heading, const std::vector<Pill>& pills, const Rect& rect) {
  Ui& ui = pen.ui;
  const float first = rect.x + (ui.layout.is_compact ? 78.0F : 102.0F);
  struct Fit {
    Face face;
    float padding;
    float gap;
  };
  constexpr std::array<Fit, 4> k_fits{{{Face::body, 20, 12}, {Face::body, 13, 8}, {Face::caption, 12, 8}, {Face::caption, 7, 8}}};
  const auto wide = [&](const Fit& fit) {
    float sum = -fit.gap;
    for (const Pill& pill : pills)
      sum += text_width(ui, fit.face == Face::body ? Face::body_bold : Face::caption_bold, pill.label) + 2 * fit.padding + fit.gap;
    return sum;
  };
  const auto fits = [&](const Fit& fit) { return first + wide(fit) <= rect.right(); };
  const auto found = std::find_if(k_fits.begin(), k_fits.end() - 1, fits);
  draw_text_block(
      ui, {rect.x + 4, rect.mid_y()},
      {.face = ui.layout.is_compact ? Face::caption_bold : Face::body_bold, .colour = ui.theme.ink, .max_width = first - rect.x - 12},
      heading);
  int tapped = -1;
  float x = first;
  for (std::size_t i = 0; i < pills.size(); ++i) {
    const Face bold = found->face == Face::body ? Face::body_bold : Face::caption_bold;
    const float width = std::max(text_width(ui, bold, pills[i].label) + 2 * found->padding, k_min_target);
    if (draw_pill(ui, pills[i], {x, rect.y, width, rect.height}, found->face)) tapped = static_cast<int>(i);
    x += width + found->gap;
  }
  return tapped;
}

void draw_causes(Pen& pen, const ReturnView& view, const ReturnLayout& at) {
  const auto is_cause = [&](ReturnCause cause) { return view.cause == cause; };
  const int cause = draw_pills(pen, pen.say(Key::return_why),
                               {{"return/why/size", pen.say(Key::return_why_size), is_cause(ReturnCause::size)},
                                {"return/why/dislike", pen.say(Key::return_why_dislike), is_cause(ReturnCause::dislike)},
                                {"return/why/quality", pen.say(Key::return_why_quality), is_cause(ReturnCause::quality)},
                                {"return/why/too_many", pen.say(Key::return_why_too_many), is_cause(ReturnCause::too_many)},
                                {"return/why/other", pen.say(Key::return_why_other), is_cause(ReturnCause::other)}},
                               at.causes);
  if (cause >= 0) pen.want(terminal::PickCause{static_cast<ReturnCause>(cause)});
  const int condition = draw_pills(pen, pen.say(Key::return_condition),
                                   {{"return/goods/resell", pen.say(Key::return_goods_resell), view.condition == GoodsCondition::resell},
                                    {"return/goods/defect", pen.say(Key::return_goods_defect), view.condition == GoodsCondition::defect}},
                                   at.conditions);
  if (condition >= 0) pen.want(terminal::PickCondition{static_cast<GoodsCondition>(condition)});
}

struct OfferChip {
  std::string id;
  std::string label;
  terminal::BeginExchange begins;
  bool is_main = false;
};

// Ends at `right`; returns where it begins.
float draw_offer_chip(Pen& pen, const OfferChip& chip, float right, const Rect& band) {
  Ui& ui = pen.ui;
  const Tint tint = ui.theme.info;
  const float width = std::max(text_width(ui, Face::body_bold, chip.label) + 28, 52.0F);
  const Rect rect{right - width, band.mid_y() - 22, width, 44};
  const Hit pressed = hit(ui, {.id = chip.id, .label = chip.label, .rect = rect});
  const Tint shown = chip.is_main ? Tint{tint.text, tint.fill} : Tint{ui.theme.surface, tint.text};
  fill(ui, rect, press_shade(ui, shown.fill, pressed), {11});
  draw_text(ui, rect.centre(), {Face::body_bold, shown.text, Align::centre}, chip.label);
  if (pressed.fired) pen.want(chip.begins);
  return rect.x - 8;
}

// Other goods instead of the money: any, or another size at once.
void draw_offer(Pen& pen, const ReturnView& view, const Rect& rect) {
  if (view.exchange.empty()) return;
  Ui& ui = pen.ui;
  const Tint tint = ui.theme.info;
  fill(ui, rect, tint.fill, {radius::button});
  draw_icon(ui, {rect.x + 28, rect.mid_y()}, {IconSize::s20, tint.text}, Icon::swap_horiz);
  float right = draw_offer_chip(pen, {"return/exchange", pen.say(Key::exchange_go), {}, true}, rect.right() - 5, rect);
  for (std::size_t i = view.swaps.size(); i-- > 0;)
    right = draw_offer_chip(pen, {"return/swap/" + std::to_string(i + 1), view.swaps[i], {i}, false}, right, rect);
  const float room = right - 8 - (rect.x + 50);
  const bool is_long = text_width(ui, Face::body, view.exchange) > room;
  draw_text_block(ui, {rect.x + 50, rect.mid_y()}, {.face = is_long ? Face::caption : Face::body, .colour = tint.text, .max_width = room},
                  view.exchange);
}

}  // namespace

void draw_return_screen(Pen& pen, const terminal::View& view) {
  Ui& ui = pen.ui;
  const ReturnView& returning = view.returning;
  if (!returning.is_found) return draw_return_search(pen, view);
  const ReturnLayout at = return_layout(ui.layout);
  draw_return_title(pen);
  draw_head(pen, returning.head, at.head);
  draw_pieces(pen, returning, at.pieces);
  draw_causes(pen, returning, at);
  draw_offer(pen, returning, at.offer);
  draw_basket_column(pen, view.status);
  draw_refund(pen, returning);
}

}  // namespace shuke::screens
