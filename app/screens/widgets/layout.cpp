#include "app/screens/widgets/layout.h"

#include <algorithm>
#include <cmath>

namespace shuke::screens {
namespace {

constexpr float k_design_height = 800, k_smallest_width = 1024, k_smallest_height = 768, k_compact_below = 1200;

float scale_for(float wide, float high) {
  const float by_height = high >= k_design_height ? high / k_design_height : std::min(1.0F, high / k_smallest_height);
  return std::min(by_height, wide / k_smallest_width);
}

struct Columns {
  float rail, left, member, basket, top;
};
constexpr Columns k_regular{72, 88, 280, 444, 72};
constexpr Columns k_compact{64, 76, 252, 384, 72};

void place_columns(Layout& l, const Columns& c) {
  const float lower_edge = l.height - 12;
  l.rail = {0, 0, c.rail, l.height};
  l.basket = {l.width - c.basket, 0, c.basket, l.height};
  l.member = {c.left, c.top, c.member, lower_edge - c.top};
  const float goods_x = l.member.right() + (l.is_compact ? 8 : 12);
  const float goods_right = l.basket.x - (l.is_compact ? 8 : 12);
  l.goods = {goods_x, c.top, goods_right - goods_x, lower_edge - c.top};
  l.search = {c.left, 8, goods_right - c.left, 48};
  l.work = {c.left, c.top, goods_right - c.left, lower_edge - c.top};
}

void place_basket(Layout& l) {
  l.basket_content = {l.basket.x + 20, 0, l.basket.width - 40, l.height};
  const float right = l.basket_content.right();
  l.associate = {right - 132, 8, 132, 48};
  l.sync_state = {l.basket.x + 16, 10, l.associate.x - 8 - l.basket.x - 16, 44};
  const float y = l.height - 96;
  l.side_action = {l.basket_content.x, y, 80, 80};
  l.primary = {l.side_action.right() + 12, y, right - l.side_action.right() - 12, 80};
}

// Wider panels get more columns of tiles, never larger tiles: what is left over goes between them.
void place_tiles(Layout& l) {
  constexpr float k_gap = 10, k_largest = (444 - 2 * k_gap) / 3, k_smallest = 132;
  if (l.is_compact) {
    l.tile_columns = 2, l.tile_gap = k_gap, l.tile_width = (l.goods.width - k_gap) / 2;
    return;
  }
  l.tile_columns = std::max(1, static_cast<int>((l.goods.width + k_gap) / (k_smallest + k_gap)));
  const auto columns = static_cast<float>(l.tile_columns);
  l.tile_width = std::min(k_largest, (l.goods.width - k_gap * (columns - 1)) / columns);
  l.tile_gap = l.tile_columns == 1 ? 0 : (l.goods.width - l.tile_width * columns) / (columns - 1);
}

}  // namespace

Layout layout_for(int pixels_wide, int pixels_high) {
  const auto wide = static_cast<float>(std::max(1, pixels_wide)), high = static_cast<float>(std::max(1, pixels_high));
  Layout l;
  l.scale = scale_for(wide, high);
  l.width = wide / l.scale, l.height = high / l.scale;
  l.is_compact = l.width < k_compact_below;
  place_columns(l, l.is_compact ? k_compact : k_regular);
  place_basket(l);
  place_tiles(l);
  return l;
}

}  // namespace shuke::screens
