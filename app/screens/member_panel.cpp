#include <algorithm>
#include <array>

#include "app/screens/screens.h"
#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/progress.h"
#include "app/screens/widgets/rows.h"

namespace shuke::screens {
namespace {

using terminal::MemberPanel;
using text::Key;

// What the last visit needs for its goods, and for the usual cycle below them.
constexpr float k_goods_height = 80;
constexpr float k_cycle_height = 102;
constexpr float k_roomy_cycle_height = 118;
constexpr float k_identity_height = 148;
constexpr float k_flag_height = 44;
constexpr float k_three_rows = 116;  // of preferences
constexpr float k_two_rows = 83;
constexpr Colour k_card_text{0xFFFFFF};
constexpr Colour k_card_quiet{0xD6DEE1};
constexpr Colour k_card_muted{0xBFC5C4};

struct Column {
  Rect area;
  float y = 0;
  float gap = 0;

  Rect take(float height) {
    const Rect rect{area.x, y, area.width, height};
    y += height + gap;
    return rect;
  }
  Rect rest() const { return {area.x, y, area.width, area.bottom() - y}; }
};

// The first of some faces, largest first, in which the words fit; the last where none does.
Face fitting(Ui& ui, std::initializer_list<Face> faces, std::string_view words, float room) {
  for (const Face face : faces) {
    if (text_width(ui, face, words) <= room) return face;
  }
  return *(faces.end() - 1);
}

// Where the three columns begin and where the last one ends: the design's shares, moved where a label needs more.
std::array<float, 4> worth_starts(Ui& ui, std::array<float, 3> labels, float width) {
  std::array<float, 4> starts{0, width * 0.36F, width * 0.76F, width};
  if (!ui.layout.is_compact) return starts;
  starts[2] = std::min(starts[2], width - labels[2]);
  starts[1] = std::clamp(starts[2] - 8 - labels[1], labels[0] + 8, starts[1]);
  return starts;
}

// Three numbers that are worth money to the customer. What a lost card puts on hold is small, pale and struck out.
void draw_worth(Pen& pen, const MemberPanel& panel, const Rect& rect) {
  Ui& ui = pen.ui;
  struct Item {
    Key label;
    const std::string* value;
    bool is_money = true;
  };
  const std::array<Item, 3> items{
      {{Key::member_points, &panel.points}, {Key::member_stored_value, &panel.stored_value}, {Key::member_coupons, &panel.coupons, false}}};
  const std::array<float, 4> starts =
      worth_starts(ui,
                   {text_width(ui, Face::caption, pen.say(items[0].label)), text_width(ui, Face::caption, pen.say(items[1].label)),
                    text_width(ui, Face::caption, pen.say(items[2].label))},
                   rect.width);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const float x = rect.x + starts[i];
    const float to = rect.x + starts[i + 1] - (i + 1 < items.size() ? 8.0F : 0.0F);
    if (panel.is_on_hold && items[i].is_money) {
      draw_struck(ui, {x, rect.y + 13}, {Face::caption, k_card_muted}, *items[i].value);
    } else {
      const Face face = fitting(ui, {Face::emphasis, Face::body_bold, Face::caption_bold}, *items[i].value, to - x);
      draw_text(ui, {x, rect.y + 13}, {.face = face, .colour = k_card_text, .max_width = to - x}, *items[i].value);
    }
    draw_text(ui, {x, rect.y + 37}, {.face = Face::caption, .colour = {0xC9D3D7}, .max_width = to - x}, pen.say(items[i].label));
  }
}

void draw_identity(Pen& pen, const MemberPanel& panel, const Rect& rect) {
  Ui& ui = pen.ui;
  const BadgeMaterial material = material_of(panel.tier);
  draw_identity_ground(ui, rect, material, panel.is_on_hold);
  draw_avatar(ui, {rect.x + 40, rect.y + 40}, 24, {.letter = panel.initial, .material = material, .raised = true});
  const float left = rect.x + 76;
  const Badge badge{panel.tier_name, material};
  const float gap = ui.layout.is_compact ? 6 : 10;
  const float room = rect.right() - 50 - left - badge_width(ui, badge) - gap;
  const Face face = fitting(ui, {Face::title, Face::emphasis, Face::body_bold, Face::caption_bold}, panel.name, room);
  const float name = draw_text(ui, {left, rect.y + 29}, {.face = face, .colour = k_card_text, .max_width = room}, panel.name);
  draw_badge(ui, {left + name + gap, rect.y + 29}, badge);
  const float owner = rect.right() - 16 - left;
  const bool is_long = text_width(ui, Face::caption, panel.phone_and_owner) > owner;
  draw_text_block(ui, {left, rect.y + (is_long ? 58.0F : 54.0F)}, {.face = Face::caption, .colour = k_card_quiet, .max_width = owner},
                  panel.phone_and_owner);
  const bool removed = icon_button(ui, {.id = "member/remove",
                                        .label = pen.say(Key::member_remove),
                                        .rect = {rect.right() - 46, rect.y, 44, 44},
                                        .icon = Icon::close,
                                        .style = {IconSize::s20, k_card_quiet}});
  if (removed) pen.want(terminal::RemoveMember{});
  fill(ui, {rect.x + 16, rect.y + 82, rect.width - 32, 1}, k_white.with_alpha(40));
  draw_worth(pen, panel, {rect.x + 16, rect.y + 90, rect.width - 32, 50});
}

// Where they are, what this basket adds, until when it holds.
void draw_tier(Pen& pen, const terminal::TierView& tier, const Rect& rect) {
  Ui& ui = pen.ui;
  const Hit pressed = hit(ui, {.id = "member/tier", .label = pen.say(Key::standing_title), .rect = rect, .kind = WidgetKind::row});
  draw_card(ui, rect);
  if (pressed.held) fill(ui, rect, ui.theme.well, {radius::card});
  if (pressed.fired) pen.want(terminal::OpenStanding{});
  const float left = rect.x + 16;
  const float right = rect.right() - 16;
  draw_icon(ui, {right - 6, rect.y + 80}, {IconSize::s20, ui.theme.ink_3}, Icon::chevron_right);
  if (tier.has_goal) {
    const float after = text_width(ui, Face::caption_bold, tier.after) + 10;
    const std::array<Run, 3> large{
        {{Face::body, ui.theme.ink_2, tier.goal}, {Face::body, ui.theme.ink_2, " "}, {Face::emphasis, ui.theme.ink, tier.gap}}};
    const bool fits = runs_width(ui, large) + after <= right - left;
    const Face goal = fits ? Face::body : Face::caption;
    const Face gap = fits ? Face::emphasis : Face::body_bold;
    const float gap_width =
        draw_runs(ui, {left, rect.y + 24}, {{goal, ui.theme.ink_2, tier.goal}, {goal, ui.theme.ink_2, " "}, {gap, ui.theme.ink, tier.gap}});
    draw_text(ui, {right, rect.y + 24},
              {.face = fits ? Face::caption_bold : Face::caption,
               .colour = ui.theme.brand_tint.text,
               .align = Align::right,
               .max_width = right - left - gap_width - 4},
              tier.after);
  } else {
    draw_text(ui, {left, rect.y + 24}, {.face = Face::emphasis, .colour = ui.theme.ink, .max_width = right - left}, tier.goal);
  }
  const float done = static_cast<float>(tier.done_permille) / 1000;
  draw_progress(
      ui, {.rect = {left, rect.y + 44, right - left, 10}, .done = done, .added = static_cast<float>(tier.basket_permille) / 1000 - done});
  draw_runs(
      ui, {left, rect.y + 71},
      {{Face::caption, ui.theme.ink_2, tier.window}, {Face::caption, ui.theme.ink_2, " "}, {Face::caption_bold, ui.theme.ink, tier.spend}});
  if (tier.holds.empty()) return;
  draw_icon(ui, {left + 7, rect.y + 91}, {IconSize::s16, ui.theme.brand}, Icon::check_circle);
  draw_text(ui, {left + 19, rect.y + 91}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = right - left - 19 - 24},
            tier.holds);
}

