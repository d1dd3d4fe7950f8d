#pragma once

#include "platform/input/scan_filter.h"
#include "platform/window/event_times.h"

struct GLFWwindow;

namespace shuke::window {

// Turns GLFW's callbacks into input events for the scan filter. Takes the window's user pointer and its input callbacks.
class GlfwInput {
 public:
  GlfwInput(GLFWwindow* window, _XDisplay* display, input::ScanFilter& filter);
  ~GlfwInput();
  GlfwInput(const GlfwInput&) = delete;
  GlfwInput& operator=(const GlfwInput&) = delete;

  // Hands everything that has arrived to the filter and lets it settle.
  void collect();
  void wait(int wake_fd, std::optional<input::Micros> timeout) { times_.wait(wake_fd, timeout); }
  // The window has to be drawn again because the window system says so (exposed, resized), or a held key repeats.
  bool take_disturbance();

 private:
  static GlfwInput& of(GLFWwindow* window);
  void listen();
  void poll();
  void send(input::Micros at, decltype(input::InputEvent::what) what);
  void on_key(int key, int scancode, int action, int modifiers);
  void on_motion(double x, double y);
  void on_button(int button, int action);
  void on_wheel(double dx, double dy);

  GLFWwindow* window_;
  EventTimes times_;
  input::ScanFilter& filter_;
  input::PointerMove pointer_;  // of the last motion; asking GLFW would give where it is now, not where the button went down
  input::Micros key_at_ = 0;    // of the key whose character comes next
  bool key_repeats_ = false;
  bool is_disturbed_ = true;
};

// Now, on the clock of all input events.
input::Micros now_micros();

}  // namespace shuke::window
