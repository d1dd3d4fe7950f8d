#pragma once

#include "platform/window/window.h"

struct GLFWwindow;
struct _XDisplay;

namespace shuke::window {

// GLFW, started and stopped, with the one window and its OpenGL context made current. Throws WindowError with a sentence.
class Screen {
 public:
  explicit Screen(const WindowOptions& options);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  GLFWwindow* handle() const { return handle_; }
  _XDisplay* display() const;

 private:
  GLFWwindow* handle_ = nullptr;
};

}  // namespace shuke::window
