// Rule 3: the sale that makes a member is priced as a member's, and tested on what it costs before that.
#include <doctest/doctest.h>

#include "core/domain/loyalty/gap.h"
#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// One piece of goods at this price.
Shop shop_selling_at(Money list_price, Policy policy = a_policy()) {
  Goods goods;
  goods.style("ONE", {"一件", "One"}, Garment::coat, SizeFamily::top, Category::outerwear).sku("ONE-1", {"黑", "Black"}, "L", list_price);
  return a_shop(std::move(goods.parts), std::move(policy));
}

Policy only_single_sale() {
  Policy policy = a_policy();
  policy.tiers[0].qualify = {one_sale_of(yuan(1000))};
  return policy;
}

PricedBasket prospect_buys(const Shop& shop, Money lifetime = {}) {
  Member prospect = a_prospect();
  prospect.facts.lifetime_spend = lifetime;
  return counter_for(prospect, shop).price(a_basket({{"ONE-1"}}));
}

}  // namespace

TEST_CASE("999.99 makes no member, 1,000.00 does") {
  CHECK_FALSE(prospect_buys(shop_selling_at(Money{999'99})).reaches_enrolment);
  CHECK(prospect_buys(shop_selling_at(Money{999'99})).total == Money{999'99});
  CHECK(prospect_buys(shop_selling_at(yuan(1000))).reaches_enrolment);
  CHECK(prospect_buys(shop_selling_at(yuan(1000))).total == yuan(950));
}

TEST_CASE("a basket of 1,020 that the member price takes below 1,000 still enrols") {
  const PricedBasket priced = prospect_buys(shop_selling_at(yuan(1020)));
  CHECK(priced.reaches_enrolment);
  CHECK(priced.total_without_member == yuan(1020));
  CHECK(priced.total == Money{999'60 - 30'00});
  CHECK(priced.tier_used == 1);
}

TEST_CASE("the threshold is tested after special prices, which everybody has") {
  Member prospect = a_prospect();
  const PricedBasket priced = counter_for(prospect).price(a_basket({{k_down}, {k_belt}, {k_tee}}));  // list 1,027, special 976
  CHECK(priced.total_without_member == yuan(976));
  CHECK_FALSE(priced.reaches_enrolment);
}

TEST_CASE("accumulated spend counts up to the fen: 700.00 before and 299.99 now is not enough, 300.00 is") {
  CHECK_FALSE(prospect_buys(shop_selling_at(Money{299'99}), yuan(700)).reaches_enrolment);
  CHECK(prospect_buys(shop_selling_at(yuan(300)), yuan(700)).reaches_enrolment);
  CHECK_FALSE(prospect_buys(shop_selling_at(yuan(300), only_single_sale()), yuan(700)).reaches_enrolment);
}

TEST_CASE("a guest's basket that reaches the threshold says so and stays a guest's") {
  const PricedBasket priced = counter_for_guest(shop_selling_at(yuan(1000))).price(a_basket({{"ONE-1"}}));
  CHECK(priced.reaches_enrolment);
  CHECK(priced.tier_used == k_no_tier);
  CHECK(priced.total == yuan(1000));
}

TEST_CASE("who is a member already is not welcomed again") {
  Member member = a_prospect();
  member.facts.tier = 1;
  const PricedBasket priced = counter_for(member, shop_selling_at(yuan(1000))).price(a_basket({{"ONE-1"}}));
  CHECK_FALSE(priced.reaches_enrolment);
  CHECK(priced.total == yuan(980));
}

TEST_CASE("a prospect below the threshold pays what anybody pays, and sees what a member would get") {
  const PricedBasket priced = prospect_buys(shop_selling_at(yuan(500)));
  CHECK(priced.total == yuan(500));
  CHECK(priced.tier_used == k_no_tier);
  CHECK(priced.points == Points{500});
  CHECK(priced.lines[0].pieces[0].earned == Points{});
  CHECK(priced.lines[0].pieces[0].growth == yuan(500));
}

TEST_CASE("the welcome never makes a sale negative, nor takes goods below their floor") {
  Policy generous = a_policy();
  generous.tiers[0].qualify = {one_sale_of(yuan(10))};
  generous.enrolment.welcome_off = yuan(500);
  const PricedBasket priced = prospect_buys(shop_selling_at(yuan(100), generous));
  CHECK(priced.total == yuan(40));  // the floor
  CHECK(priced.basket_reasons[0].amount == yuan(58));
}

TEST_CASE("no welcome, no reason") {
  Policy plain = a_policy();
  plain.enrolment.welcome_off = {};
  const PricedBasket priced = prospect_buys(shop_selling_at(yuan(1000), plain));
  CHECK(priced.total == yuan(980));
  CHECK(priced.basket_reasons.empty());
}

TEST_CASE("where benefits begin with the next sale, the sale that enrols costs what a guest pays, and makes a member") {
  Policy policy = a_policy();
  policy.enrolment = {Crossing::next_sale, {}};
  const Member prospect = a_prospect();
  const Counter counter = counter_for(prospect, shop_selling_at(yuan(1000), policy));
  const Sale sale = sold(counter, a_basket({{"ONE-1"}}, &prospect), prospect);
  CHECK(sale.total == yuan(1000));
  CHECK(sale.tier_used == k_no_tier);
  CHECK(sale.tier_after == 1);
  REQUIRE(sale.ledger.size() == 1);  // growth; points are a benefit
  CHECK(sale.ledger[0].growth == yuan(1000));
}

TEST_CASE("where upgrades hold in the sale that reaches them, it is tested before member benefits and priced by the new tier") {
  Policy policy = a_policy();
  policy.upgrade = Crossing::this_sale;
  Member member = a_prospect();
  member.facts.tier = 1;
  member.facts.lifetime_spend = member.facts.spend_in_window = yuan(2900);
  const auto buys = [&](Money list) { return counter_for(member, shop_selling_at(list, policy)).price(a_basket({{"ONE-1"}})); };
  CHECK(buys(Money{99'99}).tier_used == 1);
  CHECK(buys(yuan(100)).tier_used == 2);
  CHECK(buys(yuan(100)).total == yuan(95));
  CHECK(buys(yuan(7100)).tier_used == 3);
}

TEST_CASE("excluded goods enrol nobody, and the distance does not shrink by them") {
  Policy policy = a_policy();
  policy.earning.excluded_categories = {Category::outerwear};
  const Shop shop = shop_selling_at(yuan(1000), policy);
  const Counter counter = counter_for(a_prospect(), shop);
  const PricedBasket priced = counter.price(a_basket({{"ONE-1"}}));
  CHECK_FALSE(priced.reaches_enrolment);
  CHECK(priced.total_without_member == yuan(1000));
  CHECK(priced.tested == Money{});
  CHECK(gaps(counter.rules(), a_basket({{"ONE-1"}}), priced)[0].missing == yuan(1000));
}

TEST_CASE("points wait as long as the policy says, and last from the day of the sale") {
  Policy policy = a_policy();
  policy.earning.pending_days = 15;
  const Member wei = zhang_wei();
  const Sale sale = sold(counter_for(wei, shop_selling_at(yuan(100), policy)), a_basket({{"ONE-1"}}, &wei), wei);
  CHECK(sale.ledger[0].available_from == Date{2026, 12, 7});
  CHECK(sale.ledger[0].expires == Date{2028, 11, 30});
  CHECK(sale.ledger[1].available_from == k_story_day);
}

TEST_CASE("a first sale enrols by what it was tested on; silver asks what was paid where upgrades hold from the next sale") {
  const Member prospect = a_prospect();
  const auto buys = [&](Money list) {
    return sold(counter_for(prospect, shop_selling_at(list)), a_basket({{"ONE-1"}}, &prospect), prospect);
  };
  CHECK(buys(yuan(3000)).total == yuan(2910));
  CHECK(buys(yuan(3000)).tier_after == 1);
  CHECK(buys(yuan(3100)).total == yuan(3008));
  CHECK(buys(yuan(3100)).tier_used == 1);
  CHECK(buys(yuan(3100)).tier_after == 2);
}

TEST_CASE("one sale may earn a higher tier by itself") {
  Policy policy = a_policy();
  policy.tiers[1].qualify = {one_sale_of(yuan(1500))};
  Member member = a_prospect();
  member.facts.tier = 1;
  member.facts.lifetime_spend = member.facts.spend_in_window = yuan(1000);
  const auto buys = [&](Money list) {
    return sold(counter_for(member, shop_selling_at(list, policy)), a_basket({{"ONE-1"}}, &member), member);
  };
  CHECK(buys(Money{1499'99}).tier_after == 1);
  CHECK(buys(yuan(1500)).tier_after == 2);
  CHECK(buys(yuan(1500)).tier_used == 1);
  policy.upgrade = Crossing::this_sale;
  CHECK(buys(yuan(1500)).tier_used == 2);
}
