#include "core/domain/members/stripe.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/base/text.h"

namespace shuke::domain {
namespace {

bool is_start(char c) { return c == '%' || c == ';' || c == '+'; }

struct Track {
  char start = ';';
  std::string_view content;  // between the sentinels
};

// nullopt when a track has lost a sentinel.
std::optional<std::vector<Track>> tracks_of(std::string_view text) {
  std::vector<Track> tracks;
  while (!text.empty()) {
    if (!is_start(text.front())) return std::nullopt;
    const std::size_t end = text.find('?');
    if (end == std::string_view::npos) return std::nullopt;
    tracks.push_back({text.front(), text.substr(1, end - 1)});
    text.remove_prefix(end + 1);
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  }
  return tracks;
}

// The number a track carries; empty when it has none in a layout that is known.
std::string_view number_on(const Track& track) {
  std::string_view content = track.content;
  if (track.start == '%') {
    if (content.empty() || (content.front() != 'B' && content.front() != 'b')) return {};
    content = content.substr(1);
    return content.substr(0, content.find('^'));
  }
  return content.substr(0, content.find('='));
}

bool is_bank_number(std::string_view number) {
  return number.size() >= 13 && number.size() <= 19 && is_all_digits(number) && passes_luhn(number);
}

CodeKind kind_of(std::string_view number) {
  if (has_valid_ean13_check(number)) {
    if (number.starts_with(k_member_card_prefix)) return CodeKind::member_card;
    if (number.starts_with(k_staff_card_prefix)) return CodeKind::staff_card;
  }
  return is_bank_number(number) ? CodeKind::bank_card : CodeKind::half_read;
}

}  // namespace

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int weighted = i % 2 == 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return is_all_digits(digits) && sum % 10 == 0;
}

// A sentinel in front, or the separator of track 2 amid digits: a stripe whose first character was lost.
bool looks_like_stripe(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '%' || text.front() == ';') return true;
  const std::size_t separator = text.find_first_of("=^");
  const bool has_number = separator != std::string_view::npos && separator >= 8 && is_all_digits(text.substr(separator - 8, 8));
  return has_number || (text.back() == '?' && text.size() > 8 && is_all_digits(text.substr(text.size() - 9, 8)));
}

Code classify_stripe(std::string_view text) {
  const std::optional<std::vector<Track>> tracks = tracks_of(text);
  if (!tracks) return {CodeKind::half_read, {}};
  Code ours{CodeKind::half_read, {}};
  for (const Track& track : *tracks) {
    const std::string_view number = number_on(track);
    const CodeKind kind = kind_of(number);
    if (kind == CodeKind::bank_card) return {CodeKind::bank_card, {}};
    if (kind != CodeKind::half_read && ours.kind == CodeKind::half_read) ours = {kind, std::string(number)};
  }
  return ours;
}

}  // namespace shuke::domain
