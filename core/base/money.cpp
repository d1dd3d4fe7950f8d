#include "core/base/money.h"

#include "core/base/floor_div.h"

namespace shuke {

namespace {

// amount * rate / By, towards minus infinity, without the product, which may pass 64 bits where the result does not.
template <std::int64_t By>
std::int64_t scaled(std::int64_t amount, std::int64_t rate) {
  const std::int64_t whole = floor_div(amount, By);
  return whole * rate + floor_div((amount - whole * By) * rate, By);
}

}  // namespace

Money at_rate_half_up(Money amount, BasisPoints rate) {
  const bool is_negative = (amount.fen < 0) != (rate.value < 0);
  const std::int64_t of = amount.fen < 0 ? -amount.fen : amount.fen;
  const std::int64_t at = rate.value < 0 ? -std::int64_t{rate.value} : rate.value;
  const std::int64_t whole = of / k_whole.value;
  const std::int64_t magnitude = whole * at + (of % k_whole.value * at + k_whole.value / 2) / k_whole.value;
  return {is_negative ? -magnitude : magnitude};
}

Money at_rate_floor(Money amount, BasisPoints rate) { return {scaled<k_whole.value>(amount.fen, rate.value)}; }

Points points_at_rate(Money amount, BasisPoints points_per_yuan) {
  return {scaled<std::int64_t{k_whole.value} * 100>(amount.fen, points_per_yuan.value)};
}

}  // namespace shuke
