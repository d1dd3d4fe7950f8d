#include "core/demo/members.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "core/domain/members/code.h"
#include "core/domain/members/preferences.h"
#include "tests/demo/as_of.h"

using namespace shuke;
using namespace shuke::demo;

namespace {

const DemoShop& shop() {
  static const DemoShop made = make_demo_shop(k_demo_seed, k_as_of);
  return made;
}
const std::vector<DemoMember>& made() {
  static const std::vector<DemoMember> made = make_members(shop(), k_demo_members, k_demo_seed, k_as_of);
  return made;
}
const std::vector<domain::Member>& members() {
  static const std::vector<domain::Member> all = [] {
    std::vector<domain::Member> people;
    for (const DemoMember& one : made()) people.push_back(one.member);
    return people;
  }();
  return all;
}
const domain::Member& member(StoryMember who) { return members()[static_cast<std::size_t>(who)]; }

std::vector<std::string> words(const domain::Member& who, domain::PreferenceSource source) {
  std::vector<std::string> list;
  for (const domain::Preference& preference : who.facts.preferences) {
    if (preference.source == source) list.push_back(preference.text.zh);
  }
  return list;
}

}  // namespace

TEST_CASE("phones and cards are valid and belong to one member each") {
  std::set<std::string> phones;
  std::set<std::string> cards;
  std::set<MemberId> ids;
  std::size_t card_count = 0;
  for (const domain::Member& each : members()) {
    CHECK(domain::normal_phone(each.core.phone).ok());
    phones.insert(each.core.phone);
    ids.insert(each.id);
    for (const domain::Card& card : each.core.cards) {
      CHECK(domain::classify_code(card.number).kind == domain::CodeKind::member_card);
      cards.insert(card.number);
      ++card_count;
    }
  }
  CHECK(phones.size() == members().size());
  CHECK(ids.size() == members().size());
  CHECK(cards.size() == card_count);
  CHECK(cards.count(std::string(k_spare_card)) == 0);
  CHECK(domain::classify_code(k_spare_card).kind == domain::CodeKind::member_card);
}

TEST_CASE("the facts of a member follow from their purchases") {
  const MemberMaker maker(shop(), k_demo_seed, k_as_of);
  for (std::int64_t index = 0; index < 5000; index += 13) {
    const domain::MemberFacts& facts = members()[static_cast<std::size_t>(index)].facts;
    const std::vector<domain::Purchase> history = maker.purchases(index);
    Money lifetime;
    Money in_window;
    for (const domain::Purchase& purchase : history) {
      lifetime += purchase.total;
      if (purchase.date > Date{2025, 11, 22}) in_window += purchase.total;
      CHECK(purchase.date < k_as_of);
      CHECK(purchase.date >= Date{2024, 11, 22});
    }
    CHECK(facts.lifetime_spend == lifetime);
    CHECK(facts.spend_in_window == in_window);
    CHECK(facts.visits == static_cast<int>(history.size()));
    CHECK(facts.cycle_days == domain::cycle_days(history));
    CHECK(facts.sizes == domain::derive_preferences(history).sizes);
    if (!history.empty()) CHECK(facts.last->date == history.back().date);
    CHECK((facts.tier == domain::k_no_tier) == (lifetime < yuan(1000)));
    CHECK(domain::highest_reached(*facts.ahead, {}, {}) == domain::k_no_tier);  // nobody stands below a tier that their spend has earned
    CHECK((facts.tier > 1) == facts.tier_until.has_value());
    if (facts.tier_until) CHECK(*facts.tier_until >= k_as_of);
  }
}

TEST_CASE("the account of a member is what their records fold to, and no two records have one name") {
  const domain::PolicyBook policies(shop().policy);
  std::set<domain::RecordId> names;
  std::size_t records = 0;
  for (const DemoMember& one : made()) {
    CHECK(domain::standing_of(policies, one.history, k_as_of) == one.member.standing);
    for (const domain::MemberRecord& record : one.history) names.insert(record.id);
    records += one.history.size();
  }
  CHECK(names.size() == records);
}

TEST_CASE("members are spread over tiers, visits and needs like those of a real chain") {
  std::map<domain::TierRank, int> tiers;
  int avoiding_wool = 0;
  int often = 0;
  int lunar = 0;
  for (const domain::Member& each : members()) {
    ++tiers[each.facts.tier];
    avoiding_wool += each.facts.avoids_wool ? 1 : 0;
    often += each.facts.visits >= 20 ? 1 : 0;
    lunar += each.core.birthday && each.core.birthday->is_lunar ? 1 : 0;
  }
  CHECK(tiers[0] > 150);
  CHECK(tiers[1] > tiers[2]);
  CHECK(tiers[2] > tiers[3]);
  CHECK(tiers[3] > 75);
  CHECK(avoiding_wool > 25);
  CHECK(avoiding_wool < 100);
  CHECK(often > 40);
  CHECK(often < 500);
  CHECK(lunar > 500);
}

