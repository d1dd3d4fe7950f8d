#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/screens/widgets/geometry.h"

namespace shuke::screens {

enum class WidgetKind { button, tile, key, field, toggle, checkbox, choice, stepper, row, tab, wheel, list };
std::string_view name_of(WidgetKind kind);

// One thing on screen that a finger can reach for, as the last frame left it.
struct WidgetEntry {
  std::string id;  // a fixed English word, the screen in front: "sale/pay"
  WidgetKind kind = WidgetKind::button;
  std::string text;   // the translated label
  std::string value;  // "on", "3", what a field holds; empty when there is none
  bool enabled = true;
  bool covered = false;  // something on a higher layer lies over its middle
  Rect rect;             // device pixels, what is left of it inside its clip
  Rect whole;            // design units, before clipping
  int layer = 0;

  bool is_clipped() const { return rect.is_empty(); }
  bool can_be_hit() const { return enabled && !covered && !is_clipped(); }
};

// What the frame drew, in drawing order. Tests and the automation socket read it after the frame; widgets write it through hit().
class WidgetRegistry {
 public:
  void begin_frame() { entries_.clear(); }
  void add(WidgetEntry entry) { entries_.push_back(std::move(entry)); }
  // Everything registered so far on a lower layer whose middle lies under `area` (device pixels) becomes covered.
  void cover(const Rect& area, int layer);

  const std::vector<WidgetEntry>& entries() const { return entries_; }
  const WidgetEntry* find(std::string_view id) const;
  // The one that would be hit: the first reachable entry with this label. Labels may repeat, ids may not.
  const WidgetEntry* find_label(std::string_view text) const;
  // An id that was registered twice in this frame, or empty. Always a mistake in a screen.
  std::string first_duplicate() const;

 private:
  std::vector<WidgetEntry> entries_;
};

}  // namespace shuke::screens
