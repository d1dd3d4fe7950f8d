#include "app/screens/widgets/labels.h"

#include <array>
#include <string>

#include "app/screens/widgets/canvas.h"
#include "core/base/text.h"

namespace shuke::screens {
namespace {

constexpr float k_icon_room = 18;

float chip_padding(const Ui& ui, const Chip& chip) { return chip.height >= 30 ? 14.0F : ui.layout.is_compact ? 7.0F : 9.0F; }

const Material& material_of(const Theme& theme, BadgeMaterial material) {
  switch (material) {
    case BadgeMaterial::member: return theme.member_badge;
    case BadgeMaterial::silver: return theme.silver_badge;
    case BadgeMaterial::gold: return theme.gold_badge;
  }
  return theme.member_badge;
}

Icon icon_of(BadgeMaterial material) {
  switch (material) {
    case BadgeMaterial::member: return Icon::loyalty;
    case BadgeMaterial::silver: return Icon::military_tech;
    case BadgeMaterial::gold: return Icon::workspace_premium;
  }
  return Icon::loyalty;
}

// Flat discs are lighter than the badge, so that ten of them in a list stay calm.
Colour disc_of(BadgeMaterial material) {
  switch (material) {
    case BadgeMaterial::member: return {0xDCE7E3};
    case BadgeMaterial::silver: return {0xE3E9ED};
    case BadgeMaterial::gold: return {0xF6DDA2};
  }
  return {0xDCE7E3};
}

}  // namespace

Tint tint_of(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::plain: return {theme.well_strong, theme.ink};
    case Tone::brand: return theme.brand_tint;
    case Tone::info: return theme.info;
    case Tone::warm: return theme.warm_tint;
    case Tone::bad: return theme.bad;
    case Tone::surface: return {theme.surface, theme.ink_2};
  }
  return {theme.well_strong, theme.ink};
}

float chip_width(Ui& ui, const Chip& chip) {
  return text_width(ui, chip.face, chip.words) + 2 * chip_padding(ui, chip) + (chip.icon ? k_icon_room : 0);
}

float draw_chip(Ui& ui, Point at, const Chip& chip) {
  const Tint tint = tint_of(ui.theme, chip.tone);
  const float width = chip_width(ui, chip), padding = chip_padding(ui, chip);
  fill(ui, {at.x, at.y - chip.height / 2, width, chip.height}, tint.fill, {chip.height / 2});
  float x = at.x + padding;
  if (chip.icon) {
    draw_icon(ui, {x + 6, at.y}, {IconSize::s16, tint.text}, *chip.icon);
    x += k_icon_room;
  }
  draw_text(ui, {x, at.y}, {chip.face, tint.text}, chip.words);
  return width;
}

int draw_chip_row(Ui& ui, Point at, float to_x, std::span<const Chip> chips) {
  const float k_gap = ui.layout.is_compact ? 4.0F : 6.0F;
  std::vector<float> widths;
  float needed = 0;
  for (const Chip& chip : chips) widths.push_back(chip_width(ui, chip)), needed += widths.back() + k_gap;
  const float more_width = text_width(ui, Face::caption, "+9") + 4;
  const float room = needed - k_gap <= to_x - at.x ? to_x : to_x - more_width;
  std::size_t shown = 0;
  for (; shown < chips.size() && at.x + widths[shown] <= room + 0.5F; ++shown) at.x += draw_chip(ui, at, chips[shown]) + k_gap;
  if (shown < chips.size()) draw_text(ui, at, {Face::caption, ui.theme.ink_2}, "+" + std::to_string(chips.size() - shown));
  return static_cast<int>(shown);
}

float badge_width(Ui& ui, const Badge& badge) { return text_width(ui, Face::caption_bold, badge.words) + 34; }

float draw_badge(Ui& ui, Point at, const Badge& badge) {
  const Material& material = material_of(ui.theme, badge.material);
  const float width = badge_width(ui, badge);
  fill_gradient(ui, {at.x, at.y - 12, width, 24}, material.fill, 12, {{0, 0.5F}, {1, 0.5F}});
  draw_icon(ui, {at.x + 14, at.y}, {IconSize::s16, material.text}, icon_of(badge.material));
  draw_text(ui, {at.x + 24, at.y}, {Face::caption_bold, material.text}, badge.words);
  return width;
}

std::string_view first_letter(std::string_view name) {
  std::size_t end = 0;
  if (!name.empty()) static_cast<void>(next_code_point(name, end));
  return name.substr(0, end);
}

