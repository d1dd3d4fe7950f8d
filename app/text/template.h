#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::text {

// One piece of a sentence: words as they are, an argument ({0}), or a choice by count ({0|item|items}).
struct Piece {
  enum class Kind { words, argument, choice };
  Kind kind = Kind::words;
  std::size_t argument = 0;
  std::string_view words;  // words, or what a choice says for one
  std::string_view many;   // what a choice says otherwise
};

// Splits a sentence; nullopt when its braces are broken. The pieces point into the sentence.
std::optional<std::vector<Piece>> split_template(std::string_view sentence);

}  // namespace shuke::text
