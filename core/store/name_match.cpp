#include "core/store/name_match.h"

#include "core/base/text.h"

namespace shuke::store {

namespace {

struct Person {
  std::u32string_view name;
  std::vector<std::string_view> syllables;
  bool is_aligned() const { return name.size() == syllables.size(); }
};

bool names_from(std::u32string_view typed, const Person& person, std::size_t at);

// The first `length` letters of the syllable stand at the front of what was typed, and the rest names what follows.
bool takes(std::u32string_view typed, const Person& person, std::size_t at, std::size_t length) {
  const std::string_view syllable = person.syllables[at];
  if (length > typed.size() || length > syllable.size()) return false;
  for (std::size_t i = 0; i < length; ++i) {
    if (typed[i] != static_cast<char32_t>(syllable[i])) return false;
  }
  return names_from(typed.substr(length), person, at + 1);
}

bool names_from(std::u32string_view typed, const Person& person, std::size_t at) {
  if (typed.empty()) return true;
  if (at >= person.syllables.size()) return false;
  if (!is_pinyin_letter(typed[0])) return person.is_aligned() && person.name[at] == typed[0] && names_from(typed.substr(1), person, at + 1);
  const std::string_view syllable = person.syllables[at];
  if (typed.size() < syllable.size() && takes(typed, person, at, typed.size())) return true;
  return takes(typed, person, at, syllable.size()) || takes(typed, person, at, initial_length(syllable)) || takes(typed, person, at, 1);
}

bool is_left_out(char32_t c) { return c == U' ' || c == U'-' || c == U'\'' || c == U'·' || c == U'\u3000' || c == U'\u2019'; }

char32_t small(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  if (c == U'ü' || c == U'Ü') return U'v';
  return c;
}

}  // namespace

std::vector<std::string_view> syllables_of(std::string_view reading) {
  std::vector<std::string_view> syllables;
  while (!reading.empty()) {
    const auto end = reading.find(' ');
    if (end != 0) syllables.push_back(reading.substr(0, end));
    reading.remove_prefix(end == std::string_view::npos ? reading.size() : end + 1);
  }
  return syllables;
}

std::size_t initial_length(std::string_view syllable) {
  const bool is_double = syllable.size() > 1 && syllable[1] == 'h' && (syllable[0] == 'z' || syllable[0] == 'c' || syllable[0] == 's');
  return is_double ? 2 : 1;
}

bool names(std::u32string_view typed, std::u32string_view name, std::string_view reading) {
  const Person person{name, syllables_of(reading)};
  for (std::size_t at = 0; at < person.syllables.size(); ++at) {
    if (names_from(typed, person, at)) return true;
  }
  return false;
}

std::u32string plain(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (!is_left_out(c)) out += small(c);
  }
  return out;
}

}  // namespace shuke::store
