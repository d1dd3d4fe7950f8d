#include "app/screens/widgets/polygon.h"

#include <algorithm>
#include <numeric>

namespace shuke::screens {
namespace {

float turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

struct Ear {
  std::uint16_t before, tip, after;
};

bool is_inside(std::span<const Point> p, const Ear& e, std::uint16_t k) {
  const Point a = p[e.before], b = p[e.tip], c = p[e.after], q = p[k];
  if (q == a || q == b || q == c) return false;
  return turn(a, b, q) >= 0 && turn(b, c, q) >= 0 && turn(c, a, q) >= 0;
}

bool is_ear(std::span<const Point> p, const std::vector<std::uint16_t>& left, const Ear& e) {
  if (turn(p[e.before], p[e.tip], p[e.after]) <= 0) return false;
  return std::none_of(left.begin(), left.end(), [&](std::uint16_t k) { return is_inside(p, e, k); });
}

// Cuts one ear off; false when rounding has left none.
bool cut_one(std::span<const Point> p, std::vector<std::uint16_t>& left, std::vector<std::uint16_t>& out) {
  const std::size_t n = left.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Ear e{left[(i + n - 1) % n], left[i], left[(i + 1) % n]};
    if (!is_ear(p, left, e)) continue;
    out.insert(out.end(), {e.before, e.tip, e.after});
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
  }
  return false;
}

}  // namespace

float doubled_area(std::span<const Point> outline) {
  float area = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point a = outline[i], b = outline[(i + 1) % outline.size()];
    area += a.x * b.y - b.x * a.y;
  }
  return area;
}

std::vector<std::uint16_t> triangulated(std::span<const Point> outline) {
  std::vector<std::uint16_t> left(outline.size()), out;
  std::iota(left.begin(), left.end(), std::uint16_t{0});
  if (doubled_area(outline) < 0) std::reverse(left.begin(), left.end());
  while (left.size() > 2) {
    if (cut_one(outline, left, out)) continue;
    left.erase(left.begin());  // a straight or folded corner covers nothing
  }
  return out;
}

}  // namespace shuke::screens
