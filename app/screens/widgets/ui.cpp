#include "app/screens/widgets/ui.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace shuke::screens {
namespace {

constexpr std::size_t k_clocks_kept = 64;
constexpr float k_roundness = 0.1F;  // pixels between an arc and its polygon

// An animation whose widget has gone is forgotten, so that the memory of a long day stays small.
void forget_old_clocks(WidgetMemory& memory) {
  if (memory.clocks.size() < k_clocks_kept) return;
  std::erase_if(memory.clocks, [&](const auto& entry) { return entry.second.last_frame < memory.frame; });
}

}  // namespace

void begin_frame(Ui& ui) {
  ++ui.memory.frame;
  ui.memory.covers.swap(ui.memory.next_covers);
  ui.memory.next_covers.clear();
  ui.registry.begin_frame();
  ui.wants_frame = false;
  ImGui::GetStyle().CircleTessellationMaxError = k_roundness;
  ImGui::GetDrawListSharedData()->SetCircleTessellationMaxError(k_roundness);  // the style is only read in the next frame
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  constexpr ImGuiWindowFlags k_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::Begin("counter", nullptr, k_flags);
}

void end_frame(Ui& ui) {
  ImGui::End();
  ImGui::PopStyleVar(3);
  forget_old_clocks(ui.memory);
}

float progress_of(Ui& ui, std::string_view name, double seconds) {
  if (!ui.motion || seconds <= 0) return 1;
  auto it = ui.memory.clocks.find(name);
  if (it == ui.memory.clocks.end()) it = ui.memory.clocks.emplace(std::string(name), WidgetMemory::Clock{}).first;
  WidgetMemory::Clock& clock = it->second;
  const bool is_new = clock.last_frame < ui.memory.frame - 1;
  if (is_new) clock.started = ui.now;
  clock.last_frame = ui.memory.frame;
  const double share = std::clamp((ui.now - clock.started) / seconds, 0.0, 1.0);
  if (share < 1) ui.wants_frame = true;
  return static_cast<float>(share);
}

void restart(Ui& ui, std::string_view name) {
  if (const auto it = ui.memory.clocks.find(name); it != ui.memory.clocks.end()) ui.memory.clocks.erase(it);
}

}  // namespace shuke::screens
