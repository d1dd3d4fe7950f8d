#pragma once

#include "app/screens/widgets/colour.h"

namespace shuke::screens {

// A ground and the text that stands on it.
struct Tint {
  Colour fill;
  Colour text;
};

// A badge's material, left to right, and its lettering.
struct Material {
  Gradient fill;
  Colour text;
};

// Every colour of the counter, by use. Two constant instances exist: k_light and k_dark. Screens take colours from here only.
struct Theme {
  bool is_dark = false;
  Colour page, surface, well, well_strong, line;
  Colour ink, ink_2, ink_3;
  Colour brand, brand_pressed, on_brand;
  Colour primary, on_primary, on_primary_quiet;
  Tint brand_tint;      // selected, declared preferences, savings
  Colour warm;          // icons and bars of what is worth saying
  Tint warm_tint;       // worth saying
  Colour warm_tint_to;  // where the gradient of warm_tint ends
  Colour warm_figure;   // numbers of 24 and more on warm_tint
  Colour warm_button, on_warm_button;
  Material enrol_nudge;  // the one loud card
  Tint bad, info;
  Colour rail, rail_text;
  Colour scrim;
  Colour keyboard_bed;
  Material member_badge, silver_badge, gold_badge;
  Gradient member_card, silver_card, gold_card, blocked_card;
  Material seal;
  Colour shadow;              // with alpha 255; each depth brings its own
  float shadow_strength = 1;  // dark grounds need more to be seen
};

namespace detail {
// Materials that are the same by day and by night.
constexpr void set_materials(Theme& t) {
  t.on_primary = k_white;
  t.on_primary_quiet = t.is_dark ? k_white : Colour{0xCFE9E1};  // the paler one would fall below 4.5 by night
  t.on_warm_button = k_white;
  t.enrol_nudge = {{{0xF2A340}, {0xE0761B}}, {0x3A1A00}};
  t.member_badge = {{{0xDCE7E3}, {0xBFD2CB}}, {0x22433A}};
  t.silver_badge = {{{0xF3F6F8}, {0xB4C0C8}}, {0x263238}};
  t.gold_badge = {{{0xF9E3AE}, {0xDBA84A}}, {0x4A3206}};
  t.member_card = {{0x22433A}, {0x3B665A}};
  t.blocked_card = {{0x4A4F4E}, {0x5C6261}};
  t.silver_card = {{0x28353A}, {0x4C5C64}};
  t.gold_card = {{0x2B241A}, {0x5A4320}};
  t.seal = {{{0xC8442F}, {0xA83224}}, {0xFFF6EC}};
}

constexpr Theme make_light() {
  Theme t;
  t.page = {0xF4F2ED}, t.surface = {0xFFFFFF}, t.well = {0xF4F2ED}, t.well_strong = {0xE9E6DF}, t.line = {0xE7E3DA};
  t.ink = {0x1A1F1E}, t.ink_2 = {0x565D5C}, t.ink_3 = {0x676E6D};
  t.brand = {0x0C6B58}, t.brand_pressed = {0x08513F}, t.on_brand = k_white, t.primary = {0x0C6B58};
  t.brand_tint = {{0xE2F1EC}, {0x0A5A4A}};
  t.warm = {0xE8871E}, t.warm_tint = {{0xFFF3E0}, {0x8A4B08}}, t.warm_tint_to = {0xFFE7C7}, t.warm_figure = {0xC25A00};
  t.warm_button = {0xC2650C};
  t.bad = {{0xFCEBE8}, {0xA32A20}}, t.info = {{0xE7EEFB}, {0x234F9F}};
  t.rail = {0x16211F}, t.rail_text = {0x93A19D}, t.scrim = {0x10181A, 120}, t.keyboard_bed = {0xE3DFD6};
  t.shadow = {0x2A2415}, t.shadow_strength = 1;
  set_materials(t);
  return t;
}

constexpr Theme make_dark() {
  Theme t;
  t.is_dark = true;
  t.page = {0x0F1413}, t.surface = {0x1A201F}, t.well = {0x232B29}, t.well_strong = {0x2F3936}, t.line = {0x2C3533};
  t.ink = {0xF0F4F2}, t.ink_2 = {0xB2BCB8}, t.ink_3 = {0x8C9793};
  t.brand = {0x2FB598}, t.brand_pressed = {0x249A80}, t.on_brand = {0x03221B}, t.primary = {0x17846D};
  t.brand_tint = {{0x15382F}, {0x7FDCC6}};
  t.warm = {0xF0A04B}, t.warm_tint = {{0x33270F}, {0xF7C98B}}, t.warm_tint_to = {0x443315}, t.warm_figure = {0xFFB765};
  t.warm_button = {0xB8670F};
  t.bad = {{0x3B1E1B}, {0xF7A9A0}}, t.info = {{0x1B2944}, {0xA9C6FA}};
  t.rail = {0x0A0E0D}, t.rail_text = {0x84918D}, t.scrim = {0x000000, 120}, t.keyboard_bed = {0x141A19};
  t.shadow = {0x000000}, t.shadow_strength = 2.2F;
  set_materials(t);
  return t;
}
}  // namespace detail

inline constexpr Theme k_light = detail::make_light();
inline constexpr Theme k_dark = detail::make_dark();

// Corner radii by what the thing is.
namespace radius {
inline constexpr float sheet = 24, primary = 20, large = 18, card = 16, button = 14, well = 12, key = 10;
}

// Distances; everything lies on a grid of 4.
namespace space {
inline constexpr float screen = 16, columns = 12, cards = 10, targets = 8, keys = 6, inside = 16, inside_tight = 14, basket = 20;
}

// The smallest side of anything a finger can reach for.
inline constexpr float k_min_target = 44;

// How far a thing is lifted: blur and drop in design units, strength in 255ths by day.
struct Depth {
  float blur;
  float drop;
  float alpha;
};
namespace depth {
inline constexpr Depth key{3, 1, 30}, tile{9, 2, 18}, card{14, 4, 30}, member_card{16, 6, 50}, overlay{24, 10, 79}, primary{18, 6, 64};
}

}  // namespace shuke::screens
