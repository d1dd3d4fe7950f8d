#pragma once

#include <string>
#include <string_view>

#include "app/screens/widgets/ui.h"

namespace shuke::screens {

// Everything a finger can reach for goes through hit(). It registers itself, so tests and automation see exactly what a person
// can tap; drawing is the caller's business.
struct HitSpec {
  std::string_view id;     // fixed English words, the screen in front, unique in a frame: "sale/line/3/plus"
  std::string_view label;  // translated, what a person would read there
  Rect rect;               // design units, both sides at least k_min_target
  WidgetKind kind = WidgetKind::button;
  std::string_view value = {};
  bool enabled = true;   // false: registered, never fires
  bool guarded = false;  // pay and destructive buttons: deaf for 0.3 s after appearing and after firing
};

struct Hit {
  bool fired = false;    // the finger was lifted on it in this frame
  bool pressed = false;  // the finger came down on it in this frame
  bool held = false;     // the finger is on it: draw it darker
  bool enabled = true;
};

Hit hit(Ui& ui, const HitSpec& spec);

// The id of a part of something larger: "pay/key" and "clear" make "pay/key/clear".
std::string sub_id(std::string_view id, std::string_view part);

// The colour of a pressed thing: darker by day, lighter by night.
Colour press_shade(const Ui& ui, Colour colour, const Hit& hit);

// While it lives, everything drawn lies above what was drawn before: lower things under `covers` cannot be hit. A sheet passes
// its scrim's rectangle, a toast its own. Make one after the page and destroy it when the overlay is drawn.
class Layer {
 public:
  Layer(Ui& ui, const Rect& covers);
  ~Layer();
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

 private:
  Ui& ui_;
};

// The finger, for what is dragged or aimed at within a rectangle (lists, wheels). design units.
struct Finger {
  Point at;
  bool is_down = false;
  bool came_down = false;  // in this frame
  bool lifted = false;     // in this frame
  float seconds = 0;       // length of this frame
};
Finger finger(const Ui& ui);
// The finger came down in this frame inside `area`, and nothing on a higher layer lies there.
bool came_down_in(const Ui& ui, const Rect& area);
// The finger is dragging: nothing under it may fire any more.
void cancel_hits(Ui& ui);

}  // namespace shuke::screens
