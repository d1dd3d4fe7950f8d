#pragma once

#include "platform/input/event_queue.h"

struct ImGuiIO;

namespace shuke::window {

// The settings every context of ours has, in a window or headless: no files, no keyboard navigation (a scanner's Enter must not press
// the focused button), a still cursor, a finger's thresholds, and our own key numbers.
void set_up(ImGuiIO& io);

// Shows one frame's input to Dear ImGui; before ImGui::NewFrame().
void apply(const input::FrameInput& frame, ImGuiIO& io);

}  // namespace shuke::window
