#include "tests/runtime/leak_scan.h"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/check.h"
#include "core/base/text.h"

namespace shuke::test {

namespace {

constexpr std::size_t k_prefix = 8;
constexpr std::size_t k_most_leaks = 100;

std::uint64_t first_eight(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, k_prefix);
  return word;
}

std::size_t place_of(std::uint64_t word) { return static_cast<std::size_t>((word * 0x9E3779B97F4A7C15U) >> 40); }

std::string as_utf16(std::string_view utf8, bool is_big) {
  std::string out;
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += is_big ? high : low;
    out += is_big ? low : high;
  };
  for (const char32_t point : code_points(utf8)) put(point);  // planted texts keep to the first plane
  return out;
}

// What of the base64 is the same whatever stands around it, `before` bytes behind the beginning of a group of three.
std::string as_base64(std::string_view bytes, std::size_t before) {
  static constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto bit = [&](std::size_t at) {
    const unsigned byte = at < 8 * before ? 0U : static_cast<unsigned char>(bytes[at / 8 - before]);
    return byte >> (7 - at % 8) & 1U;
  };
  const std::size_t bits = 8 * (before + bytes.size());
  std::string out;
  for (std::size_t at = (8 * before + 5) / 6 * 6; at + 6 <= bits; at += 6) {
    unsigned digit = 0;
    for (std::size_t i = 0; i < 6; ++i) digit = digit << 1 | bit(at + i);
    out += k_digits[digit];
  }
  return out;
}

}  // namespace

std::vector<std::string> disguises_of(std::string_view utf8) {
  return {std::string(utf8), as_utf16(utf8, false), as_utf16(utf8, true), as_base64(utf8, 0), as_base64(utf8, 1), as_base64(utf8, 2)};
}

void LeakScan::plant(const std::string& value) {
  SHUKE_CHECK(value.size() >= k_prefix);
  for (std::string& bytes : disguises_of(value)) {
    const std::uint64_t word = first_eight(bytes.data());
    may_begin_[place_of(word)] = true;
    patterns_.emplace(word, Pattern{std::move(bytes), values_.size()});
  }
  values_.push_back(value);
}

void LeakScan::search_in(const std::string& file, const std::string& bytes, std::vector<Finding>& findings) const {
  for (std::size_t at = 0; at + k_prefix <= bytes.size() && findings.size() < k_most_leaks; ++at) {
    const std::uint64_t word = first_eight(bytes.data() + at);
    if (!may_begin_[place_of(word)]) continue;
    const auto [first, last] = patterns_.equal_range(word);
    for (auto each = first; each != last; ++each) {
      const Pattern& pattern = each->second;
      if (bytes.compare(at, pattern.bytes.size(), pattern.bytes) == 0) findings.push_back({file, values_[pattern.value]});
    }
  }
}

std::vector<LeakScan::Finding> LeakScan::search(const std::string& folder) const {
  std::vector<Finding> findings;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    bytes_read_ += bytes.size();
    search_in(entry.path().string(), bytes, findings);
    search_in(entry.path().string(), entry.path().filename().string(), findings);
  }
  return findings;
}

}  // namespace shuke::test
