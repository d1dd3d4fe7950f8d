// The nudges towards keeping a tier and towards a gift for one sale.
#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

std::vector<Gap> of_kind(const Counter& counter, const Basket& basket, GapKind kind) {
  std::vector<Gap> found = gaps(counter.rules(), basket, counter.price(basket));
  std::erase_if(found, [&](const Gap& gap) { return gap.kind != kind; });
  return found;
}

// Silver, bought for so much since; its cycle ends with the year, when the sale of March still counts.
Member silver_until(Date ends, Money spend) {
  Member member = zhang_wei(spend);
  member.standing.state.tier.cycle_ends = ends;
  return domain::on_day(std::move(member), PolicyBook(a_policy()), {}, k_story_day);
}
constexpr Date k_year_end{2026, 12, 31};

GiftRule for_a_sale_of(Money amount, TierRank least_tier = 1) {
  GiftRule gift;
  gift.id = "hanger";
  gift.name = {"木衣架", "Wooden hanger"};
  gift.occasion = GiftOccasion::single_sale;
  gift.least_tier = least_tier;
  gift.amount = amount;
  return gift;
}

Shop shop_giving(std::vector<GiftRule> gifts) {
  Policy policy = a_policy();
  policy.gifts = std::move(gifts);
  return a_shop(story_goods(), policy);
}

}  // namespace

TEST_CASE("what keeps a tier is what is missing of its rule at the end of the cycle, after this basket") {
  const Counter counter = counter_for(silver_until(k_year_end, yuan(2600)));
  const auto found = of_kind(counter, a_basket({{k_socks}}), GapKind::keep_tier);
  REQUIRE(found.size() == 1);
  CHECK(found[0].missing == yuan(400) - counter.price(a_basket({{k_socks}})).total);
  CHECK(found[0].goal == yuan(3000));
  CHECK(found[0].tier == 2);
  CHECK(found[0].until == k_year_end);
  const auto kept = of_kind(counter, a_basket({{k_shirt}, {k_trousers}}), GapKind::keep_tier);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].missing == Money{});
}

TEST_CASE("goods that count nothing bring no tier nearer and keep none") {
  Policy policy = a_policy();
  policy.earning.excluded_categories = {Category::accessories};
  const Member member = silver_until(k_year_end, yuan(2600));
  const Counter counter = counter_for(member, a_shop(story_goods(), policy));
  const auto with_socks = of_kind(counter, a_basket({{k_shirt}, {k_socks}}), GapKind::keep_tier);
  const auto without = of_kind(counter, a_basket({{k_shirt}}), GapKind::keep_tier);
  REQUIRE(with_socks.size() == 1);
  CHECK(with_socks[0].missing == without.at(0).missing);
  const Gap next = of_kind(counter, a_basket({{k_shirt}, {k_socks}}), GapKind::next_tier).at(0);
  CHECK(next.missing == of_kind(counter, a_basket({{k_shirt}}), GapKind::next_tier).at(0).missing);
  for (const Closer& closer : closers(next, counter.rules(), a_basket({{k_shirt}, {k_socks}}), {k_here})) {
    const Shop shop = a_shop();
    CHECK(shop.book.style_of(*shop.book.find_sku(closer.sku)).category != Category::accessories);
  }
}

TEST_CASE("what will have left the window when the cycle ends does not keep the tier") {
  const Counter counter = counter_for(silver_until({2027, 3, 31}, yuan(9000)));
  CHECK(of_kind(counter, a_basket({{k_shirt}}), GapKind::keep_tier)[0].missing == yuan(3000) - counter.price(a_basket({{k_shirt}})).total);
}

TEST_CASE("a tier that its rule keeps already is not about to be lost, and nobody loses the first one") {
  CHECK(of_kind(counter_for(silver_until(k_year_end, yuan(3000))), a_basket({{k_shirt}}), GapKind::keep_tier).empty());
  CHECK(of_kind(counter_for(a_prospect()), story_basket(), GapKind::keep_tier).empty());
  CHECK(of_kind(counter_for_guest(), story_basket(), GapKind::keep_tier).empty());
}

TEST_CASE("a tier by hand that outlasts the cycle is not lost with it, one that ends before is") {
  Member member = silver_until(k_year_end, yuan(2600));
  const auto by_hand_until = [&](Date until) {
    member.standing.state.tier.hand = HandFloor{{2, until, "apology"}, {2026, 10, 1}, {0, 1}};
    const Member now = domain::on_day(member, PolicyBook(a_policy()), {}, k_story_day);
    return of_kind(counter_for(now), a_basket({{k_socks}}), GapKind::keep_tier).size();
  };
  CHECK(by_hand_until({2027, 6, 30}) == 0);
  CHECK(by_hand_until(k_year_end) == 1);
}

TEST_CASE("in grace the tier is kept by what its cycle lacked, until grace ends") {
  const Counter counter = counter_for(silver_until({2026, 10, 31}, yuan(2600)));
  const auto found = of_kind(counter, a_basket({{k_socks}}), GapKind::keep_tier);
  REQUIRE(found.size() == 1);
  CHECK(found[0].until == Date{2026, 11, 30});
  CHECK(found[0].missing == yuan(400) - counter.price(a_basket({{k_socks}})).total);
}

