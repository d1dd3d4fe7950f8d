// Which promotions stand together, and what comes on top of what.
#include <doctest/doctest.h>

#include "core/domain/sales/quote.h"
#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

using Ids = std::vector<std::string>;

TEST_CASE("where a percentage stacks the tier price comes on top of it") {
  const PricedBasket priced = gold_under({stacking(percent("P", 8800))}).price(a_basket({{k_shirt}}));
  CHECK(priced.total == Money{266'11});  // 295.68 at nine tenths
  REQUIRE(priced.lines[0].reasons.size() == 2);
  CHECK(priced.lines[0].reasons[0].amount == Money{40'32});
  CHECK(priced.lines[0].reasons[1].kind == ReasonKind::tier_price);
  CHECK(priced.lines[0].reasons[1].amount == Money{29'57});
  CHECK(gold_under({percent("P", 8800)}).price(a_basket({{k_shirt}})).total == Money{295'68});
}

TEST_CASE("where a bundle stacks the tier price comes on top of its price") {
  CHECK(gold_under({stacking(any_of_these("P", 3, yuan(250), {"TX2605"}))}).price(a_basket({{k_tee, 3}})).total == yuan(225));
}

TEST_CASE("a special price that stacks is the price everything else counts from") {
  const Promotion belt = stacking(special("A", "PD2602", yuan(178)));
  CHECK(gold_under({belt}).price(a_basket({{k_belt}})).total == Money{160'20});
  const PricedBasket priced = guest_under({belt, percent("B", 5000)}).price(a_basket({{k_belt}}));
  CHECK(priced.lines[0].paid == Money{91'60});  // 89.00 would be below the floor
  CHECK(priced.used_promotions == Ids{"A", "B"});
  CHECK(reason_kinds(priced.lines[0].reasons) == std::vector{ReasonKind::special_price, ReasonKind::percentage});
}

TEST_CASE("a special price that does not stack is the last word about its goods") {
  const PricedBasket priced = guest_under({special("A", "PD2602", yuan(178)), percent("B", 8000)}).price(a_basket({{k_belt}, {k_hat}}));
  CHECK(priced.lines[0].amount == yuan(178));
  CHECK(priced.lines[1].amount == Money{73'60});
}

TEST_CASE("a special price that does not stack gives way to a promotion its goods are better off with") {
  const PricedBasket priced = guest_under({special("A", "PD2602", yuan(178)), percent("B", 7000)}).price(a_basket({{k_belt}}));
  CHECK(priced.total == Money{160'30});
  CHECK(priced.used_promotions == Ids{"B"});
}

TEST_CASE("a special price that would take the basket below a threshold gives way to it") {
  const std::vector<Promotion> both{special("A", "PD2602", yuan(219)), stepped("B", {{yuan(560), yuan(60)}})};
  const PricedBasket priced = guest_under(both).price(a_basket({{k_belt}, {k_shirt}}));
  CHECK(priced.total == yuan(229 + 336 - 60));
  CHECK(priced.used_promotions == Ids{"B"});
}

TEST_CASE("a special price holds beside twelve promotions that could save more") {
  std::vector<Promotion> all{special("A", "PD2602", yuan(228))};
  for (int i = 0; i < 12; ++i) all.push_back(percent("B" + std::to_string(i), 5000 + i, {"CS2611"}));
  all.push_back(stepped("C", {{yuan(9000), yuan(60)}}));
  const PricedBasket priced = guest_under(all).price(a_basket({{k_belt}, {k_shirt}}));
  CHECK(priced.total == yuan(228 + 168));
}

TEST_CASE("a piece belongs to one line promotion; the pieces that are left belong to the next") {
  // Three tees: two at the second half price, the third at nine tenths.
  Promotion second = a_promotion("A", PromotionKind::nth_item);
  const PricedBasket priced = guest_under({with_styles(second, {"TX2605"}), percent("B", 9000)}).price(a_basket({{k_tee, 3}}));
  CHECK(priced.total == Money{148'50 + 89'10});
  CHECK(reason_kinds(priced.lines[0].reasons) == std::vector{ReasonKind::nth_item, ReasonKind::percentage});
}

TEST_CASE("of one group only the better promotion is used, also when they want different goods") {
  const std::vector<Promotion> both{of_group(percent("A", 9000, {"CS2611"}), "day"), of_group(each_off("B", yuan(50), {"KZ2604"}), "day")};
  const PricedBasket priced = guest_under(both).price(a_basket({{k_shirt}, {k_trousers}}));
  CHECK(priced.total == yuan(336 + 349));
  CHECK(priced.used_promotions == Ids{"B"});
}

TEST_CASE("a special price of a group gives way to a better promotion of it") {
  const Promotion belt = of_group(special("A", "PD2602", yuan(178)), "day");
  const Promotion half = of_group(percent("B", 5000, {"PD2602"}), "day");
  CHECK(guest_under({belt, half}).price(a_basket({{k_belt}})).total == Money{114'50});
  CHECK(guest_under({belt}).price(a_basket({{k_belt}})).total == yuan(178));
  const PricedBasket two = guest_under({belt, of_group(percent("B", 9000, {"CS2611"}), "day")}).price(a_basket({{k_belt}, {k_shirt}}));
  CHECK(two.total == yuan(178 + 336));  // 51.00 against 33.60
}

TEST_CASE("equal promotions go to the lower id, and one that changes nothing is not used") {
  const PricedBasket priced = guest_under({percent("B", 9000), percent("A", 9000)}).price(a_basket({{k_shirt}}));
  CHECK(priced.used_promotions == Ids{"A"});
}

TEST_CASE("the set that saves most is used, not the first that fits") {
  // Alone A saves 99 on the tees; B and C together save more and want the same pieces.
  const std::vector<Promotion> three{buy_and_get("A", 1, 1, {"TX2605", "MZ2603"}), percent("B", 4000, {"TX2605"}),
                                     percent("C", 4000, {"MZ2603"})};
  const PricedBasket priced = guest_under(three).price(a_basket({{k_tee}, {k_hat}}));
  CHECK(priced.used_promotions == Ids{"B", "C"});
  CHECK(priced.total == Money{39'60 + 36'80});
}

TEST_CASE("a member is not held to the tier price where a promotion gives more without it") {
  // Half of the second shirt: 504.00; at the tier price two shirts are 604.80.
  Promotion second = a_promotion("A", PromotionKind::nth_item);
  const PricedBasket priced = gold_under({with_styles(second, {"CS2611"})}).price(a_basket({{k_shirt, 2}}));
  CHECK(priced.total == yuan(504));
  CHECK(priced.price_rate == BasisPoints{9000});
}

TEST_CASE("where the basket is cheaper without the tier price it is left out, and the receipt's rate says so") {
  const PricedBasket priced = gold_under({stepped("A", {{yuan(330), yuan(60)}})}).price(a_basket({{k_shirt}}));
  CHECK(priced.total == yuan(276));
  CHECK(priced.price_rate == k_whole);
  CHECK(priced.tier_used == 3);
}

TEST_CASE("of more than twelve promotions those that could take off most are looked at") {
  std::vector<Promotion> many;
  for (int i = 0; i < 14; ++i) many.push_back(percent("P" + std::to_string(10 + i), 9900 - i * 10));
  const Counter guest = guest_under(many);
  const Cart cart = cart_of(guest.shop.book, a_basket({{k_shirt}}));
  const auto looked_at = choosable_promotions(guest.rules(), cart, k_no_tier);
  CHECK(looked_at.size() == 12);
  CHECK(looked_at.front() == 2);
  CHECK(guest.price(a_basket({{k_shirt}})).used_promotions == Ids{"P23"});
}

TEST_CASE("sets of one group are not evaluated") {
  const Counter guest = guest_under({of_group(percent("A", 9000), "day"), of_group(percent("B", 8000), "day")});
  const Cart cart = cart_of(guest.shop.book, a_basket({{k_shirt}}));
  CHECK_FALSE(evaluate_set(guest.rules(), cart, k_no_tier, {3, true}));
  CHECK(evaluate_set(guest.rules(), cart, k_no_tier, {2, true})->payable == Money{268'80});
}

TEST_CASE("prices near the largest that the feed allows do not overflow") {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) sku.list_price = Money{1'000'000'000'000}, sku.floor_price = Money{};
  parts.promotions = {stacking(any_of_these("A", 3, yuan(100'000'000), {})), stepped("B", {{yuan(100), {}, {9000}}})};
  const PricedBasket priced = counter_for(of_rank(3), a_shop(std::move(parts))).price(a_basket({{k_tee, 999}, {k_shirt, 999}}));
  CHECK(priced.total == Money{666 * std::int64_t{10'000'000'000} / 10 * 9 / 10 * 9});
}

TEST_CASE("a special price of the tier counts without the tier price too, where a threshold makes that cheaper") {
  Promotion shirt = stacking(special("A", "CS2611", yuan(300)));
  shirt.least_tier = 1;
  const PricedBasket priced = gold_under({shirt, stepped("B", {{yuan(300), yuan(60)}})}).price(a_basket({{k_shirt}}));
  CHECK(priced.total == yuan(240));  // 270.00 with nine tenths would not reach 300
  CHECK(priced.used_promotions == Ids{"A", "B"});
}

TEST_CASE("the way a bundle is written makes no difference: the part that fewest goods can fill is filled first") {
  Promotion any_first = a_promotion("P", PromotionKind::bundle);
  any_first.parts = {{{}, 1}, {{.styles = {"CS2611"}}, 1}};
  any_first.price = yuan(350);
  Promotion named_first = any_first;
  std::swap(named_first.parts[0], named_first.parts[1]);
  for (const Promotion& bundle : {any_first, named_first})
    CHECK(guest_under({bundle}).price(a_basket({{k_shirt}, {k_hat}})).total == yuan(350));
}
