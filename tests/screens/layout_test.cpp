#include <doctest/doctest.h>

#include "app/screens/widgets/layout.h"

using namespace shuke::screens;

namespace {
void check_rect(const Rect& is, const Rect& wanted) {
  CHECK(is.x == doctest::Approx(wanted.x));
  CHECK(is.y == doctest::Approx(wanted.y));
  CHECK(is.width == doctest::Approx(wanted.width));
  CHECK(is.height == doctest::Approx(wanted.height));
}
}  // namespace

TEST_CASE("at 1280x800 the fixed parts lie where the design says") {
  const Layout l = layout_for(1280, 800);
  CHECK(l.scale == 1);
  CHECK_FALSE(l.is_compact);
  check_rect(l.rail, {0, 0, 72, 800});
  check_rect(l.search, {88, 8, 736, 48});
  check_rect(l.member, {88, 72, 280, 716});
  check_rect(l.goods, {380, 72, 444, 716});
  check_rect(l.basket, {836, 0, 444, 800});
  check_rect(l.basket_content, {856, 0, 404, 800});
  check_rect(l.associate, {1128, 8, 132, 48});
  check_rect(l.side_action, {856, 704, 80, 80});
  check_rect(l.primary, {948, 704, 312, 80});
  CHECK(l.sync_state.x == 852);
  CHECK(l.tile_columns == 3);
  CHECK(l.tile_width == doctest::Approx(141.33).epsilon(0.001));
}

TEST_CASE("at 1024x768 pixels stay true and the columns give way") {
  const Layout l = layout_for(1024, 768);
  CHECK(l.scale == 1);
  CHECK(l.is_compact);
  check_rect(l.rail, {0, 0, 64, 768});
  check_rect(l.search, {76, 8, 556, 48});
  check_rect(l.member, {76, 72, 252, 684});
  check_rect(l.goods, {336, 72, 296, 684});
  check_rect(l.basket, {640, 0, 384, 768});
  check_rect(l.basket_content, {660, 0, 344, 768});
  check_rect(l.side_action, {660, 672, 80, 80});
  check_rect(l.primary, {752, 672, 252, 80});
  CHECK(l.tile_columns == 2);
}

TEST_CASE("at 1920x1080 everything grows by height / 800 and the goods get a fourth column, no larger tiles") {
  const Layout l = layout_for(1920, 1080);
  CHECK(l.scale == doctest::Approx(1.35));
  CHECK(l.height == doctest::Approx(800));
  CHECK(l.member.width == 280);
  CHECK(l.basket.width == 444);
  CHECK(l.basket.right() == doctest::Approx(l.width));
  CHECK(l.tile_columns == 4);
  CHECK(l.tile_width <= 141.4F);
  CHECK(l.tile_width >= 132);
  const float row = l.tile_width * 4 + l.tile_gap * 3;
  CHECK(row == doctest::Approx(l.goods.width));
}

TEST_CASE("a panel a little lower than 800 keeps 13 pixel text and 44 pixel targets") { CHECK(layout_for(1280, 768).scale == 1); }

TEST_CASE("a panel smaller than the smallest shrinks instead of losing parts") {
  const Layout l = layout_for(800, 600);
  CHECK(l.scale < 1);
  CHECK(l.width >= 1023.9F);
}
