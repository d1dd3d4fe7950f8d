#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/screens/widgets/ui.h"
#include "platform/fonts/glyph_cache.h"

struct ImGuiContext;

namespace shuke::test {

enum class TapResult { done, unknown, disabled, covered, clipped };

struct HeadlessOptions {
  int width = 1280;
  int height = 800;
  bool dark = false;
  Language language = Language::zh;
  bool motion = false;
  float frame_seconds = 1.0F / 60;
};

// A window that is not there: draws frames with the real fonts into a vertex buffer and has one finger. Time moves by a fixed step
// a frame and never by itself, so a test sees the same frames on every machine.
//
//   HeadlessFrame window([&](Ui& ui) { draw_sale_screen(ui, view, scratch, intents); });
//   window.tap("sale/pay");
class HeadlessFrame {
 public:
  using Draw = std::function<void(screens::Ui&)>;
  explicit HeadlessFrame(Draw draw, HeadlessOptions options = {});
  ~HeadlessFrame();
  HeadlessFrame(const HeadlessFrame&) = delete;
  HeadlessFrame& operator=(const HeadlessFrame&) = delete;

  void frame(int count = 1);
  // Frames until nothing moves any more; returns how many were needed, at most `most`.
  int settle(int most = 600);
  bool wants_frame() const { return wants_frame_; }

  // Finger down on the middle of what is left of it, one frame later up, one frame later gone.
  TapResult tap(std::string_view id);
  TapResult tap_label(std::string_view text);
  // Device pixels.
  void press_at(screens::Point at);
  void move_to(screens::Point at);
  void lift();
  void drag(screens::Point from, screens::Point to, int frames = 8);
  // On the drawn keys of the keyboard or pad with that id.
  TapResult type_on(std::string_view keyboard, std::string_view characters);

  const screens::WidgetRegistry& registry() const { return registry_; }
  const screens::WidgetEntry& entry(std::string_view id) const;  // must be there
  const std::vector<screens::DrawnText>& texts() const { return texts_; }
  bool shows(std::string_view words) const;
  const screens::Layout& layout() const { return layout_; }
  // Positions and colours of every vertex of the last frame.
  std::uint64_t vertex_hash() const;
  int vertex_count() const;
  // The area that the last frame's vertices cover, device pixels.
  screens::Rect drawn_area() const;
  double last_milliseconds() const { return milliseconds_; }

 private:
  void draw_one();

  Draw draw_;
  HeadlessOptions options_;
  screens::Layout layout_;
  ImGuiContext* context_;
  fonts::NoTexture texture_;
  std::unique_ptr<fonts::GlyphCache> fonts_;
  screens::WidgetRegistry registry_;
  screens::WidgetMemory memory_;
  std::vector<screens::DrawnText> texts_;
  double now_ = 0;
  double milliseconds_ = 0;
  bool wants_frame_ = false;
};

}  // namespace shuke::test
