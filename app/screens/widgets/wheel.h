#pragma once

#include <span>
#include <string>

#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/hit.h"
#include "app/screens/widgets/kinetic.h"

namespace shuke::screens {

// A picker whose values turn under the finger (birthdays): drag with momentum, snaps to a row, a tap on a neighbour turns it by
// one. Rows are 44 high; three are shown. Kept by the screen as scratch state.
struct WheelState {
  Kinetic kinetic;
  bool placed = false;  // false: jumps to the chosen row at once
};
struct Wheel {
  std::string_view id;  // `id`/up and `id`/down are the neighbours
  std::string_view label;
  Rect rect;
  std::span<const std::string> rows;
  int chosen = 0;
};
// The row that is chosen now.
int wheel(Ui& ui, WheelState& state, const Wheel& wheel);
// The tinted band behind one or more wheels side by side.
void draw_wheel_band(Ui& ui, const Rect& rect);

}  // namespace shuke::screens
