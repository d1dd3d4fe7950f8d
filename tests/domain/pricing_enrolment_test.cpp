// Rule 3: the sale that makes a member is priced as a member's, and tested on what it costs before that.
#include <doctest/doctest.h>

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
