#pragma once

#include <span>

#include "app/screens/widgets/hit.h"
#include "app/screens/widgets/text.h"

namespace shuke::screens {

// Small controls. They keep no state: they draw what they are given and say what the finger wants.

// A quantity between two halves of 44. Registers `id`/minus and `id`/plus.
struct Stepper {
  std::string_view id;
  std::string_view minus_label;
  std::string_view plus_label;
  Rect rect;
  std::string_view quantity;
  bool can_decrease = true;
  bool can_increase = true;
};
// -1, 0 or +1.
int stepper(Ui& ui, const Stepper& stepper);

// One of two to five, in a trough. Segment i registers as `id`/`keys[i]`.
struct Segments {
  std::string_view id;
  std::span<const std::string_view> keys;    // fixed English words
  std::span<const std::string_view> labels;  // translated
  Rect rect;
  int chosen = 0;
  bool enabled = true;
};
// The index that was tapped, or -1.
int segmented(Ui& ui, const Segments& segments);

// A switch; the whole `rect` is the target, the switch sits at its right, the label and a quiet second line at its left.
struct Toggle {
  std::string_view id;
  std::string_view label;
  std::string_view sub = {};
  Rect rect;
  bool on = false;
  bool enabled = true;
  bool strong = false;  // bold label
};
bool toggle(Ui& ui, const Toggle& toggle);

// The drawn box alone (28 x 28), for rows that are one target as a whole.
void draw_checkbox(Ui& ui, Point centre, bool on);
// A box with its label; the whole rect is the target.
struct Checkbox {
  std::string_view id;
  std::string_view label;
  Rect rect;
  bool on = false;
  bool enabled = true;
};
bool checkbox(Ui& ui, const Checkbox& box);

}  // namespace shuke::screens
