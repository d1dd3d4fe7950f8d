#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Internal to core/store: whether a typed text names a person.
namespace shuke::store {

// `reading` is one reading of the whole name, syllables with spaces ("zhang wei"). Each part of `typed` takes one syllable from any
// place of the name on: a character must be the name's own, letters must be the syllable, its initial (zh, ch and sh included), or
// the beginning of it where the text ends. "zw", "zhangw", "zhwei", "wei", "张w" and "zhang伟" all name 张伟. Case and spaces are
// taken off before.
bool names(std::u32string_view typed, std::u32string_view name, std::string_view reading);

// The parts of a reading between spaces, as views into it.
std::vector<std::string_view> syllables_of(std::string_view reading);
// Letters of the consonant a syllable begins with: two for zh, ch and sh, otherwise one.
std::size_t initial_length(std::string_view syllable);

constexpr bool is_pinyin_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

// What search compares: code points without spaces, hyphens, apostrophes and middle dots, Latin letters small, ü as v.
std::u32string plain(std::string_view utf8);

}  // namespace shuke::store
