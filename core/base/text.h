#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shuke {

// A name in both languages of the counter; `en` may be empty and then the Chinese one is shown.
struct Bilingual {
  std::string zh;
  std::string en;
  bool operator==(const Bilingual&) const = default;
};

enum class Language { zh, en };
inline const std::string& in(Language language, const Bilingual& text) {
  return language == Language::en && !text.en.empty() ? text.en : text.zh;
}

// ASCII only, whatever the locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_all_digits(std::string_view text);  // and not empty

// Decodes the code point at `at` and moves past it; U+FFFD for a broken byte, which is stepped over alone.
char32_t next_code_point(std::string_view utf8, std::size_t& at);
std::vector<char32_t> code_points(std::string_view utf8);
void append_utf8(std::string& out, char32_t code_point);
bool is_valid_utf8(std::string_view text);

// An amount the way a person writes it: 1,286.00; a true minus sign (U+2212) in front of negative ones.
std::string format_yuan(std::int64_t fen);
std::string with_thousands(std::int64_t value);

}  // namespace shuke
