#include "core/base/money.h"

#include "core/base/floor_div.h"

namespace shuke {

Money at_rate_half_up(Money amount, BasisPoints rate) {
  const std::int64_t product = amount.fen * rate.value;
  const std::int64_t magnitude = product < 0 ? -product : product;
  const std::int64_t rounded = (magnitude + k_whole.value / 2) / k_whole.value;
  return {product < 0 ? -rounded : rounded};
}

Money at_rate_floor(Money amount, BasisPoints rate) { return {floor_div(amount.fen * rate.value, k_whole.value)}; }

Points points_at_rate(Money amount, BasisPoints points_per_yuan) {
  return {floor_div(amount.fen * points_per_yuan.value, std::int64_t{k_whole.value} * 100)};
}

}  // namespace shuke
