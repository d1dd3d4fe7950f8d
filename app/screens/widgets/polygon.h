#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "app/screens/widgets/geometry.h"

namespace shuke::screens {

// Triangles (three indices each) that fill a simple outline, concave or not, either way round; by clipping ears, so it is for
// outlines of some dozens of points that are kept afterwards. Pure.
std::vector<std::uint16_t> triangulated(std::span<const Point> outline);

// Twice the signed area; positive when the outline turns clockwise on a screen (y down).
float doubled_area(std::span<const Point> outline);

}  // namespace shuke::screens
