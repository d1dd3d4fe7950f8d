#include "app/screens/widgets/wrap.h"

#include "core/base/text.h"

namespace shuke::screens {
namespace {

constexpr std::u32string_view k_never_first = U"，。、；：？！”’）》】」』〉…—·％%,.;:?!)]}°";
constexpr std::u32string_view k_never_last = U"“‘（《【「『〈¥￥([{$";

bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_han(char32_t c) { return c >= 0x2E80 || (c >= 0x2014 && c <= 0x2026); }

// A number keeps the measure word behind it (9.5折, 12个月) and a date its hyphens.
bool may_break_between(char32_t a, char32_t b) {
  if (is_in(k_never_first, b) || is_in(k_never_last, a)) return false;
  if (a == U'-' && is_digit(b)) return false;
  if (a == U' ' || a == U'-') return b != U' ';
  if (is_digit(a) && is_han(b)) return false;
  return is_han(a) || is_han(b);
}

std::string_view without_end_spaces(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

struct Piece {
  std::size_t begin;
  std::size_t end;
  char32_t code;
  float width;
};

std::vector<Piece> pieces_of(std::string_view words, const Measure& measure) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(words, at);
    pieces.push_back({begin, at, code, code == U'\n' ? 0.0F : measure(words.substr(begin, at - begin))});
  }
  return pieces;
}

// The index of the piece that starts the next line.
std::size_t end_of_line(const std::vector<Piece>& pieces, std::size_t first, float width) {
  float used = 0;
  std::size_t last_break = first;
  for (std::size_t i = first; i < pieces.size(); ++i) {
    if (pieces[i].code == U'\n') return i;
    if (i > first && may_break_between(pieces[i - 1].code, pieces[i].code)) last_break = i;
    used += pieces[i].width;
    if (used <= width || pieces[i].code == U' ' || i == first) continue;
    return last_break > first ? last_break : i;
  }
  return pieces.size();
}

}  // namespace

std::vector<std::string_view> wrapped(std::string_view words, float width, const Measure& measure) {
  const std::vector<Piece> pieces = pieces_of(words, measure);
  std::vector<std::string_view> lines;
  for (std::size_t first = 0; first < pieces.size();) {
    const std::size_t next = end_of_line(pieces, first, width);
    const std::size_t from = pieces[first].begin, to = next < pieces.size() ? pieces[next].begin : words.size();
    lines.push_back(without_end_spaces(words.substr(from, to - from)));
    first = next < pieces.size() && pieces[next].code == U'\n' ? next + 1 : next;
  }
  return lines;
}

}  // namespace shuke::screens
