#include "core/domain/members/advice.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// A member about whom nothing is worth saying.
Member plain_member() {
  Member member = a_prospect();
  member.facts.tier = 1;
  return member;
}

// 400 are missing at the end of the cycle.
std::optional<KeepAhead> kept_by_400_until(Date ends) {
  Member silver = zhang_wei(yuan(2600));
  silver.standing.state.tier.cycle_ends = ends;
  return on_day(std::move(silver), PolicyBook(a_policy()), {}, k_story_day).facts.keep;
}

std::vector<Advice> advice_about(const Member& member, const Shop& shop = a_shop()) {
  return advice_for(member, {shop.policy_on(k_story_day), shop.book, k_here, k_story_day});
}

std::vector<AdviceKind> kinds(const std::vector<Advice>& all) {
  std::vector<AdviceKind> kinds;
  for (const Advice& one : all) kinds.push_back(one.kind);
  return kinds;
}

Shop shop_with_new(StyleCode style) {
  PriceBookParts parts = story_goods();
  for (Style& one : parts.styles) one.is_new = one.code == style;
  return a_shop(std::move(parts));
}

Purchase last_on(Date date, Money total) { return {date, k_here, total, {}}; }

}  // namespace

TEST_CASE("about somebody nothing is known of, nothing is said") { CHECK(advice_about(plain_member()).empty()); }

