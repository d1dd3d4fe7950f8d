#include "core/base/money.h"

#include "core/base/floor_div.h"

namespace shuke {

namespace {

// amount * rate / by, towards minus infinity, without the product, which may pass 64 bits where the result does not.
std::int64_t scaled(std::int64_t amount, std::int64_t rate, std::int64_t by, std::int64_t half) {
  const std::int64_t whole = floor_div(amount, by);
  return whole * rate + floor_div((amount - whole * by) * rate + half, by);
}

}  // namespace

Money at_rate_half_up(Money amount, BasisPoints rate) {
  const bool is_negative = (amount.fen < 0) != (rate.value < 0);
  const std::int64_t magnitude =
      scaled(amount.fen < 0 ? -amount.fen : amount.fen, rate.value < 0 ? -rate.value : rate.value, k_whole.value, k_whole.value / 2);
  return {is_negative ? -magnitude : magnitude};
}

Money at_rate_floor(Money amount, BasisPoints rate) { return {scaled(amount.fen, rate.value, k_whole.value, 0)}; }

Points points_at_rate(Money amount, BasisPoints points_per_yuan) {
  return {scaled(amount.fen, points_per_yuan.value, std::int64_t{k_whole.value} * 100, 0)};
}

}  // namespace shuke
