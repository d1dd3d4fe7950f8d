#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace shuke::domain {

// Splits `total` in proportion to `weights` so that the parts add up exactly: largest remainder first, ties to the lower index.
// Any sign of total; weights not negative; all-zero weights put everything on the first. Units are whatever the caller counts in.
std::vector<std::int64_t> allocate(std::int64_t total, const std::vector<std::int64_t>& weights);

// The same, but part i never exceeds limits[i]: what does not fit goes to the others in proportion. `total` not negative; when the
// limits together hold less than `total`, the parts are the limits.
std::vector<std::int64_t> allocate_within(std::int64_t total, const std::vector<std::int64_t>& weights,
                                          const std::vector<std::int64_t>& limits);

// The same for whoever splits thousands of times: the parts are written over `parts`, and no memory is asked for once `space` has grown.
class AllocationSpace {
 public:
  // `total` not negative; at least one weight.
  void allocate(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> parts);
  void allocate_within(std::int64_t total, std::span<const std::int64_t> weights, std::span<const std::int64_t> limits,
                       std::span<std::int64_t> parts);

 private:
  struct Remainder {
    std::int64_t left = 0;
    std::size_t index = 0;
  };
  static bool comes_first(const Remainder& a, const Remainder& b);

  std::vector<Remainder> remainders_;
  std::vector<std::int64_t> open_;
  std::vector<std::int64_t> shares_;
};

}  // namespace shuke::domain
