#include <doctest/doctest.h>

#include <cmath>

#include "app/screens/widgets/art.h"
#include "app/screens/widgets/art_sketches.h"
#include "app/screens/widgets/polygon.h"
#include "tests/screens/headless_frame.h"

using namespace shuke;
using namespace shuke::screens;
using shuke::test::HeadlessFrame;

namespace {
float covered(const std::vector<Point>& p, const std::vector<std::uint16_t>& triangles) {
  float sum = 0;
  for (std::size_t i = 0; i < triangles.size(); i += 3)
    sum += std::abs(doubled_area(std::vector<Point>{p[triangles[i]], p[triangles[i + 1]], p[triangles[i + 2]]}));
  return sum;
}
}  // namespace

TEST_CASE("triangles cover a concave outline exactly, either way round") {
  std::vector<Point> arrow{{0, 0}, {10, 0}, {10, 10}, {5, 4}, {0, 10}};
  CHECK(covered(arrow, triangulated(arrow)) == doctest::Approx(std::abs(doubled_area(arrow))));
  std::reverse(arrow.begin(), arrow.end());
  CHECK(covered(arrow, triangulated(arrow)) == doctest::Approx(std::abs(doubled_area(arrow))));
}

TEST_CASE("every area of every drawing is filled without a hole or an overlap") {
  for (int i = 0; i < k_picture_count; ++i) {
    CAPTURE(i);
    for (const SketchPart& part : sketch_of(static_cast<Picture>(i)).parts()) {
      if (!part.fill || part.fill->triangles.size() == 3 * part.fill->outline.size()) continue;  // bands are strips of their own
      const float area = std::abs(doubled_area(part.fill->outline));
      CHECK(covered(part.fill->outline, part.fill->triangles) == doctest::Approx(area).epsilon(0.01));
    }
  }
}

TEST_CASE("a drawing stays within its box, large and small") {
  for (const float side : {36.0F, 120.0F}) {
    for (int i = 0; i < k_picture_count; ++i) {
      CAPTURE(i);
      CAPTURE(side);
      HeadlessFrame window([&](Ui& ui) { draw_art(ui, {100, 100, side, side}, {static_cast<Picture>(i), {0x2E3F63}}); });
      const Rect area = window.drawn_area();
      CHECK(area.x >= 99);
      CHECK(area.y >= 99);
      CHECK(area.right() <= 101 + side);
      CHECK(area.bottom() <= 101 + side);
      CHECK(area.height > side * 0.5F);  // and fills it
      CHECK(window.vertex_count() < 1200);
    }
  }
}

TEST_CASE("no two pictures are alike") {
  std::vector<std::uint64_t> hashes;
  for (int i = 0; i < k_picture_count; ++i) {
    HeadlessFrame window([&](Ui& ui) { draw_art(ui, {100, 100, 80, 80}, {static_cast<Picture>(i), {0x8FB0CF}}); });
    CHECK(std::count(hashes.begin(), hashes.end(), window.vertex_hash()) == 0);
    hashes.push_back(window.vertex_hash());
  }
}
