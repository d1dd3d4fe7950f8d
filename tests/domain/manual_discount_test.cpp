// What people take off by hand comes last, says who answers for it, and stops at the floor unless it may not.
#include "core/domain/sales/manual_discount.h"

#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

ManualDiscount at_rate(int rate) { return {.rate = {rate}, .reason = "damaged", .authorised_by = "A02"}; }
ManualDiscount so_much(Money amount) { return {.amount = amount, .reason = "goodwill", .authorised_by = "A02"}; }

Money paid_in(const PricedBasket& priced) {
  Money paid;
  for (const PricedLine& line : priced.lines) {
    for (const PricedPiece& piece : line.pieces) paid += piece.paid;
  }
  return paid;
}

}  // namespace

TEST_CASE("a line at a rate by hand is taken off what it pays after everything else") {
  Basket basket = a_basket({{k_shirt}, {k_tee}});
  basket.lines[0].manual = at_rate(5000);
  const PricedBasket priced = guest_under({percent("P", 9000)}).price(basket);
  CHECK(priced.lines[0].paid == Money{151'20});
  CHECK(priced.lines[1].paid == Money{89'10});
  const PriceReason& reason = priced.lines[0].reasons.back();
  CHECK(reason.kind == ReasonKind::manual);
  CHECK(reason.code == "damaged");
  CHECK(reason.authorised_by == "A02");
  CHECK(reason.rate == BasisPoints{5000});
  CHECK(reason.amount == Money{151'20});
  CHECK(priced.total == paid_in(priced));
  CHECK(priced.list_total - priced.saved() == priced.total);
}

TEST_CASE("a threshold is tested before what is taken off by hand") {
  Basket basket = a_basket({{k_shirt}});
  basket.lines[0].manual = so_much(yuan(100));
  const PricedBasket priced = guest_under({stepped("P", {{yuan(336), yuan(36)}})}).price(basket);
  CHECK(priced.total == yuan(200));
  CHECK(priced.lines[0].amount == yuan(236));
}

TEST_CASE("a manual discount stops at the floor unless somebody may answer for more") {
  Basket basket = a_basket({{k_shirt}});
  basket.lines[0].manual = so_much(yuan(300));
  CHECK(guest_under({}).price(basket).total == Money{134'40});
  basket.lines[0].manual->over_floor = true;
  CHECK(guest_under({}).price(basket).total == yuan(36));
  basket.lines[0].manual->amount = yuan(500);
  CHECK(guest_under({}).price(basket).total == Money{});
}

TEST_CASE("a discount on the whole basket is spread over its lines by what they pay") {
  Basket basket = a_basket({{k_shirt}, {k_tee, 2}});
  basket.manual = so_much(Money{53'40});
  const PricedBasket priced = guest_under({}).price(basket);
  CHECK(priced.total == Money{480'60});
  CHECK(priced.lines[0].paid == Money{302'40});
  CHECK(priced.lines[1].paid == Money{178'20});
  CHECK(priced.basket_reasons.back().kind == ReasonKind::manual);
  CHECK(priced.basket_savings == Money{53'40});
  CHECK(priced.total == paid_in(priced));
}

TEST_CASE("a discount on the basket leaves a line below its floor where another one put it") {
  Basket basket = a_basket({{k_shirt}, {k_tee}});
  basket.lines[0].manual = at_rate(1000);
  basket.lines[0].manual->over_floor = true;
  basket.manual = so_much(yuan(20));
  const PricedBasket priced = guest_under({}).price(basket);
  CHECK(priced.lines[0].paid == Money{33'60});
  CHECK(priced.lines[1].paid == yuan(79));
}

TEST_CASE("a rate of the whole and an amount of nothing are no discounts") {
  Basket basket = a_basket({{k_shirt}});
  basket.lines[0].manual = at_rate(10000);
  basket.manual = so_much({});
  const PricedBasket priced = guest_under({}).price(basket);
  CHECK(priced.total == yuan(336));
  CHECK(priced.lines[0].reasons.empty());
  CHECK(priced.basket_reasons.empty());
}

TEST_CASE("an empty basket has nothing to take off") {
  Basket basket = a_basket({});
  basket.manual = so_much(yuan(5));
  CHECK(guest_under({}).price(basket).total == Money{});
}
