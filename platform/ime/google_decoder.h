#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuke::ime {

// libgooglepinyin as an object. The library keeps one decoder for the whole process, so there is at most one of these at a
// time, and it belongs to the UI thread. It never writes: no user dictionary is given to it.
class GoogleDecoder {
 public:
  // Throws std::runtime_error with one sentence when the file is missing or is no dictionary.
  explicit GoogleDecoder(const std::string& dictionary);
  ~GoogleDecoder();
  GoogleDecoder(const GoogleDecoder&) = delete;
  GoogleDecoder& operator=(const GoogleDecoder&) = delete;

  struct Result {
    std::vector<std::size_t> ends;  // where each syllable ends; the last end may lie before the last letter
    std::vector<std::string> candidates;
  };
  // Candidates in the engine's order, UTF-8, at most `limit`.
  Result decode(std::string_view letters, std::size_t limit);
};

// The dictionary of the Debian package libgooglepinyin0, wherever its library folder is; empty when it is not installed.
std::string find_dictionary();

}  // namespace shuke::ime
