#include "app/screens/widgets/buttons.h"

#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/labels.h"

namespace shuke::screens {
namespace {

// The label gives way one step before the amount does.
Face label_face(Ui& ui, std::string_view label, float room) {
  return text_width(ui, Face::title, label) <= room ? Face::title : Face::emphasis;
}

MoneyStyle amount_style(Ui& ui, std::string_view amount, float room, Colour colour) {
  const MoneyStyle large{Face::total, Face::title, colour, Align::right};
  if (money_width(ui, large, amount) <= room) return large;
  return {Face::figure, Face::emphasis, colour, Align::right};
}

struct PrimaryColours {
  Colour ground, words, quiet;
};

PrimaryColours primary_colours(const Ui& ui, bool enabled, const Hit& h) {
  const Theme& t = ui.theme;
  if (!enabled) return {t.well_strong, t.ink_3, t.ink_3};
  return {h.held ? t.is_dark ? mix(t.primary, k_black, 0.14F) : t.brand_pressed : t.primary, t.on_primary, t.on_primary_quiet};
}

void draw_primary_words(Ui& ui, const PrimaryButton& button, const PrimaryColours& colours) {
  const Rect& r = ui.layout.primary;
  const float padding = ui.layout.is_compact ? 18 : 24;
  if (button.amount.empty()) {
    const Face face = label_face(ui, button.label, r.width - 2 * padding);
    draw_text(ui, {r.mid_x(), r.mid_y() - (button.sub.empty() ? 0 : 11)}, {face, colours.words, Align::centre, r.width - 2 * padding},
              button.label);
    if (!button.sub.empty())
      draw_text(ui, {r.mid_x(), r.mid_y() + 15}, {Face::caption, colours.quiet, Align::centre, r.width - 2 * padding}, button.sub);
    return;
  }
  const float inner = r.width - 2 * padding;
  // A long label or second line (English) makes the amount give way one step; an amount that is itself long has done so already.
  const float sub = std::min(text_width(ui, Face::caption, button.sub) + 12, inner * 0.5F);
  const float label = std::min(text_width(ui, Face::emphasis, button.label) + 14, inner * 0.5F);
  const MoneyStyle money = amount_style(ui, button.amount, std::min(inner * 0.68F, inner - std::max(sub, label)), colours.words);
  const float room = inner - money_width(ui, money, button.amount) - 12;
  const Face face = label_face(ui, button.label, room);
  // The second line is said whole or not at all.
  const bool has_sub = !button.sub.empty() && text_width(ui, Face::caption, button.sub) <= room;
  draw_text(ui, {r.x + padding, r.mid_y() - (has_sub ? 11.0F : 0.0F)}, {face, colours.words, Align::left, room}, button.label);
  if (has_sub) draw_text(ui, {r.x + padding, r.mid_y() + 15}, {Face::caption, colours.quiet, Align::left, room}, button.sub);
  draw_money(ui, {r.right() - padding + 2, r.mid_y()}, money, button.amount);
}

// An icon and a label side by side, centred as one.
void draw_centred(Ui& ui, const Rect& r, const Button& button, Colour colour) {
  const float icon_room = button.icon ? 26.0F : 0.0F, room = r.width - 16 - icon_room;
  const float width = std::min(room, text_width(ui, button.face, button.label)) + icon_room;
  float x = r.mid_x() - width / 2;
  if (button.icon) draw_icon(ui, {x + 10, r.mid_y()}, {IconSize::s20, colour}, *button.icon);
  x += icon_room;
  draw_text(ui, {x, r.mid_y()}, {button.face, colour, Align::left, room}, button.label);
}

struct ButtonColours {
  Colour ground, words;
};

bool plain_button(Ui& ui, const Button& button, ButtonColours colours, float radius) {
  const Hit h =
      hit(ui, {.id = button.id, .label = button.label, .rect = button.rect, .enabled = button.enabled, .guarded = button.guarded});
  if (!button.enabled) colours = {ui.theme.well_strong.faded(0.6F), ui.theme.ink_3};
  fill(ui, button.rect, press_shade(ui, colours.ground, h), {radius});
  draw_centred(ui, button.rect, button, colours.words);
  return h.fired;
}

float radius_for(const Rect& rect) { return rect.height >= 60 ? 18.0F : radius::button; }

}  // namespace

bool primary_button(Ui& ui, const PrimaryButton& button) {
  const Rect& r = ui.layout.primary;
  const Hit h =
      hit(ui, {.id = button.id, .label = button.label, .rect = r, .value = button.amount, .enabled = button.enabled, .guarded = true});
  const PrimaryColours colours = primary_colours(ui, button.enabled, h);
  if (button.enabled) draw_shadow(ui, {r.x + 8, r.y + 10, r.width - 16, r.height - 8}, depth::primary);
  fill(ui, r, colours.ground, {radius::primary});
  draw_primary_words(ui, button, colours);
  return h.fired;
}

bool side_action(Ui& ui, const SideAction& action) {
  const Rect& r = ui.layout.side_action;
  const Hit h = hit(ui, {.id = action.id, .label = action.label, .rect = r, .enabled = action.enabled});
  const Colour ink = action.enabled ? ui.theme.ink : ui.theme.ink_3;
  fill(ui, r, press_shade(ui, ui.theme.well, h), {18});
  const float room = r.width - 8;
  const bool two_lines = text_width(ui, Face::caption_bold, action.label) > room;
  draw_icon(ui, {r.mid_x(), r.y + (two_lines ? 22.0F : 30.0F)}, {IconSize::s24, ink}, action.icon);
  draw_text_block(ui, {r.mid_x(), r.y + (two_lines ? 54.0F : 57.0F)}, {Face::caption_bold, ink, Align::centre, room}, action.label);
  return h.fired;
}

bool quiet_button(Ui& ui, const Button& button, Ground ground) {
  const Colour colour = ground == Ground::page ? ui.theme.surface : ui.theme.well;
  return plain_button(ui, button, {colour, ui.theme.ink}, radius_for(button.rect));
}

bool ink_button(Ui& ui, const Button& button) { return plain_button(ui, button, {ui.theme.ink, ui.theme.page}, radius_for(button.rect)); }

bool link_button(Ui& ui, const Button& button) {
  const Hit h =
      hit(ui, {.id = button.id, .label = button.label, .rect = button.rect, .enabled = button.enabled, .guarded = button.guarded});
  if (h.held) fill(ui, button.rect, ui.theme.brand_tint.fill, {radius::button});
  draw_centred(ui, button.rect, button, button.enabled ? ui.theme.brand_tint.text : ui.theme.ink_3);
  return h.fired;
}

bool danger_button(Ui& ui, const Button& button) {
  return plain_button(ui, button, {ui.theme.bad.fill, ui.theme.bad.text}, radius_for(button.rect));
}

bool icon_button(Ui& ui, const IconButton& button) {
  const Hit h = hit(ui, {.id = button.id, .label = button.label, .rect = button.rect, .enabled = button.enabled});
  const float radius = std::min(button.rect.width, button.rect.height) / 2;
  if (h.held) fill_circle(ui, button.rect.centre(), radius, button.style.colour.with_alpha(36));
  const Colour ink = button.enabled ? button.style.colour : button.style.colour.faded(0.4F);
  draw_icon(ui, button.rect.centre(), {button.style.size, ink}, button.icon);
  return h.fired;
}

namespace {

void draw_choice_ground(Ui& ui, const Choice& c, const Hit& h) {
  const Colour plain = c.ground == Ground::page ? ui.theme.well_strong : ui.theme.well;
  if (c.chosen) return draw_chosen(ui, c.rect, c.radius);
  if (c.availability == Availability::elsewhere) {
    if (h.held) fill(ui, c.rect, ui.theme.well, {c.radius});
    return dashed_outline(ui, c.rect, ui.theme.ink_3, c.radius, 1.2F);
  }
  const bool pale = c.availability == Availability::nowhere || !c.enabled;
  fill(ui, c.rect, press_shade(ui, pale ? plain.with_alpha(120) : plain, h), {c.radius});
}

struct ChoiceInk {
  Colour label, note;
};

ChoiceInk choice_ink(const Theme& t, const Choice& c) {
  const bool pale = c.availability == Availability::nowhere || !c.enabled;
  const Colour label = c.chosen ? t.brand_tint.text : pale ? t.ink_3 : t.ink;
  const Colour note = c.chosen ? t.brand_tint.text : pale ? t.ink_3 : t.ink_2;
  return {label, c.note_colour.is_visible() ? c.note_colour : note};
}

// A dot at the left, two lines beside it: colours.
void draw_swatch_choice(Ui& ui, const Choice& c, ChoiceInk ink) {
  const Rect& r = c.rect;
  const float x = r.x + 48, room = r.right() - 8 - x;
  draw_swatch(ui, {r.x + 26, r.mid_y()}, 12, *c.swatch);
  draw_text(ui, {x, r.mid_y() - (c.note.empty() ? 0 : 10)}, {Face::body_bold, ink.label, Align::left, room}, c.label);
  if (!c.note.empty()) draw_text(ui, {x, r.mid_y() + 11}, {Face::caption, ink.note, Align::left, room}, c.note);
}

// One step smaller where the words would not fit.
Face narrowed(Ui& ui, Face face, std::string_view words, float room) {
  return text_width(ui, face, words) <= room ? face : Face::caption_bold;
}

// Centred: sizes (with a note), reasons, amounts, preferences.
void draw_centred_choice(Ui& ui, const Choice& c, ChoiceInk ink) {
  const Rect& r = c.rect;
  const float room = r.width - 4;
  const bool is_strong = c.chosen || c.ground == Ground::page;
  if (c.note.empty()) {
    const Face plain = text_width(ui, Face::body, c.label) <= room ? Face::body : Face::caption;
    const Face face = is_strong ? narrowed(ui, Face::body_bold, c.label, room) : plain;
    draw_text(ui, r.centre(), {face, ink.label, Align::centre, room}, c.label);
    return;
  }
  const Face face = r.height >= 64 ? Face::title : narrowed(ui, Face::body_bold, c.label, room);
  draw_text(ui, {r.mid_x(), r.mid_y() - (r.height >= 64 ? 12.0F : 10.0F)}, {face, ink.label, Align::centre, room}, c.label);
  draw_text(ui, {r.mid_x(), r.mid_y() + (r.height >= 64 ? 16.0F : 11.0F)}, {Face::caption, ink.note, Align::centre, room}, c.note);
}

}  // namespace

bool choice(Ui& ui, const Choice& choice) {
  const Rect target = choice.rect.height >= k_min_target ? choice.rect : choice.rect.inset(0, (choice.rect.height - k_min_target) / 2);
  const Hit h = hit(ui, {.id = choice.id,
                         .label = choice.label,
                         .rect = target,
                         .kind = WidgetKind::choice,
                         .value = choice.chosen ? "on" : "off",
                         .enabled = choice.enabled});
  draw_choice_ground(ui, choice, h);
  const ChoiceInk ink = choice_ink(ui.theme, choice);
  if (choice.swatch) draw_swatch_choice(ui, choice, ink);
  if (!choice.swatch) draw_centred_choice(ui, choice, ink);
  return h.fired;
}

bool category_tab(Ui& ui, const Tab& tab) {
  const Theme& t = ui.theme;
  const Hit h = hit(ui, {.id = tab.id, .label = tab.label, .rect = tab.rect, .kind = WidgetKind::tab, .value = tab.chosen ? "on" : "off"});
  const float radius = tab.rect.height / 2;
  fill(ui, tab.rect, press_shade(ui, tab.chosen ? t.ink : t.surface, h), {radius});
  if (t.is_dark && !tab.chosen) outline(ui, tab.rect, t.line, radius);
  const TextStyle style{tab.chosen ? Face::body_bold : Face::body, tab.chosen ? t.page : t.ink, Align::centre, tab.rect.width - 8};
  draw_text(ui, tab.rect.centre(), style, tab.label);
  return h.fired;
}

bool rail_item(Ui& ui, const RailItem& item) {
  const Rect& r = item.rect;
  const Hit h = hit(ui, {.id = item.id, .label = item.label, .rect = r, .kind = WidgetKind::tab, .value = item.chosen ? "on" : "off"});
  if (item.chosen || h.held) fill(ui, r, k_white.with_alpha(h.held ? 44 : 24), {radius::button});
  const Colour ink = item.chosen ? k_white : ui.theme.rail_text;
  draw_icon(ui, {r.mid_x(), r.y + 25}, {IconSize::s24, ink}, item.icon);
  draw_text(ui, {r.mid_x(), r.y + 50}, {item.chosen ? Face::caption_bold : Face::caption, ink, Align::centre, ui.layout.rail.width - 4},
            item.label);
  if (item.count > 0) {
    const Point at{r.mid_x() + 14, r.y + 15};
    fill_circle(ui, at, 10, ui.theme.warm);
    draw_text(ui, at, {Face::caption_bold, {0x3A1E00}, Align::centre}, item.count > 9 ? std::string("9+") : std::to_string(item.count));
  }
  return h.fired;
}

}  // namespace shuke::screens
