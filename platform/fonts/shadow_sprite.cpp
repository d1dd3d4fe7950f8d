#include "platform/fonts/shadow_sprite.h"

#include <array>
#include <cmath>

namespace shuke::fonts {
namespace {

constexpr float k_middle_of_edge = 16;
constexpr float k_softness = 10;

// The share of light that an infinite edge takes away at a texel; a corner is the product of two.
float shade(int texel) {
  const int from_outside = texel < k_shadow_side / 2 ? texel : k_shadow_side - 1 - texel;
  return 0.5F * (1 + std::erf((static_cast<float>(from_outside) - k_middle_of_edge) / k_softness));
}

}  // namespace

void draw_shadow(std::uint8_t* corner, int stride) {
  std::array<float, k_shadow_side> edge{};
  for (int i = 0; i < k_shadow_side; ++i) edge[static_cast<std::size_t>(i)] = shade(i);
  for (int y = 0; y < k_shadow_side; ++y)
    for (int x = 0; x < k_shadow_side; ++x)
      corner[y * stride + x] =
          static_cast<std::uint8_t>(255 * edge[static_cast<std::size_t>(x)] * edge[static_cast<std::size_t>(y)] + 0.5F);
}

}  // namespace shuke::fonts
