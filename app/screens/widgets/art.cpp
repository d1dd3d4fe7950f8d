#include "app/screens/widgets/art.h"

#include <imgui.h>

#include <array>

#include "app/screens/widgets/art_sketches.h"
#include "app/screens/widgets/pixels.h"

namespace shuke::screens {
namespace {

struct Palette {
  Colour cloth;
  Colour edge;
};

// Very dark goods get a lighter edge, so that seams stay visible; everything else a darker one.
Palette palette_of(Colour cloth) {
  const float light = brightness(cloth);
  if (light < 60) return {cloth, mix(cloth, k_white, 0.24F)};
  return {cloth, mix(cloth, k_black, light > 200 ? 0.32F : 0.30F)};
}

Colour shaded(const Palette& p, const Shade& s) {
  if (s.fixed) return *s.fixed;
  const float light = brightness(p.cloth);
  if (s.share > 0) return mix(p.cloth, k_white, s.share * (light < 90 ? 1.35F : 1.0F));
  return mix(p.cloth, k_black, -s.share * (light > 200 ? 0.55F : 1.0F));
}

struct Placement {
  ImVec2 origin;
  float unit;  // pixels per hundredth of the box
  float line;  // whole pixels: those are drawn from a baked texture, two vertices a point
  ImVec2 at(Point p) const { return {origin.x + p.x * unit, origin.y + p.y * unit}; }
};

void draw_path(const std::vector<Point>& points, const Placement& place, ImU32 colour, float thickness, bool closed) {
  ImDrawList& list = draw_list();
  list.PathClear();
  for (const Point& p : points) list.PathLineTo(place.at(p));
  list.PathStroke(colour, closed ? ImDrawFlags_Closed : 0, thickness);
}

void draw_fill(const SketchFill& fill, const Placement& place, const Palette& palette) {
  const Colour upper = shaded(palette, fill.upper), lower = shaded(palette, fill.lower);
  ImDrawList& list = draw_list();
  list.PrimReserve(static_cast<int>(fill.triangles.size()), static_cast<int>(fill.outline.size()));
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const unsigned first = list._VtxCurrentIdx;
  for (const std::uint16_t i : fill.triangles) list.PrimWriteIdx(static_cast<ImDrawIdx>(first + i));
  const float extent = std::max(1.0F, fill.bottom - fill.top);
  for (const Point& p : fill.outline) list.PrimWriteVtx(place.at(p), white, packed(mix(upper, lower, (p.y - fill.top) / extent)));
  // The jagged rim of plain triangles hides under a smooth line.
  const Colour rim = fill.has_edge ? palette.edge : mix(upper, lower, 0.5F);
  for (const auto& piece : fill.rims) draw_path(piece, place, packed(rim), fill.has_edge ? place.line : 1.0F, fill.rims_are_closed);
}

void draw_line(const SketchLine& line, const Placement& place, const Palette& palette) {
  Colour colour = line.is_seam ? palette.edge.with_alpha(165) : palette.edge;
  if (line.shade.fixed || line.shade.share != 0) colour = shaded(palette, line.shade);
  draw_path(line.points, place, packed(colour), std::max(1.0F, snap(place.line * line.weight)), false);
}

}  // namespace

void draw_art(Ui& ui, const Rect& rect, const Art& art) {
  const PixelRect r = snapped(ui, rect);
  const float side = std::min(r.width(), r.height());
  const ImVec2 origin{r.min.x + (r.width() - side) / 2, r.min.y + (r.height() - side) / 2};
  const Placement place{origin, side / 100, std::max(1.0F, snap(side / 80))};
  const Palette palette = palette_of(art.colour);
  for (const SketchPart& part : sketch_of(art.picture).parts()) {
    if (part.fill) draw_fill(*part.fill, place, palette);
    if (part.line) draw_line(*part.line, place, palette);
  }
}

Colour art_ground(const Theme& theme, Colour colour) {
  constexpr Colour k_paper{0xF6F4EF}, k_night{0x2A3331}, k_night_raised{0x5A6562};
  if (!theme.is_dark) return mix(k_paper, colour, 0.13F);
  return mix(brightness(colour) < 96 ? k_night_raised : k_night, colour, 0.16F);
}

void draw_thumbnail(Ui& ui, const Rect& rect, const Art& art, float radius) {
  fill(ui, rect, art_ground(ui.theme, art.colour), {radius});
  draw_art(ui, rect.inset(std::min(rect.width, rect.height) * 0.09F), art);
}

}  // namespace shuke::screens
