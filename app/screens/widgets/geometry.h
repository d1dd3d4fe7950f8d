#pragma once

#include <algorithm>

namespace shuke::screens {

// Positions and sizes are design units everywhere in app/screens: pixels of a 1280x800 panel. The canvas alone multiplies by
// Layout::scale and snaps to device pixels, so no screen ever scales a number itself.
struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  constexpr float right() const { return x + width; }
  constexpr float bottom() const { return y + height; }
  constexpr float mid_x() const { return x + width / 2; }
  constexpr float mid_y() const { return y + height / 2; }
  constexpr Point centre() const { return {mid_x(), mid_y()}; }
  constexpr bool is_empty() const { return width <= 0 || height <= 0; }
  constexpr bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }

  // Negative amounts grow.
  constexpr Rect inset(float amount) const { return inset(amount, amount); }
  constexpr Rect inset(float dx, float dy) const { return {x + dx, y + dy, width - 2 * dx, height - 2 * dy}; }
  constexpr Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
  bool operator==(const Rect&) const = default;
};

inline Rect intersection(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x), std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

// The cell of an even grid that fills `area`: column and row counted from 0, one gap both ways.
struct Grid {
  Rect area;
  int columns = 1;
  int rows = 1;
  float gap = 8;

  Rect cell(int index) const {
    const float w = (area.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float h = (area.height - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    const int row = index / columns;
    return {area.x + static_cast<float>(index % columns) * (w + gap), area.y + static_cast<float>(row) * (h + gap), w, h};
  }
};

}  // namespace shuke::screens
