#include "platform/ime/pinyin_engine.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <stdexcept>

#include "app/text/composition.h"

namespace shuke::ime {
namespace {

using text::PinyinField;

std::vector<std::string> texts(const text::PinyinReading& reading, std::size_t count) {
  std::vector<std::string> texts;
  for (const auto& candidate : reading.candidates) {
    if (texts.size() < count) texts.push_back(candidate.text);
  }
  return texts;
}

bool offers(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// What a field with this content shows in its row of seven.
std::vector<std::string> row(PinyinEngine& engine, std::string_view letters, PinyinField field = PinyinField::name) {
  return texts(engine.read(letters, field, 400), 7);
}

}  // namespace

TEST_CASE("zhangwei in a name field is Zhang Wei first, and the others of that sound after him") {
  PinyinEngine engine;
  const auto names = row(engine, "zhangwei");
  CHECK(names[0] == "张伟");
  CHECK(offers(names, "张维"));
  CHECK(offers(names, "章伟"));
}

TEST_CASE("lixiaoming in a name field is Li Xiaoming first") {
  PinyinEngine engine;
  CHECK(row(engine, "lixiaoming")[0] == "李小明");
}

TEST_CASE("common names stand in the first row") {
  PinyinEngine engine;
  const std::pair<const char*, const char*> k_names[] = {
      {"wangfang", "王芳"}, {"chenjing", "陈静"}, {"lina", "李娜"},          {"zhouwenbo", "周文博"}, {"zengwei", "曾薇"},
      {"zhaiwei", "翟玮"},  {"liuyang", "刘洋"},  {"wangxiuying", "王秀英"}, {"zhanglei", "张磊"},    {"ouyangna", "欧阳娜"},
      {"yangjuan", "杨娟"}, {"huangtao", "黄涛"}, {"xulei", "徐磊"}};
  for (const auto& [letters, name] : k_names) {
    CAPTURE(name);
    CHECK(offers(row(engine, letters), name));
  }
}

TEST_CASE("a surname is found by the way it is read as a surname") {
  PinyinEngine engine;
  const std::pair<const char*, const char*> k_surnames[] = {
      {"shan", "单"},    {"qiu", "仇"},    {"zeng", "曾"},     {"xie", "解"},      {"ren", "任"},      {"zha", "查"},
      {"ge", "盖"},      {"ou", "区"},     {"zhai", "翟"},     {"piao", "朴"},     {"miao", "缪"},     {"he", "黑"},
      {"xian", "洗"},    {"nai", "能"},    {"kan", "阚"},      {"gou", "句"},      {"qin", "覃"},      {"lv", "吕"},
      {"yuchi", "尉迟"}, {"moqi", "万俟"}, {"ouyang", "欧阳"}, {"chanyu", "单于"}, {"tantai", "澹台"}, {"zhuge", "诸葛"}};
  for (const auto& [letters, surname] : k_surnames) {
    CAPTURE(surname);
    CHECK(offers(texts(engine.read(letters, PinyinField::name, 400), 10), surname));
  }
}

TEST_CASE("after the surname the rest is read as a given name") {
  PinyinEngine engine;
  text::Composition composition(engine, PinyinField::name);
  for (const char letter : std::string("zhangwei")) CHECK(composition.type(letter));
  CHECK(composition.display() == "zhang'wei");
  const auto& candidates = composition.candidates();
  const auto zhang = std::find_if(candidates.begin(), candidates.end(), [](const auto& one) { return one.text == "章"; });
  REQUIRE(zhang != candidates.end());
  CHECK(composition.pick(static_cast<std::size_t>(zhang - candidates.begin())) == std::nullopt);
  CHECK(composition.page(0, 1) == std::vector<std::string>{"伟"});
  CHECK(composition.pick(0) == "章伟");
}

TEST_CASE("characters the engine does not know are reachable by their reading") {
  PinyinEngine engine;
  const std::pair<const char*, const char*> k_rare[] = {{"yun", "赟"}, {"kun", "堃"},    {"yan", "䶮"},
                                                        {"yi", "祎"},  {"hong", "𬭎"}, {"zhe", "喆"}};
  for (const auto& [letters, character] : k_rare) {
    for (const PinyinField field : {PinyinField::words, PinyinField::name, PinyinField::given_name}) {
      CAPTURE(character);
      CHECK(offers(texts(engine.read(letters, field, 400), 400), character));
    }
  }
}

TEST_CASE("every one of the 8,105 characters of the general standard table is reachable by each of its readings in every field") {
  PinyinEngine engine;
  std::ifstream file(SHUKE_READINGS);
  std::vector<std::string> reached;
  std::size_t lost = 0;
  for (std::string reading, characters; file >> reading >> characters;) {
    for (const PinyinField field : {PinyinField::words, PinyinField::name, PinyinField::given_name}) {
      auto offered = texts(engine.read(reading, field, 400), 400);
      std::sort(offered.begin(), offered.end());
      for (const std::string& one : characters_of(characters)) {
        if (std::binary_search(offered.begin(), offered.end(), one)) continue;
        ++lost;
        MESSAGE(reading << " does not reach " << one);
      }
    }
    for (const std::string& one : characters_of(characters)) reached.push_back(one);
  }
  std::sort(reached.begin(), reached.end());
  reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  CHECK(reached.size() == 8105);
  CHECK(lost == 0);
}

TEST_CASE("both spellings of the two dots are understood") {
  PinyinEngine engine;
  CHECK(offers(row(engine, "lve", PinyinField::words), "略"));
  CHECK(offers(row(engine, "lue", PinyinField::words), "略"));
  CHECK(offers(row(engine, "nv", PinyinField::words), "女"));
}

TEST_CASE("in other fields words come in the engine's own order") {
  PinyinEngine engine;
  CHECK(row(engine, "weichi", PinyinField::words)[0] == "维持");
  CHECK(row(engine, "li", PinyinField::words)[0] == "里");
  CHECK(row(engine, "li", PinyinField::name)[0] == "李");
}

TEST_CASE("a candidate says how many letters it uses up") {
  PinyinEngine engine;
  const auto reading = engine.read("xi'an", PinyinField::words, 400);
  CHECK(reading.syllable_ends == std::vector<std::size_t>{3, 5});
  CHECK(reading.candidates[0] == text::PinyinCandidate{"西安", 5});
  const auto west = std::find_if(reading.candidates.begin(), reading.candidates.end(), [](const auto& one) { return one.text == "西"; });
  REQUIRE(west != reading.candidates.end());
  CHECK(west->letters == 3);
}

TEST_CASE("what was chosen once comes first the next time, and only for the same letters") {
  PinyinEngine engine;
  engine.learn("zhang'wei", "张𬭎");
  CHECK(row(engine, "zhangwei")[0] == "张𬭎");
  CHECK(row(engine, "zhangwe")[0] != "张𬭎");
  engine.learn("zhangwei", "章薇");
  engine.learn("zhangwei", "章薇");
  CHECK(row(engine, "zhangwei")[0] == "章薇");
  CHECK(row(engine, "zhangwei")[1] == "张𬭎");
}

TEST_CASE("letters that are no pinyin give no candidates and no crash") {
  PinyinEngine engine;
  for (const char* letters : {"v", "vvvv", "'", "u", "i", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "zhangv"}) {
    const auto reading = engine.read(letters, PinyinField::name, 50);
    CHECK(reading.candidates.size() <= 50);
    CHECK(reading.syllable_ends.back() == std::string(letters).size());
  }
  CHECK(engine.read("v", PinyinField::name, 50).candidates.empty());
  CHECK(engine.read("", PinyinField::name, 50).candidates.empty());
}

TEST_CASE("whatever forty letters are hammered in, the till stays up and every letter is accounted for") {
  const char* const k_pieces[] = {"zh", "z", "a", "i", "u", "v", "w", "ng", "er", "zhang", "xiao", "'", "n", "g", "m", "h", "lv", "x"};
  PinyinEngine engine;
  std::minstd_rand random(20261122);
  for (int round = 0; round < 300; ++round) {
    std::string letters(round % 3 == 0 ? 40 : 0, k_pieces[random() % 18][0]);
    for (std::size_t pieces = 1 + random() % 30; pieces > 0 && letters.size() < 40; --pieces) letters += k_pieces[random() % 18];
    letters.resize(std::min<std::size_t>(letters.size(), 40));
    const auto reading = engine.read(letters, round % 2 == 0 ? PinyinField::name : PinyinField::words, 400);
    CHECK(reading.syllable_ends.back() == letters.size());
  }
}

TEST_CASE("a missing dictionary is told in one sentence, and one that is there can be opened afterwards") {
  CHECK_THROWS_WITH_AS(PinyinEngine(""), "The pinyin dictionary is not installed; install libgooglepinyin0 and start again.",
                       std::runtime_error);
  CHECK_THROWS_WITH_AS(PinyinEngine("/nowhere/dict.dat"),
                       "The pinyin dictionary /nowhere/dict.dat cannot be read; reinstall libgooglepinyin0.", std::runtime_error);
  PinyinEngine engine;
  CHECK(row(engine, "zhangwei")[0] == "张伟");
}

}  // namespace shuke::ime
