#pragma once

#include <cstdint>

#include "platform/input/input_event.h"

namespace shuke::input {

// Turns the window server's stamps (milliseconds that wrap after 49 days, from an unknown zero) into our own clock. An event
// cannot arrive before it happened, so the smallest difference ever seen between arrival and stamp is the distance of the two
// clocks; an event that waited while a slow frame was drawn is then known to be older than its arrival.
class StampClock {
 public:
  // The newest stamp of what has arrived until `now`; before any stamp of the same batch is converted, otherwise those that waited
  // together would all seem to have happened now.
  void observe(std::uint32_t newest_stamp_ms, Micros now);
  Micros to_local(std::uint32_t stamp_ms) const;

 private:
  bool is_set_ = false;
  std::uint32_t last_stamp_ms_ = 0;
  Micros stamp_at_ = 0;  // last_stamp_ms_ without the wrap
  Micros distance_ = 0;
};

}  // namespace shuke::input
