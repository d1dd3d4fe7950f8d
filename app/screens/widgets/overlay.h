#pragma once

#include <optional>

#include "app/screens/widgets/buttons.h"
#include "app/screens/widgets/canvas.h"

namespace shuke::screens {

// A sheet over a part of the panel (or all of it) with a scrim around it. While it lives, what lies below is covered; draw its
// content after making it, within rect(). Sheets slide in over 160 ms.
struct SheetLook {
  std::string_view id;           // `id`/outside/above, below, left, right are the scrim: tapping it closes
  std::string_view close_label;  // for the registry
  Rect scrim;                    // what is darkened and covered
  Rect rect;
  Rect spared = {};        // belongs to the sheet though it lies outside: its side of the scrim does not close
  bool from_below = true;  // rounded above only, with a grip; false: a floating sheet
};
class Sheet {
 public:
  Sheet(Ui& ui, const SheetLook& look);
  // Where the content goes: `look.rect`, moved while it slides in.
  Rect rect() const { return rect_; }
  bool was_dismissed() const { return dismissed_; }

 private:
  Layer layer_;
  Rect rect_;
  bool dismissed_ = false;
};

// A sentence that floats over the work area for a few seconds, with at most one action ("撤销").
struct Toast {
  std::string_view id;
  std::string_view words;
  std::string_view close_label;
  std::string_view action = {};
  std::optional<Icon> icon = std::nullopt;
};
enum class ToastTap { none, close, action };
// What was tapped: the sentence (`id`/close) or the action (`id`/action). When it goes away is the terminal's decision.
ToastTap draw_toast(Ui& ui, const Toast& toast);

// The diagonal word across every column while practising.
void draw_watermark(Ui& ui, const Rect& area, std::string_view words);

}  // namespace shuke::screens
