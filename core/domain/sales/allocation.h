#pragma once

#include <cstdint>
#include <vector>

namespace shuke::domain {

// Splits `total` in proportion to `weights` so that the parts add up exactly: largest remainder first, ties to the lower index.
// Any sign of total; weights not negative; all-zero weights put everything on the first. Units are whatever the caller counts in.
std::vector<std::int64_t> allocate(std::int64_t total, const std::vector<std::int64_t>& weights);

// The same, but part i never exceeds limits[i]: what does not fit goes to the others in proportion. `total` not negative; when the
// limits together hold less than `total`, the parts are the limits.
std::vector<std::int64_t> allocate_within(std::int64_t total, const std::vector<std::int64_t>& weights,
                                          const std::vector<std::int64_t>& limits);

}  // namespace shuke::domain
