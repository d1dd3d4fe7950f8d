#include "sync/client/backoff.h"

#include <algorithm>
#include <utility>

namespace shuke::sync {

Backoff::Backoff(BackoffConfig config, std::function<std::uint64_t(std::uint64_t)> random) : config_(config), random_(std::move(random)) {}

std::int64_t Backoff::next_wait_ms() {
  // Past 2^20 the cap holds anyway; stopping the doubling there keeps the shift far from overflow.
  const int doublings = std::min(failures_, 20);
  const std::int64_t ceiling = std::min(config_.cap_ms, config_.base_ms << doublings);
  ++failures_;
  return static_cast<std::int64_t>(random_(static_cast<std::uint64_t>(ceiling) + 1));
}

}  // namespace shuke::sync