TEST_CASE("what does harm if missed stands first, then what is most worth saying") {
  Member member = zhang_wei();
  member.core.birthday = Birthday{1985, 10, 18, true};
  member.facts.last = last_on({2026, 10, 1}, yuan(1286));
  using enum AdviceKind;
  CHECK(kinds(advice_about(member)) == std::vector{special_need, birthday_near, upgrade_near, long_away_never_ask_why, thank_regular});
  const auto all = advice_about(member);
  CHECK(all[0].text.zh == "羊毛过敏");
  CHECK(all[1].days == 4);
  CHECK(all[2].amount == Money{970'75});
  CHECK(all[2].tier == 3);
  CHECK(all[3].days == 52);
  CHECK(all[4].count == 23);
}

TEST_CASE("a birthday is near for a week") {
  Member member = plain_member();
  member.core.birthday = Birthday{0, 11, 29, false};
  CHECK(kinds(advice_about(member)) == std::vector{AdviceKind::birthday_near});
  member.core.birthday = Birthday{0, 11, 30, false};
  CHECK(advice_about(member).empty());
}

TEST_CASE("an upgrade is praised where the tier rests on the last purchase, not where it was held before") {
  Member member = plain_member();
  member.facts.tier = 2;
  member.facts.last = last_on({2026, 11, 1}, yuan(500));
  member.facts.tier_until = Date{2027, 11, 30};
  member.facts.spend_in_window = yuan(3200);
  CHECK(kinds(advice_about(member)) == std::vector{AdviceKind::just_upgraded});
  member.facts.spend_in_window = yuan(3600);
  CHECK(advice_about(member).empty());
}

TEST_CASE("a tier that ends soon and is not earned again says what keeps it") {
  Member member = plain_member();
  member.facts.tier = 2;
  member.facts.tier_until = Date{2026, 12, 31};
  member.facts.keep = kept_by_400_until({2026, 12, 31});
  const auto all = advice_about(member);
  REQUIRE(kinds(all) == std::vector{AdviceKind::tier_expiring});
  CHECK(all[0].amount == yuan(400));
  CHECK(all[0].until == Date{2026, 12, 31});
  CHECK(all[0].days == 39);
  member.facts.keep.reset();  // earned again already, whatever today's window says
  CHECK(advice_about(member).empty());
}

TEST_CASE("long away is longer than usual by two weeks, and by a quarter at least") {
  Member member = plain_member();
  member.facts.cycle_days = 38;
  member.facts.last = last_on(plus_days(k_story_day, -51), yuan(1));
  CHECK(advice_about(member).empty());
  member.facts.last = last_on(plus_days(k_story_day, -52), yuan(1));
  CHECK(kinds(advice_about(member)) == std::vector{AdviceKind::long_away_never_ask_why});
  member.facts.cycle_days = 100;
  member.facts.last = last_on(plus_days(k_story_day, -124), yuan(1));
  CHECK(advice_about(member).empty());
  member.facts.cycle_days = 0;
  CHECK(advice_about(member).empty());
}

TEST_CASE("news are told where they are in stock in the member's size, and never of wool to who avoids it") {
  Member member = plain_member();
  member.facts.sizes = {{SizeFamily::top, "XL"}};
  const auto all = advice_about(member, shop_with_new("JK2607"));
  REQUIRE(kinds(all) == std::vector{AdviceKind::new_in_their_size});
  CHECK(all[0].style == "JK2607");
  CHECK(all[0].size == "XL");
  CHECK(advice_about(member, shop_with_new("KZ2604")).empty());
  CHECK(advice_about(member, shop_with_new("ZZ2610")).size() == 1);
  member.facts.avoids_wool = true;
  CHECK(advice_about(member, shop_with_new("ZZ2610")).empty());
}

TEST_CASE("of a member's flags only a special need is heeded here, wherever it stands") {
  Member member = plain_member();
  member.facts.flags = {{FlagKind::open_case, {"投诉", "Complaint"}, {}}, {FlagKind::birthday, {"生日", "Birthday"}, {}}};
  CHECK(advice_about(member).empty());
  member.facts.flags.push_back({FlagKind::special_need, {"听力不好", "Hard of hearing"}, {}});
  const auto all = advice_about(member);
  REQUIRE(kinds(all) == std::vector{AdviceKind::special_need});
  CHECK(all[0].text.zh == "听力不好");
}

TEST_CASE("an upgrade is praised for sixty days, while the tier of then still holds, and only where the spend made it") {
  Member member = plain_member();
  const auto is_praised = [&](Date last, Date until, Money spend) {
    member.facts.tier = 2;
    member.facts.last = last_on(last, yuan(500));
    member.facts.tier_until = until;
    member.facts.spend_in_window = spend;
    const auto all = kinds(advice_about(member));
    return std::find(all.begin(), all.end(), AdviceKind::just_upgraded) != all.end();
  };
  CHECK(is_praised({2026, 9, 23}, {2027, 9, 30}, yuan(3200)));
  CHECK_FALSE(is_praised({2026, 9, 22}, {2027, 9, 30}, yuan(3200)));
  CHECK_FALSE(is_praised({2026, 9, 23}, {2027, 8, 31}, yuan(3200)));
  CHECK_FALSE(is_praised({2026, 9, 23}, {2027, 9, 30}, Money{2999'99}));
}

TEST_CASE("a tier's end is said from sixty days before it until its last day") {
  Member member = plain_member();
  const auto is_said = [&](Date until) {
    member.facts.tier = 2;
    member.facts.keep = kept_by_400_until({2026, 12, 31});
    member.facts.keep->until = until;
    return !advice_about(member).empty();
  };
  CHECK(is_said(plus_days(k_story_day, 60)));
  CHECK_FALSE(is_said(plus_days(k_story_day, 61)));
  CHECK(is_said(k_story_day));
  CHECK_FALSE(is_said(plus_days(k_story_day, -1)));
}

TEST_CASE("the next tier is said within a thousand yuan, never above the highest, to nobody who has no card") {
  Member member = plain_member();
  member.facts.spend_in_window = yuan(2000);
  const auto all = advice_about(member);
  REQUIRE(kinds(all) == std::vector{AdviceKind::upgrade_near});
  CHECK(all[0].amount == yuan(1000));
  CHECK(all[0].tier == 2);
  member.facts.spend_in_window = Money{1999'99};
  CHECK(advice_about(member).empty());
  member.facts.spend_in_window = yuan(3000);  // reached: the next look lifts it
  CHECK(advice_about(member).empty());
  member.facts.tier = 3;
  CHECK(advice_about(member).empty());
  member.facts.tier = k_no_tier;
  member.facts.spend_in_window = yuan(2900);
  CHECK(advice_about(member).empty());
}

TEST_CASE("a tier that spend does not earn is neither near nor kept by spend") {
  Policy policy = a_policy();
  policy.tiers[1].qualify = {{{{.kind = ConditionKind::invitation, .amount = {}, .window = {}}}}};
  const Shop shop = a_shop(story_goods(), policy);
  Member member = plain_member();
  member.facts.spend_in_window = yuan(2900);
  CHECK(advice_about(member, shop).empty());
  member.facts.tier = 2;
  member.facts.tier_until = plus_days(k_story_day, 1);
  CHECK(advice_about(member, shop).empty());
}

TEST_CASE("news in another size, or that are only elsewhere, are not told") {
  PriceBookParts parts = story_goods();
  for (Style& one : parts.styles) one.is_new = one.code == "JK2607";
  Member member = plain_member();
  member.facts.sizes = {{SizeFamily::top, "M"}};
  CHECK(advice_about(member, a_shop(parts)).empty());
  member.facts.sizes = {{SizeFamily::top, "XL"}};
  for (Sku& sku : parts.skus) sku.stock[0].quantity = 0;
  CHECK(advice_about(member, a_shop(parts)).empty());
}

TEST_CASE("ten visits make somebody a regular who is thanked") {
  Member member = plain_member();
  member.facts.visits = 9;
  CHECK(advice_about(member).empty());
  member.facts.visits = 10;
  CHECK(kinds(advice_about(member)) == std::vector{AdviceKind::thank_regular});
}
