#include "app/screens/widgets/hit.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "app/screens/widgets/pixels.h"
#include "core/base/check.h"

namespace shuke::screens {
namespace {

constexpr double k_guard_seconds = 0.3;

Rect clip_in_pixels() {
  const ImRect& clip = ImGui::GetCurrentWindowRead()->ClipRect;
  return {clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()};
}

Rect in_pixels(const Ui& ui, const Rect& rect) {
  const PixelRect r = snapped(ui, rect);
  return {r.min.x, r.min.y, r.width(), r.height()};
}

// What was on a higher layer when the person aimed, which is the last frame.
bool is_covered_at(const Ui& ui, ImVec2 pixels) {
  const auto lies_over = [&](const WidgetMemory::Cover& c) { return c.layer > ui.layer && c.area.contains({pixels.x, pixels.y}); };
  return std::any_of(ui.memory.covers.begin(), ui.memory.covers.end(), lies_over);
}

WidgetMemory::Guard& guard_of(Ui& ui, std::string_view id) {
  auto it = ui.memory.guards.find(id);
  if (it == ui.memory.guards.end()) it = ui.memory.guards.emplace(std::string(id), WidgetMemory::Guard{}).first;
  if (it->second.last_frame < ui.memory.frame - 1) it->second.appeared = ui.now;
  it->second.last_frame = ui.memory.frame;
  return it->second;
}

bool is_locked(const WidgetMemory::Guard& guard, double now) {
  return now - guard.appeared < k_guard_seconds || (guard.fired >= 0 && now - guard.fired < k_guard_seconds);
}

void enter(Ui& ui, const HitSpec& spec, bool enabled) {
  WidgetEntry entry;
  entry.id = spec.id, entry.kind = spec.kind, entry.text = spec.label, entry.value = spec.value;
  entry.enabled = enabled, entry.layer = ui.layer;
  entry.rect = intersection(in_pixels(ui, spec.rect), clip_in_pixels());
  entry.whole = spec.rect;
  ui.registry.add(std::move(entry));
}

// What ImGui::InvisibleButton does, without its layout and without copying the id.
Hit touch(const Ui& ui, const HitSpec& spec) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiID id = window->GetID(spec.id.data(), spec.id.data() + spec.id.size());
  const PixelRect r = snapped(ui, spec.rect);
  const ImRect box(r.min, r.max);
  if (!ImGui::ItemAdd(box, id)) return {};
  bool hovered = false, held = false;
  const bool fired = ImGui::ButtonBehavior(box, id, &hovered, &held);
  return {fired, ImGui::IsItemActivated(), held && hovered, true};
}

}  // namespace

std::string sub_id(std::string_view id, std::string_view part) { return std::string(id).append("/").append(part); }

Hit hit(Ui& ui, const HitSpec& spec) {
  SHUKE_CHECK(!spec.id.empty());
  WidgetMemory::Guard* guard = spec.guarded ? &guard_of(ui, spec.id) : nullptr;
  const bool locked = guard != nullptr && is_locked(*guard, ui.now);
  if (locked) ui.wants_frame = true;
  enter(ui, spec, spec.enabled && !locked);
  if (!spec.enabled) return {.enabled = false};
  if (locked || is_covered_at(ui, ImGui::GetIO().MousePos)) return {};
  const Hit result = touch(ui, spec);
  if (result.fired && guard != nullptr) guard->fired = ui.now;
  return result;
}

Colour press_shade(const Ui& ui, Colour colour, const Hit& hit) {
  if (!hit.held) return colour;
  return ui.theme.is_dark ? mix(colour, k_white, 0.10F) : mix(colour, k_black, 0.10F);
}

Layer::Layer(Ui& ui, const Rect& covers) : ui_(ui) {
  ++ui_.layer;
  const Rect area = in_pixels(ui, covers);
  ui_.memory.next_covers.push_back({area, ui_.layer});
  ui_.registry.cover(area, ui_.layer);
}

Layer::~Layer() { --ui_.layer; }

Finger finger(const Ui& ui) {
  constexpr float k_longest = 0.1F;  // after a pause the first frame seems to last as long as the pause
  const ImGuiIO& io = ImGui::GetIO();
  const float scale = ui.layout.scale;
  return {{io.MousePos.x / scale, io.MousePos.y / scale},
          io.MouseDown[0],
          io.MouseClicked[0],
          io.MouseReleased[0],
          std::min(io.DeltaTime, k_longest)};
}

bool came_down_in(const Ui& ui, const Rect& area) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.MouseClicked[0] || is_covered_at(ui, io.MousePos)) return false;
  return intersection(in_pixels(ui, area), clip_in_pixels()).contains({io.MousePos.x, io.MousePos.y});
}

void cancel_hits(Ui&) { ImGui::ClearActiveID(); }

}  // namespace shuke::screens
