#pragma once

#include <span>
#include <string>

#include "app/screens/widgets/buttons.h"

namespace shuke::screens {

// Drawn keys. They say what was typed; where it goes is the screen's business (usually TextField's edit()).
struct KeyPress {
  enum class Kind { none, character, backspace, clear, confirm, page, mode };
  Kind kind = Kind::none;
  std::string characters;  // for `character`: "7", "00", "."
  bool happened() const { return kind != Kind::none; }
};

// Twelve keys in three columns: 1 to 9, then one of the screen's choice, 0 and backspace (a phone number, a PIN).
// Keys register as `id`/1 ... `id`/0, `id`/back and `id`/extra.
struct PhonePad {
  std::string_view id;
  Rect rect;
  std::string_view extra_label = {};  // empty: no key there
  std::string_view back_label;        // for the registry
  bool enabled = true;
};
KeyPress phone_pad(Ui& ui, const PhonePad& pad);

// The keypad of money: 7 to 1, 00, 0, the point; backspace, clear and a tall confirming key at the right.
struct AmountPad {
  std::string_view id;
  Rect rect;
  std::string_view clear_label;
  std::string_view confirm_label;
  std::string_view back_label;
  bool can_confirm = true;
};
KeyPress amount_pad(Ui& ui, const AmountPad& pad);

// The letter keyboard of screens 3 and 4. Its page is the screen's scratch state.
enum class KeyboardPage { letters, capitals, digits };
struct Keyboard {
  std::string_view id;
  Rect rect;  // four rows of keys, 6 apart
  KeyboardPage page = KeyboardPage::letters;
  std::string_view space_label;
  std::string_view mode_label;     // the key left of z: "中/英", "ABC"
  std::string_view confirm_label;  // the ink key: "打开 张伟", "下一项"
  std::string_view back_label;     // for the registry
  bool can_confirm = true;
};
// `page` presses flip letters and digits; `mode` is the key left of z: the screen decides what it changes.
KeyPress keyboard(Ui& ui, const Keyboard& keyboard);
// The page after a `page` or `mode` press, for screens that use the mode key as shift.
KeyboardPage flipped(KeyboardPage page);

// Candidates above the keyboard; the first is outlined. Returns the index that was tapped, or -1. Candidate i registers as
// `id`/i. Those without room are dropped, `shown` says how many stand there.
struct Candidates {
  std::string_view id;
  Rect rect;
  std::span<const std::string> words;
};
int candidate_row(Ui& ui, const Candidates& candidates, int* shown = nullptr);

}  // namespace shuke::screens
