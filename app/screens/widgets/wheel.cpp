#include "app/screens/widgets/wheel.h"

#include <algorithm>
#include <cmath>

#include "app/screens/widgets/text.h"

namespace shuke::screens {
namespace {

constexpr float k_row = 44, k_settle_time = 0.06F;

int row_at(float offset, int rows) { return std::clamp(static_cast<int>(std::lround(offset / k_row)), 0, std::max(0, rows - 1)); }

// Without a finger on it the wheel comes to rest on a row.
void settle(Ui& ui, WheelState& state, int row) {
  Kinetic& k = state.kinetic;
  const float goal = static_cast<float>(row) * k_row;
  if (!state.placed || !ui.motion) {
    k.offset = goal, state.placed = true;
    return;
  }
  k.offset += (goal - k.offset) * (1 - std::exp(-finger(ui).seconds / k_settle_time));
  if (std::abs(goal - k.offset) < 0.5F) k.offset = goal;
  if (k.offset != goal) ui.wants_frame = true;
}

void draw_row(Ui& ui, const Wheel& w, int row, float y) {
  const float away = std::abs(y - w.rect.mid_y()) / k_row;
  const bool is_middle = away < 0.5F;
  const Colour ink = is_middle ? ui.theme.brand_tint.text : ui.theme.ink_3.faded(std::clamp(1.9F - away, 0.0F, 1.0F));
  const std::string& words = w.rows[static_cast<std::size_t>(row)];
  const float room = w.rect.width - 4;
  const auto fits = [&](Face face) { return text_width(ui, face, words) <= room; };
  const Face large = fits(Face::title) ? Face::title : fits(Face::body_bold) ? Face::body_bold : Face::caption_bold;
  const Face small = fits(Face::body) ? Face::body : Face::caption;
  draw_text(ui, {w.rect.mid_x(), y}, {is_middle ? large : small, ink, Align::centre, room}, words);
}

// A tap above or below the middle turns by one; the middle itself only tells what it holds.
int tapped_row(Ui& ui, const Wheel& w, int row) {
  const Rect middle{w.rect.x, w.rect.mid_y() - k_row / 2, w.rect.width, k_row};
  const auto name = [&](int i) { return std::string_view(w.rows[static_cast<std::size_t>(i)]); };
  hit(ui, {.id = w.id, .label = w.label, .rect = middle, .kind = WidgetKind::wheel, .value = name(row)});
  if (row > 0) {
    const std::string id = std::string(w.id).append("/up");
    if (hit(ui, {.id = id, .label = name(row - 1), .rect = middle.moved(0, -k_row), .kind = WidgetKind::wheel}).fired) return row - 1;
  }
  if (row + 1 < static_cast<int>(w.rows.size())) {
    const std::string id = std::string(w.id).append("/down");
    if (hit(ui, {.id = id, .label = name(row + 1), .rect = middle.moved(0, k_row), .kind = WidgetKind::wheel}).fired) return row + 1;
  }
  return row;
}

}  // namespace

int wheel(Ui& ui, WheelState& state, const Wheel& w) {
  if (w.rows.empty()) return 0;
  const int count = static_cast<int>(w.rows.size());
  Kinetic& k = state.kinetic;
  const Finger f = finger(ui);
  const KineticInput input{f.is_down, came_down_in(ui, w.rect), f.at.y, f.seconds, static_cast<float>(count - 1) * k_row, ui.motion};
  const bool was_turning = k.is_moving();
  if (step(k, input)) cancel_hits(ui);
  if (k.is_moving()) ui.wants_frame = true;
  const bool turns = k.is_moving() || was_turning;
  int row = turns ? row_at(k.offset, count) : std::clamp(w.chosen, 0, count - 1);
  if (!k.is_moving() && !k.is_pressed) settle(ui, state, row);
  const Clip clip(ui, w.rect);
  const bool was_scrolling = ui.is_scrolling;
  ui.is_scrolling = true;
  row = tapped_row(ui, w, row);
  const int middle = row_at(k.offset, count);
  for (int i = std::max(0, middle - 2); i <= std::min(count - 1, middle + 2); ++i) {
    draw_row(ui, w, i, w.rect.mid_y() + static_cast<float>(i) * k_row - k.offset);
  }
  if (k.caught) cancel_hits(ui);
  ui.is_scrolling = was_scrolling;
  return row;
}

void draw_wheel_band(Ui& ui, const Rect& rect) {
  fill(ui, {rect.x, rect.mid_y() - k_row / 2, rect.width, k_row}, ui.theme.brand_tint.fill, {radius::well});
}

}  // namespace shuke::screens
