#pragma once

#include <bitset>
#include <deque>
#include <optional>
#include <string>

#include "platform/input/input_event.h"

namespace shuke::input {

// What one frame of Dear ImGui may see at once. Dear ImGui 1.86 samples levels, not changes: a press and a release between two
// frames vanish, and so does the order of keys, characters and buttons. So a frame gets at most one change that has an order.
struct FrameInput {
  Micros at = 0;  // of the last event in it; 0 when there is none
  std::optional<PointerMove> pointer;
  bool pointer_gone = false;  // after a touch nothing points anywhere
  std::optional<ButtonChange> button;
  std::optional<KeyChange> key;
  std::u32string characters;
  float wheel_x = 0;
  float wheel_y = 0;
  Modifiers modifiers;
  bool release_all = false;
};

// Holds what happened until frames have taken it, in order and without loss. UI thread only.
class EventQueue {
 public:
  void push(const InputEvent& event) { events_.push_back(event); }

  // Nothing is left to show to a frame; while it is false run more frames before drawing one.
  bool empty() const { return events_.empty() && !pointer_leaves_; }

  // The next frame's share: moves are one move, characters may be many, one key or one button change and then no more.
  FrameInput next_frame();

 private:
  bool add(FrameInput& frame, const Character& character);
  bool add(FrameInput& frame, const KeyChange& key);
  bool add(FrameInput& frame, const ButtonChange& button);
  bool add(FrameInput& frame, const PointerMove& move);
  bool add(FrameInput& frame, const WheelTurn& wheel);
  bool add(FrameInput& frame, const FocusLoss& loss);
  void set_modifier(Key key, bool down);

  std::deque<InputEvent> events_;
  std::bitset<k_key_count> keys_down_;
  std::bitset<8> buttons_down_;
  Modifiers modifiers_;
  bool pointer_leaves_ = false;
};

}  // namespace shuke::input
