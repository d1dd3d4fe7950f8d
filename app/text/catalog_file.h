#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuke::text {

// One catalogue file as read: a sentence for each key in the order of text_keys.def, and what is wrong with the file by itself.
struct CatalogFile {
  std::vector<std::string> sentences;
  std::vector<std::string> problems;
};
CatalogFile read_catalog_file(std::string_view json);

// The problems of both files and of the pair: each with its file or key in front. Empty when all is well.
std::vector<std::string> problems_of(const CatalogFile& zh, const CatalogFile& en);

}  // namespace shuke::text
