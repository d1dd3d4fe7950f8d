#pragma once

#include <functional>

#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/hit.h"
#include "app/screens/widgets/kinetic.h"

namespace shuke::screens {

// A column that is dragged with the finger: momentum, no scrollbar, the cut edge fades into `ground`. Only what is visible is
// drawn, so a list of 500 costs as much as one of 8. Kept by the screen as scratch state.
struct ScrollState {
  Kinetic kinetic;
  std::size_t count = 0;  // of the last frame
  float glide_to = -1;    // >= 0: on its way to this offset
};

struct ScrollLook {
  std::string_view id;  // registered as a list
  std::string_view label;
  Rect area;
  float row_height = 0;
  float gap = 0;
  std::size_t count = 0;
  Colour ground;            // what the edges fade into
  bool follow_end = false;  // new rows scroll into view
};
// Calls draw(index, rect) for every row that is at least partly visible, top to bottom, clipped to the area.
using DrawRow = std::function<void(std::size_t index, const Rect& rect)>;
void scroll_list(Ui& ui, ScrollState& state, const ScrollLook& look, const DrawRow& draw);

// The same for content of any kind: one row, `row_height` high, drawn with its upper edge at the y that is passed.
void scroll_area(Ui& ui, ScrollState& state, const ScrollLook& look, const std::function<void(float top)>& draw);

// Brings row `index` into view, gliding if there is motion.
void scroll_to(ScrollState& state, const ScrollLook& look, std::size_t index);

}  // namespace shuke::screens