void draw_avatar(Ui& ui, Point centre, float radius, const Avatar& avatar) {
  const Face face = radius >= 22 ? Face::title : radius >= 20 ? Face::emphasis : Face::body_bold;
  const Rect box{centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
  Colour letter = ui.theme.brand_tint.text;
  if (!avatar.material) {
    fill_circle(ui, centre, radius, ui.theme.brand_tint.fill);
  } else if (avatar.raised) {
    const Material& material = material_of(ui.theme, *avatar.material);
    fill_gradient(ui, box, material.fill, radius);
    letter = material.text;
  } else {
    fill_circle(ui, centre, radius, disc_of(*avatar.material));
    letter = {0x2A2F2E};
  }
  draw_text(ui, centre, {face, letter, Align::centre}, avatar.letter);
}

void draw_identity_ground(Ui& ui, const Rect& rect, BadgeMaterial material, bool is_blocked) {
  const Theme& t = ui.theme;
  const Gradient held = material == BadgeMaterial::gold ? t.gold_card : material == BadgeMaterial::silver ? t.silver_card : t.member_card;
  const Gradient ground = is_blocked ? t.blocked_card : held;
  draw_shadow(ui, rect, depth::member_card);
  fill_gradient(ui, rect, ground, radius::large);
  const Clip clip(ui, rect);
  fill_circle(ui, {rect.right() - 24, rect.y + 10}, 92, k_white.with_alpha(10));
  fill_circle(ui, {rect.right() - 80, rect.bottom() + 34}, 86, k_white.with_alpha(8));
}

void draw_swatch(Ui& ui, Point centre, float radius, Colour colour) {
  fill_circle(ui, centre, radius, colour);
  stroke_circle(ui, centre, radius, ui.theme.is_dark ? k_white.with_alpha(70) : k_black.with_alpha(40), 1);
}

float draw_swatches(Ui& ui, Point at, std::span<const Colour> colours, float radius) {
  constexpr std::size_t k_most = 4;
  const float step = 2 * radius + 3;
  const std::size_t shown = std::min(colours.size(), k_most);
  for (std::size_t i = 0; i < shown; ++i)
    draw_swatch(ui, {at.x - radius - static_cast<float>(shown - 1 - i) * step, at.y}, radius, colours[i]);
  return static_cast<float>(shown) * step;
}

void draw_icon_plate(Ui& ui, const IconPlate& plate) {
  const float share = ui.theme.is_dark ? 0.26F : 0.13F;
  const Colour ink = ui.theme.is_dark ? mix(plate.colour, k_white, 0.45F) : plate.colour;
  fill(ui, plate.rect, plate.ground.value_or(mix(ui.theme.surface, plate.colour, share)), {std::min(13.0F, plate.rect.width * 0.3F)});
  draw_icon(ui, plate.rect.centre(), {plate.rect.width >= 42 ? IconSize::s24 : IconSize::s20, ink}, plate.icon);
}

void draw_count(Ui& ui, Point centre, int count, Tint tint) {
  const std::string digits = std::to_string(count);
  const float width = std::max(24.0F, text_width(ui, Face::caption_bold, digits) + 14);
  if (width <= 24) fill_circle(ui, centre, 12, tint.fill);
  if (width > 24) fill(ui, {centre.x - width / 2, centre.y - 12, width, 24}, tint.fill, {12});
  draw_text(ui, centre, {Face::caption_bold, tint.text, Align::centre}, digits);
}

void draw_seal(Ui& ui, const Rect& rect) {
  fill_gradient(ui, rect, ui.theme.seal.fill, rect.width * 0.28F);
  draw_text(ui, rect.centre(), {Face::title, ui.theme.seal.text, Align::centre}, "熟");
}

void draw_empty_state(Ui& ui, const EmptyState& state) {
  const Point c = state.area.centre();
  if (state.drawing) {
    draw_art(ui, {c.x - 56, c.y - 106, 112, 112}, {*state.drawing, ui.theme.is_dark ? ui.theme.well_strong : ui.theme.well});
  } else {
    fill_circle(ui, {c.x, c.y - 34}, 36, ui.theme.well);
    draw_icon(ui, {c.x, c.y - 34}, {IconSize::s32, ui.theme.ink_3}, state.icon);
  }
  draw_text_block(ui, {c.x, c.y + 26}, {Face::body_bold, ui.theme.ink_2, Align::centre, state.area.width - 32}, state.title);
  if (state.hint.empty()) return;
  draw_text_block(ui, {c.x, c.y + 54}, {Face::caption, ui.theme.ink_3, Align::centre, state.area.width - 32}, state.hint);
}

}  // namespace shuke::screens
