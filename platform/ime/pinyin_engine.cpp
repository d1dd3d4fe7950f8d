#include "platform/ime/pinyin_engine.h"

#include <algorithm>

#include "platform/ime/candidates.h"

namespace shuke::ime {
namespace {

constexpr std::size_t k_most_learned = 20'000;
constexpr std::size_t k_engine_candidates = 400;
constexpr std::size_t k_rest_candidates = 40;
// The library's pools are made for sentences of this length and its asserts end the process beyond (14 times "z" do).
constexpr std::size_t k_most_syllables = 8;
constexpr std::size_t k_longest_syllable = 6;

std::string without_apostrophes(std::string_view letters) {
  std::string bare(letters);
  std::erase(bare, '\'');
  return bare;
}

// The engine spells these two "lue" and "nue"; books and other keyboards write v. The lengths are equal.
std::string as_engine_spells(std::string_view letters) {
  std::string spelled(letters);
  for (std::size_t at = 0; at + 3 <= spelled.size(); ++at) {
    const std::string_view three = std::string_view(spelled).substr(at, 3);
    if (three == "lve" || three == "nve") spelled[at + 1] = 'u';
  }
  return spelled;
}

// The tables spell them with v throughout.
std::string as_tables_spell(std::string_view syllable) {
  if (syllable == "lue") return "lve";
  if (syllable == "nue") return "nve";
  return std::string(syllable);
}

// The front of the letters that the library can take; the rest waits until the front has been chosen.
std::string_view within_reach(std::string_view letters, const NameTables& tables) {
  std::size_t at = 0;
  for (std::size_t syllables = 0; at < letters.size() && syllables < k_most_syllables; ++syllables) {
    std::size_t length = std::min(k_longest_syllable, letters.size() - at);
    while (length > 1 && tables.characters(letters.substr(at, length)).empty()) --length;
    at += length;
  }
  return letters.substr(0, at);
}

// Syllables up to the last letter: what the engine could not read is one last piece.
Decoded with_syllables(GoogleDecoder::Result result, std::string_view letters) {
  Decoded decoded{{}, std::move(result.ends), std::move(result.candidates)};
  if (decoded.ends.empty() || decoded.ends.back() < letters.size()) decoded.ends.push_back(letters.size());
  std::size_t start = 0;
  for (const std::size_t end : decoded.ends) {
    decoded.syllables.push_back(as_tables_spell(without_apostrophes(letters.substr(start, end - start))));
    start = end;
  }
  return decoded;
}

}  // namespace

PinyinEngine::PinyinEngine(const std::string& dictionary) : decoder_(dictionary), tables_(embedded_name_tables()) {}

text::PinyinReading PinyinEngine::read(std::string_view letters, text::PinyinField field, std::size_t limit) {
  if (letters.empty()) return {};
  const std::string spelled = as_engine_spells(letters);
  NameQuestion question;
  question.field = field;
  question.letters = as_tables_spell(without_apostrophes(letters));
  question.learned = learned(without_apostrophes(letters));
  question.whole = with_syllables(decoder_.decode(within_reach(spelled, tables_), k_engine_candidates), spelled);
  question.limit = limit;
  if (field == text::PinyinField::name && question.whole.ends.size() > 1) {
    const std::string_view rest = std::string_view(spelled).substr(question.whole.ends[0]);
    question.rest = decoder_.decode(within_reach(rest, tables_), k_rest_candidates).candidates;
  }
  return {question.whole.ends, order_candidates(question, tables_)};
}

void PinyinEngine::learn(std::string_view letters, std::string_view text) {
  if (learned_count_ >= k_most_learned) return;
  std::vector<std::string>& texts = learned_[without_apostrophes(letters)];
  learned_count_ += 1 - static_cast<std::size_t>(std::erase(texts, text));
  texts.emplace_back(text);
}

std::vector<std::string> PinyinEngine::learned(const std::string& letters) const {
  const auto found = learned_.find(letters);
  if (found == learned_.end()) return {};
  return {found->second.rbegin(), found->second.rend()};
}

}  // namespace shuke::ime
