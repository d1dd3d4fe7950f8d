#include "app/screens/widgets/scroll_list.h"

#include <algorithm>
#include <cmath>

namespace shuke::screens {
namespace {

constexpr float k_fade = 24, k_glide_time = 0.09F;

float content_height(const ScrollLook& look) {
  if (look.count == 0) return 0;
  const auto n = static_cast<float>(look.count);
  return n * look.row_height + (n - 1) * look.gap;
}

float limit_of(const ScrollLook& look) { return std::max(0.0F, content_height(look) - look.area.height); }

// Approaches the wanted offset; a finger takes over at once.
void glide(Ui& ui, ScrollState& state, float limit) {
  if (state.glide_to < 0) return;
  const float goal = std::min(state.glide_to, limit);
  const float seconds = finger(ui).seconds;
  const float share = ui.motion ? 1 - std::exp(-seconds / k_glide_time) : 1.0F;
  state.kinetic.offset += (goal - state.kinetic.offset) * share;
  if (std::abs(goal - state.kinetic.offset) < 0.5F) state.kinetic.offset = goal, state.glide_to = -1;
  if (state.glide_to >= 0) ui.wants_frame = true;
}

void move(Ui& ui, ScrollState& state, const ScrollLook& look) {
  const bool grew = look.count > state.count && state.count > 0;
  if (look.follow_end && grew) state.glide_to = limit_of(look);
  state.count = look.count;
  const Finger f = finger(ui);
  const bool here = came_down_in(ui, look.area);
  if (here) state.glide_to = -1;
  glide(ui, state, limit_of(look));
  const KineticInput input{f.is_down, here, f.at.y, f.seconds, limit_of(look), ui.motion};
  if (step(state.kinetic, input)) cancel_hits(ui);
  if (state.kinetic.is_moving()) ui.wants_frame = true;
}

void enter(Ui& ui, const ScrollLook& look) {
  if (look.id.empty()) return;
  const float s = ui.layout.scale;
  WidgetEntry entry;
  entry.id = look.id, entry.text = look.label, entry.kind = WidgetKind::list, entry.layer = ui.layer;
  entry.value = std::to_string(look.count);
  entry.rect = {look.area.x * s, look.area.y * s, look.area.width * s, look.area.height * s};
  entry.whole = look.area;
  ui.registry.add(std::move(entry));
}

void draw_edges(Ui& ui, const ScrollState& state, const ScrollLook& look) {
  const Rect& a = look.area;
  const float fade = std::min(k_fade, a.height / 3), rest = limit_of(look) - state.kinetic.offset;
  // The last few units fade in, so that an edge does not blink when a list rests at its end.
  const auto strength = [&](float hidden) { return static_cast<int>(255 * std::clamp(hidden / k_fade, 0.0F, 1.0F)); };
  if (state.kinetic.offset > 0.5F)
    draw_fade(ui, {a.x, a.y, a.width, fade}, Edge::top, look.ground.with_alpha(strength(state.kinetic.offset)));
  if (rest > 0.5F) draw_fade(ui, {a.x, a.bottom() - fade, a.width, fade}, Edge::bottom, look.ground.with_alpha(strength(rest)));
}

}  // namespace

void scroll_list(Ui& ui, ScrollState& state, const ScrollLook& look, const DrawRow& draw) {
  enter(ui, look);
  move(ui, state, look);
  const float pitch = look.row_height + look.gap, offset = state.kinetic.offset;
  const auto first = static_cast<std::size_t>(std::max(0.0F, offset / pitch));
  const auto end = std::min(look.count, static_cast<std::size_t>(std::max(0.0F, (offset + look.area.height) / pitch)) + 1);
  const bool was_scrolling = ui.is_scrolling;
  ui.is_scrolling = true;
  {
    const Clip clip(ui, look.area);
    for (std::size_t i = first; i < end; ++i) {
      draw(i, {look.area.x, look.area.y + static_cast<float>(i) * pitch - offset, look.area.width, look.row_height});
    }
    draw_edges(ui, state, look);
  }
  if (state.kinetic.caught) cancel_hits(ui);  // after the rows, which have just taken the touch
  ui.is_scrolling = was_scrolling;
}

void scroll_area(Ui& ui, ScrollState& state, const ScrollLook& look, const std::function<void(float top)>& draw) {
  scroll_list(ui, state, look, [&](std::size_t, const Rect& rect) { draw(rect.y); });
}

void scroll_to(ScrollState& state, const ScrollLook& look, std::size_t index) {
  const float top = static_cast<float>(index) * (look.row_height + look.gap), bottom = top + look.row_height;
  const float offset = state.glide_to >= 0 ? state.glide_to : state.kinetic.offset;
  if (top < offset) state.glide_to = top;
  if (bottom > offset + look.area.height) state.glide_to = bottom - look.area.height;
}

}  // namespace shuke::screens
