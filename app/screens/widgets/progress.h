#pragma once

#include <span>

#include "app/screens/widgets/canvas.h"
#include "app/screens/widgets/text.h"

namespace shuke::screens {

// A bar: what is there (solid) and what this basket adds (pale); shares of 1.
struct ProgressBar {
  Rect rect;
  float done = 0;
  float added = 0;
};
void draw_progress(Ui& ui, const ProgressBar& bar);
// The same on a loud ground: white on translucent white.
void draw_progress_on_loud(Ui& ui, const Rect& rect, float done);

// The usual purchase cycle: green up to the tick, warm beyond it, a dot at the days since.
struct CycleBar {
  Rect rect;
  float usual_share = 0.5F;  // where the tick stands
  float since_share = 0;     // where the dot stands
};
void draw_cycle(Ui& ui, const CycleBar& bar);

// The steps of a form: done, being filled, open.
enum class StepState { open, current, done };
struct FormStep {
  std::string_view label;
  StepState state = StepState::open;
};
void draw_form_steps(Ui& ui, const Rect& rect, std::span<const FormStep> steps);

}  // namespace shuke::screens
