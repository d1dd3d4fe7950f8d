#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/result.h"

namespace shuke::codec {

// What a document may be at most, looked at before any tree is built: the JSON library of Debian 12 overflows the stack on deep
// nesting, and nobody else's bytes may decide how much memory we take.
struct Bounds {
  std::size_t bytes = 0;
  int depth = 0;            // open brackets and braces at the deepest place
  bool is_by_hand = false;  // people wrote it: a key that stands twice in an object is refused, since one of the two would be lost
};

inline constexpr Bounds k_record_bounds{4 << 20, 16};  // a thousand lines with reasons and pieces
inline constexpr Bounds k_feed_bounds{256 << 10, 16};  // one row of the feed
inline constexpr Bounds k_draft_bounds{1 << 20, 16};
inline constexpr Bounds k_policy_bounds{256 << 10, 16, true};

// One pass over the text, knowing strings and escapes only. document_not_valid, detail "size" or "depth". Also for callers that
// parse messages of their own (sync/protocol). Any thread.
Outcome check_bounds(std::string_view text, const Bounds& bounds);

}  // namespace shuke::codec
