#include "app/screens/widgets/canvas.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>

#include "app/screens/widgets/font_port.h"
#include "app/screens/widgets/pixels.h"

namespace shuke::screens {
namespace {

ImDrawFlags flags_of(Corners corners) {
  switch (corners) {
    case Corners::all: return ImDrawFlags_RoundCornersAll;
    case Corners::top: return ImDrawFlags_RoundCornersTop;
    case Corners::bottom: return ImDrawFlags_RoundCornersBottom;
    case Corners::left: return ImDrawFlags_RoundCornersLeft;
    case Corners::right: return ImDrawFlags_RoundCornersRight;
    case Corners::none: return ImDrawFlags_RoundCornersNone;
    case Corners::top_left_bottom_right: return ImDrawFlags_RoundCornersTopLeft | ImDrawFlags_RoundCornersBottomRight;
  }
  return ImDrawFlags_RoundCornersAll;
}

struct Slices {
  std::array<float, 4> x;
  std::array<float, 4> y;
  std::array<float, 4> u;
  std::array<float, 4> v;
};

// The sprite's edge is half dark in its middle, so it reaches as far out of the rectangle as into it.
Slices slices_of(const PixelRect& r, float blur, float drop, const SpriteUv& uv) {
  const float in = std::min(blur, std::min(r.width(), r.height()) / 2);
  const float mid_u = (uv.u0 + uv.u1) / 2, mid_v = (uv.v0 + uv.v1) / 2;
  return {{r.min.x - blur, r.min.x + in, r.max.x - in, r.max.x + blur},
          {r.min.y - blur + drop, r.min.y + in + drop, r.max.y - in + drop, r.max.y + blur + drop},
          {uv.u0, mid_u, mid_u, uv.u1},
          {uv.v0, mid_v, mid_v, uv.v1}};
}

void draw_dash(const ImVec2& a, const ImVec2& b, ImU32 colour, float thickness) { draw_list().AddLine(a, b, colour, thickness); }

// Walks along a closed path with the pen down for `on` and up for `off` pixels.
void dash_along(const ImVector<ImVec2>& path, ImU32 colour, float thickness, float on, float off) {
  float left = on;
  bool pen = true;
  for (int i = 0; i < path.Size; ++i) {
    const ImVec2 a = path[i], b = path[(i + 1) % path.Size];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    for (float at = 0; at < length - 0.01F;) {
      const float stretch = std::min(left, length - at), t0 = at / length, t1 = (at + stretch) / length;
      if (pen) draw_dash(ImLerp(a, b, t0), ImLerp(a, b, t1), colour, thickness);
      at += stretch, left -= stretch;
      if (left > 0.01F) continue;
      pen = !pen, left = pen ? on : off;
    }
  }
}

}  // namespace

void fill(Ui& ui, const Rect& rect, Colour colour, Shape shape) {
  if (!colour.is_visible() || rect.is_empty()) return;
  const PixelRect r = snapped(ui, rect);
  draw_list().AddRectFilled(r.min, r.max, packed(colour), shape.radius * ui.layout.scale, flags_of(shape.corners));
}

void outline(Ui& ui, const Rect& rect, Colour colour, float radius, float thickness) {
  const PixelRect r = snapped(ui, rect);
  const float width = line_pixels(ui, thickness), half = width / 2;
  draw_list().AddRect({r.min.x + half, r.min.y + half}, {r.max.x - half, r.max.y - half}, packed(colour),
                      std::max(0.0F, radius * ui.layout.scale - half), 0, width);
}

void dashed_outline(Ui& ui, const Rect& rect, Colour colour, float radius, float thickness) {
  const PixelRect r = snapped(ui, rect);
  const float scale = ui.layout.scale;
  ImDrawList& list = draw_list();
  list.PathRect({r.min.x + 1, r.min.y + 1}, {r.max.x - 1, r.max.y - 1}, radius * scale);
  const ImVector<ImVec2> path = list._Path;
  list.PathClear();
  dash_along(path, packed(colour), thickness * scale, 6 * scale, 5 * scale);
}

void dashed_line(Ui& ui, Point from, float to_x, Colour colour) {
  constexpr float k_on = 4, k_step = 7;
  for (float x = from.x; x < to_x; x += k_step) fill(ui, {x, from.y, std::min(k_on, to_x - x), 1}, colour);
}

void hairline(Ui& ui, Point from, float to_x) {
  const ImVec2 a = to_pixels(ui, from), b = to_pixels(ui, {to_x, from.y});
  draw_list().AddRectFilled({snap(a.x), snap(a.y)}, {snap(b.x), snap(a.y) + 1}, packed(ui.theme.line));
}

void vertical_hairline(Ui& ui, Point from, float to_y) {
  const ImVec2 a = to_pixels(ui, from), b = to_pixels(ui, {from.x, to_y});
  draw_list().AddRectFilled({snap(a.x), snap(a.y)}, {snap(a.x) + 1, snap(b.y)}, packed(ui.theme.line));
}

void fill_gradient(Ui& ui, const Rect& rect, Gradient colours, float radius, Direction direction) {
  ImDrawList& list = draw_list();
  const PixelRect r = snapped(ui, rect);
  const int first = list.VtxBuffer.Size;
  const bool is_disc = rect.width == rect.height && radius >= rect.width / 2;  // a fully rounded square comes out a little square
  if (is_disc) list.AddCircleFilled({(r.min.x + r.max.x) / 2, (r.min.y + r.max.y) / 2}, r.width() / 2, IM_COL32_WHITE);
  if (!is_disc) list.AddRectFilled(r.min, r.max, IM_COL32_WHITE, radius * ui.layout.scale);
  const auto at = [&r](Point p) { return ImVec2(r.min.x + r.width() * p.x, r.min.y + r.height() * p.y); };
  ImGui::ShadeVertsLinearColorGradientKeepAlpha(&list, first, list.VtxBuffer.Size, at(direction.from), at(direction.to),
                                                packed(colours.from), packed(colours.to));
}

void draw_shadow(Ui& ui, const Rect& rect, Depth depth) {
  const float scale = ui.layout.scale;
  const Slices s = slices_of(snapped(ui, rect), depth.blur * scale, depth.drop * scale, ui.fonts.shadow());
  const ImU32 colour = packed(ui.theme.shadow.with_alpha(static_cast<int>(std::min(255.0F, depth.alpha * ui.theme.shadow_strength))));
  ImDrawList& list = draw_list();
  constexpr int k_slices = 8;  // the middle one would be painted over anyway
  list.PrimReserve(6 * k_slices, 4 * k_slices);
  for (std::size_t j = 0; j < 3; ++j) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (i == 1 && j == 1) continue;
      list.PrimRectUV({s.x[i], s.y[j]}, {s.x[i + 1], s.y[j + 1]}, {s.u[i], s.v[j]}, {s.u[i + 1], s.v[j + 1]}, colour);
    }
  }
}