void draw_flag(Pen& pen, const terminal::FlagView& flag, const Rect& rect) {
  struct Look {
    Tone tone;
    Icon icon;
  };
  Look look{Tone::bad, Icon::error_outline};
  switch (flag.look) {
    case terminal::FlagView::Look::bad: break;
    case terminal::FlagView::Look::warning: look = {Tone::bad, Icon::support_agent}; break;
    case terminal::FlagView::Look::warm: look = {Tone::warm, Icon::cake}; break;
  }
  flag_row(pen.ui, {.id = {},
                    .title = flag.text,
                    .detail = flag.hint,
                    .rect = rect,
                    .tone = look.tone,
                    .icon = look.icon,
                    .pale = flag.look == terminal::FlagView::Look::warning});
}

struct TasteRow {
  const std::string& label;
  const std::vector<std::string>& words;
  Tone tone = Tone::plain;
};

void draw_preference_row(Pen& pen, Point at, float to_x, const TasteRow& row) {
  Ui& ui = pen.ui;
  draw_text(ui, at, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = 48}, row.label);
  std::vector<Chip> chips;
  chips.reserve(row.words.size());
  for (const std::string& word : row.words) chips.push_back({.words = word, .tone = row.tone});
  draw_chip_row(ui, {at.x + (ui.layout.is_compact ? 46.0F : 54.0F), at.y}, to_x, chips);
}

