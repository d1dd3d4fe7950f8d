#include "sync/server/cursor.h"

#include <charconv>

namespace shuke::head_office {

namespace {

constexpr std::string_view k_version = "1.";

}  // namespace

std::string cursor_of(std::string_view epoch, std::int64_t position) {
  std::string out(k_version);
  out += epoch;
  out += '.';
  out += std::to_string(position);
  return out;
}

std::optional<std::int64_t> position_of(std::string_view cursor, std::string_view epoch) {
  if (cursor.empty()) return 0;
  const std::size_t front = k_version.size() + epoch.size() + 1;
  const bool is_ours = cursor.size() > front && cursor.substr(0, k_version.size()) == k_version &&
                       cursor.substr(k_version.size(), epoch.size()) == epoch && cursor[front - 1] == '.';
  if (!is_ours) return std::nullopt;
  std::int64_t position = 0;
  const auto [end, error] = std::from_chars(cursor.data() + front, cursor.data() + cursor.size(), position);
  if (error != std::errc{} || end != cursor.data() + cursor.size() || position < 0) return std::nullopt;
  return position;
}

}  // namespace shuke::head_office
