// Every kind of line promotion with amounts worked out by hand. Shirt 336, trousers 399, down 699, tee 99, hat 92, socks 45, belt 229.
#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

TEST_CASE("a percentage takes every piece of its goods") {
  const Counter guest = guest_under({percent("P", 8800, {"CS2611"})});
  const PricedBasket priced = guest.price(a_basket({{k_shirt, 2}, {k_tee}}));
  CHECK(priced.lines[0].amount == Money{591'36});
  CHECK(priced.lines[0].reasons == std::vector{PriceReason{ReasonKind::percentage, 0, {}, "P", Money{80'64}}});
  CHECK(priced.lines[1].amount == yuan(99));
  CHECK(priced.used_promotions == std::vector<std::string>{"P"});
}

TEST_CASE("a percentage leaves the pieces alone that the tier price makes cheaper") {
  const PricedBasket priced = gold_under({percent("P", 9500)}).price(a_basket({{k_shirt}}));
  CHECK(priced.total == Money{302'40});
  CHECK(reason_kinds(priced.lines[0].reasons) == std::vector{ReasonKind::tier_price});
  CHECK(priced.used_promotions.empty());
}

TEST_CASE("so much off is taken off every piece, down to its floor") {
  CHECK(guest_under({each_off("P", yuan(20))}).price(a_basket({{k_shirt, 2}, {k_tee}})).total == yuan(336 * 2 + 99 - 60));
  CHECK(guest_under({each_off("P", yuan(300))}).price(a_basket({{k_shirt}})).total == Money{134'40});
  const PricedBasket priced = guest_under({each_off("P", yuan(20))}).price(a_basket({{k_shirt}}));
  CHECK(reason_kinds(priced.lines[0].reasons) == std::vector{ReasonKind::amount_off});
}

TEST_CASE("any three at a price are the dearest three, and what they save is spread over all pieces of all bundles") {
  const Counter guest = guest_under({any_of_these("P", 3, yuan(250), {"TX2605", "MZ2603"})});
  const PricedBasket four = guest.price(a_basket({{k_hat}, {k_tee, 3}}));
  CHECK(four.lines[0].amount == yuan(92));
  CHECK(four.lines[1].amount == yuan(250));
  const PricedBasket six = guest.price(a_basket({{k_hat, 3}, {k_tee, 3}}));  // 297 and 276: 47 and 26 saved
  CHECK(six.lines[0].amount == Money{240'84});
  CHECK(six.lines[1].amount == Money{259'16});
  CHECK(six.lines[1].reasons[0].kind == ReasonKind::bundle);
}

TEST_CASE("a bundle that would cost more than its pieces is not made") {
  const Counter guest = guest_under({any_of_these("P", 3, yuan(290), {"TX2605", "MZ2603"})});
  CHECK(guest.price(a_basket({{k_hat, 3}, {k_tee, 3}})).total == yuan(290 + 276));
  CHECK(gold_under({any_of_these("P", 3, yuan(270), {"TX2605"})}).price(a_basket({{k_tee, 3}})).total == Money{267'30});
}

TEST_CASE("a bundle of parts needs each of them") {
  Promotion outfit = any_of_these("P", 1, yuan(600), {"CS2611"});
  outfit.parts.push_back({{.styles = {"KZ2604"}}, 1});
  const Counter guest = guest_under({outfit});
  CHECK(guest.price(a_basket({{k_shirt, 2}})).total == yuan(672));
  const PricedBasket priced = guest.price(a_basket({{k_shirt, 2}, {k_trousers}}));
  CHECK(priced.total == yuan(600 + 336));
  CHECK(priced.lines[0].amount == Money{672'00 - 61'71});  // 135 saved, by 336 and 399
  CHECK(priced.lines[1].amount == Money{399'00 - 73'29});
}

TEST_CASE("parts that want the same goods do not take the same piece") {
  Promotion pair = any_of_these("P", 1, yuan(100), {"TX2605"});
  pair.parts.push_back({{.styles = {"TX2605", "MZ2603"}}, 1});
  const Counter guest = guest_under({pair});
  CHECK(guest.price(a_basket({{k_tee}})).total == yuan(99));
  CHECK(guest.price(a_basket({{k_tee, 4}, {k_hat}})).total == yuan(200 + 92));
}

TEST_CASE("buy two get one: the cheapest of three is free, and five have one free") {
  const Counter guest = guest_under({buy_and_get("P", 2, 1, {"TX2605", "CS2611"})});
  CHECK(guest.price(a_basket({{k_tee}, {k_shirt, 2}})).total == yuan(672));
  CHECK(reason_kinds(guest.price(a_basket({{k_tee, 3}})).lines[0].reasons) == std::vector{ReasonKind::buy_get});
  CHECK(guest.price(a_basket({{k_tee, 3}, {k_shirt, 2}})).total == yuan(672 + 198));
  CHECK(guest.price(a_basket({{k_tee, 6}})).total == yuan(396));
}

TEST_CASE("what is got may cost a rate instead of nothing") {
  Promotion half = buy_and_get("P", 1, 1, {"TX2605"});
  half.get_rate = {5000};
  CHECK(guest_under({half}).price(a_basket({{k_tee, 2}})).total == Money{148'50});
}

TEST_CASE("a gift is the cheapest of the goods it may be, and what it saves is spread over what was bought with it") {
  Promotion gift = buy_and_get("P", 1, 1, {"YR2609"});
  gift.get_goods.styles = {"MZ2603", "WA2601"};
  const Counter guest = guest_under({gift});
  const PricedBasket hat = guest.price(a_basket({{k_down}, {k_hat}}));
  CHECK(hat.total == yuan(699));
  CHECK(hat.lines[0].amount == Money{617'70});
  CHECK(hat.lines[1].amount == Money{81'30});
  CHECK(guest.price(a_basket({{k_down}, {k_hat}, {k_socks, 2}})).total == yuan(699 + 92 + 45));
  CHECK(guest.price(a_basket({{k_down, 2}, {k_hat}, {k_socks}})).total == yuan(1398));
  CHECK(guest.price(a_basket({{k_hat}, {k_socks}})).total == yuan(137));
}

TEST_CASE("a piece that is bought is not got as well") {
  Promotion gift = buy_and_get("P", 1, 1, {"CS2611", "TX2605"});
  gift.get_goods.styles = {"CS2611", "TX2605"};
  const Counter guest = guest_under({gift});
  CHECK(guest.price(a_basket({{k_shirt}})).total == yuan(336));
  CHECK(guest.price(a_basket({{k_shirt}, {k_tee}})).total == yuan(336));
  CHECK(guest.price(a_basket({{k_shirt}, {k_tee, 2}})).total == yuan(336 + 99));
  CHECK(guest.price(a_basket({{k_shirt, 2}, {k_tee, 2}})).total == yuan(672));
}

TEST_CASE("of goods at one price the earlier line is got") {
  Promotion gift = buy_and_get("P", 1, 1, {"YR2609"});
  gift.get_goods.styles = {"WA2601"};
  const PricedBasket priced = guest_under({gift}).price(a_basket({{k_grey_socks}, {k_down}, {k_socks}}));
  CHECK(priced.lines[0].amount < yuan(45));
  CHECK(priced.lines[2].amount == yuan(45));
}

TEST_CASE("a free piece does not fall below its floor; the others take what it leaves") {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) {
    if (sku.style == "TX2605") sku.floor_price = yuan(90);
  }
  parts.promotions = {buy_and_get("P", 2, 1, {"TX2605"})};
  const PricedBasket priced = counter_for_guest(a_shop(std::move(parts))).price(a_basket({{k_tee, 3}}));
  CHECK(priced.total == yuan(270));
}

TEST_CASE("a thousand pieces are bundled as exactly as three") {
  const Counter guest = guest_under({any_of_these("P", 3, yuan(250), {"TX2605"})});
  CHECK(guest.price(a_basket({{k_tee, 999}, {k_white_tee, 2}})).total == yuan(333 * 250 + 198));
}

TEST_CASE("a promotion that nobody checked and that cannot be meant takes nothing") {
  Promotion nothing = a_promotion("A", PromotionKind::nth_item);
  nothing.nth = 0;
  Promotion gift = buy_and_get("B", 0, 0, {});
  gift.get_goods.styles = {"TX2605"};
  Promotion unknown = percent("F", 0);
  unknown.kind = static_cast<PromotionKind>(7);
  const std::vector<Promotion> all{nothing,
                                   gift,
                                   buy_and_get("C", 0, 0, {}),
                                   a_promotion("D", PromotionKind::bundle),
                                   unknown,
                                   buy_and_get("G", 1, 0, {}),
                                   a_promotion("E", PromotionKind::threshold_off)};
  CHECK(guest_under(all).price(a_basket({{k_tee, 3}})).total == yuan(297));
}
