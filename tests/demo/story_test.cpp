#include <doctest/doctest.h>

#include "core/demo/members.h"
#include "core/domain/loyalty/gap.h"
#include "core/domain/sales/pricing.h"
#include "tests/demo/as_of.h"

using namespace shuke;
using namespace shuke::demo;

// The figures of the pictures, reached with the demo chain's own goods, promotions and people.
namespace {

struct Counter {
  DemoShop shop = make_demo_shop(k_demo_seed, k_as_of);
  domain::PriceBook book{shop.catalogue};
  domain::Customer customer;

  domain::PricingRules rules() const { return {book, shop.policy, customer, k_as_of}; }
  domain::PricedBasket price(const domain::Basket& basket) const { return domain::price(rules(), basket); }
  std::vector<domain::Closer> closers(domain::GapKind kind, const domain::Basket& basket) const {
    for (const domain::Gap& gap : domain::gaps(rules(), basket, price(basket))) {
      if (gap.kind == kind) return domain::closers(gap, rules(), basket, {"NJX"});
    }
    return {};
  }
};

Counter with_zhang_wei() {
  Counter counter;
  counter.customer = domain::customer_of(MemberMaker(counter.shop, k_demo_seed, k_as_of).member(0).member);
  return counter;
}

domain::Basket basket_of(std::vector<domain::LineItem> lines) {
  domain::Basket basket;
  basket.lines = std::move(lines);
  return basket;
}
const domain::Basket k_member_basket = basket_of({{"CS2603-MB-41", 1}, {"KZ2602-KH-33", 1}, {"WZ2601-NY-F", 2}, {"PD2602-BK-115", 1}});
const domain::Basket k_guest_basket = basket_of({{"CS2603-MB-41", 1}, {"KZ2602-KH-33", 1}, {"PD2602-BK-115", 1}});

}  // namespace

TEST_CASE("Zhang Wei's basket costs 883.75 and earns 1,060 points") {
  const domain::PricedBasket priced = with_zhang_wei().price(k_member_basket);
  CHECK(priced.lines[0].amount == Money{31920});
  CHECK(priced.lines[1].amount == Money{37905});
  CHECK(priced.lines[2].amount == Money{6750});
  CHECK(priced.lines[3].amount == Money{17800});
  CHECK(priced.list_total == yuan(1054));
  CHECK(priced.total == Money{88375});
  CHECK(priced.points == Points{1060});
}

TEST_CASE("the beanie in navy and the tee in his size close Zhang Wei's gap to gold") {
  const std::vector<domain::Closer> closers = with_zhang_wei().closers(domain::GapKind::next_tier, k_member_basket);
  REQUIRE(closers.size() >= 2);
  CHECK(closers[0].sku == "MZ2604-NV-F");
  CHECK(closers[0].adds == Money{8740});
  CHECK(closers[1].sku == "TX2605-DG-XL");
  CHECK(closers[1].adds == Money{9405});
}

TEST_CASE("a guest with 913 is 87 short of a card, which two pairs of socks or a white tee close") {
  const Counter counter;
  CHECK(counter.price(k_guest_basket).total == yuan(913));
  const std::vector<domain::Closer> closers = counter.closers(domain::GapKind::enrolment, k_guest_basket);
  REQUIRE(closers.size() >= 2);
  CHECK(closers[0].sku == "WZ2601-NY-F");
  CHECK(closers[0].quantity == 2);
  CHECK(closers[0].adds == yuan(90));
  CHECK(closers[1].sku == "TX2605-WH-L");
  CHECK(closers[1].adds == yuan(99));
}

TEST_CASE("enrolling with 1,003.00 in the basket leaves 956.50 to pay") {
  Counter counter;
  counter.customer.is_known = true;
  CHECK(counter.price(k_member_basket).total_without_member == yuan(1003));
  CHECK(counter.price(k_member_basket).total == Money{95650});
}
