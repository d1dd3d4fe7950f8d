#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/pinyin_port.h"

namespace shuke::text {

// The pinyin being typed in one field, before it becomes characters: letters, what was already chosen for the first syllables,
// and the candidates for the rest. Borrows the port, which outlives it. UI thread only. For a name field
// that holds a surname already the owner asks for PinyinField::given_name; after a first pick this is done here.
//
//   type('z') ... type('i')   letters "zhangwei", shown as zhang'wei, candidates 张伟 张维 ...
//   pick(0)                    张伟 covers all letters: returned, the composition is empty again
//   pick(章)                   covers "zhang": shown as 章wei, candidates for "wei"
class Composition {
 public:
  Composition(PinyinPort& port, PinyinField field) : port_(&port), field_(field) {}

  bool is_empty() const { return letters_.empty() && picks_.empty(); }
  // Letters in either case and the apostrophe between syllables; false for anything else, or when 40 letters stand already.
  bool type(char letter);
  // Takes back the last pick, or else the last letter; false when there was nothing to take back.
  bool backspace();
  void clear();

  // Chosen characters, then the letters with an apostrophe between syllables: what stands underlined in the field.
  std::string display() const;

  const std::vector<PinyinCandidate>& candidates() const { return reading_.candidates; }
  // The candidates from `first` on, at most `count`: one page of the row.
  std::vector<std::string> page(std::size_t first, std::size_t count) const;

  // Takes candidate `index`. When it covers the last letters the whole text is returned and the composition is empty;
  // otherwise, or when there is no such candidate, nullopt.
  std::optional<std::string> pick(std::size_t index);
  // Ends the composition as it stands: chosen characters and the bare letters (Enter, or leaving the field).
  std::string commit_letters();

 private:
  struct Pick {
    std::string text;
    std::string letters;
  };
  void read_again();
  std::string chosen() const;
  std::optional<std::string> finish();

  PinyinPort* port_;
  PinyinField field_;
  std::string letters_;
  std::vector<Pick> picks_;
  PinyinReading reading_;
};

}  // namespace shuke::text
