#include "core/domain/sales/allocation.h"

#include <algorithm>
#include <numeric>

#include "core/base/check.h"

namespace shuke::domain {
namespace {

// Fen times fen may pass 64 bits; products that do are taken in 128.
__extension__ using Wide = __int128;

std::int64_t sum_of(std::span<const std::int64_t> values) { return std::accumulate(values.begin(), values.end(), std::int64_t{0}); }

bool fits(std::span<const std::int64_t> shares, std::span<const std::int64_t> limits) {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] > limits[i]) return false;
  }
  return true;
}

// Only goods without a weight still have room: they take the rest in order.
void fill_in_order(std::int64_t left, std::span<const std::int64_t> limits, std::span<std::int64_t> parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::int64_t share = std::min(left, limits[i] - parts[i]);
    parts[i] += share;
    left -= share;
  }
}

}  // namespace

bool AllocationSpace::comes_first(const Remainder& a, const Remainder& b) { return a.left != b.left ? a.left > b.left : a.index < b.index; }

void AllocationSpace::allocate(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> parts) {
  const std::int64_t whole = sum_of(weights);
  if (whole == 0) {
    std::fill(parts.begin(), parts.end(), 0);
    parts[0] = total;
    return;
  }
  remainders_.resize(weights.size());
  std::int64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    SHUKE_CHECK(weights[i] >= 0);
    std::int64_t product = 0;
    if (!__builtin_mul_overflow(total, weights[i], &product)) {
      parts[i] = product / whole;
      remainders_[i] = {product - parts[i] * whole, i};
    } else {
      parts[i] = static_cast<std::int64_t>(Wide{total} * weights[i] / whole);
      remainders_[i] = {static_cast<std::int64_t>(Wide{total} * weights[i] % whole), i};
    }
    left -= parts[i];
  }
  // One unit to each of the largest remainders.
  SHUKE_CHECK(left >= 0 && left <= static_cast<std::int64_t>(remainders_.size()));
  const auto last = remainders_.begin() + static_cast<std::ptrdiff_t>(left);
  if (left > 0 && last != remainders_.end()) std::nth_element(remainders_.begin(), last, remainders_.end(), comes_first);
  std::for_each(remainders_.begin(), last, [&](const Remainder& one) { ++parts[one.index]; });
}

void AllocationSpace::allocate_within(std::int64_t total, std::span<const std::int64_t> weights, std::span<const std::int64_t> limits,
                                      std::span<std::int64_t> parts) {
  SHUKE_CHECK(weights.size() == limits.size() && weights.size() == parts.size() && total >= 0);
  if (total >= sum_of(limits)) {
    std::copy(limits.begin(), limits.end(), parts.begin());
    return;
  }
  allocate(total, weights, parts);
  if (fits(parts, limits)) return;
  open_.assign(weights.begin(), weights.end());
  shares_.resize(weights.size());
  std::fill(parts.begin(), parts.end(), 0);
  // Every round either fits or fills at least one more part to its limit.
  for (std::int64_t left = total;;) {
    allocate(left, open_, shares_);
    std::int64_t fixed = 0;
    bool is_over = false;
    for (std::size_t i = 0; i < shares_.size(); ++i) {
      if (shares_[i] <= limits[i] - parts[i]) continue;
      is_over = true;
      fixed += limits[i] - parts[i];
      parts[i] = limits[i];
      open_[i] = 0;
    }
    if (!is_over) {
      for (std::size_t i = 0; i < shares_.size(); ++i) parts[i] += shares_[i];
      return;
    }
    left -= fixed;
    if (sum_of(open_) > 0) continue;
    return fill_in_order(left, limits, parts);
  }
}

std::vector<std::int64_t> allocate(std::int64_t total, const std::vector<std::int64_t>& weights) {
  if (weights.empty()) {
    SHUKE_CHECK(total == 0);
    return {};
  }
  // Below zero it is the mirror image, so that a return undoes its sale.
  const std::int64_t sign = total < 0 ? -1 : 1;
  std::vector<std::int64_t> parts(weights.size());
  AllocationSpace().allocate(sign * total, weights, parts);
  for (std::int64_t& part : parts) part *= sign;
  return parts;
}

std::vector<std::int64_t> allocate_within(std::int64_t total, const std::vector<std::int64_t>& weights,
                                          const std::vector<std::int64_t>& limits) {
  std::vector<std::int64_t> parts(weights.size());
  AllocationSpace().allocate_within(total, weights, limits, parts);
  return parts;
}

}  // namespace shuke::domain
