#pragma once

#include <cstdint>
#include <variant>

namespace shuke::input {

// Microseconds on a clock that only grows; its zero means nothing.
using Micros = std::int64_t;
inline constexpr Micros k_millisecond = 1000;

// Keys that mean something besides the character they may type. Letters are here for shortcuts only: what was typed is a
// Character. The number is the key's place in Dear ImGui's table of keys.
enum class Key {
  enter,
  keypad_enter,
  tab,
  backspace,
  del,
  insert,
  escape,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
  a,
  c,
  v,
  x,
  y,
  z,
  shift,
  ctrl,
  alt,
  super,
};
inline constexpr int k_key_count = static_cast<int>(Key::super) + 1;

bool is_shortcut_letter(Key key);
bool is_modifier(Key key);
// Ends a scanner's code.
bool is_terminator(Key key);

struct Modifiers {
  bool shift = false;
  bool ctrl = false;
  bool alt = false;
  bool super = false;
  bool operator==(const Modifiers&) const = default;
};

// One typed character; `repeated` when the keyboard repeats a key that is held down.
struct Character {
  char32_t code_point = 0;
  bool repeated = false;
  bool operator==(const Character&) const = default;
};

struct KeyChange {
  Key key = Key::enter;
  bool down = false;
  Modifiers modifiers = {};
  bool operator==(const KeyChange&) const = default;
};

// Button 0 is the finger. The position is the event's own, never the pointer's at the time of a frame.
struct ButtonChange {
  int button = 0;
  bool down = false;
  float x = 0;
  float y = 0;
  bool operator==(const ButtonChange&) const = default;
};

struct PointerMove {
  float x = 0;
  float y = 0;
  bool operator==(const PointerMove&) const = default;
};

struct WheelTurn {
  float dx = 0;
  float dy = 0;
  float x = 0;  // where the pointer was
  float y = 0;
  bool operator==(const WheelTurn&) const = default;
};

// The window no longer gets the keyboard: whatever is held counts as released.
struct FocusLoss {
  bool operator==(const FocusLoss&) const = default;
};

// Something a person or a reader did. `at` is when it happened as far as is known; `earliest` is the earliest it can have
// happened. They are equal when the window system stamps its events, and as far apart as two polls when it does not.
struct InputEvent {
  Micros at = 0;
  Micros earliest = 0;
  std::variant<Character, KeyChange, ButtonChange, PointerMove, WheelTurn, FocusLoss> what;
  bool operator==(const InputEvent&) const = default;
};

}  // namespace shuke::input
