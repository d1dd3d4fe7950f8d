#pragma once

#include <string>
#include <string_view>
#include <vector>

// Internal to core/store: a list of codes in one column, one a line. For codes, cards and readings, which have no line breaks.
namespace shuke::store {

inline std::string join_lines(const std::vector<std::string>& items) {
  std::string joined;
  for (const auto& item : items) {
    if (!joined.empty()) joined += '\n';
    joined += item;
  }
  return joined;
}

inline std::vector<std::string> split_lines(std::string_view joined) {
  std::vector<std::string> items;
  while (!joined.empty()) {
    const auto end = joined.find('\n');
    items.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
  return items;
}

}  // namespace shuke::store
