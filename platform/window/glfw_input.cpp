#include "platform/window/glfw_input.h"

#include <array>
#include <chrono>
#include <utility>

#include <GLFW/glfw3.h>

namespace shuke::window {
namespace {

using input::Key;

constexpr std::array<std::pair<int, Key>, 36> k_glfw_keys{{
    {GLFW_KEY_ENTER, Key::enter},
    {GLFW_KEY_KP_ENTER, Key::keypad_enter},
    {GLFW_KEY_TAB, Key::tab},
    {GLFW_KEY_BACKSPACE, Key::backspace},
    {GLFW_KEY_DELETE, Key::del},
    {GLFW_KEY_INSERT, Key::insert},
    {GLFW_KEY_ESCAPE, Key::escape},
    {GLFW_KEY_LEFT, Key::left},
    {GLFW_KEY_RIGHT, Key::right},
    {GLFW_KEY_UP, Key::up},
    {GLFW_KEY_DOWN, Key::down},
    {GLFW_KEY_HOME, Key::home},
    {GLFW_KEY_END, Key::end},
    {GLFW_KEY_PAGE_UP, Key::page_up},
    {GLFW_KEY_PAGE_DOWN, Key::page_down},
    {GLFW_KEY_F1, Key::f1},
    {GLFW_KEY_F2, Key::f2},
    {GLFW_KEY_F3, Key::f3},
    {GLFW_KEY_F4, Key::f4},
    {GLFW_KEY_F5, Key::f5},
    {GLFW_KEY_F6, Key::f6},
    {GLFW_KEY_F7, Key::f7},
    {GLFW_KEY_F8, Key::f8},
    {GLFW_KEY_F9, Key::f9},
    {GLFW_KEY_F10, Key::f10},
    {GLFW_KEY_F11, Key::f11},
    {GLFW_KEY_F12, Key::f12},
    {GLFW_KEY_A, Key::a},
    {GLFW_KEY_C, Key::c},
    {GLFW_KEY_V, Key::v},
    {GLFW_KEY_X, Key::x},
    {GLFW_KEY_Y, Key::y},
    {GLFW_KEY_Z, Key::z},
    {GLFW_KEY_LEFT_SHIFT, Key::shift},
    {GLFW_KEY_LEFT_CONTROL, Key::ctrl},
    {GLFW_KEY_LEFT_ALT, Key::alt},
}};
constexpr std::array<std::pair<int, Key>, 5> k_more_modifiers{{
    {GLFW_KEY_RIGHT_SHIFT, Key::shift},
    {GLFW_KEY_RIGHT_CONTROL, Key::ctrl},
    {GLFW_KEY_RIGHT_ALT, Key::alt},
    {GLFW_KEY_LEFT_SUPER, Key::super},
    {GLFW_KEY_RIGHT_SUPER, Key::super},
}};

// X's code for the key Linefeed, which GLFW does not know: xdotool and some wedges end their lines with it.
constexpr int k_linefeed_scancode = 109;

// Nothing for keys that only type a character.
std::optional<Key> key_of(int glfw_key, int scancode) {
  if (glfw_key == GLFW_KEY_UNKNOWN) return scancode == k_linefeed_scancode ? std::optional(Key::enter) : std::nullopt;
  for (const auto& [code, key] : k_glfw_keys)
    if (code == glfw_key) return key;
  for (const auto& [code, key] : k_more_modifiers)
    if (code == glfw_key) return key;
  return std::nullopt;
}

input::Modifiers modifiers_of(int bits) {
  return {(bits & GLFW_MOD_SHIFT) != 0, (bits & GLFW_MOD_CONTROL) != 0, (bits & GLFW_MOD_ALT) != 0, (bits & GLFW_MOD_SUPER) != 0};
}

}  // namespace

input::Micros now_micros() {
  using namespace std::chrono;
  return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

GlfwInput::GlfwInput(GLFWwindow* window, _XDisplay* display, input::ScanFilter& filter)
    : window_(window), times_(display), filter_(filter) {
  glfwSetWindowUserPointer(window_, this);
  listen();
}

GlfwInput::~GlfwInput() { glfwSetWindowUserPointer(window_, nullptr); }

GlfwInput& GlfwInput::of(GLFWwindow* window) { return *static_cast<GlfwInput*>(glfwGetWindowUserPointer(window)); }

void GlfwInput::listen() {
  glfwSetKeyCallback(window_,
                     [](GLFWwindow* w, int key, int scancode, int action, int mods) { of(w).on_key(key, scancode, action, mods); });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned code_point) {
    of(w).send(of(w).key_at_, input::Character{code_point, of(w).key_repeats_});
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) { of(w).on_button(button, action); });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) { of(w).on_motion(x, y); });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double dx, double dy) { of(w).on_wheel(dx, dy); });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
    if (!focused) of(w).send(now_micros(), input::FocusLoss{});
    of(w).is_disturbed_ = true;
  });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).is_disturbed_ = true; });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).is_disturbed_ = true; });
}

void GlfwInput::collect() {
  poll();
  const auto due = filter_.deadline();
  if (!due || *due > now_micros()) return;
  // Before a run is called a person's, everything that the server has stamped until now has to be here.
  times_.catch_up();
  const input::Micros before = now_micros();
  poll();
  filter_.settle(before);
}

void GlfwInput::poll() {
  times_.look(now_micros());
  glfwPollEvents();
  times_.forget();
}

bool GlfwInput::take_disturbance() { return std::exchange(is_disturbed_, false); }

void GlfwInput::send(input::Micros at, decltype(input::InputEvent::what) what) { filter_.accept({at, at, what}); }

void GlfwInput::on_key(int key, int scancode, int action, int modifiers) {
  key_at_ = times_.key(scancode, action != GLFW_RELEASE, now_micros());
  key_repeats_ = action == GLFW_REPEAT;
  const auto known = key_of(key, scancode);
  // Dear ImGui repeats held keys by its own clock: all it needs is a frame now and then.
  if (known && key_repeats_) is_disturbed_ = true;
  if (known && !key_repeats_) send(key_at_, input::KeyChange{*known, action == GLFW_PRESS, modifiers_of(modifiers)});
}

void GlfwInput::on_motion(double x, double y) {
  pointer_ = {static_cast<float>(x), static_cast<float>(y)};
  send(times_.motion(x, y, now_micros()), pointer_);
}

void GlfwInput::on_button(int button, int action) {
  const bool down = action == GLFW_PRESS;
  send(times_.button(button, down, now_micros()), input::ButtonChange{button, down, pointer_.x, pointer_.y});
}

void GlfwInput::on_wheel(double dx, double dy) {
  send(now_micros(), input::WheelTurn{static_cast<float>(dx), static_cast<float>(dy), pointer_.x, pointer_.y});
}

}  // namespace shuke::window
