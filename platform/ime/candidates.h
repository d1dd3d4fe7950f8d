#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "app/text/pinyin_port.h"
#include "platform/ime/name_tables.h"

namespace shuke::ime {

// What the engine said about the letters, and about the letters without the first syllable (or the first two, for a compound
// surname): syllables as text, where each ends, and its candidates in its own order.
struct Decoded {
  std::vector<std::string> syllables;
  std::vector<std::size_t> ends;
  std::vector<std::string> candidates;
};

struct NameQuestion {
  text::PinyinField field = text::PinyinField::words;
  std::string letters;               // as typed, without apostrophes
  std::vector<std::string> learned;  // what was chosen for exactly these letters before, latest first
  Decoded whole;
  std::vector<std::string> rest;  // candidates for the letters after the first syllable
  std::size_t limit = 0;
};

// Puts the candidates in order. Pure. For a name: what was chosen before; engine words that begin with a surname; surnames with
// well-liked given names; then the engine's own order; at the end every character the tables know for the first syllable.
std::vector<text::PinyinCandidate> order_candidates(const NameQuestion& question, const NameTables& tables);

}  // namespace shuke::ime
