#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "platform/input/stamp_clock.h"

// Xlib's own names for its types.
struct _XDisplay;  // NOLINT(bugprone-reserved-identifier)
union _XEvent;     // NOLINT(bugprone-reserved-identifier)

namespace shuke::window {

// GLFW hands on events without the time at which they happened, and calls back only after a slow frame has ended: a word typed
// meanwhile would look like a scanner's burst. The X server stamps each event, so look() notes the stamps of everything that waits
// in Xlib's queue, without taking it out, just before GLFW works through the same queue in the same order. UI thread only.
class EventTimes {
 public:
  explicit EventTimes(_XDisplay* display) : display_(display) {}

  // Reads what has arrived and notes it. `now` bounds the stamps.
  void look(input::Micros now);
  // After GLFW has handled the queue.
  void forget() { noted_.clear(); }
  // Waits until the server has sent everything it has stamped so far.
  void catch_up();
  // Sleeps until an event arrives, `wake_fd` is readable or `timeout` has passed (none: no limit).
  void wait(int wake_fd, std::optional<input::Micros> timeout);

  // When the event now handled by GLFW happened; `otherwise` for one that came after look().
  input::Micros key(int scancode, bool down, input::Micros otherwise);
  input::Micros button(int glfw_button, bool down, input::Micros otherwise);
  input::Micros motion(double x, double y, input::Micros otherwise);

 private:
  struct Noted {
    int type = 0;
    int detail = 0;  // key code, button, or x
    int more = 0;    // y
    std::uint32_t stamp = 0;
  };
  static int note(_XDisplay* display, _XEvent* event, char* self);
  input::Micros find(const Noted& wanted, input::Micros otherwise);

  _XDisplay* display_;
  input::StampClock clock_;
  std::deque<Noted> noted_;
};

}  // namespace shuke::window
