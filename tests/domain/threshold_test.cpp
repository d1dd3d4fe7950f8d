// Thresholds: steps, rates, repetition, their own goods, and one for every piece.
#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

TEST_CASE("of the steps that are reached the one that takes most counts") {
  const Counter guest = guest_under({stepped("P", {{yuan(300), yuan(30)}, {yuan(600), yuan(80)}})});
  CHECK(guest.price(a_basket({{k_belt}})).total == yuan(229));
  CHECK(guest.price(a_basket({{k_shirt}})).total == yuan(306));
  CHECK(guest.price(a_basket({{k_shirt}, {k_trousers}})).total == yuan(735 - 80));
}

TEST_CASE("a step may be a rate of the goods") {
  const Counter guest = guest_under({stepped("P", {{yuan(700), {}, {9000}}})});
  const PricedBasket priced = guest.price(a_basket({{k_shirt}, {k_trousers}}));
  CHECK(priced.total == Money{661'50});
  CHECK(priced.basket_reasons == std::vector{PriceReason{ReasonKind::threshold_off, 0, {}, "P", Money{73'50}}});
}

TEST_CASE("every three hundred again takes fifty off again") {
  Promotion again = stepped("P", {{yuan(300), yuan(50)}});
  again.repeats = true;
  CHECK(guest_under({again}).price(a_basket({{k_shirt}, {k_trousers}})).total == yuan(735 - 100));
  CHECK(guest_under({again}).price(a_basket({{k_down}, {k_trousers, 2}, {k_shirt}})).total == yuan(1833 - 300));
  CHECK(guest_under({again}).price(a_basket({{k_hat, 3}})).total == yuan(276));
}

TEST_CASE("a threshold is tested on its own goods and taken off them alone") {
  const Counter guest = guest_under({stepped("P", {{yuan(300), yuan(30)}}, {"CS2611"})});
  const PricedBasket priced = guest.price(a_basket({{k_trousers}, {k_shirt}}));
  CHECK(priced.lines[0].paid == yuan(399));
  CHECK(priced.lines[1].paid == yuan(306));
  CHECK(guest.price(a_basket({{k_trousers}})).total == yuan(399));
}

TEST_CASE("a piece counts for one threshold only") {
  const Counter guest = guest_under({stepped("A", {{yuan(300), yuan(30)}}, {"CS2611"}), stepped("B", {{yuan(700), yuan(50)}})});
  const PricedBasket one = guest.price(a_basket({{k_shirt}, {k_trousers}}));
  CHECK(one.total == yuan(735 - 50));
  CHECK(one.used_promotions == std::vector<std::string>{"B"});
  const PricedBasket both = guest.price(a_basket({{k_shirt}, {k_trousers, 2}}));  // the trousers alone reach 700
  CHECK(both.total == yuan(1134 - 80));
  CHECK(both.used_promotions == std::vector<std::string>{"A", "B"});
}

TEST_CASE("a threshold takes off no more than the floors of its own goods leave") {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) {
    if (sku.style == "CS2611") sku.floor_price = yuan(330);
  }
  parts.promotions = {stepped("P", {{yuan(300), yuan(30)}}, {"CS2611"})};
  const PricedBasket priced = counter_for_guest(a_shop(std::move(parts))).price(a_basket({{k_trousers}, {k_shirt}}));
  CHECK(priced.total == yuan(399 + 330));
}

TEST_CASE("a threshold counts what its goods cost after line promotions") {
  const Counter guest = guest_under({percent("A", 9000), stepped("B", {{yuan(310), yuan(20)}})});
  CHECK(guest.price(a_basket({{k_shirt}})).total == Money{302'40});  // 336.00 less 20 would be 316.00
  CHECK(guest.price(a_basket({{k_trousers}})).total == Money{339'10});
}
