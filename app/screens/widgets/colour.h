#pragma once

#include <cstdint>

namespace shuke::screens {

// An opaque or translucent sRGB colour; written as 0xRRGGBB like in the design.
struct Colour {
  std::uint32_t rgb = 0;
  std::uint8_t alpha = 255;

  constexpr std::uint8_t red() const { return static_cast<std::uint8_t>(rgb >> 16 & 255U); }
  constexpr std::uint8_t green() const { return static_cast<std::uint8_t>(rgb >> 8 & 255U); }
  constexpr std::uint8_t blue() const { return static_cast<std::uint8_t>(rgb & 255U); }
  constexpr Colour with_alpha(int value) const { return {rgb, static_cast<std::uint8_t>(value)}; }
  constexpr Colour faded(float share) const { return {rgb, static_cast<std::uint8_t>(static_cast<float>(alpha) * share)}; }
  constexpr bool is_visible() const { return alpha != 0; }
  bool operator==(const Colour&) const = default;
};

inline constexpr Colour k_white{0xFFFFFF};
inline constexpr Colour k_black{0x000000};

struct Gradient {
  Colour from;
  Colour to;
};

// `share` of `other` over `base`, 0..1; the alpha of `base` stays.
constexpr Colour mix(Colour base, Colour other, float share) {
  const auto channel = [share](std::uint8_t a, std::uint8_t b) {
    const float mixed = static_cast<float>(a) * (1 - share) + static_cast<float>(b) * share;
    return static_cast<std::uint32_t>(mixed * 2 + 1) / 2;  // to the nearest
  };
  return {channel(base.red(), other.red()) << 16 | channel(base.green(), other.green()) << 8 | channel(base.blue(), other.blue()),
          base.alpha};
}

// A quick perceived brightness, 0..255; good enough to choose an outline.
constexpr float brightness(Colour c) {
  return (3.0F * static_cast<float>(c.red()) + 6.0F * static_cast<float>(c.green()) + static_cast<float>(c.blue())) / 10.0F;
}

}  // namespace shuke::screens
