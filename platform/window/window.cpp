#include "platform/window/window.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "core/base/check.h"
#include "platform/window/drawing.h"
#include "platform/window/glfw_input.h"
#include "platform/window/imgui_io.h"
#include "platform/window/screen.h"

namespace shuke::window {
namespace {

using input::k_millisecond;
using input::Micros;

constexpr int k_frames_after_change = 3;  // popups and auto-sized windows need one more frame, and one for what follows from that
constexpr Micros k_frame_pace = 16 * k_millisecond;
constexpr Micros k_shortest_step = k_millisecond;
constexpr Micros k_longest_step = 100 * k_millisecond;  // a long sleep must not skip an animation or fling a list
constexpr int k_most_unseen_frames = 64;                // under a flood of input the screen still has to move

// Dear ImGui's context and its OpenGL part.
class Gui {
 public:
  Gui() {
    ImGui::CreateContext();
    set_up(ImGui::GetIO());
    ImGui::GetIO().SetClipboardTextFn = [](void*, const char* text) { glfwSetClipboardString(nullptr, text); };
    ImGui::GetIO().GetClipboardTextFn = [](void*) { return glfwGetClipboardString(nullptr); };
    ImGui_ImplOpenGL3_Init("#version 330 core");
    // The backend makes its texture from the default font now, while it is small; the glyph cache brings its own.
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui::GetIO().Fonts->Clear();
  }
  ~Gui() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;
};

// Lets another thread, or a signal, end the wait.
class Bell {
 public:
  Bell() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (fd_ < 0) throw WindowError("The window cannot be woken by other threads: the system has no free file descriptors.");
  }
  ~Bell() { close(fd_); }
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;

  int fd() const { return fd_; }
  void ring() noexcept {
    if (!rung_.exchange(true)) [[maybe_unused]]
      const auto written = eventfd_write(fd_, 1);
  }
  bool take() {
    if (!rung_.load()) return false;
    eventfd_t count = 0;
    eventfd_read(fd_, &count);
    return rung_.exchange(false);
  }

 private:
  int fd_;
  std::atomic<bool> rung_ = false;
};

}  // namespace

struct Window::Parts {
  explicit Parts(const WindowOptions& given)
      : options(given), screen(given), filter(given.scan_rules, queue), input(screen.handle(), screen.display(), filter) {}

  bool is_closing() const { return glfwWindowShouldClose(screen.handle()); }
  void take_news();
  bool has_reason(Micros now);
  std::optional<Micros> time_to_sleep(Micros now) const;
  void await_reason();
  void start_gui_frame();
  void show(const FrameContent& content);

  WindowOptions options;
  Screen screen;
  Gui gui;
  GlTexture texture;
  Bell bell;
  input::EventQueue queue;
  input::ScanFilter filter;
  input::Hand hand{filter};
  GlfwInput input;
  std::vector<input::CodeRead> codes;
  FrameContent content;
  int frames_due = k_frames_after_change;
  int unseen_frames = 0;
  std::optional<Micros> wanted_at;
  Micros frame_at = 0;  // what Dear ImGui believes: when the frame's input happened
  Micros frame_began_at = 0;
  std::uint64_t shown_hash = 0;
  std::uint64_t drawn_frames = 0;
};

void Window::Parts::take_news() {
  input.collect();
  hand.act(now_micros());
  for (input::CodeRead& code : filter.take_codes()) codes.push_back(std::move(code));
  const bool is_exposed = input.take_disturbance();
  if (is_exposed) shown_hash = 0;
  if (is_exposed || bell.take() || !queue.empty() || !codes.empty()) frames_due = k_frames_after_change;
}

bool Window::Parts::has_reason(Micros now) { return frames_due > 0 || (wanted_at && *wanted_at <= now); }

std::optional<Micros> Window::Parts::time_to_sleep(Micros now) const {
  std::optional<Micros> until = wanted_at;
  for (const auto& other : {filter.deadline(), hand.next_at()})
    if (other) until = std::min(until.value_or(*other), *other);
  if (until) *until -= now;
  return until;
}

void Window::Parts::await_reason() {
  take_news();
  while (!is_closing() && !has_reason(now_micros())) {
    input.wait(bell.fd(), time_to_sleep(now_micros()));
    take_news();
  }
}

