#include "app/screens/widgets/progress.h"

#include <algorithm>

namespace shuke::screens {

void draw_progress(Ui& ui, const ProgressBar& bar) {
  const Rect& r = bar.rect;
  const float radius = r.height / 2, done = std::clamp(bar.done, 0.0F, 1.0F), sum = std::clamp(bar.done + bar.added, 0.0F, 1.0F);
  fill(ui, r, ui.theme.well_strong, {radius});
  // Never narrower than round: a sliver of progress is still a dot.
  const auto width = [&](float share) { return share <= 0 ? 0.0F : std::max(r.height, r.width * share); };
  if (bar.added > 0) fill(ui, {r.x, r.y, width(sum), r.height}, mix(ui.theme.brand, ui.theme.surface, 0.55F), {radius});
  if (done > 0) fill(ui, {r.x, r.y, width(done), r.height}, ui.theme.brand, {radius});
  if (bar.added > 0 && done > 0) fill(ui, {r.x + width(done) - 1, r.y, 2, r.height}, ui.theme.surface);
}

void draw_progress_on_loud(Ui& ui, const Rect& rect, float done) {
  fill(ui, rect, k_white.with_alpha(110), {rect.height / 2});
  if (done > 0)
    fill(ui, {rect.x, rect.y, std::max(rect.height, rect.width * std::min(done, 1.0F)), rect.height}, k_white, {rect.height / 2});
}

void draw_cycle(Ui& ui, const CycleBar& bar) {
  const Rect& r = bar.rect;
  const Theme& t = ui.theme;
  const float usual = std::clamp(bar.usual_share, 0.0F, 1.0F), since = std::clamp(bar.since_share, 0.0F, 1.0F);
  const float tick = r.x + r.width * usual, dot = r.x + r.width * since;
  const bool is_late = since > usual;
  fill(ui, r, t.well_strong, {r.height / 2});
  fill(ui, {r.x, r.y, std::min(tick, dot) - r.x, r.height}, t.brand, {r.height / 2, is_late ? Corners::left : Corners::all});
  if (is_late) fill(ui, {tick, r.y, dot - tick, r.height}, t.warm);
  fill_circle(ui, {dot, r.mid_y()}, 7, t.surface);
  fill_circle(ui, {dot, r.mid_y()}, 5.5F, is_late ? t.warm : t.brand);
  fill(ui, {tick - 1, r.y - 3, 2, r.height + 6}, t.ink, {1});
}

void draw_form_steps(Ui& ui, const Rect& rect, std::span<const FormStep> steps) {
  if (steps.empty()) return;
  const Theme& t = ui.theme;
  const float pitch = (rect.width + 8) / static_cast<float>(steps.size());
  float x = rect.x;
  for (const FormStep& step : steps) {
    const bool done = step.state == StepState::done, current = step.state == StepState::current;
    fill(ui, {x, rect.y, pitch - 8, 6}, done ? t.brand : current ? t.warm : t.well_strong, {3});
    const float y = rect.y + 22, label_x = x + (done ? 20.0F : 2.0F);
    if (done) draw_icon(ui, {x + 8, y}, {IconSize::s16, t.brand}, Icon::check);
    draw_text(ui, {label_x, y},
              {current ? Face::caption_bold : Face::caption, current ? t.ink : t.ink_2, Align::left, x + pitch - 8 - label_x}, step.label);
    x += pitch;
  }
}

}  // namespace shuke::screens
