#include "platform/ime/name_tables.h"

#include <algorithm>
#include <sstream>

#include "core/base/check.h"
#include "core/base/text.h"
#include "embedded/shuke_platform_ime.h"

namespace shuke::ime {
namespace {

std::string_view embedded_file(std::string_view name) {
  for (const auto& file : embedded::shuke_platform_ime::files()) {
    if (file.name == name) return file.content;
  }
  SHUKE_CHECK(false);
}

}  // namespace

std::vector<std::string> characters_of(std::string_view utf8) {
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    next_code_point(utf8, at);
    characters.emplace_back(utf8.substr(start, at - start));
  }
  return characters;
}

NameTables::NameTables(std::string_view readings, std::string_view surnames, std::string_view given_names) {
  take_given_names(given_names);
  take_readings(readings);
  take_surnames(surnames);
}

const std::vector<std::string>& NameTables::find(const Table& table, std::string_view reading) {
  static const std::vector<std::string> none;
  const auto found = table.find(std::string(reading));
  return found == table.end() ? none : found->second;
}

void NameTables::take_given_names(std::string_view text) {
  for (const std::string& character : characters_of(text)) {
    if (character != "\n") liked_.emplace(character, liked_.size());
  }
}

void NameTables::take_readings(std::string_view text) {
  std::istringstream lines{std::string(text)};
  for (std::string reading, all; lines >> reading >> all;) {
    std::vector<std::string>& characters = characters_[reading] = characters_of(all);
    std::vector<std::string>& liked = given_names_[reading];
    std::copy_if(characters.begin(), characters.end(), std::back_inserter(liked), [&](const auto& one) { return liked_.contains(one); });
    std::stable_sort(liked.begin(), liked.end(), [&](const auto& a, const auto& b) { return liked_.at(a) < liked_.at(b); });
  }
}

void NameTables::take_surnames(std::string_view text) {
  std::istringstream tokens{std::string(text)};
  for (std::string token; tokens >> token;) {
    const std::size_t latin = token.find_first_of("abcdefghijklmnopqrstuvwxyz");
    SHUKE_CHECK(latin != 0 && latin != std::string::npos);
    surnames_[token.substr(latin)].push_back(token.substr(0, latin));
  }
}

NameTables embedded_name_tables() {
  return {embedded_file("readings.txt"), embedded_file("surnames.txt"), embedded_file("given_names.txt")};
}

}  // namespace shuke::ime
