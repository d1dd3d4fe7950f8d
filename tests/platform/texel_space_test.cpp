#include <doctest/doctest.h>

#include <random>
#include <set>

#include "platform/fonts/spare_code_points.h"
#include "platform/fonts/texel_space.h"

using namespace shuke::fonts;

namespace {

using Owners = std::vector<TexelSpace::Owner>;

}  // namespace

TEST_CASE("cells of all sizes lie inside their slabs and never overlap") {
  TexelSpace space(3, 2);
  Owners evicted;
  std::vector<std::vector<bool>> taken(2 * 256, std::vector<bool>(3 * 256));
  std::mt19937 random(7);
  std::uniform_int_distribution<int> sizes(1, 90);
  for (TexelSpace::Owner owner = 0; owner < 200; ++owner) {
    const auto cell = space.take(sizes(random), owner, 1, evicted);
    if (!cell) continue;
    const auto corner = space.corner(*cell);
    for (int y = corner.y; y < corner.y + space.size(*cell); ++y)
      for (int x = corner.x; x < corner.x + space.size(*cell); ++x) {
        const auto row = static_cast<std::size_t>(y);
        const auto column = static_cast<std::size_t>(x);
        REQUIRE_FALSE(taken.at(row).at(column));
        taken[row][column] = true;
      }
  }
  CHECK(evicted.empty());
}

TEST_CASE("a full space gives away what the frame does not use, and refuses when the frame uses all of it") {
  TexelSpace space(1, 1);
  Owners evicted;
  std::vector<TexelSpace::Cell> cells;
  for (TexelSpace::Owner owner = 0; owner < 16; ++owner) cells.push_back(*space.take(64, owner, 1, evicted));
  CHECK_FALSE(space.take(64, 100, 1, evicted).has_value());
  for (std::size_t i = 0; i < 15; ++i) space.touch(cells[i], 2);
  CHECK(space.take(64, 100, 2, evicted) == cells[15]);
  CHECK(evicted == Owners{15});
  CHECK_FALSE(space.take(64, 101, 2, evicted).has_value());
}

TEST_CASE("what has long been idle goes before what was shown a moment ago") {
  TexelSpace space(1, 1);
  Owners evicted;
  const auto recent = *space.take(128, 1, 1, evicted);
  for (TexelSpace::Owner owner = 2; owner <= 4; ++owner) space.take(128, owner, 1, evicted);
  space.touch(recent, 999);
  space.take(128, 5, 1000, evicted);
  CHECK(evicted == Owners{2});
}

TEST_CASE("an idle slab of another size is divided anew") {
  TexelSpace space(1, 1);
  Owners evicted;
  for (TexelSpace::Owner owner = 0; owner < 4; ++owner) space.take(100, owner, 1, evicted);
  const auto cell = space.take(20, 50, 2, evicted);
  REQUIRE(cell.has_value());
  CHECK(space.size(*cell) == 20);
  CHECK(evicted == Owners{0, 1, 2, 3});
}

TEST_CASE("clearing names every owner once, and a cell that is too large for a slab is refused") {
  TexelSpace space(1, 1);
  Owners evicted;
  for (TexelSpace::Owner owner = 0; owner < 3; ++owner) space.take(30, owner, 1, evicted);
  space.clear(evicted);
  CHECK(evicted == Owners{0, 1, 2});
  CHECK_FALSE(space.take(257, 9, 2, evicted).has_value());
}

TEST_CASE("a character keeps its private code point until all are taken, then the one out of use for longest goes") {
  SpareCodePoints spares;
  std::set<char32_t> seen;
  for (char32_t i = 0; i < 6400; ++i) {
    const auto loan = spares.lend(0x20000 + i, 1 + i);
    REQUIRE(loan.has_value());
    REQUIRE_FALSE(loan->is_second_hand);
    REQUIRE(seen.insert(loan->spare).second);
  }
  spares.touch(SpareCodePoints::k_first, 7000);
  const auto loan = spares.lend(0x2B7CE, 7000);
  CHECK(loan->is_second_hand);
  CHECK(loan->spare == SpareCodePoints::k_first + 1);
  CHECK(spares.character_of(loan->spare) == 0x2B7CE);
  CHECK(spares.lend(0x20000, 7000)->spare == SpareCodePoints::k_first);
  CHECK(spares.character_of(U'A') == 0);
}
