#include "core/codec/bounds.h"

namespace shuke::codec {

Outcome check_bounds(std::string_view text, const Bounds& bounds) {
  if (text.size() > bounds.bytes) return Refusal{Reason::document_not_valid, "size"};
  int depth = 0;
  bool is_in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_in_string) {
      if (c == '\\') ++at;
      if (c == '"') is_in_string = false;
    } else if (c == '"') {
      is_in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > bounds.depth) return Refusal{Reason::document_not_valid, "depth"};
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return Done{};
}

}  // namespace shuke::codec
