#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/store/member_index.h"
#include "core/store/name_match.h"
#include "tests/support/builders.h"
#include "tests/support/property.h"

using namespace shuke;
using store::MemberKey;

namespace {

struct Sign {
  const char* character;
  std::vector<std::string> syllables;
};
// Few and alike, so that texts meet many names and names meet each other.
const std::vector<Sign> k_signs{{"张", {"zhang"}}, {"曾", {"zeng", "ceng"}}, {"吕", {"lv", "lu", "lyu"}},
                                {"安", {"an"}},    {"伟", {"wei"}},          {"阿", {"a"}},
                                {"鹅", {"e"}},     {"单", {"shan", "dan"}},  {"喆", {"zhe"}},
                                {"翀", {"chong"}}};
const std::vector<std::string> k_other_names{"Anna Zweig", "anna", "Ulülü", "李A", "", "9号"};
const std::vector<std::string> k_stores{"NJX", "XJH"};

// Every combination of what the characters may be read as.
std::vector<std::string> readings_of(const std::vector<Sign>& signs) {
  std::vector<std::string> readings{""};
  for (const Sign& sign : signs) {
    std::vector<std::string> longer;
    for (const std::string& before : readings) {
      for (const std::string& syllable : sign.syllables) longer.push_back(before.empty() ? syllable : before + " " + syllable);
    }
    readings = std::move(longer);
  }
  return readings;
}

MemberKey random_key(test::Draw& draw) {
  MemberKey key{.id = test::an_id(static_cast<std::uint8_t>(draw.between(1, 12)))};
  if (draw.once_in(6)) {
    key.name = draw.one_of(k_other_names);
    if (key.name == "Anna Zweig") key.readings = {"anna zweig"};
  } else {
    std::vector<Sign> signs(static_cast<std::size_t>(draw.between(1, 5)));
    for (Sign& sign : signs) sign = draw.one_of(k_signs);
    for (const Sign& sign : signs) key.name += sign.character;
    if (!draw.once_in(8)) key.readings = readings_of(signs);
  }
  for (int i = draw.between(0, 12); i > 0; --i) key.phone += static_cast<char>('1' + draw.below(2));
  for (int i = draw.between(0, 2); i > 0; --i) key.cards.push_back("280" + std::to_string(draw.below(5)));
  if (draw.once_in(9)) key.cards.push_back("K-" + std::to_string(draw.below(3)));
  if (draw.once_in(2)) {
    key.last_visit = plus_days({2026, 11, 1}, draw.between(0, 3));
    key.last_store = draw.one_of(k_stores);
  }
  return key;
}

std::string random_text(test::Draw& draw) {
  std::string text;
  const bool is_number = draw.once_in(4);
  for (int i = draw.between(0, 5); i >= 0; --i) {
    const Sign& sign = draw.one_of(k_signs);
    const std::string& syllable = draw.one_of(sign.syllables);
    if (is_number) {
      text += static_cast<char>('1' + draw.below(2));
    } else if (draw.once_in(3)) {
      text += sign.character;
    } else {
      text += syllable.substr(0, static_cast<std::size_t>(draw.between(1, 5)));
    }
  }
  if (draw.once_in(10)) text = draw.one_of(k_other_names);
  if (draw.once_in(10)) text = "280" + std::to_string(draw.below(5));
  return text;
}

// The same search over plain keys, as the rules read.
class Reference {
 public:
  void put(MemberKey key) {
    MemberKey& known = keys_[key.id];
    if (known.last_visit && (!key.last_visit || *key.last_visit < *known.last_visit)) {
      key.last_visit = known.last_visit;
      key.last_store = known.last_store;
    }
    for (const std::string& card : key.cards) holders_[card] = key.id;
    std::erase_if(holders_, [&](const auto& held) {
      return held.second == key.id && std::find(key.cards.begin(), key.cards.end(), held.first) == key.cards.end();
    });
    known = std::move(key);
  }
  void remove(const MemberId& id) {
    keys_.erase(id);
    std::erase_if(holders_, [&](const auto& held) { return held.second == id; });
  }

