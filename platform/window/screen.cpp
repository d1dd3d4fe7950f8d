#include "platform/window/screen.h"

#include <cstdlib>

#include <GLFW/glfw3.h>

// Declared here because GLFW's own header for it wants the headers of Xrandr, which nothing else needs.
extern "C" _XDisplay* glfwGetX11Display();

namespace shuke::window {
namespace {

std::string last_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "no reason was given";
}

[[noreturn]] void give_up(const std::string& sentence) {
  const std::string reason = last_error();
  glfwTerminate();
  throw WindowError(sentence + " (" + reason + ").");
}

void start_glfw() {
  // An input method would swallow a scanner's letters and show its own window; Chinese is typed through platform/ime.
  setenv("XMODIFIERS", "@im=none", 1);
  const bool has_display = std::getenv("DISPLAY") != nullptr && *std::getenv("DISPLAY") != '\0';
  if (!has_display) throw WindowError("There is no display to open the window on: start an X server and set DISPLAY.");
  if (!glfwInit())
    give_up("The window system cannot be reached at display " + std::string(std::getenv("DISPLAY")) + ": start an X server there");
}

void set_hints(const WindowOptions& options) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DECORATED, options.is_decorated && !options.is_kiosk);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
}

GLFWwindow* open_kiosk(const WindowOptions& options) {
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode) give_up("There is no monitor for the whole-screen window: connect one or use --window");
  return glfwCreateWindow(mode->width, mode->height, options.title.c_str(), monitor, nullptr);
}

}  // namespace

Screen::Screen(const WindowOptions& options) {
  start_glfw();
  if (!glfwGetX11Display()) give_up("The window needs an X server (or Xwayland)");
  set_hints(options);
  handle_ =
      options.is_kiosk ? open_kiosk(options) : glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
  if (!handle_) give_up("The window with OpenGL 3.3 cannot be opened: check the graphics driver");
  glfwMakeContextCurrent(handle_);
  glfwSwapInterval(1);
  if (options.is_kiosk) glfwSetInputMode(handle_, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
}

Screen::~Screen() {
  glfwDestroyWindow(handle_);
  glfwTerminate();
}

_XDisplay* Screen::display() const { return glfwGetX11Display(); }

}  // namespace shuke::window