void Window::Parts::start_gui_frame() {
  const Micros now = now_micros();
  frame_began_at = now;
  const input::FrameInput frame = queue.next_frame();
  ImGuiIO& io = ImGui::GetIO();
  apply(frame, io);
  // While input waits, time is when it happened: the speed of a finger is true even when a slow frame delayed it.
  const Micros at = queue.empty() || frame.at == 0 ? now : std::min(now, frame.at);
  const Micros step = std::clamp(at - frame_at, k_shortest_step, k_longest_step);
  frame_at = std::max(frame_at + k_shortest_step, at);
  io.DeltaTime = static_cast<float>(step) / 1e6F;
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(screen.handle(), &width, &height);
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  if (wanted_at && *wanted_at <= now) wanted_at.reset();
  ImGui::NewFrame();
}

void Window::Parts::show(const FrameContent& wanted) {
  if (options.frame_delay_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(options.frame_delay_ms));
  ImDrawData& frame = *ImGui::GetDrawData();
  const std::uint64_t hash = hash_of(frame) ^ (wanted.texture_revision * 31) ^ (static_cast<std::uint64_t>(wanted.background) << 40) ^ 1;
  content = wanted;
  if (hash == shown_hash) return;
  draw(frame, wanted.background);
  glfwSwapBuffers(screen.handle());
  shown_hash = hash;
  ++drawn_frames;
}

Window::Window(const WindowOptions& options) : parts_(std::make_unique<Parts>(options)) {}
Window::~Window() = default;

bool Window::begin_frame() {
  parts_->await_reason();
  if (parts_->is_closing()) return false;
  parts_->start_gui_frame();
  return true;
}

void Window::end_frame(const FrameContent& content) {
  Parts& parts = *parts_;
  ImGui::Render();
  const bool is_behind = !parts.queue.empty() && parts.unseen_frames < k_most_unseen_frames;
  parts.unseen_frames = is_behind ? parts.unseen_frames + 1 : 0;
  if (is_behind) return;
  parts.frames_due = std::max(parts.frames_due - 1, 0);
  parts.show(content);
  parts.filter.set_frame_time(now_micros() - parts.frame_began_at);
}

void Window::wake() noexcept { parts_->bell.ring(); }

void Window::want_frame() { want_frame_in(std::chrono::milliseconds(k_frame_pace / k_millisecond)); }

void Window::want_frame_in(std::chrono::milliseconds delay) {
  const Micros at = parts_->frame_at + delay.count() * k_millisecond;
  parts_->wanted_at = std::min(parts_->wanted_at.value_or(at), at);
}

void Window::close() { glfwSetWindowShouldClose(parts_->screen.handle(), GLFW_TRUE); }

std::vector<input::CodeRead> Window::take_codes() { return std::exchange(parts_->codes, {}); }

void Window::tap(float x, float y) { parts_->hand.tap({x, y}, now_micros()); }
void Window::drag(input::PointerMove from, input::PointerMove to) { parts_->hand.drag(from, to, now_micros()); }
void Window::type(std::string_view utf8) { parts_->hand.type(utf8, now_micros()); }
void Window::press(input::Key key, input::Modifiers modifiers) { parts_->hand.press(key, modifiers, now_micros()); }
void Window::read_code(std::string_view text) { parts_->hand.read(text, now_micros()); }

bool Window::is_still() const {
  const Parts& parts = *parts_;
  const bool is_animated = parts.wanted_at && *parts.wanted_at <= now_micros() + 2 * k_frame_pace;
  const bool is_input_waiting = !parts.queue.empty() || parts.filter.is_holding() || parts.hand.next_at() || !parts.codes.empty();
  return !is_animated && !is_input_waiting && parts.frames_due <= 0;
}

bool Window::save_png(const std::string& path) {
  ImDrawData* frame = ImGui::GetDrawData();
  SHUKE_CHECK(frame != nullptr && frame->Valid);
  draw(*frame, parts_->content.background);
  return write_png(path, width(), height());
}

int Window::width() const {
  int width = 0;
  glfwGetFramebufferSize(parts_->screen.handle(), &width, nullptr);
  return width;
}

int Window::height() const {
  int height = 0;
  glfwGetFramebufferSize(parts_->screen.handle(), nullptr, &height);
  return height;
}

bool Window::is_software_rendered() const { return is_software_renderer(); }
fonts::AtlasTexture& Window::glyph_texture() { return parts_->texture; }
std::uint64_t Window::drawn_frames() const { return parts_->drawn_frames; }

}  // namespace shuke::window
