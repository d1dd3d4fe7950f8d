#include "platform/ime/candidates.h"

#include <algorithm>

namespace shuke::ime {
namespace {

constexpr std::size_t k_surnames_tried = 4;
constexpr std::size_t k_given_names_tried = 8;
constexpr std::size_t k_characters_tried = 3;  // for each of two syllables of a given name
constexpr std::size_t k_combinations = 24;

// Collects candidates once each, up to the limit.
class List {
 public:
  List(const NameQuestion& question, const NameTables& tables) : question_(question), tables_(tables) {}

  void add(const std::string& text, std::size_t letters) {
    if (taken_.size() < question_.limit && seen_.insert(text).second) taken_.push_back({text, letters});
  }
  void add_syllables(const std::string& text, std::size_t syllables) {
    const auto& ends = question_.whole.ends;
    if (!ends.empty() && syllables > 0) add(text, ends[std::min(syllables, ends.size()) - 1]);
  }
  void add_whole(const std::string& text) { add_syllables(text, count()); }

  std::size_t count() const { return question_.whole.syllables.size(); }
  const std::string& syllable(std::size_t index) const { return question_.whole.syllables[index]; }
  const NameQuestion& question() const { return question_; }
  const NameTables& tables() const { return tables_; }
  std::vector<text::PinyinCandidate> take() && { return std::move(taken_); }

 private:
  const NameQuestion& question_;
  const NameTables& tables_;
  std::unordered_set<std::string> seen_;
  std::vector<text::PinyinCandidate> taken_;
};

bool is_all_liked(const std::vector<std::string>& characters, const NameTables& tables) {
  return std::all_of(characters.begin(), characters.end(), [&](const auto& one) { return tables.is_given_name_character(one); });
}

// Engine words for the whole run that begin with a surname read like the first syllable: 张伟.
void add_engine_names(List& list) {
  const auto& surnames = list.tables().surnames(list.syllable(0));
  for (const std::string& word : list.question().whole.candidates) {
    const auto characters = characters_of(word);
    const bool is_whole = characters.size() == list.count() && characters.size() > 1;
    if (!is_whole || std::find(surnames.begin(), surnames.end(), characters[0]) == surnames.end()) continue;
    if (is_all_liked({characters.begin() + 1, characters.end()}, list.tables())) list.add_whole(word);
  }
}

// Given names for the syllables from `first` on, best first: liked characters, and engine words made of them.
std::vector<std::string> given_names(const List& list, std::size_t first, const std::vector<std::string>& engine) {
  const std::size_t count = list.count() - first;
  std::vector<std::string> names;
  if (count == 1) names = list.tables().given_names(list.syllable(first));
  if (count < 2) return names;
  for (const std::string& word : engine) {
    const auto characters = characters_of(word);
    if (characters.size() == count && is_all_liked(characters, list.tables())) names.push_back(word);
  }
  if (count != 2) return names;
  const auto& front = list.tables().given_names(list.syllable(first));
  const auto& back = list.tables().given_names(list.syllable(first + 1));
  for (std::size_t i = 0; i < std::min(front.size(), k_characters_tried); ++i) {
    for (std::size_t j = 0; j < std::min(back.size(), k_characters_tried); ++j) names.push_back(front[i] + back[j]);
  }
  return names;
}

// Surname by surname and name by name along the diagonals, a rarer surname counting as much as two rarer names.
void add_combinations(List& list, const std::vector<std::string>& surnames, const std::vector<std::string>& names) {
  std::size_t added = 0;
  for (std::size_t rank = 0; rank < k_given_names_tried + 2 * k_surnames_tried && added < k_combinations; ++rank) {
    for (std::size_t i = 0; i < std::min(surnames.size(), k_surnames_tried) && 2 * i <= rank; ++i) {
      const std::size_t j = rank - 2 * i;
      if (j >= std::min(names.size(), k_given_names_tried)) continue;
      list.add_whole(surnames[i] + names[j]);
      ++added;
    }
  }
}

void add_names(List& list) {
  if (list.count() >= 2) {
    const auto& compound = list.tables().surnames(list.syllable(0) + list.syllable(1));
    if (list.count() == 2) {
      for (const std::string& surname : compound) list.add_whole(surname);
    } else {
      add_combinations(list, compound, given_names(list, 2, {}));
    }
    add_engine_names(list);
    add_combinations(list, list.tables().surnames(list.syllable(0)), given_names(list, 1, list.question().rest));
    for (const std::string& surname : compound) list.add_syllables(surname, 2);
  }
  for (const std::string& surname : list.tables().surnames(list.syllable(0))) list.add_syllables(surname, 1);
}

void add_given_names(List& list) {
  for (const std::string& name : given_names(list, 0, list.question().whole.candidates)) list.add_whole(name);
  for (const std::string& character : list.tables().given_names(list.syllable(0))) list.add_syllables(character, 1);
}

void add_engine(List& list) {
  for (const std::string& word : list.question().whole.candidates) list.add_syllables(word, characters_of(word).size());
}

// What no engine knows: every character of the table, also for syllables an engine would split (ng, hng).
void add_table(List& list) {
  if (list.count() > 0) {
    for (const std::string& character : list.tables().characters(list.syllable(0))) list.add_syllables(character, 1);
  }
  for (const std::string& character : list.tables().characters(list.question().letters)) list.add_whole(character);
}

}  // namespace

std::vector<text::PinyinCandidate> order_candidates(const NameQuestion& question, const NameTables& tables) {
  List list(question, tables);
  for (const std::string& text : question.learned) list.add_whole(text);
  if (list.count() > 0) {
    switch (question.field) {
      case text::PinyinField::words: break;
      case text::PinyinField::name: add_names(list); break;
      case text::PinyinField::given_name: add_given_names(list); break;
    }
  }
  add_engine(list);
  add_table(list);
  return std::move(list).take();
}

}  // namespace shuke::ime
