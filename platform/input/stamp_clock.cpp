#include "platform/input/stamp_clock.h"

#include <algorithm>
#include <cstdlib>

namespace shuke::input {
namespace {

// A server that was restarted or whose clock was set: start again rather than call events minutes old.
constexpr Micros k_not_a_delay = 10'000 * k_millisecond;

}  // namespace

void StampClock::observe(std::uint32_t newest_stamp_ms, Micros now) {
  stamp_at_ += static_cast<std::int32_t>(newest_stamp_ms - last_stamp_ms_) * k_millisecond;
  last_stamp_ms_ = newest_stamp_ms;
  const Micros distance = now - stamp_at_;
  const bool is_plausible = is_set_ && std::abs(distance - distance_) < k_not_a_delay;
  distance_ = is_plausible ? std::min(distance_, distance) : distance;
  is_set_ = true;
}

Micros StampClock::to_local(std::uint32_t stamp_ms) const {
  return stamp_at_ + distance_ + static_cast<std::int32_t>(stamp_ms - last_stamp_ms_) * k_millisecond;
}

}  // namespace shuke::input
