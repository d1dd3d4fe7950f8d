#include "platform/text/icu_name_reader.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace shuke::platform_text {
namespace {

using Syllables = std::vector<std::string>;

// Surnames that ICU 72 reads like ordinary words even among names. Where a family may say either, both stand here.
constexpr std::pair<std::string_view, std::string_view> k_surnames[] = {
    {"朴", "piao"}, {"缪", "miao"}, {"黑", "he"},   {"洗", "xian"}, {"祭", "zhai"}, {"能", "nai"},  {"阚", "kan"},
    {"句", "gou"},  {"覃", "qin"},  {"覃", "tan"},  {"繁", "po"},   {"折", "she"},  {"郗", "xi"},   {"郗", "chi"},
    {"隗", "wei"},  {"隗", "kui"},  {"谌", "chen"}, {"谌", "shen"}, {"召", "shao"}, {"逄", "pang"}, {"曲", "qu"}};

// Tones go, the two dots stay until each spelling of them is made.
constexpr const char* k_ending = "; NFD; [[:Mn:] - [\\u0308]] Remove; NFC; Lower";

std::unique_ptr<icu::Transliterator> transliterator(const std::string& rules) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !made)
    throw std::runtime_error("ICU cannot read Chinese names (" + std::string(u_errorName(status)) + "); reinstall libicu72.");
  return made;
}

Syllables split(std::string_view text) {
  Syllables syllables;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) syllables.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return syllables;
}

std::string join(const Syllables& syllables) {
  std::string text;
  for (const std::string& syllable : syllables) text.append(text.empty() ? "" : " ").append(syllable);
  return text;
}

std::string initials_of(const Syllables& syllables) {
  std::string text;
  for (const std::string& syllable : syllables) text += syllable[0];
  return text;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

void add_once(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

}  // namespace

struct IcuNameReader::Rules {
  std::unique_ptr<icu::Transliterator> names = transliterator("Han-Latin/Names" + std::string(k_ending));
  std::unique_ptr<icu::Transliterator> plain = transliterator("Han-Latin" + std::string(k_ending));
  std::unique_ptr<icu::Transliterator> ascii = transliterator("Any-Latin; Latin-ASCII; Lower");

  static std::string apply(const icu::Transliterator& rules, std::string_view text) {
    icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    rules.transliterate(unicode);
    std::string utf8;
    return unicode.toUTF8String(utf8);
  }

  // Only n and l carry the two dots in Chinese; on any other letter they are somebody's own alphabet and simply go.
  void add(NameReadings& readings, const Syllables& syllables) const {
    for (const char* dots : {"v", "u", "yu"}) {
      Syllables spelled;
      for (const std::string& syllable : syllables) {
        std::string text = replaced(replaced(syllable, "lü", std::string("l") + dots), "nü", std::string("n") + dots);
        for (std::string& part : split(apply(*ascii, text))) spelled.push_back(std::move(part));
      }
      add_once(readings.full, join(spelled));
      add_once(readings.initials, initials_of(spelled));
    }
  }
};

IcuNameReader::IcuNameReader() : rules_(std::make_unique<Rules>()) {}
IcuNameReader::~IcuNameReader() = default;

NameReadings IcuNameReader::read(std::string_view name) {
  NameReadings readings;
  const Syllables as_name = split(Rules::apply(*rules_->names, name));
  if (as_name.empty()) return readings;
  for (const auto& [surname, reading] : k_surnames) {
    if (!name.starts_with(surname)) continue;
    Syllables corrected = as_name;
    corrected[0] = reading;
    rules_->add(readings, corrected);
  }
  rules_->add(readings, as_name);
  rules_->add(readings, split(Rules::apply(*rules_->plain, name)));
  return readings;
}

}  // namespace shuke::platform_text
