#pragma once

#include <optional>

#include "app/screens/widgets/hit.h"
#include "app/screens/widgets/text.h"

namespace shuke::screens {

// Everything here draws itself and returns whether it was tapped in this frame. Labels are translated by the caller and shrink or
// shorten themselves to fit.

// The one filled green button of a screen, always in layout.primary, guarded against a second tap. `amount` without the ¥.
struct PrimaryButton {
  std::string_view id;
  std::string_view label;
  std::string_view amount = {};
  std::string_view sub = {};
  bool enabled = true;
};
bool primary_button(Ui& ui, const PrimaryButton& button);

// The quiet square beside it, always in layout.side_action: an icon over a label of at most two lines.
struct SideAction {
  std::string_view id;
  std::string_view label;
  Icon icon;
  bool enabled = true;
};
bool side_action(Ui& ui, const SideAction& action);

struct Button {
  std::string_view id;
  std::string_view label;
  Rect rect;
  std::optional<Icon> icon = std::nullopt;
  bool enabled = true;
  bool guarded = false;
  Face face = Face::body_bold;
};
// White on the page, well on a surface; choices on the page are strong wells.
enum class Ground { page, surface };
bool quiet_button(Ui& ui, const Button& button, Ground ground = Ground::surface);
// Ink-black: the confirming key inside a panel (take this amount, next field, add to basket).
bool ink_button(Ui& ui, const Button& button);
// A word in brand colour without a ground.
bool link_button(Ui& ui, const Button& button);
// Red tint: void, remove, refuse.
bool danger_button(Ui& ui, const Button& button);

// An icon alone; its label is read out by the registry only.
struct IconButton {
  std::string_view id;
  std::string_view label;
  Rect rect;
  Icon icon;
  IconStyle style;
  bool enabled = true;
};
bool icon_button(Ui& ui, const IconButton& button);

// One of a few, side by side: sizes, colours, quick amounts, reasons, categories. Chosen ones are brand tint with an outline;
// `note` stands small below the label.
enum class Availability { here, elsewhere, nowhere };  // filled, dashed, pale
struct Choice {
  std::string_view id;
  std::string_view label;
  Rect rect;
  bool chosen = false;
  std::string_view note = {};
  Colour note_colour = {0, 0};  // ink 2 unless given
  std::optional<Colour> swatch = std::nullopt;
  Availability availability = Availability::here;
  Ground ground = Ground::surface;
  float radius = radius::button;  // half the height for pills
  bool enabled = true;
};
bool choice(Ui& ui, const Choice& choice);

// A tab above the tiles: ink when chosen, white otherwise.
struct Tab {
  std::string_view id;
  std::string_view label;
  Rect rect;
  bool chosen = false;
};
bool category_tab(Ui& ui, const Tab& tab);

// A destination of the rail; `count` > 0 shows a warm bubble.
struct RailItem {
  std::string_view id;
  std::string_view label;
  Rect rect;
  Icon icon;
  bool chosen = false;
  int count = 0;
};
bool rail_item(Ui& ui, const RailItem& item);

}  // namespace shuke::screens