bool has_preferences(const MemberPanel& panel) { return !panel.sizes.empty() || !panel.said.empty() || !panel.bought.empty(); }

void draw_preferences(Pen& pen, const MemberPanel& panel, const Rect& rect) {
  draw_card(pen.ui, rect);
  const float left = rect.x + 14;
  const float right = rect.right() - 8;
  if (!has_preferences(panel)) {
    draw_text(pen.ui, {left, rect.mid_y()}, {Face::body, pen.ui.theme.ink_2}, pen.say(Key::member_no_preferences));
    return;
  }
  float y = rect.y + 25;
  const auto row = [&](Key label, const std::vector<std::string>& words, Tone tone) {
    if (words.empty()) return;
    draw_preference_row(pen, {left, y}, right, {pen.say(label), words, tone});
    y += 33;
  };
  row(Key::member_sizes, panel.sizes, Tone::plain);
  row(Key::member_declared, panel.said, Tone::brand);
  if (rect.height >= k_three_rows) row(Key::member_derived, panel.bought, Tone::info);
}

void draw_cycle_of(Pen& pen, const MemberPanel& panel, const Rect& rect) {
  Ui& ui = pen.ui;
  const bool is_low = rect.height < k_roomy_cycle_height;
  const float y = rect.bottom() - (is_low ? 27.0F : rect.height < k_roomy_cycle_height + 12 ? 34.0F : 40.0F);
  const Colour since = panel.is_late ? ui.theme.warm_tint.text : ui.theme.ink;
  const float cycle = draw_text(ui, {rect.x, y}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = rect.width}, panel.cycle);
  const std::string& label = pen.say(Key::member_since_last_label);
  const std::array<Run, 3> whole{
      {{Face::caption, ui.theme.ink_2, label}, {Face::caption, ui.theme.ink_2, " "}, {Face::caption_bold, since, panel.since}}};
  if (cycle + 8 + runs_width(ui, whole) <= rect.width) {
    draw_runs(ui, {rect.right(), y}, {whole[0], whole[1], whole[2]}, Align::right);
  } else {
    draw_runs(ui, {rect.right(), y}, {whole[2]}, Align::right);
  }
  if (panel.cycle_days == 0) return;
  // The bar ends at 1.8 cycles: a dot beyond that stays at the end.
  const float span = static_cast<float>(panel.cycle_days) * 1.8F;
  const float share = std::min(static_cast<float>(panel.since_days) / span, 1.0F);
  draw_cycle(ui, {.rect = {rect.x, y + (is_low ? 13.0F : 16.0F), rect.width, 6}, .usual_share = 1 / 1.8F, .since_share = share});
}

void draw_last_goods(Pen& pen, const MemberPanel& panel, const Rect& area, bool is_low) {
  Ui& ui = pen.ui;
  const float side = is_low ? 34.0F : 36.0F;
  const float top = area.y + (is_low ? 29.0F : 36.0F);
  float x = area.x;
  for (const terminal::LastItemView& item : panel.last_items) {
    draw_thumbnail(ui, {x, top, side, side}, art_of({item.garment, item.rgb}), 8);
    x += side + 6;
  }
  float y = top + (panel.last_items.size() == 1 ? side / 2 : side / 4);
  for (const terminal::LastItemView& item : panel.last_items) {
    draw_text(ui, {x + 4, y}, {.face = Face::caption, .colour = ui.theme.ink_2, .max_width = area.right() - x - 4}, item.text);
    y += side / 2 + 1;
  }
}

void draw_last_visit(Pen& pen, const MemberPanel& panel, const Rect& rect) {
  Ui& ui = pen.ui;
  draw_card(ui, rect);
  const Rect inner{rect.x + 14, rect.y, rect.width - 28, rect.height};
  const bool shows_goods = rect.height >= k_goods_height;
  const bool shows_cycle = panel.has_last && rect.height >= k_cycle_height;
  const bool is_low = shows_cycle && rect.height < k_roomy_cycle_height;
  const float head = is_low ? rect.y + 16 : shows_goods ? rect.y + 20 : rect.mid_y();
  const std::string paid = panel.has_last ? pen.say(Key::common_currency) + panel.last_total : std::string();
  const float total = draw_number(ui, {inner.right(), head}, {Face::caption_bold, ui.theme.ink, Align::right}, paid);
  draw_text(ui, {inner.x, head}, {.face = Face::caption_bold, .colour = ui.theme.ink, .max_width = inner.width - total - 8},
            panel.last_when);
  if (shows_goods) draw_last_goods(pen, panel, inner, is_low);
  if (shows_cycle) draw_cycle_of(pen, panel, inner);
}

