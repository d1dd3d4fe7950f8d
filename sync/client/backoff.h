#pragma once

#include <cstdint>
#include <functional>

namespace shuke::sync {

struct BackoffConfig {
  std::int64_t base_ms = 1'000;
  std::int64_t cap_ms = 15 * 60'000;
};

// Full jitter: the n-th wait is anything from nothing to base * 2^n, never above the cap. Tries without end; a success resets it.
class Backoff {
 public:
  Backoff(BackoffConfig config, std::function<std::uint64_t(std::uint64_t)> random);

  // Milliseconds to wait after one more failure.
  std::int64_t next_wait_ms();
  void reset() { failures_ = 0; }
  int failures() const { return failures_; }

 private:
  BackoffConfig config_;
  std::function<std::uint64_t(std::uint64_t)> random_;
  int failures_ = 0;
};

}  // namespace shuke::sync
