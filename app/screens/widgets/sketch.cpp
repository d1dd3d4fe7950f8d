#include "app/screens/widgets/sketch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/screens/widgets/polygon.h"
#include "core/base/check.h"

namespace shuke::screens {

namespace {

// The angle at b is sharper than about 50 degrees.
bool is_sharp(Point a, Point b, Point c) {
  const float ux = a.x - b.x, uy = a.y - b.y, vx = c.x - b.x, vy = c.y - b.y;
  const float lengths = std::hypot(ux, uy) * std::hypot(vx, vy);
  return lengths > 0 && (ux * vx + uy * vy) / lengths > 0.64F;
}

std::vector<std::size_t> sharp_corners(const std::vector<Point>& outline) {
  const std::size_t n = outline.size();
  std::vector<std::size_t> corners;
  for (std::size_t i = 0; i < n; ++i) {
    if (is_sharp(outline[(i + n - 1) % n], outline[i], outline[(i + 1) % n])) corners.push_back(i);
  }
  return corners;
}

// The closed outline as it is, or open pieces from one sharp corner to the next.
void set_rims(SketchFill& f) {
  const std::vector<std::size_t> corners = sharp_corners(f.outline);
  f.rims_are_closed = corners.empty();
  if (corners.empty()) f.rims = {f.outline};
  const std::size_t n = f.outline.size();
  for (std::size_t k = 0; k < corners.size(); ++k) {
    const std::size_t from = corners[k], to = k + 1 < corners.size() ? corners[k + 1] : corners[0] + n;
    std::vector<Point> piece;
    for (std::size_t i = from; i <= to; ++i) piece.push_back(f.outline[i % n]);
    f.rims.push_back(std::move(piece));
  }
}

void set_extent(SketchFill& f) {
  const auto [low, high] = std::minmax_element(f.outline.begin(), f.outline.end(), [](Point a, Point b) { return a.y < b.y; });
  f.top = low->y, f.bottom = high->y;
}

}  // namespace

Path& Path::to(float x, float y) {
  points_.push_back({x, y});
  return *this;
}

Path& Path::curve(Point c1, Point c2, Point end) {
  constexpr int k_steps = 7;
  const Point a = points_.back();
  for (int i = 1; i <= k_steps; ++i) {
    const float t = static_cast<float>(i) / k_steps, u = 1 - t;
    const float wa = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, we = t * t * t;
    points_.push_back({wa * a.x + w1 * c1.x + w2 * c2.x + we * end.x, wa * a.y + w1 * c1.y + w2 * c2.y + we * end.y});
  }
  return *this;
}

Path& Path::mirrored() {
  constexpr float k_on_axis = 0.2F;
  for (std::size_t i = points_.size(); i-- > 0;) {
    const Point p = points_[i];
    if (std::abs(p.x - 50) > k_on_axis) points_.push_back({100 - p.x, p.y});
  }
  return *this;
}

Path Path::mirror_image() const {
  Path other = *this;
  for (Point& p : other.points_) p.x = 100 - p.x;
  return other;
}

Path Path::moved(float dx, float dy) const {
  Path other = *this;
  for (Point& p : other.points_) p.x += dx, p.y += dy;
  return other;
}

void Sketch::dot(Point centre, float radius, Shade shade) {
  constexpr int k_corners = 10;
  Path circle(centre.x + radius, centre.y);
  for (int i = 1; i < k_corners; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / k_corners;
    circle.to(centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle));
  }
  add_fill(circle, shade, shade, false);
}

void Sketch::seams(const Path& line, float weight) { seam(line, weight), seam(line.mirror_image(), weight); }
void Sketch::areas(const Path& outline, Shade shade) { area(outline, shade), area(outline.mirror_image(), shade); }
void Sketch::patches(const Path& outline, Shade shade) { patch(outline, shade), patch(outline.mirror_image(), shade); }

void Sketch::add_fill(const Path& path, Shade upper, Shade lower, bool has_edge) {
  SketchFill f;
  f.outline = path.points();
  f.triangles = triangulated(f.outline);
  set_extent(f);
  set_rims(f);
  f.upper = upper, f.lower = lower, f.has_edge = has_edge;
  parts_.push_back({std::move(f), std::nullopt});
}

void Sketch::band(const Path& outer, const Path& inner, Shade upper, Shade lower) {
  SketchFill f;
  const std::size_t n = outer.points().size();
  SHUKE_CHECK(n == inner.points().size());
  f.outline = outer.points();
  f.outline.insert(f.outline.end(), inner.points().begin(), inner.points().end());
  for (std::size_t i = 0; i < n; ++i) {
    const auto a = static_cast<std::uint16_t>(i), b = static_cast<std::uint16_t>((i + 1) % n), c = static_cast<std::uint16_t>(n);
    const auto p = static_cast<std::uint16_t>(a + c), q = static_cast<std::uint16_t>(b + c);
    f.triangles.insert(f.triangles.end(), {a, b, q, a, q, p});
  }
  set_extent(f);
  f.rims = {outer.points(), inner.points()}, f.rims_are_closed = true;
  f.upper = upper, f.lower = lower;
  parts_.push_back({std::move(f), std::nullopt});
}

void Sketch::add_line(const Path& line, float weight, bool is_seam, Shade shade) {
  parts_.push_back({std::nullopt, SketchLine{line.points(), weight, is_seam, shade}});
}

}  // namespace shuke::screens
