#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace shuke::test {

// The 8,105 characters of the general table of standard characters, from the readings of Debian's unicode-data.
inline std::vector<char32_t> standard_characters() {
  std::vector<char32_t> table;
  FILE* lines = popen("bzcat /usr/share/unicode/Unihan_Readings.txt.bz2 | grep '^U.*kTGHZ2013' | cut -f1", "r");
  REQUIRE(lines != nullptr);
  unsigned code_point = 0;
  while (std::fscanf(lines, "U+%x ", &code_point) == 1) table.push_back(code_point);
  pclose(lines);
  REQUIRE(table.size() == 8105);
  return table;
}

}  // namespace shuke::test
