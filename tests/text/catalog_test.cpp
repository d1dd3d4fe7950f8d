#include "app/text/catalog.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace shuke::text {
namespace {

bool tells(const std::vector<std::string>& problems, std::string_view part) {
  return std::any_of(problems.begin(), problems.end(), [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

// A whole catalogue file in which every key says its own name, with some lines of the test's choice.
std::string file_with(std::initializer_list<std::pair<std::string_view, std::string_view>> changed) {
  std::string json = "{";
  for (std::size_t i = 0; i < k_key_count; ++i) {
    const std::string_view name = name_of(static_cast<Key>(i));
    std::string_view sentence = name;
    for (const auto& [key, text] : changed) {
      if (key == name) sentence = text;
    }
    json += (i == 0 ? "\"" : ",\"") + std::string(name) + "\":\"" + std::string(sentence) + "\"";
  }
  return json + "}";
}

}  // namespace

TEST_CASE("a pair of files with every key and the same placeholders has no problems") {
  CHECK(problems(file_with({{"basket_pay", "{0} {1}"}}), file_with({{"basket_pay", "{1} {0}"}})) == std::vector<std::string>{});
}

TEST_CASE("the program's own texts hold exactly the keys and the same placeholders in both languages") {
  CHECK(catalog(Language::zh).say(Key::basket_pay) == "收款");
  CHECK(catalog(Language::en).say(Key::basket_pay) == "Pay");
}

TEST_CASE("placeholders are filled in the order of the sentence, not of the arguments") {
  CHECK(catalog(Language::zh).say(Key::sync_offline_waiting, {"3"}) == "离线营业中 · 3 笔待同步");
  CHECK(catalog(Language::en).say(Key::pay_change_note, {"20", "1"}) == "1 × 20");
  CHECK(catalog(Language::zh).say(Key::pay_change_note, {"20", "1"}) == "20 元 1 张");
}

TEST_CASE("a choice by count says one item and two items") {
  CHECK(catalog(Language::en).say(Key::common_pieces, {"1"}) == "1 item");
  CHECK(catalog(Language::en).say(Key::common_pieces, {"2"}) == "2 items");
  CHECK(catalog(Language::zh).say(Key::common_pieces, {"1"}) == "1 件");
}

TEST_CASE("an argument that is not given leaves its place empty") {
  CHECK(catalog(Language::zh).say(Key::sync_last_time, {}) == "上次同步 ");
}

TEST_CASE("a file without a key is told with the key's name") {
  std::string json = file_with({});
  json.replace(json.find("\"basket_pay\":"), 13, "\"basket_pays\":");
  const auto found = problems(json, file_with({}));
  CHECK(tells(found, "zh-CN.json: basket_pay: is missing"));
  CHECK(tells(found, "zh-CN.json: basket_pays: is not in text_keys.def"));
}

TEST_CASE("a key that stands twice is told") {
  const std::string json = file_with({});
  CHECK(tells(problems(json, "{\"basket_pay\":\"a\"," + json.substr(1)), "en.json: basket_pay: stands twice"));
}

TEST_CASE("a placeholder in one language only is told") {
  CHECK(problems(file_with({{"basket_pay", "{0}"}}), file_with({})) ==
        std::vector<std::string>{"basket_pay: the languages have different placeholders"});
}

TEST_CASE("a choice that counts an argument nobody sees is told") {
  CHECK(tells(problems(file_with({}), file_with({{"basket_pay", "{0|a|b}"}})), "basket_pay: the languages have different placeholders"));
}

TEST_CASE("broken braces, empty texts, values that are no text and files that are no JSON are told") {
  for (const char* broken : {"{", "}", "{x}", "{0|a}", "{0|a|b|c}", "{10}", "{}"}) {
    CHECK(tells(problems(file_with({{"basket_pay", broken}}), file_with({})), "zh-CN.json: basket_pay: has broken braces"));
  }
  CHECK(tells(problems(file_with({{"basket_pay", ""}}), file_with({})), "zh-CN.json: basket_pay: is empty"));
  CHECK(tells(problems("{\"basket_pay\":7}", file_with({})), "zh-CN.json: basket_pay: is no text"));
  CHECK(tells(problems("{\"basket_pay\":", file_with({})), "zh-CN.json: the file is no JSON object"));
}

TEST_CASE("every refusal has its sentence in both languages") {
  for (const Language language : {Language::zh, Language::en}) {
#define SHUKE_REFUSAL(name)                                         \
  CHECK(say(catalog(language), Refusal{Reason::name}).size() > 12); \
  CHECK(say(catalog(language), Refusal{Reason::name}).find('{') == std::string::npos);
#include "core/base/refusal.def"
#undef SHUKE_REFUSAL
  }
}

TEST_CASE("a refusal's detail is shown where it helps head office, and nowhere else") {
  CHECK(say(catalog(Language::en), Refusal{Reason::policy_not_valid, "tiers[2].rate"}) ==
        "The loyalty rules can't be read; the last good ones apply. Tell head office. (tiers[2].rate)");
  CHECK(say(catalog(Language::en), Refusal{Reason::empty_basket, "x"}) == "The basket is empty. Scan something first.");
}

TEST_CASE("the till never shouts and never says the words of a machine") {
  for (std::size_t i = 0; i < k_key_count; ++i) {
    const std::string& zh = catalog(Language::zh).say(static_cast<Key>(i));
    const std::string& en = catalog(Language::en).say(static_cast<Key>(i));
    for (const char* banned : {"！", "!", "错误", "异常", "失败", "不足", "操作成功", "非法"}) {
      CAPTURE(zh);
      CHECK(zh.find(banned) == std::string::npos);
    }
    for (const char* banned : {"error", "Error", "invalid", "Invalid", "failed", "Failed", "please", "Oops"}) {
      CAPTURE(en);
      CHECK(en.find(banned) == std::string::npos);
    }
  }
}

TEST_CASE("English runs at most as long as the design allows where room is short") {
  for (const Key key : {Key::rail_sale, Key::rail_members, Key::rail_more}) {
    CHECK(catalog(Language::en).say(key).size() <= 9);
  }
}

TEST_CASE("the start-up text of a language holds every sentence of it") {
  const std::string zh = all_text(Language::zh);
  CHECK(is_valid_utf8(zh));
  for (const char* one : {"收款", "购物单", "腊月", "初一", "抹到角", "¥"}) CHECK(zh.find(one) != std::string::npos);
  CHECK(all_text(Language::en).find("Stored value") != std::string::npos);
}

}  // namespace shuke::text
