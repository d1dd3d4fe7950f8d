#include "tests/screens/headless_frame.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <chrono>

#include "core/base/check.h"

namespace shuke::test {
namespace {

constexpr screens::Point k_nowhere{-FLT_MAX, -FLT_MAX};

std::uint64_t mixed(std::uint64_t hash, const void* bytes, std::size_t size) {
  const auto* p = static_cast<const unsigned char*>(bytes);
  for (std::size_t i = 0; i < size; ++i) hash = (hash ^ p[i]) * 1099511628211ULL;
  return hash;
}

}  // namespace

HeadlessFrame::HeadlessFrame(Draw draw, HeadlessOptions options)
    : draw_(std::move(draw)),
      options_(options),
      layout_(screens::layout_for(options.width, options.height)),
      context_(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
  io.DeltaTime = options.frame_seconds;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  fonts_ = std::make_unique<fonts::GlyphCache>(*io.Fonts, texture_, fonts::TypeScale{layout_.scale, 1});
  io.MousePos = {k_nowhere.x, k_nowhere.y};
  frame();
}

HeadlessFrame::~HeadlessFrame() {
  ImGui::SetCurrentContext(context_);
  fonts_.reset();
  ImGui::DestroyContext(context_);
}

void HeadlessFrame::frame(int count) {
  for (int i = 0; i < count; ++i) draw_one();
}

void HeadlessFrame::draw_one() {
  ImGui::SetCurrentContext(context_);
  const auto start = std::chrono::steady_clock::now();
  ImGui::NewFrame();
  fonts_->begin_frame();
  texts_.clear();
  screens::Ui ui{*fonts_, options_.dark ? screens::k_dark : screens::k_light, layout_, registry_, memory_};
  ui.language = options_.language, ui.now = now_, ui.motion = options_.motion, ui.drawn_text = &texts_;
  screens::begin_frame(ui);
  draw_(ui);
  screens::end_frame(ui);
  fonts_->end_frame();
  ImGui::Render();
  milliseconds_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  wants_frame_ = ui.wants_frame;
  now_ += static_cast<double>(options_.frame_seconds);
}

int HeadlessFrame::settle(int most) {
  int frames = 0;
  do draw_one();
  while (++frames < most && wants_frame_);
  return frames;
}

void HeadlessFrame::press_at(screens::Point at) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().MousePos = {at.x, at.y};
  ImGui::GetIO().MouseDown[0] = true;
  frame();
}

void HeadlessFrame::move_to(screens::Point at) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().MousePos = {at.x, at.y};
  frame();
}

void HeadlessFrame::lift() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().MouseDown[0] = false;
  frame();
  ImGui::GetIO().MousePos = {k_nowhere.x, k_nowhere.y};
  frame();
}

TapResult HeadlessFrame::tap(std::string_view id) {
  const screens::WidgetEntry* found = registry_.find(id);
  if (found == nullptr) return TapResult::unknown;
  const TapResult state = found->is_clipped() ? TapResult::clipped
                          : found->covered    ? TapResult::covered
                          : !found->enabled   ? TapResult::disabled
                                              : TapResult::done;
  const screens::Point at = found->rect.centre();
  press_at(at);  // even on what cannot be hit: it has to bear it
  lift();
  return state;
}

TapResult HeadlessFrame::tap_label(std::string_view text) {
  const screens::WidgetEntry* found = registry_.find_label(text);
  return found == nullptr ? TapResult::unknown : tap(std::string(found->id));
}

void HeadlessFrame::drag(screens::Point from, screens::Point to, int frames) {
  press_at(from);
  for (int i = 1; i <= frames; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(frames);
    move_to({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
  }
  lift();
}

TapResult HeadlessFrame::type_on(std::string_view keyboard, std::string_view characters) {
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::string key = characters[i] == ' '                                            ? "space"
                            : characters[i] == '.' && keyboard.find("pad") != keyboard.npos ? "point"
                                                                                            : std::string(1, characters[i]);
    const TapResult result = tap(std::string(keyboard).append("/").append(key));
    if (result != TapResult::done) return result;
  }
  return TapResult::done;
}

const screens::WidgetEntry& HeadlessFrame::entry(std::string_view id) const {
  const screens::WidgetEntry* found = registry_.find(id);
  SHUKE_CHECK(found != nullptr);
  return *found;
}

bool HeadlessFrame::shows(std::string_view words) const {
  return std::any_of(texts_.begin(), texts_.end(), [words](const screens::DrawnText& t) { return t.words == words; });
}

std::uint64_t HeadlessFrame::vertex_hash() const {
  ImGui::SetCurrentContext(context_);
  std::uint64_t hash = 14695981039346656037ULL;
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    hash = mixed(hash, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
    hash = mixed(hash, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
  }
  return hash;
}

int HeadlessFrame::vertex_count() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetDrawData()->TotalVtxCount;
}

screens::Rect HeadlessFrame::drawn_area() const {
  ImGui::SetCurrentContext(context_);
  ImVec2 low{FLT_MAX, FLT_MAX}, high{-FLT_MAX, -FLT_MAX};
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i) {
    for (const ImDrawVert& v : data.CmdLists[i]->VtxBuffer) {
      low = {std::min(low.x, v.pos.x), std::min(low.y, v.pos.y)};
      high = {std::max(high.x, v.pos.x), std::max(high.y, v.pos.y)};
    }
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

}  // namespace shuke::test
