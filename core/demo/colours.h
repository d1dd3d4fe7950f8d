#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/text.h"

namespace shuke::demo {

// A named colour of the chain; `code` is the middle of the SKU code.
struct Colour {
  const char* code;
  const char* zh;
  const char* en;
  std::uint32_t rgb;
  Bilingual name() const { return {zh, en}; }
};

enum class Palette { basic, bright, denim, leather };

std::span<const Colour> all_colours();
const Colour& colour_of(std::string_view code);  // a code that is not in the table is a bug
// Codes of the palette, the ones that sell most first.
std::span<const std::string_view> colours_in(Palette palette);

}  // namespace shuke::demo
