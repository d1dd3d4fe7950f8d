#include "platform/input/event_queue.h"

namespace shuke::input {

bool is_shortcut_letter(Key key) { return key >= Key::a && key <= Key::z; }
bool is_modifier(Key key) { return key >= Key::shift && key <= Key::super; }
bool is_terminator(Key key) { return key == Key::enter || key == Key::keypad_enter || key == Key::tab; }

FrameInput EventQueue::next_frame() {
  FrameInput frame;
  frame.pointer_gone = pointer_leaves_;
  pointer_leaves_ = false;
  while (!events_.empty()) {
    const InputEvent& event = events_.front();
    if (!std::visit([&](const auto& what) { return add(frame, what); }, event.what)) break;
    frame.at = event.at;
    events_.pop_front();
  }
  frame.modifiers = modifiers_;
  return frame;
}

bool EventQueue::add(FrameInput& frame, const Character& character) {
  if (frame.key || frame.button || frame.release_all) return false;
  frame.characters.push_back(character.code_point);
  return true;
}

bool EventQueue::add(FrameInput& frame, const KeyChange& change) {
  // A modifier shares with characters (capital letters would cost three frames each), but never comes after the key it modified.
  if (frame.key || frame.button || frame.release_all) return false;
  if (is_modifier(change.key)) {
    set_modifier(change.key, change.down);
    return true;
  }
  const bool is_shortcut = change.modifiers.ctrl || change.modifiers.alt || change.modifiers.super;
  const std::size_t place = static_cast<std::size_t>(change.key);
  // The letter itself arrives as a character; a release of a key that no frame saw pressed (a scanner's Enter) is nothing.
  if (change.down && is_shortcut_letter(change.key) && !is_shortcut) return true;
  if (change.down == keys_down_.test(place)) return true;
  if (!frame.characters.empty()) return false;
  keys_down_.set(place, change.down);
  modifiers_ = change.modifiers;
  frame.key = change;
  return true;
}

bool EventQueue::add(FrameInput& frame, const ButtonChange& change) {
  if (frame.key || frame.button || frame.release_all || !frame.characters.empty()) return false;
  const std::size_t place = static_cast<std::size_t>(change.button);
  if (place >= buttons_down_.size() || change.down == buttons_down_.test(place)) return true;
  // The end of a quick drag is seen while the finger is still down, otherwise the drag would look like a tap.
  const bool has_moved = frame.pointer.has_value();
  if (!change.down && has_moved) return false;
  buttons_down_.set(place, change.down);
  frame.pointer = PointerMove{change.x, change.y};
  frame.button = change;
  pointer_leaves_ = buttons_down_.none();
  return true;
}

bool EventQueue::add(FrameInput& frame, const PointerMove& move) {
  if (frame.button || frame.release_all) return false;
  frame.pointer = move;
  frame.pointer_gone = false;
  return true;
}

bool EventQueue::add(FrameInput& frame, const WheelTurn& wheel) {
  if (frame.button || frame.release_all) return false;
  frame.pointer = PointerMove{wheel.x, wheel.y};
  frame.wheel_x += wheel.dx;
  frame.wheel_y += wheel.dy;
  return true;
}

bool EventQueue::add(FrameInput& frame, const FocusLoss&) {
  if (frame.key || frame.button || !frame.characters.empty()) return false;
  keys_down_.reset();
  buttons_down_.reset();
  modifiers_ = {};
  frame.pointer = {};
  frame.pointer_gone = true;
  frame.release_all = true;
  return true;
}

void EventQueue::set_modifier(Key key, bool down) {
  if (key == Key::shift) modifiers_.shift = down;
  if (key == Key::ctrl) modifiers_.ctrl = down;
  if (key == Key::alt) modifiers_.alt = down;
  if (key == Key::super) modifiers_.super = down;
}

}  // namespace shuke::input
