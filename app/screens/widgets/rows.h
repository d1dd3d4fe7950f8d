#pragma once

#include <optional>

#include "app/screens/widgets/hit.h"
#include "app/screens/widgets/labels.h"

namespace shuke::screens {

// Something about the customer that must not be missed: one line of 44, an icon, what it is, and what follows from it.
struct FlagRow {
  std::string_view id;  // empty: only to be read
  std::string_view title;
  std::string_view detail = {};
  Rect rect;
  Tone tone = Tone::bad;
  Icon icon;
  bool opens = false;  // with a chevron
  bool pale = false;   // on white: the words alone carry the tone
};
bool flag_row(Ui& ui, const FlagRow& row);

// An action or a door with an icon, a bold title and a quiet second line. `detail` stands at the right before the chevron.
struct ActionRow {
  std::string_view id;
  std::string_view title;
  std::string_view sub = {};
  std::string_view detail = {};
  Rect rect;
  Icon icon;
  Tone tone = Tone::plain;  // plain: well on a surface
  std::optional<Colour> icon_colour = std::nullopt;
  bool opens = true;
  bool enabled = true;
  float radius = radius::button;
};
bool action_row(Ui& ui, const ActionRow& row);

// A label left and a figure right on one line, as in totals.
struct TotalRow {
  std::string_view label;
  std::string_view amount;
  std::optional<Colour> amount_colour = std::nullopt;  // ink unless given
  bool strong = false;
};
// `rect` gives left, right and middle.
void draw_total_row(Ui& ui, const Rect& rect, const TotalRow& row);

}  // namespace shuke::screens
