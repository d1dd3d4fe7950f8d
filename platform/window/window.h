#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/fonts/atlas_texture.h"
#include "platform/input/hand.h"

namespace shuke::window {

// The world has no window for us. what() is one sentence for stderr; the program ends with exit code 3.
struct WindowError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct WindowOptions {
  std::string title = "Shuke";
  int width = 1280;
  int height = 800;
  bool is_kiosk = false;  // the whole screen, no pointer; width and height are the screen's
  bool is_decorated = true;
  input::ScanRules scan_rules = {};
  int frame_delay_ms = 0;  // tests: what a slow graphics driver would take for each frame
};

// What a frame shows besides its vertices.
struct FrameContent {
  std::uint64_t texture_revision = 0;  // grows when glyphs changed in the texture (GlyphCache::revision)
  std::uint32_t background = 0;        // 0xRRGGBB
};

// The one window: GLFW, OpenGL 3.3 and Dear ImGui's context, the input queue and the scan filter. Everything on the thread that made
// it, wake() excepted. It draws when there is a reason: input, wake(), want_frame(), exposure; otherwise it sleeps.
//
//   Window window(options);
//   while (window.begin_frame()) {        // sleeps; false when the window is to close
//     ... window.take_codes(), the inbox, the screens (Dear ImGui calls) ...
//     window.end_frame({fonts.revision(), background});
//   }
//
// Input reaches Dear ImGui one ordered change a frame. While more of it waits, end_frame() shows nothing and begin_frame()
// returns at once, so several frames may be computed for one that is drawn.
class Window {
 public:
  explicit Window(const WindowOptions& options);  // throws WindowError
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool begin_frame();
  void end_frame(const FrameContent& content);

  // From any thread and from a signal handler: the loop computes frames soon.
  void wake() noexcept;
  // Called within a frame: an animation goes on, or something on screen changes by itself (the clock at the next minute).
  void want_frame();
  void want_frame_in(std::chrono::milliseconds delay);
  void close();

  // Codes that scanners and stripe readers typed since the last call.
  std::vector<input::CodeRead> take_codes();
  // Scripted input on the same road as the real one.
  void tap(float x, float y);
  void drag(input::PointerMove from, input::PointerMove to);
  void type(std::string_view utf8);
  void press(input::Key key, input::Modifiers modifiers = {});
  void read_code(std::string_view text);

  // Nothing waits to be handled, drawn or animated; a frame wanted for later (the clock) does not count.
  bool is_still() const;
  // The last computed frame as a PNG file; false when it cannot be written. Between end_frame() and begin_frame() only.
  bool save_png(const std::string& path);

  int width() const;
  int height() const;
  // Graphics without a graphics processor: motion should be off.
  bool is_software_rendered() const;
  // Where the glyph cache puts its pixels; lives as long as the window.
  fonts::AtlasTexture& glyph_texture();
  std::uint64_t drawn_frames() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace shuke::window
