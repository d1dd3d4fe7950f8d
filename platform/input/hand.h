#pragma once

#include <deque>
#include <optional>
#include <string_view>

#include "platform/input/scan_filter.h"

namespace shuke::input {

// A finger, a keyboard and a reader for scripts and tests, on the same road as the real ones: everything goes through the scan
// filter and the queue. UI thread only.
class Hand {
 public:
  explicit Hand(ScanFilter& filter) : filter_(filter) {}

  void tap(PointerMove at, Micros now);
  // Takes about a fifth of a second, in steps that act() carries out.
  void drag(PointerMove from, PointerMove to, Micros now);
  // At a person's pace, 40 ms from key to key, so never a scan. The key times are stamped, not waited for. A line feed is Enter
  // and a tab is Tab.
  void type(std::string_view utf8, Micros now);
  void press(Key key, Modifiers modifiers, Micros now);
  // A reader at full speed, with its Enter: a scanner's code, or stripe tracks that begin with % or ;.
  void read(std::string_view code, Micros now);

  // Does what is due. Until next_at() there is nothing to do; nothing at all means the hand rests.
  void act(Micros now);
  std::optional<Micros> next_at() const;

 private:
  void type_character(char32_t character, Micros at);
  void send(Micros at, decltype(InputEvent::what) what) { filter_.accept({at, at, what}); }

  ScanFilter& filter_;
  std::deque<InputEvent> later_;
};

// Enter, Tab, Backspace, Escape, Delete, Left, Right, Up, Down, Home, End, PageUp, PageDown, F1 to F12; nothing for other names.
std::optional<Key> key_from_name(std::string_view name);

}  // namespace shuke::input
