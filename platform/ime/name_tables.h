#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shuke::ime {

// Which characters a syllable may stand for in a name. Built once from the embedded tables; then only read.
class NameTables {
 public:
  // `readings`: lines "yun 云匀..." of the general standard table; `surnames`: "单shan" tokens, most frequent first;
  // `given_names`: characters liked in given names, best first.
  NameTables(std::string_view readings, std::string_view surnames, std::string_view given_names);

  // Surnames with this reading, most frequent first. A compound surname has its syllables joined: "ouyang".
  const std::vector<std::string>& surnames(std::string_view reading) const { return find(surnames_, reading); }
  // Characters liked in given names, best first.
  const std::vector<std::string>& given_names(std::string_view reading) const { return find(given_names_, reading); }
  // All characters of the general standard table with this reading.
  const std::vector<std::string>& characters(std::string_view reading) const { return find(characters_, reading); }
  bool is_given_name_character(std::string_view character) const { return liked_.contains(std::string(character)); }

 private:
  using Table = std::unordered_map<std::string, std::vector<std::string>>;
  static const std::vector<std::string>& find(const Table& table, std::string_view reading);
  void take_readings(std::string_view text);
  void take_surnames(std::string_view text);
  void take_given_names(std::string_view text);

  Table surnames_;
  Table given_names_;
  Table characters_;
  std::unordered_map<std::string, std::size_t> liked_;
};

// The tables that stand in the program.
NameTables embedded_name_tables();

// One character each.
std::vector<std::string> characters_of(std::string_view utf8);

}  // namespace shuke::ime