TEST_CASE("nobody who avoids wool was sold any") {
  const domain::PriceBook book(shop().catalogue);
  const MemberMaker maker(shop(), k_demo_seed, k_as_of);
  for (std::int64_t index = 0; index < 5000; ++index) {
    if (!members()[static_cast<std::size_t>(index)].facts.avoids_wool) continue;
    for (const domain::Purchase& purchase : maker.purchases(index)) {
      for (const domain::PurchasedItem& item : purchase.items) CHECK_FALSE(book.style_of(*book.find_sku(item.sku)).has_wool);
    }
  }
}

TEST_CASE("Zhang Wei has the figures of the pictures") {
  const domain::Member& zhang = member(StoryMember::zhang_wei);
  CHECK(zhang.core.name == "张伟");
  CHECK(zhang.core.phone == k_story_phone);
  CHECK(zhang.core.cards[0].number == k_story_card);
  CHECK(zhang.core.birthday->is_lunar);
  CHECK(zhang.facts.tier == 2);
  CHECK(zhang.facts.tier_until == Date{2027, 3, 31});
  CHECK(zhang.facts.points == Points{12680});
  CHECK(zhang.facts.spend_in_window == Money{902925});
  CHECK(zhang.facts.stored_value == yuan(200));
  CHECK(zhang.facts.coupons.size() == 2);
  CHECK(zhang.facts.cycle_days == 38);
  CHECK(zhang.facts.owner == "A01");
  CHECK(zhang.facts.avoids_wool);
  CHECK(zhang.facts.last->date == Date{2026, 10, 1});
  CHECK(zhang.facts.last->total == yuan(1286));
  CHECK(zhang.facts.last->items[0].name.zh == "羽绒马甲");
  CHECK(zhang.facts.last->items[1].size == "41");
  CHECK(words(zhang, domain::PreferenceSource::said) == std::vector<std::string>{"修身", "深色", "不要大标"});
  CHECK(words(zhang, domain::PreferenceSource::bought) == std::vector<std::string>{"藏青", "牛津纺", "¥300–500"});
  CHECK(zhang.facts.sizes == std::vector<domain::SizeOf>{
                                 {domain::SizeFamily::shirt, "41"}, {domain::SizeFamily::top, "XL"}, {domain::SizeFamily::trousers, "33"}});
}

TEST_CASE("the others of the pictures are there") {
  CHECK(member(StoryMember::zeng_wei).facts.tier == 3);
  CHECK(member(StoryMember::zeng_wei).facts.last->date == Date{2026, 11, 8});
  CHECK(domain::masked_phone(member(StoryMember::zeng_wei).core.phone) == "139****2071");
  CHECK(member(StoryMember::zhou_wenbo).facts.tier == 1);
  CHECK(member(StoryMember::zhou_wenbo).facts.last->date == Date{2026, 8, 19});
  CHECK(member(StoryMember::zhai_wei).facts.last->store == "XH");
  CHECK(member(StoryMember::zhai_wei).facts.last->date == Date{2026, 6, 30});
  CHECK(member(StoryMember::chen_jing).facts.tier == 3);
}

TEST_CASE("five people are found by zw, and the last four digits of a story phone find one person") {
  int zw = 0;
  int ending_6688 = 0;
  for (const domain::Member& each : members()) {
    const std::string& reading = each.core.pinyin.front();
    const std::size_t given = reading.find(' ');
    zw += reading[0] == 'z' && reading[given + 1] == 'w' ? 1 : 0;
    ending_6688 += each.core.phone.ends_with("6688") ? 1 : 0;
  }
  CHECK(zw == 5);
  CHECK(ending_6688 == 1);
}

TEST_CASE("rare characters and second readings occur among the names") {
  int rare = 0;
  int second_reading = 0;
  for (std::int64_t index = 0; index < static_cast<std::int64_t>(members().size()); ++index) {
    const domain::MemberCore& core = members()[static_cast<std::size_t>(index)].core;
    rare += core.name.find("䶮") != std::string::npos || core.name.find("𬭎") != std::string::npos ? 1 : 0;
    second_reading += core.pinyin.size() > 1 ? 1 : 0;
  }
  CHECK(rare > 0);
  CHECK(second_reading > 50);
}

TEST_CASE("any member can be made alone, and phones stay unique far beyond the demo chain") {
  const MemberMaker maker(shop(), k_demo_seed, k_as_of);
  CHECK(maker.member(4321).member.core == members()[4321].core);
  std::set<std::string> phones;
  for (std::int64_t index = 0; index < 5000; ++index) phones.insert(maker.member(index * 1009).member.core.phone);
  CHECK(phones.size() == 5000);
}
