#include "app/text/composition.h"

#include <algorithm>

namespace shuke::text {
namespace {

constexpr std::size_t k_most_letters = 40;
constexpr std::size_t k_most_candidates = 400;

}  // namespace

bool Composition::type(char letter) {
  if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  const bool is_letter = letter >= 'a' && letter <= 'z';
  const bool is_separator = letter == '\'' && !letters_.empty() && letters_.back() != '\'';
  if ((!is_letter && !is_separator) || letters_.size() >= k_most_letters) return false;
  letters_ += letter;
  read_again();
  return true;
}

bool Composition::backspace() {
  if (is_empty()) return false;
  if (picks_.empty()) {
    letters_.pop_back();
  } else {
    letters_ = picks_.back().letters + letters_;
    picks_.pop_back();
  }
  read_again();
  return true;
}

void Composition::clear() {
  letters_.clear();
  picks_.clear();
  reading_ = {};
}

std::string Composition::display() const {
  std::string text = chosen();
  for (std::size_t i = 0; i < letters_.size(); ++i) {
    const bool starts_syllable =
        i > 0 && std::find(reading_.syllable_ends.begin(), reading_.syllable_ends.end(), i) != reading_.syllable_ends.end();
    if (starts_syllable && letters_[i] != '\'' && letters_[i - 1] != '\'') text += '\'';
    text += letters_[i];
  }
  return text;
}

std::vector<std::string> Composition::page(std::size_t first, std::size_t count) const {
  std::vector<std::string> texts;
  for (std::size_t i = first; i < reading_.candidates.size() && texts.size() < count; ++i) texts.push_back(reading_.candidates[i].text);
  return texts;
}

std::optional<std::string> Composition::pick(std::size_t index) {
  if (index >= reading_.candidates.size()) return std::nullopt;
  const PinyinCandidate candidate = reading_.candidates[index];
  const std::size_t used = std::min(candidate.letters, letters_.size());
  picks_.push_back({candidate.text, letters_.substr(0, used)});
  letters_.erase(0, used);
  if (letters_ == "'") letters_.clear();
  if (letters_.empty()) return finish();
  if (letters_.front() == '\'') {
    picks_.back().letters += '\'';
    letters_.erase(0, 1);
  }
  read_again();
  return std::nullopt;
}

std::string Composition::commit_letters() {
  std::string text = chosen() + letters_;
  std::erase(text, '\'');
  clear();
  return text;
}

void Composition::read_again() {
  const bool has_surname = field_ == PinyinField::name && !picks_.empty();
  const PinyinField field = has_surname ? PinyinField::given_name : field_;
  reading_ = letters_.empty() ? PinyinReading{} : port_->read(letters_, field, k_most_candidates);
}

std::string Composition::chosen() const {
  std::string text;
  for (const Pick& pick : picks_) text += pick.text;
  return text;
}

std::optional<std::string> Composition::finish() {
  std::string letters;
  for (const Pick& pick : picks_) letters += pick.letters;
  std::string text = chosen();
  port_->learn(letters, text);
  clear();
  return text;
}

}  // namespace shuke::text
