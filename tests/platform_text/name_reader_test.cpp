#include "platform/text/icu_name_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>

namespace shuke::platform_text {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view text) { return std::find(list.begin(), list.end(), text) != list.end(); }

}  // namespace

TEST_CASE("a plain name has one reading and its initials") {
  IcuNameReader reader;
  CHECK(reader.read("张伟") == NameReadings{{"zhang wei"}, {"zw"}});
  CHECK(reader.read("周文博") == NameReadings{{"zhou wen bo"}, {"zwb"}});
}

TEST_CASE("surnames with several readings are read as surnames first") {
  IcuNameReader reader;
  const std::pair<const char*, const char*> k_names[] = {
      {"单丽", "shan"}, {"仇英", "qiu"}, {"曾薇", "zeng"},     {"解珍", "xie"},     {"任静", "ren"},
      {"查良", "zha"},  {"盖伟", "ge"},  {"区伟", "ou"},       {"翟玮", "zhai"},    {"朴英", "piao"},
      {"缪娟", "miao"}, {"黑伟", "he"},  {"洗伟", "xian"},     {"祭伟", "zhai"},    {"能伟", "nai"},
      {"阚伟", "kan"},  {"句伟", "gou"}, {"尉迟恭", "yu chi"}, {"万俟卨", "mo qi"}, {"长孙伟", "zhang sun"}};
  for (const auto& [name, reading] : k_names) {
    const auto readings = reader.read(name);
    CAPTURE(name);
    REQUIRE(!readings.full.empty());
    CAPTURE(readings.full[0]);
    CHECK(readings.full[0].starts_with(std::string(reading) + " "));
  }
}

TEST_CASE("the ordinary reading is kept beside it, because people type that too") {
  IcuNameReader reader;
  CHECK(reader.read("单雄信") == NameReadings{{"shan xiong xin", "dan xiong xin"}, {"sxx", "dxx"}});
  CHECK(reader.read("仇英") == NameReadings{{"qiu ying", "chou ying"}, {"qy", "cy"}});
  CHECK(holds(reader.read("曾薇").full, "ceng wei"));
  CHECK(holds(reader.read("朴英").full, "pu ying"));
  CHECK(holds(reader.read("尉迟恭").full, "wei chi gong"));
}

TEST_CASE("a surname that families read either way is found by both") {
  IcuNameReader reader;
  const auto readings = reader.read("覃伟");
  CHECK(readings.full == std::vector<std::string>{"qin wei", "tan wei"});
  CHECK(readings.initials == std::vector<std::string>{"qw", "tw"});
}

TEST_CASE("the u with dots is found as v, u and yu") {
  IcuNameReader reader;
  CHECK(reader.read("吕布") == NameReadings{{"lv bu", "lu bu", "lyu bu"}, {"lb"}});
  CHECK(holds(reader.read("张绿").full, "zhang lv"));
}

TEST_CASE("each of the two readings of a polyphonic surname is kept") {
  IcuNameReader reader;
  const std::tuple<const char*, const char*, const char*> k_both[] = {
      {"单丽", "shan", "dan"}, {"仇英", "qiu", "chou"}, {"曾薇", "zeng", "ceng"}, {"区伟", "ou", "qu"},
      {"解珍", "xie", "jie"},  {"查良", "zha", "cha"},  {"盖伟", "ge", "gai"},    {"吕布", "lv", "lyu"}};
  for (const auto& [name, surname, ordinary] : k_both) {
    CAPTURE(name);
    for (const char* const reading : {surname, ordinary}) {
      CAPTURE(reading);
      const auto full = reader.read(name).full;
      CHECK(std::any_of(full.begin(), full.end(), [&](const auto& each) { return each.starts_with(std::string(reading) + " "); }));
    }
  }
}

TEST_CASE("a surname in the middle of a name keeps its ordinary reading") {
  IcuNameReader reader;
  CHECK(reader.read("张能").full == std::vector<std::string>{"zhang neng"});
}

TEST_CASE("rare characters of the standard table have readings") {
  IcuNameReader reader;
  const std::pair<const char*, const char*> k_names[] = {{"李赟", "li yun"}, {"李堃", "li kun"},     {"李䶮", "li yan"},
                                                         {"李祎", "li yi"},  {"李𬭎", "li hong"}, {"李喆", "li zhe"}};
  for (const auto& [name, reading] : k_names) {
    CAPTURE(name);
    CHECK(reader.read(name).full == std::vector<std::string>{reading});
  }
}

TEST_CASE("names in other alphabets are read as they stand, in plain letters") {
  IcuNameReader reader;
  CHECK(reader.read("Anna Müller") == NameReadings{{"anna muller"}, {"am"}});
  CHECK(reader.read("Zoë") == NameReadings{{"zoe"}, {"z"}});
  CHECK(reader.read("Anna李") == NameReadings{{"anna li"}, {"al"}});
}

TEST_CASE("a blank name has no readings, and broken bytes are no reason to stop") {
  IcuNameReader reader;
  CHECK(reader.read("") == NameReadings{});
  CHECK(reader.read("   ") == NameReadings{});
  CHECK_NOTHROW((void)reader.read("\xFF\xE5\xBC"));
}

}  // namespace shuke::platform_text
