#pragma once

#include <imgui.h>

#include <memory>

#include "platform/fonts/glyph_cache.h"
#include "tests/screens/counter_stage.h"

// The sale screen's frames without a window, for benchmarks.
namespace shuke::test {

inline constexpr std::size_t k_basket_lines = 500;

inline void fill_basket(CounterStage& stage) {
  stage.attach_zhang_wei();
  std::size_t lines = 0;
  for (const domain::Sku& sku : stage.shop().book.skus()) {
    if (lines++ == k_basket_lines) break;
    stage.want(terminal::AddItem{sku.code});
  }
  stage.wait(500);
}

// One frame as the window computes it, without a window.
class SaleFrame {
 public:
  SaleFrame() : context_(ImGui::CreateContext()), layout_(screens::layout_for(1280, 800)) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1280, 800};
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    fonts_ = std::make_unique<fonts::GlyphCache>(*io.Fonts, texture_, fonts::TypeScale{layout_.scale, 1});
  }
  ~SaleFrame() {
    fonts_.reset();
    ImGui::DestroyContext(context_);
  }
  SaleFrame(const SaleFrame&) = delete;
  SaleFrame& operator=(const SaleFrame&) = delete;

  void empty_frame() {
    ImGui::NewFrame();
    ImGui::Render();
  }
  void frame(const terminal::View& view) {
    ImGui::NewFrame();
    fonts_->begin_frame();
    screens::Ui ui{*fonts_, screens::k_light, layout_, registry_, memory_};
    ui.motion = false;
    screens::begin_frame(ui);
    terminal::Intents intents;
    screens::Pen pen{ui, text::catalog(Language::zh), scratch_, intents, {}};
    screens::draw_counter(pen, view);
    screens::end_frame(ui);
    fonts_->end_frame();
    ImGui::Render();
  }
  int vertices() const { return ImGui::GetDrawData()->TotalVtxCount; }

 private:
  ImGuiContext* context_;
  screens::Layout layout_;
  fonts::NoTexture texture_;
  std::unique_ptr<fonts::GlyphCache> fonts_;
  screens::WidgetRegistry registry_;
  screens::WidgetMemory memory_;
  OneNamePinyin pinyin_;
  screens::Scratch scratch_{pinyin_, nullptr};
};

}  // namespace shuke::test
