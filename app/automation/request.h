#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace shuke::automation {

// What a script may ask, one JSON object a line. The words are in the contract of the automation socket; README.md repeats them.
// Positions are device pixels of the window, the origin is top left.
struct Spot {
  float x = 0;
  float y = 0;
  bool operator==(const Spot&) const = default;
};

struct TreeRequest {};
struct ViewRequest {};
struct TapId {
  std::string id;
};
struct TapAt {
  Spot at;
};
struct TypeText {
  std::string text;
};
struct PressKey {
  std::string name;
};
// A scanner's code, stripe tracks or the number of a tag: all of them arrive as a code that was read.
struct ReadCode {
  std::string text;
};
struct DragFinger {
  Spot from;
  Spot to;
};
struct WaitIdle {
  std::int64_t ms = 2000;
};
struct TakeShot {
  std::string file;
};
struct QuitProgram {};
// Not understood: `sentence` says what is wrong with the line, in English, for the author of the script.
struct Malformed {
  std::string sentence;
};

using Request = std::variant<TreeRequest, ViewRequest, TapId, TapAt, TypeText, PressKey, ReadCode, DragFinger, WaitIdle, TakeShot,
                             QuitProgram, Malformed>;

inline constexpr std::size_t k_longest_line = 64 * 1024;
inline constexpr std::int64_t k_longest_wait_ms = 120'000;

// Pure. Never throws: whatever stands in the line, the answer is a request or Malformed.
Request parse(std::string_view line);

}  // namespace shuke::automation
