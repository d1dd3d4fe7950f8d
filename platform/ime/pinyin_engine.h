#pragma once

#include <map>

#include "app/text/pinyin_port.h"
#include "platform/ime/google_decoder.h"
#include "platform/ime/name_tables.h"

namespace shuke::ime {

// The pinyin port over libgooglepinyin and the tables of names. One at a time, UI thread only; a key costs well under 2 ms.
class PinyinEngine : public text::PinyinPort {
 public:
  // Throws std::runtime_error with one sentence when the dictionary is missing.
  explicit PinyinEngine(const std::string& dictionary = find_dictionary());

  text::PinyinReading read(std::string_view letters, text::PinyinField field, std::size_t limit) override;
  void learn(std::string_view letters, std::string_view text) override;

 private:
  std::vector<std::string> learned(const std::string& letters) const;

  GoogleDecoder decoder_;
  NameTables tables_;
  std::map<std::string, std::vector<std::string>> learned_;  // letters without apostrophes; latest last
  std::size_t learned_count_ = 0;
};

}  // namespace shuke::ime
