#include "core/base/text.h"

#include <algorithm>

namespace shuke {
namespace {

constexpr char32_t k_replacement = 0xFFFD;

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool is_allowed(char32_t c, std::size_t length) {
  constexpr char32_t k_smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  return c >= k_smallest[length] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

}  // namespace

bool is_all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 1) return utf8[at++] & 0x7F;
  if (length == 0 || at + length > utf8.size()) return ++at, k_replacement;
  char32_t c = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(utf8[at + i]);
    if ((byte & 0xC0) != 0x80) return ++at, k_replacement;
    c = (c << 6) | (byte & 0x3F);
  }
  if (!is_allowed(c, length)) return ++at, k_replacement;
  at += length;
  return c;
}

std::vector<char32_t> code_points(std::string_view utf8) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < utf8.size();) points.push_back(next_code_point(utf8, at));
  return points;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  std::string again;
  for (std::size_t at = 0; at < text.size();) append_utf8(again, next_code_point(text, at));
  return again == text;
}

std::string with_thousands(std::int64_t value) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return value < 0 ? "\u2212" + digits : digits;
}

std::string format_yuan(std::int64_t fen) {
  const std::int64_t magnitude = fen < 0 ? -fen : fen;
  const std::string cents = std::to_string(100 + magnitude % 100).substr(1);
  return (fen < 0 ? "\u2212" : "") + with_thousands(magnitude / 100) + '.' + cents;
}

}  // namespace shuke