TEST_CASE("a sale that does not count on the day of the look keeps no tier, nor one where visits are missing") {
  Policy policy = a_policy();
  const auto ways = [&](Condition condition) {
    policy.tiers[1].keep = {{{condition}}};
    Member member = silver_until(k_year_end, yuan(2600));
    member = domain::on_day(std::move(member), PolicyBook(policy), {}, k_story_day);
    return of_kind(counter_for(member, a_shop(story_goods(), policy)), a_basket({{k_shirt}}), GapKind::keep_tier).size();
  };
  CHECK(ways({ConditionKind::spend, yuan(3000), 0, {WindowKind::rolling_days, 40}}) == 1);
  CHECK(ways({ConditionKind::spend, yuan(3000), 0, {WindowKind::rolling_days, 39}}) == 0);
  CHECK(ways({ConditionKind::visits, {}, 3, {WindowKind::calendar_year, 0}}) == 0);
  CHECK(ways({ConditionKind::visits, {}, 2, {WindowKind::calendar_year, 0}}) == 1);
}

TEST_CASE("who goes up with this sale has nothing to keep") {
  Policy policy = a_policy();
  policy.tiers[2].qualify = {one_sale_of(yuan(500))};
  const Member member = domain::on_day(silver_until(k_year_end, yuan(400)), PolicyBook(policy), {}, k_story_day);
  const Counter counter = counter_for(member, a_shop(story_goods(), policy));
  CHECK(of_kind(counter, a_basket({{k_shirt}}), GapKind::keep_tier).size() == 1);
  CHECK(of_kind(counter, a_basket({{k_shirt}, {k_trousers}}), GapKind::keep_tier).empty());
}

TEST_CASE("a tier that ends soon is said after what is to be had today, with goods that keep it; one that ends later is not") {
  const Basket basket = a_basket({{k_belt}, {k_socks}});
  const auto said = [&](Date ends, Shop shop) {
    const Counter counter = counter_for(silver_until(ends, yuan(2600)), std::move(shop));
    return nudges(counter.rules(), basket, counter.price(basket), k_here);
  };
  const auto alone = said(k_year_end, a_shop());
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].gap.kind == GapKind::keep_tier);
  CHECK_FALSE(alone[0].closers.empty());
  CHECK(alone[0].saves == Money{});
  const Money a_little_more = counter_for(zhang_wei()).price(basket).tested + alone[0].gap.missing + yuan(5);
  const auto beside = said(k_year_end, shop_giving({for_a_sale_of(a_little_more)}));
  REQUIRE(beside.size() == 2);
  CHECK(beside[0].gap.kind == GapKind::free_gift);
  CHECK(beside[1].gap.kind == GapKind::keep_tier);
  CHECK(beside[1].gap.missing < beside[0].gap.missing);
  CHECK(said(plus_days(k_story_day, k_tier_ends_soon_days + 1), a_shop()).empty());
}

TEST_CASE("a gift for one sale is as far as the sale is from its amount before any member benefit, for who has its tier") {
  const Shop shop = shop_giving({for_a_sale_of(yuan(500))});
  const auto found = of_kind(counter_for(zhang_wei(), shop), a_basket({{k_shirt}}), GapKind::free_gift);
  REQUIRE(found.size() == 1);
  CHECK(found[0].missing == yuan(164));
  CHECK(found[0].goal == yuan(500));
  CHECK(found[0].gift_id == "hanger");
  CHECK(of_kind(counter_for(zhang_wei(), shop), story_basket(), GapKind::free_gift)[0].missing == Money{});
  CHECK(of_kind(counter_for(zhang_wei(), shop_giving({for_a_sale_of(yuan(500), 3)})), a_basket({{k_shirt}}), GapKind::free_gift).empty());
  CHECK(of_kind(counter_for_guest(shop), a_basket({{k_shirt}}), GapKind::free_gift).empty());
}

TEST_CASE("a gift for another occasion is no gap, and who becomes a member by this sale has a gift for it in reach") {
  GiftRule birthday = for_a_sale_of(yuan(500));
  birthday.occasion = GiftOccasion::birthday;
  CHECK(of_kind(counter_for(zhang_wei(), shop_giving({birthday})), a_basket({{k_shirt}}), GapKind::free_gift).empty());
  const Shop shop = shop_giving({for_a_sale_of(yuan(2000))});
  CHECK(of_kind(counter_for(a_prospect(), shop), a_basket({{k_shirt}}), GapKind::free_gift).empty());
  CHECK(of_kind(counter_for(a_prospect(), shop), story_basket(), GapKind::free_gift).size() == 1);
}

TEST_CASE("only goods that count bring a gift nearer") {
  Policy policy = a_policy();
  policy.gifts = {for_a_sale_of(yuan(420))};
  const Basket basket = a_basket({{k_shirt}});
  const auto codes_under = [&] {
    const Counter counter = counter_for(zhang_wei(), a_shop(story_goods(), policy));
    std::vector<SkuCode> codes;
    const auto gap = of_kind(counter, basket, GapKind::free_gift).at(0);
    for (const Closer& closer : closers(gap, counter.rules(), basket, {k_here})) {
      CHECK(closer.adds >= gap.missing);
      codes.push_back(closer.sku);
    }
    return codes;
  };
  const auto all = codes_under();
  REQUIRE_FALSE(all.empty());
  const Shop shop = a_shop();
  policy.earning.excluded_categories = {shop.book.style_of(*shop.book.find_sku(all.front())).category};
  const auto fewer = codes_under();
  CHECK(std::find(fewer.begin(), fewer.end(), all.front()) == fewer.end());
}
