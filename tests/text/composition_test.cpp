#include "app/text/composition.h"

#include <doctest/doctest.h>

#include <map>

namespace shuke::text {
namespace {

// Knows two names, splits where the table says, and remembers what it was asked to learn.
class FakePinyin : public PinyinPort {
 public:
  PinyinReading read(std::string_view letters, PinyinField field, std::size_t limit) override {
    asked_for = field;
    const auto found = table.find(letters);
    PinyinReading reading = found == table.end() ? PinyinReading{{letters.size()}, {}} : found->second;
    if (reading.candidates.size() > limit) reading.candidates.resize(limit);
    return reading;
  }
  void learn(std::string_view letters, std::string_view text) override { learned.emplace_back(letters, text); }

  std::map<std::string, PinyinReading, std::less<>> table = {
      {"zhangwei", {{5, 8}, {{"张伟", 8}, {"张维", 8}, {"章", 5}}}},
      {"wei", {{3}, {{"为", 3}, {"玮", 3}}}},
      {"xian", {{4}, {{"先", 4}}}},
      {"xi'an", {{2, 5}, {{"西安", 5}, {"西", 2}}}},
      {"an", {{2}, {{"安", 2}}}},
  };
  std::vector<std::pair<std::string, std::string>> learned;
  PinyinField asked_for = PinyinField::words;
};

void type_all(Composition& composition, std::string_view letters) {
  for (const char letter : letters) CHECK(composition.type(letter));
}

}  // namespace

TEST_CASE("letters in composition show their syllables") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::name);
  type_all(composition, "zhangwei");
  CHECK(composition.display() == "zhang'wei");
  CHECK(composition.page(0, 2) == std::vector<std::string>{"张伟", "张维"});
  CHECK(composition.page(2, 7) == std::vector<std::string>{"章"});
  CHECK(composition.page(9, 7) == std::vector<std::string>{});
  CHECK(pinyin.asked_for == PinyinField::name);
}

TEST_CASE("a candidate for all letters ends the composition and is learned") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::name);
  type_all(composition, "zhangwei");
  CHECK(composition.pick(1) == "张维");
  CHECK(composition.is_empty());
  CHECK(composition.display() == "");
  CHECK(pinyin.learned == std::vector<std::pair<std::string, std::string>>{{"zhangwei", "张维"}});
}

TEST_CASE("a candidate for the first syllable leaves the rest to be chosen") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::name);
  type_all(composition, "zhangwei");
  CHECK(composition.pick(2) == std::nullopt);
  CHECK(composition.display() == "章wei");
  CHECK(pinyin.asked_for == PinyinField::given_name);
  CHECK(composition.pick(1) == "章玮");
  CHECK(pinyin.learned == std::vector<std::pair<std::string, std::string>>{{"zhangwei", "章玮"}});
}

TEST_CASE("backspace first takes back the last choice, then letter by letter") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::name);
  type_all(composition, "zhangwei");
  CHECK(composition.pick(2) == std::nullopt);
  CHECK(composition.backspace());
  CHECK(composition.display() == "zhang'wei");
  for (int i = 0; i < 8; ++i) CHECK(composition.backspace());
  CHECK(composition.is_empty());
  CHECK_FALSE(composition.backspace());
}

TEST_CASE("an apostrophe typed by hand stands once and parts the syllables") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::words);
  CHECK_FALSE(composition.type('\''));
  type_all(composition, "xi'");
  CHECK_FALSE(composition.type('\''));
  type_all(composition, "an");
  CHECK(composition.display() == "xi'an");
  CHECK(composition.pick(1) == std::nullopt);
  CHECK(composition.display() == "西an");
  CHECK(composition.backspace());
  CHECK(composition.display() == "xi'an");
  CHECK(composition.pick(0) == "西安");
  CHECK(pinyin.asked_for == PinyinField::words);
}

TEST_CASE("capitals count as letters; digits, blanks and accents do not") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::words);
  CHECK(composition.type('X'));
  for (const char other : {'1', ' ', '-', '\xC3', '\n'}) CHECK_FALSE(composition.type(other));
  CHECK(composition.display() == "x");
}

TEST_CASE("a candidate that is not there changes nothing") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::words);
  type_all(composition, "wei");
  CHECK(composition.pick(2) == std::nullopt);
  CHECK(composition.display() == "wei");
}

TEST_CASE("enter keeps what was chosen and the bare letters") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::name);
  type_all(composition, "zhangwei");
  CHECK(composition.pick(2) == std::nullopt);
  CHECK(composition.commit_letters() == "章wei");
  CHECK(composition.is_empty());
  CHECK(pinyin.learned.empty());
}

TEST_CASE("forty letters fit and one more is refused") {
  FakePinyin pinyin;
  Composition composition(pinyin, PinyinField::words);
  type_all(composition, std::string(40, 'a'));
  CHECK_FALSE(composition.type('a'));
}

}  // namespace shuke::text
