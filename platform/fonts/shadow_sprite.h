#pragma once

#include <cstdint>

namespace shuke::fonts {

inline constexpr int k_shadow_side = 66;

// Writes the soft shadow of a rectangle (a Gaussian edge, 33 texels to each side) into rows of `stride` bytes.
void draw_shadow(std::uint8_t* corner, int stride);

}  // namespace shuke::fonts
