#pragma once

#include <imgui.h>

#include <cmath>

#include "app/screens/widgets/ui.h"

namespace shuke::screens {

// Design units to device pixels, for the files that talk to the draw list. Not for screens.

inline ImDrawList& draw_list() { return *ImGui::GetWindowDrawList(); }
inline ImU32 packed(Colour c) { return IM_COL32(c.red(), c.green(), c.blue(), c.alpha); }
inline float snap(float pixels) { return std::floor(pixels + 0.5F); }
inline ImVec2 to_pixels(const Ui& ui, Point p) { return {p.x * ui.layout.scale, p.y * ui.layout.scale}; }

struct PixelRect {
  ImVec2 min;
  ImVec2 max;
  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
};

// Edges on whole pixels, so that neighbours with a common edge neither overlap nor part.
inline PixelRect snapped(const Ui& ui, const Rect& r) {
  const float s = ui.layout.scale;
  return {{snap(r.x * s), snap(r.y * s)}, {snap(r.right() * s), snap(r.bottom() * s)}};
}

// One line of the design, at least one whole device pixel.
inline float line_pixels(const Ui& ui, float units) { return std::max(1.0F, snap(units * ui.layout.scale)); }

}  // namespace shuke::screens
