#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/screens/widgets/layout.h"
#include "app/screens/widgets/registry.h"
#include "app/screens/widgets/tokens.h"
#include "core/base/text.h"

namespace shuke::screens {

class FontPort;

// A line of text as it was drawn: for tests that nothing is cut or too small. Collected only when someone asks.
struct DrawnText {
  std::string words;
  Rect rect;  // design units
  Rect seen;  // what its clip rectangle leaves of it
  int layer = 0;
  float em = 0;               // design units
  bool is_shortened = false;  // ends in an ellipsis
  bool is_cut = false;        // sticks out of its clip rectangle
};

// What the widgets remember from one frame to the next, apart from a screen's own scratch state: guards against a second tap,
// running animations, the layers of the last frame. Owned by whoever owns the window; one per window.
struct WidgetMemory {
  struct Guard {
    double appeared = 0;  // seconds
    double fired = -1;
    long last_frame = -1;
  };
  struct Cover {
    Rect area;  // device pixels
    int layer = 0;
  };
  std::map<std::string, Guard, std::less<>> guards;
  struct Clock {
    double started = 0;  // seconds
    long last_frame = -1;
  };
  std::map<std::string, Clock, std::less<>> clocks;  // running animations
  std::vector<Cover> covers;                         // of the last frame
  std::vector<Cover> next_covers;                    // of this one
  long frame = 0;
};

// The context every draw function takes: what to draw with, where, and for whom. Made anew each frame by begin_frame; nothing in
// it is global. UI thread only.
struct Ui {
  FontPort& fonts;
  const Theme& theme;
  const Layout& layout;
  WidgetRegistry& registry;
  WidgetMemory& memory;
  Language language = Language::zh;
  double now = 0;             // seconds, monotonic
  bool motion = true;         // false with software rendering and in pictures: everything is at its end at once
  bool wants_frame = false;   // set by whatever still moves: draw again without waiting for an event
  int layer = 0;              // 0 is the page; see Layer in hit.h
  bool is_scrolling = false;  // inside a scrolling area, where text may be cut at the edge
  std::vector<DrawnText>* drawn_text = nullptr;
};

// Call around one frame's drawing, between ImGui::NewFrame and ImGui::Render: begin_frame opens the one full-panel window and
// clears the registry, end_frame closes it. Nothing else in app/screens calls ImGui::Begin.
void begin_frame(Ui& ui);
void end_frame(Ui& ui);

// A looping or one-shot animation's progress, 0..1, since `name` was first asked for in consecutive frames; 1 without motion.
// Asks for another frame until it is done.
float progress_of(Ui& ui, std::string_view name, double seconds);
// Forgets it, so that it can play again.
void restart(Ui& ui, std::string_view name);

}  // namespace shuke::screens
