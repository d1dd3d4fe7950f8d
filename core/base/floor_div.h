#pragma once

#include <cstdint>

namespace shuke {

// Division towards minus infinity, for amounts and days that may be negative; the language's own goes towards zero.
constexpr std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  const std::int64_t quotient = value / by;
  return value % by != 0 && (value < 0) != (by < 0) ? quotient - 1 : quotient;
}

}  // namespace shuke
