#include "platform/window/event_times.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <X11/Xlib.h>
#include <poll.h>

namespace shuke::window {
namespace {

int x_button(int glfw_button) {
  constexpr std::array<int, 3> k_first_three{1, 3, 2};
  constexpr int k_after_wheel = 5;
  return glfw_button < 3 ? k_first_three[static_cast<std::size_t>(glfw_button)] : glfw_button + k_after_wheel;
}

}  // namespace

// Xlib's search asks for each waiting event in turn; saying no to all of them leaves the queue as it is.
int EventTimes::note(Display*, XEvent* event, char* self) {
  auto& noted = reinterpret_cast<EventTimes*>(self)->noted_;
  if (event->type == KeyPress || event->type == KeyRelease)
    noted.push_back({event->type, static_cast<int>(event->xkey.keycode), 0, static_cast<std::uint32_t>(event->xkey.time)});
  else if (event->type == ButtonPress || event->type == ButtonRelease)
    noted.push_back({event->type, static_cast<int>(event->xbutton.button), 0, static_cast<std::uint32_t>(event->xbutton.time)});
  else if (event->type == MotionNotify)
    noted.push_back({event->type, event->xmotion.x, event->xmotion.y, static_cast<std::uint32_t>(event->xmotion.time)});
  return False;
}

void EventTimes::look(input::Micros now) {
  noted_.clear();
  XEvent ignored;
  XCheckIfEvent(display_, &ignored, &EventTimes::note, reinterpret_cast<XPointer>(this));
  if (!noted_.empty()) clock_.observe(noted_.back().stamp, now);
}

void EventTimes::catch_up() { XSync(display_, False); }

void EventTimes::wait(int wake_fd, std::optional<input::Micros> timeout) {
  if (XPending(display_) > 0) return;
  std::array<pollfd, 2> sources{{{ConnectionNumber(display_), POLLIN, 0}, {wake_fd, POLLIN, 0}}};
  const input::Micros micros = std::max<input::Micros>(timeout.value_or(0), 0);
  const timespec limit{micros / 1'000'000, (micros % 1'000'000) * 1000};
  ppoll(sources.data(), sources.size(), timeout ? &limit : nullptr, nullptr);
}

input::Micros EventTimes::key(int scancode, bool down, input::Micros otherwise) {
  return find({down ? KeyPress : KeyRelease, scancode, 0, 0}, otherwise);
}

input::Micros EventTimes::button(int glfw_button, bool down, input::Micros otherwise) {
  return find({down ? ButtonPress : ButtonRelease, x_button(glfw_button), 0, 0}, otherwise);
}

input::Micros EventTimes::motion(double x, double y, input::Micros otherwise) {
  return find({MotionNotify, static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y)), 0}, otherwise);
}

input::Micros EventTimes::find(const Noted& wanted, input::Micros otherwise) {
  const auto found = std::find_if(noted_.begin(), noted_.end(), [&](const Noted& noted) {
    return noted.type == wanted.type && noted.detail == wanted.detail && noted.more == wanted.more;
  });
  if (found == noted_.end()) return otherwise;
  const input::Micros at = clock_.to_local(found->stamp);
  noted_.erase(noted_.begin(), found + 1);
  return std::min(at, otherwise);
}

}  // namespace shuke::window
