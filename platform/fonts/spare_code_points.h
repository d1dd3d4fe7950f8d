#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace shuke::fonts {

// Dear ImGui 1.86 knows code points up to U+FFFF only. A character beyond gets a private one (U+E000 to U+F8FF; icons live in fonts
// of their own) for drawing. It keeps it until all 6,400 are taken; then the one that was out of use for longest changes hands.
class SpareCodePoints {
 public:
  using Frame = std::uint32_t;
  static constexpr char32_t k_first = 0xe000;
  static constexpr char32_t k_last = 0xf8ff;
  static bool is_private(char32_t code_point) { return code_point >= k_first && code_point <= k_last; }

  struct Loan {
    char32_t spare = 0;
    bool is_second_hand = false;  // it stood for another character until now, whose glyphs have to go
  };

  // Nothing when all are used in this very frame.
  std::optional<Loan> lend(char32_t character, Frame frame);
  // The character that a private code point stands for, 0 for none.
  char32_t character_of(char32_t spare) const;
  void touch(char32_t spare, Frame frame) { slots_[spare - k_first].used_in = frame; }

 private:
  struct Slot {
    char32_t character = 0;
    Frame used_in = 0;
  };
  std::optional<std::size_t> oldest(Frame frame) const;

  std::vector<Slot> slots_;
  std::unordered_map<char32_t, char32_t> spare_of_;
};

}  // namespace shuke::fonts
