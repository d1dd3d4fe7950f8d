#include "core/domain/sales/allocation.h"

#include <algorithm>
#include <numeric>

#include "core/base/check.h"

namespace shuke::domain {
namespace {

// Fen times fen may pass 64 bits; products that do are taken in 128.
__extension__ using Wide = __int128;

struct Remainder {
  std::int64_t left = 0;
  std::size_t index = 0;
};

bool comes_first(const Remainder& a, const Remainder& b) { return a.left != b.left ? a.left > b.left : a.index < b.index; }

// Gives one unit to each of the `count` largest remainders.
void hand_out(std::vector<std::int64_t>& parts, std::vector<Remainder>& remainders, std::int64_t count) {
  if (count == 0) return;
  SHUKE_CHECK(count > 0 && count <= static_cast<std::int64_t>(remainders.size()));
  const auto last = remainders.begin() + static_cast<std::ptrdiff_t>(count);
  if (last != remainders.end()) std::nth_element(remainders.begin(), last, remainders.end(), comes_first);
  std::for_each(remainders.begin(), last, [&](const Remainder& one) { ++parts[one.index]; });
}

std::int64_t sum_of(const std::vector<std::int64_t>& values) { return std::accumulate(values.begin(), values.end(), std::int64_t{0}); }

std::vector<std::int64_t> allocate_positive(std::int64_t total, const std::vector<std::int64_t>& weights) {
  std::vector<std::int64_t> parts(weights.size(), 0);
  const std::int64_t whole = sum_of(weights);
  if (whole == 0) {
    parts[0] = total;
    return parts;
  }
  std::vector<Remainder> remainders(weights.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    SHUKE_CHECK(weights[i] >= 0);
    std::int64_t product = 0;
    if (!__builtin_mul_overflow(total, weights[i], &product)) {
      parts[i] = product / whole;
      remainders[i] = {product % whole, i};
    } else {
      parts[i] = static_cast<std::int64_t>(Wide{total} * weights[i] / whole);
      remainders[i] = {static_cast<std::int64_t>(Wide{total} * weights[i] % whole), i};
    }
    given += parts[i];
  }
  hand_out(parts, remainders, total - given);
  return parts;
}

}  // namespace

std::vector<std::int64_t> allocate(std::int64_t total, const std::vector<std::int64_t>& weights) {
  if (weights.empty()) {
    SHUKE_CHECK(total == 0);
    return {};
  }
  if (total >= 0) return allocate_positive(total, weights);
  std::vector<std::int64_t> parts = allocate_positive(-total, weights);  // the mirror image, so that a return undoes its sale
  for (std::int64_t& part : parts) part = -part;
  return parts;
}

std::vector<std::int64_t> allocate_within(std::int64_t total, const std::vector<std::int64_t>& weights,
                                          const std::vector<std::int64_t>& limits) {
  SHUKE_CHECK(weights.size() == limits.size() && total >= 0);
  if (total >= sum_of(limits)) return limits;
  std::vector<std::int64_t> open = weights;
  std::vector<std::int64_t> parts(weights.size(), 0);
  std::int64_t left = total;
  // Every round either fits or fills at least one more part to its limit.
  for (;;) {
    const std::vector<std::int64_t> shares = allocate(left, open);
    std::int64_t fixed = 0;
    bool is_over = false;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (shares[i] <= limits[i] - parts[i]) continue;
      is_over = true;
      fixed += limits[i] - parts[i];
      parts[i] = limits[i];
      open[i] = 0;
    }
    if (!is_over) {
      for (std::size_t i = 0; i < shares.size(); ++i) parts[i] += shares[i];
      return parts;
    }
    left -= fixed;
    if (sum_of(open) > 0) continue;
    // Only goods without a weight still have room: they take the rest in order.
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::int64_t share = std::min(left, limits[i] - parts[i]);
      parts[i] += share;
      left -= share;
    }
    return parts;
  }
}

}  // namespace shuke::domain
