#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuke::text {

// One thing the letters may mean, and how many of them it uses up (from the front, apostrophes included).
struct PinyinCandidate {
  std::string text;
  std::size_t letters = 0;
  bool operator==(const PinyinCandidate&) const = default;
};

// What an engine makes of a run of letters: where its syllables end (offsets into the letters) and the candidates, best first.
struct PinyinReading {
  std::vector<std::size_t> syllable_ends;
  std::vector<PinyinCandidate> candidates;
};

// What the letters are for: any words, a whole name (surnames first), or the rest of a name whose surname stands already.
enum class PinyinField { words, name, given_name };

// Turns pinyin letters into characters. The real one is in platform/ime; UI thread only.
class PinyinPort {
 public:
  virtual ~PinyinPort() = default;
  // `letters` are a to z and apostrophes. Every character of the general standard table is reachable by its reading. At most
  // `limit` candidates.
  virtual PinyinReading read(std::string_view letters, PinyinField field, std::size_t limit) = 0;
  // The associate chose `text` for `letters` (or a member is called so): next time it comes first. Memory only, never on disk.
  virtual void learn(std::string_view letters, std::string_view text) = 0;
};

}  // namespace shuke::text