// Beside few flags the sentence has room; below three it takes as many lines as it needs, and what stands below makes room.
float advice_height(Ui& ui, const MemberPanel& panel, float width) {
  if (panel.flags.size() + (panel.gift ? 1 : 0) < 3) return 48;
  return text_width(ui, Face::caption_bold, panel.advice) <= width - 50 ? 30 : 44;
}

void draw_advice(Pen& pen, const MemberPanel& panel, const Rect& rect) {
  Ui& ui = pen.ui;
  fill(ui, rect, ui.theme.warm_tint.fill, {radius::well});
  draw_icon(ui, {rect.x + 20, rect.mid_y()}, {IconSize::s20, ui.theme.warm_tint.text}, Icon::record_voice_over);
  draw_text_block(ui, {rect.x + 38, rect.mid_y()},
                  {.face = Face::caption_bold, .colour = ui.theme.warm_tint.text, .max_width = rect.width - 50}, panel.advice);
}

// How the column is shared out. What stands above the last visit gives way until the usual cycle has room: first the space between
// the cards, then what they buy, which was only computed.
struct Plan {
  float gap = 10;
  float flag_gap = 6;
  float tier = 108;
  float preferences = k_three_rows;
};

float gift_height(const MemberPanel& panel, const Plan& plan) { return panel.gift ? k_flag_height + plan.gap : 0.0F; }

float flags_height(const MemberPanel& panel, const Plan& plan) {
  if (panel.flags.empty()) return 0;
  return static_cast<float>(panel.flags.size()) * (k_flag_height + plan.flag_gap) + (panel.more_flags.empty() ? 0.0F : 20.0F) + plan.gap -
         6;
}

float height_above_last(Ui& ui, const MemberPanel& panel, const Plan& plan) {
  const float advice = panel.advice.empty() ? 0 : advice_height(ui, panel, ui.layout.member.width) + plan.gap;
  const float cards = k_identity_height + plan.tier + plan.preferences + 3 * plan.gap;
  return cards + flags_height(panel, plan) + gift_height(panel, plan) + advice;
}

Plan plan_of(Ui& ui, const MemberPanel& panel) {
  const Plan usual{.gap = ui.layout.height < 790 ? 8.0F : 10.0F};
  const Plan snug{.gap = 6, .flag_gap = 4, .tier = 104};
  const Plan least{.gap = 6, .flag_gap = 4, .tier = 104, .preferences = k_two_rows};
  const float needed = panel.has_last ? k_cycle_height : 48;
  for (const Plan& plan : {usual, snug, least}) {
    if (height_above_last(ui, panel, plan) + needed <= ui.layout.member.height) return plan;
  }
  return least;
}

void draw_flags(Pen& pen, const MemberPanel& panel, const Plan& plan, Rect area) {
  for (const terminal::FlagView& flag : panel.flags) {
    draw_flag(pen, flag, {area.x, area.y, area.width, k_flag_height});
    area.y += k_flag_height + plan.flag_gap;
  }
  if (panel.more_flags.empty()) return;
  const TextStyle style{.face = Face::caption, .colour = pen.ui.theme.ink_2, .max_width = area.width - 38};
  draw_text(pen.ui, {area.x + 38, area.y + 6}, style, panel.more_flags);
}

void draw_gift_band(Pen& pen, const terminal::GiftBand& gift, const Rect& rect) {
  const bool tapped = flag_row(pen.ui, {.id = "member/gifts",
                                        .title = gift.text,
                                        .detail = gift.hint,
                                        .rect = rect,
                                        .tone = gift.waits ? Tone::warm : Tone::plain,
                                        .icon = Icon::card_giftcard,
                                        .opens = true});
  if (tapped) pen.want(terminal::OpenGifts{});
}

}  // namespace

void draw_member_panel(Pen& pen, const MemberPanel& panel) {
  const Plan plan = plan_of(pen.ui, panel);
  Column column{pen.ui.layout.member, pen.ui.layout.member.y, plan.gap};
  draw_identity(pen, panel, column.take(k_identity_height));
  draw_tier(pen, panel.tier_card, column.take(plan.tier));
  draw_flags(pen, panel, plan, column.rest());
  column.y += flags_height(panel, plan);
  if (panel.gift) draw_gift_band(pen, *panel.gift, column.take(k_flag_height));
  if (!panel.advice.empty()) draw_advice(pen, panel, column.take(advice_height(pen.ui, panel, column.area.width)));
  draw_preferences(pen, panel, column.take(plan.preferences));
  draw_last_visit(pen, panel, column.rest());
}

}  // namespace shuke::screens