  std::vector<MemberId> search(const std::string& text, const StoreId& here) const {
    std::vector<std::pair<bool, const MemberKey*>> hits;
    for (const auto& [id, key] : keys_) {
      const auto [is_hit, is_exact] = matches(key, text);
      if (is_hit) hits.emplace_back(is_exact, &key);
    }
    const auto rank = [&](const auto& hit) {
      const auto& visit = hit.second->last_visit;
      return std::tuple(!hit.first, !(visit && hit.second->last_store == here), visit ? -days_since_1970(*visit) : 0, hit.second->id);
    };
    std::sort(hits.begin(), hits.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::vector<MemberId> ids;
    for (const auto& hit : hits) ids.push_back(hit.second->id);
    return ids;
  }

  std::optional<MemberId> holder(const std::string& card) const {
    const auto held = holders_.find(card);
    return held == holders_.end() ? std::nullopt : std::optional(held->second);
  }

 private:
  struct Match {
    bool is_hit = false;
    bool is_exact = false;
  };

  Match matches(const MemberKey& key, const std::string& text) const {
    const std::u32string typed = store::plain(text);
    const bool is_number = std::all_of(typed.begin(), typed.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (is_number) {
      if (typed.size() < 4) return {};
      const std::string digits(typed.begin(), typed.end());
      if (holder(digits) == key.id) return {true, true};
      return {key.phone.find(digits) != std::string::npos, key.phone.ends_with(digits)};
    }
    const bool has_letter = std::any_of(typed.begin(), typed.end(), store::is_pinyin_letter);
    if (has_letter && typed.size() < 2) return {};
    const std::u32string name = store::plain(key.name);
    bool is_named = !has_letter && name.find(typed) != std::u32string::npos;
    std::vector<std::string> readings = key.readings;
    if (readings.empty()) readings = {key.name};
    for (char& c : readings.front()) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::string& reading : readings) is_named |= store::names(typed, name, reading);
    return {is_named, name == typed};
  }

  std::map<MemberId, MemberKey> keys_;
  std::map<std::string, MemberId> holders_;
};

void change(test::Draw& draw, store::MemberIndex& index, Reference& reference) {
  const MemberKey key = random_key(draw);
  if (draw.once_in(6)) {
    index.remove(key.id);
    reference.remove(key.id);
  } else {
    index.put(key);
    reference.put(key);
  }
}

}  // namespace

TEST_CASE("the index finds what the rules say in the order they say, whatever was put in, changed and taken out before") {
  test::check_property("search", test::k_property_cases, 260, [](test::Draw& draw) {
    store::MemberIndex index;
    Reference reference;
    for (int i = draw.between(1, 14); i > 0; --i) change(draw, index, reference);
    for (int i = 0; i < 6; ++i) {
      const std::string text = random_text(draw);
      const StoreId here = draw.one_of(k_stores);
      const auto limit = static_cast<std::size_t>(draw.between(0, 14));
      std::vector<MemberId> wanted = reference.search(text, here);
      const store::SearchHits found = index.search(text, here, limit);
      RC_ASSERT(found.total == static_cast<int>(wanted.size()));
      wanted.resize(std::min(limit, wanted.size()));
      if (found.members != wanted) RC_FAIL("order of " + text);
      for (const std::string& card : {text, std::string("K-1")}) RC_ASSERT((index.find_card(card) == reference.holder(card)));
    }
  });
}

TEST_CASE("the reference tells a wrong order and a wrong person from the right ones") {
  MemberKey a{.id = test::an_id(1), .name = "张伟", .readings = {"zhang wei"}, .last_visit = Date{2026, 11, 1}, .last_store = "NJX"};
  MemberKey b = a;
  b.id = test::an_id(2);
  b.last_store = "XJH";
  Reference reference;
  store::MemberIndex index;
  for (const MemberKey& key : {a, b}) {
    reference.put(key);
    index.put(key);
  }
  CHECK(reference.search("zw", "XJH") == index.search("zw", "XJH", 5).members);
  CHECK(reference.search("zw", "XJH") != index.search("zw", "NJX", 5).members);
  index.remove(b.id);
  CHECK(reference.search("zw", "XJH") != index.search("zw", "XJH", 5).members);
}

TEST_CASE("whoever still matches a longer text keeps their place among the others who do") {
  test::check_property("stable", test::k_property_cases, 200, [](test::Draw& draw) {
    store::MemberIndex index;
    std::map<MemberId, std::u32string> names;
    for (int i = draw.between(1, 14); i > 0; --i) {
      const MemberKey key = random_key(draw);
      index.put(key);
      names[key.id] = store::plain(key.name);
    }
    const std::string text = random_text(draw);
    const std::string longer = text + draw.one_of(std::vector<std::string>{"w", "z", "a", "张"});
    const auto whole = [&](const MemberId& id) { return names[id] == store::plain(text) || names[id] == store::plain(longer); };
    std::vector<MemberId> before = index.search(text, "NJX", 20).members;
    std::vector<MemberId> after = index.search(longer, "NJX", 20).members;
    std::erase_if(before, whole);
    std::erase_if(after, whole);
    const auto is_new = [&](const MemberId& id) { return std::find(before.begin(), before.end(), id) == before.end(); };
    const auto is_gone = [&](const MemberId& id) { return std::find(after.begin(), after.end(), id) == after.end(); };
    std::erase_if(after, is_new);
    std::erase_if(before, is_gone);
    RC_ASSERT((before == after));
  });
}
