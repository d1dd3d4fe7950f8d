#include "app/screens/widgets/controls.h"

#include <string>

#include "app/screens/widgets/canvas.h"
#include "core/base/check.h"

namespace shuke::screens {
namespace {

struct Half {
  std::string_view part;
  std::string_view label;
  Rect rect;
  Icon icon;
  Colour colour;
  bool enabled;
};

bool stepper_half(Ui& ui, const Stepper& stepper, const Half& half) {
  const Hit h = hit(ui, {.id = sub_id(stepper.id, half.part),
                         .label = half.label,
                         .rect = half.rect,
                         .kind = WidgetKind::stepper,
                         .value = stepper.quantity,
                         .enabled = half.enabled});
  if (h.held) fill(ui, half.rect, ui.theme.well_strong, {radius::well});
  draw_icon(ui, half.rect.centre(), {IconSize::s20, half.enabled ? half.colour : ui.theme.ink_3.faded(0.5F)}, half.icon);
  return h.fired;
}

void draw_switch(Ui& ui, Point right_middle, bool on, bool enabled) {
  constexpr float k_width = 44, k_height = 26;
  const Rect track{right_middle.x - k_width, right_middle.y - k_height / 2, k_width, k_height};
  const Colour ground = on ? ui.theme.brand : ui.theme.well_strong;
  fill(ui, track, enabled ? ground : ground.faded(0.5F), {k_height / 2});
  const Point knob{on ? track.right() - 13 : track.x + 13, track.mid_y()};
  if (!ui.theme.is_dark) fill_circle(ui, {knob.x, knob.y + 1}, 10.5F, ui.theme.shadow.with_alpha(40));
  fill_circle(ui, knob, 10, on || !ui.theme.is_dark ? k_white : ui.theme.ink_2);
}

}  // namespace

int stepper(Ui& ui, const Stepper& s) {
  const Rect& r = s.rect;
  fill(ui, r, ui.theme.well, {radius::well});
  const Rect left{r.x, r.y, k_min_target, r.height}, right{r.right() - k_min_target, r.y, k_min_target, r.height};
  const bool minus = stepper_half(ui, s, {"minus", s.minus_label, left, Icon::remove, ui.theme.ink_2, s.can_decrease});
  draw_number(ui, r.centre(), {Face::emphasis, ui.theme.ink, Align::centre}, s.quantity);
  const bool plus = stepper_half(ui, s, {"plus", s.plus_label, right, Icon::add, ui.theme.brand, s.can_increase});
  return minus ? -1 : plus ? 1 : 0;
}

int segmented(Ui& ui, const Segments& s) {
  SHUKE_CHECK(s.keys.size() == s.labels.size() && !s.keys.empty());
  fill(ui, s.rect, ui.theme.well, {radius::button});
  const float width = (s.rect.width - 8) / static_cast<float>(s.labels.size());
  int tapped = -1;
  for (std::size_t i = 0; i < s.labels.size(); ++i) {
    const int index = static_cast<int>(i);
    const bool chosen = index == s.chosen;
    // The target is as high as the trough, the raised part 4 less on every side.
    const Rect target{s.rect.x + 4 + width * static_cast<float>(i), s.rect.y, width, s.rect.height};
    const Rect face = target.inset(0, 4);
    const Hit h = hit(ui, {.id = sub_id(s.id, s.keys[i]),
                           .label = s.labels[i],
                           .rect = target,
                           .kind = WidgetKind::choice,
                           .value = chosen ? "on" : "off",
                           .enabled = s.enabled});
    if (h.fired) tapped = index;
    if (chosen && !ui.theme.is_dark) draw_shadow(ui, face, {5, 1, 40});
    if (chosen) fill(ui, face, ui.theme.is_dark ? ui.theme.well_strong : ui.theme.surface, {11});
    if (h.held && !chosen) fill(ui, face, ui.theme.well_strong, {11});
    const Colour ink = !s.enabled ? ui.theme.ink_3 : chosen ? ui.theme.ink : ui.theme.ink_2;
    draw_text(ui, face.centre(), {chosen ? Face::body_bold : Face::body, ink, Align::centre, face.width - 8}, s.labels[i]);
  }
  return tapped;
}

bool toggle(Ui& ui, const Toggle& t) {
  const Rect& r = t.rect;
  const Hit h =
      hit(ui, {.id = t.id, .label = t.label, .rect = r, .kind = WidgetKind::toggle, .value = t.on ? "on" : "off", .enabled = t.enabled});
  if (h.held) fill(ui, r, ui.theme.well, {radius::well});
  draw_switch(ui, {r.right(), r.mid_y()}, t.on, t.enabled);
  const float room = r.width - 44 - 12;
  const Colour ink = t.enabled ? ui.theme.ink : ui.theme.ink_3;
  const Face face = t.strong ? Face::body_bold : text_width(ui, Face::body, t.label) <= room ? Face::body : Face::caption;
  draw_text_block(ui, {r.x, r.mid_y() - (t.sub.empty() ? 0.0F : 11.0F)}, {face, ink, Align::left, room}, t.label, t.sub.empty() ? 2 : 1);
  if (!t.sub.empty()) draw_text(ui, {r.x, r.mid_y() + 12}, {Face::caption, ui.theme.ink_2, Align::left, room}, t.sub);
  return h.fired;
}

void draw_checkbox(Ui& ui, Point centre, bool on) {
  const Rect box{centre.x - 14, centre.y - 14, 28, 28};
  fill(ui, box, on ? ui.theme.brand : ui.theme.surface, {9});
  if (on) draw_icon(ui, centre, {IconSize::s20, ui.theme.on_brand}, Icon::check);
  if (!on) outline(ui, box, ui.theme.ink_3, 9, 2);
}

bool checkbox(Ui& ui, const Checkbox& c) {
  const Rect& r = c.rect;
  const Hit h =
      hit(ui, {.id = c.id, .label = c.label, .rect = r, .kind = WidgetKind::checkbox, .value = c.on ? "on" : "off", .enabled = c.enabled});
  if (h.held) fill(ui, r, ui.theme.well, {radius::well});
  draw_checkbox(ui, {r.x + 14, r.mid_y()}, c.on);
  draw_text(ui, {r.x + 40, r.mid_y()}, {Face::body, c.enabled ? ui.theme.ink : ui.theme.ink_3, Align::left, r.width - 40}, c.label);
  return h.fired;
}

}  // namespace shuke::screens
