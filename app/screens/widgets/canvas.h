#pragma once

#include <span>

#include "app/screens/widgets/ui.h"

namespace shuke::screens {

// Shapes on the frame's one draw list. Design units in, device pixels out; edges of rectangles are snapped so that they stay
// sharp at every scale.
enum class Corners { all, top, bottom, left, right, none, top_left_bottom_right };

struct Shape {
  float radius = 0;
  Corners corners = Corners::all;
};

void fill(Ui& ui, const Rect& rect, Colour colour, Shape shape = {});
void outline(Ui& ui, const Rect& rect, Colour colour, float radius, float thickness = 1);
void dashed_outline(Ui& ui, const Rect& rect, Colour colour, float radius, float thickness = 1.5F);
void dashed_line(Ui& ui, Point from, float to_x, Colour colour);  // horizontal, as on receipts
// One device pixel of theme.line.
void hairline(Ui& ui, Point from, float to_x);
void vertical_hairline(Ui& ui, Point from, float to_y);

// A linear gradient along the line from one relative corner to another; {0,0} is the upper left, {1,1} the lower right.
struct Direction {
  Point from{0, 0};
  Point to{1, 1};
};
void fill_gradient(Ui& ui, const Rect& rect, Gradient colours, float radius, Direction direction = {});

// Soft depth below `rect`: nine slices of a sprite, no overdraw inside. In dark it is for overlays and loud things only; give
// surfaces their hairline with draw_card().
void draw_shadow(Ui& ui, const Rect& rect, Depth depth);

void fill_circle(Ui& ui, Point centre, float radius, Colour colour);
void stroke_circle(Ui& ui, Point centre, float radius, Colour colour, float thickness);
void stroke(Ui& ui, Point from, Point to, Colour colour, float thickness);
void stroke_path(Ui& ui, std::span<const Point> points, Colour colour, float thickness);
void fill_triangle(Ui& ui, Point a, Point b, Point c, Colour colour);

// The surface of cards: depth by day, a hairline by night.
void draw_card(Ui& ui, const Rect& rect, float radius = radius::card, Depth depth = depth::card);
// Brand tint with a 2 px brand outline: what is chosen.
void draw_chosen(Ui& ui, const Rect& rect, float radius);

// While it lives nothing is drawn or hit outside `area`.
class Clip {
 public:
  Clip(Ui& ui, const Rect& area);
  ~Clip();
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;
};
// The part of `rect` (design units) that the current clip leaves, design units.
Rect visible_part(const Ui& ui, const Rect& rect);

// Lets what lies below fade out towards an edge of a scrolling area: `height` of the ground colour, opaque at the edge.
enum class Edge { top, bottom };
void draw_fade(Ui& ui, const Rect& area, Edge edge, Colour ground);

}  // namespace shuke::screens
