#pragma once

#include <optional>
#include <span>

#include "app/screens/widgets/art.h"
#include "app/screens/widgets/text.h"

namespace shuke::screens {

// Small things that say something and are not touched.

enum class Tone { plain, brand, info, warm, bad, surface };
Tint tint_of(const Theme& theme, Tone tone);

struct Chip {
  std::string_view words;
  Tone tone = Tone::plain;
  std::optional<Icon> icon = std::nullopt;
  Face face = Face::caption;
  float height = 26;
};
// `at` is the left middle. Returns the width.
float draw_chip(Ui& ui, Point at, const Chip& chip);
float chip_width(Ui& ui, const Chip& chip);
// Chips side by side up to `to_x`; those that find no room become "+2". Returns how many were shown.
int draw_chip_row(Ui& ui, Point at, float to_x, std::span<const Chip> chips);

// The three built-in materials; a policy's own tiers choose one.
enum class BadgeMaterial { member, silver, gold };
struct Badge {
  std::string_view words;
  BadgeMaterial material = BadgeMaterial::member;
};
float draw_badge(Ui& ui, Point left_middle, const Badge& badge);
float badge_width(Ui& ui, const Badge& badge);

// The first letter of a name on a disc of the tier's colour, or of the brand's tint for colleagues.
struct Avatar {
  std::string_view letter;
  std::optional<BadgeMaterial> material = std::nullopt;
  bool raised = false;  // with the badge's gradient, on identity cards
};
void draw_avatar(Ui& ui, Point centre, float radius, const Avatar& avatar);
// The first character of a name, for Avatar::letter.
std::string_view first_letter(std::string_view name);

// The identity card's ground: the tier's own material with two pale discs, depth below.
void draw_identity_ground(Ui& ui, const Rect& rect, BadgeMaterial material, bool is_blocked = false);

// A colour as a dot with a rim; always next to its name.
void draw_swatch(Ui& ui, Point centre, float radius, Colour colour);
// Up to `most` dots from the right edge leftwards. Returns the width.
float draw_swatches(Ui& ui, Point right_middle, std::span<const Colour> colours, float radius = 5);

// An icon on a tinted square, as before task and tender rows.
struct IconPlate {
  Rect rect;
  Icon icon;
  Colour colour;
  std::optional<Colour> ground = std::nullopt;  // a tint of `colour` unless given
};
void draw_icon_plate(Ui& ui, const IconPlate& plate);

// A count in a disc: "in the basket" on tiles, open tasks on the rail.
void draw_count(Ui& ui, Point centre, int count, Tint tint);
// The brand mark.
void draw_seal(Ui& ui, const Rect& rect);

// "Nothing here yet": a pale drawing or icon, one sentence, and what to do.
struct EmptyState {
  Rect area;
  Icon icon;
  std::string_view title;
  std::string_view hint = {};
  std::optional<Picture> drawing = std::nullopt;  // pale goods instead of the icon
};
void draw_empty_state(Ui& ui, const EmptyState& state);

}  // namespace shuke::screens