void fill_circle(Ui& ui, Point centre, float radius, Colour colour) {
  draw_list().AddCircleFilled(to_pixels(ui, centre), radius * ui.layout.scale, packed(colour));
}

void stroke_circle(Ui& ui, Point centre, float radius, Colour colour, float thickness) {
  draw_list().AddCircle(to_pixels(ui, centre), radius * ui.layout.scale, packed(colour), 0, thickness * ui.layout.scale);
}

void stroke(Ui& ui, Point from, Point to, Colour colour, float thickness) {
  draw_list().AddLine(to_pixels(ui, from), to_pixels(ui, to), packed(colour), thickness * ui.layout.scale);
}

void stroke_path(Ui& ui, std::span<const Point> points, Colour colour, float thickness) {
  ImDrawList& list = draw_list();
  for (const Point& p : points) list.PathLineTo(to_pixels(ui, p));
  list.PathStroke(packed(colour), 0, thickness * ui.layout.scale);
}

void fill_triangle(Ui& ui, Point a, Point b, Point c, Colour colour) {
  draw_list().AddTriangleFilled(to_pixels(ui, a), to_pixels(ui, b), to_pixels(ui, c), packed(colour));
}

void draw_card(Ui& ui, const Rect& rect, float radius, Depth depth) {
  if (!ui.theme.is_dark) draw_shadow(ui, rect, depth);
  fill(ui, rect, ui.theme.surface, {radius});
  if (ui.theme.is_dark) outline(ui, rect, ui.theme.line, radius);
}

void draw_chosen(Ui& ui, const Rect& rect, float radius) {
  fill(ui, rect, ui.theme.brand_tint.fill, {radius});
  outline(ui, rect, ui.theme.brand, radius, 2);
}

Clip::Clip(Ui& ui, const Rect& area) {
  const PixelRect r = snapped(ui, area);
  ImGui::PushClipRect(r.min, r.max, true);
}

Clip::~Clip() { ImGui::PopClipRect(); }

Rect visible_part(const Ui& ui, const Rect& rect) {
  const ImRect& clip = ImGui::GetCurrentWindowRead()->ClipRect;
  const float scale = ui.layout.scale;
  return intersection(rect, {clip.Min.x / scale, clip.Min.y / scale, clip.GetWidth() / scale, clip.GetHeight() / scale});
}

void draw_fade(Ui& ui, const Rect& area, Edge edge, Colour ground) {
  const PixelRect r = snapped(ui, area);
  const ImU32 solid = packed(ground), clear = packed(ground.with_alpha(0));
  const ImU32 upper = edge == Edge::top ? solid : clear, lower = edge == Edge::top ? clear : solid;
  draw_list().AddRectFilledMultiColor(r.min, r.max, upper, upper, lower, lower);
}

}  // namespace shuke::screens
