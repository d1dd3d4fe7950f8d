// The picker: what each coupon would save on this basket, or why it cannot be used.
#include "core/domain/sales/coupon_picker.h"

#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

CouponOffer only_offer(const Counter& counter, const Basket& basket, const HeldCoupon& held) {
  return applicable_coupons(counter.rules(), basket, {held}).at(0);
}

}  // namespace

TEST_CASE("coupons that save most stand first, and those that cannot be used last") {
  HeldCoupon used = a_coupon("C1", yuan(90));
  used.coupon.state = CouponState::used;
  const Counter guest = guest_under({});
  const auto offers = applicable_coupons(guest.rules(), a_basket({{k_shirt}}),
                                         {used, a_coupon("C2", yuan(10)), a_coupon("C4", yuan(30)), a_coupon("C3", yuan(30))});
  REQUIRE(offers.size() == 4);
  CHECK(offers[0].held.coupon.code == "C3");
  CHECK(offers[0].saves == yuan(30));
  CHECK(offers[1].held.coupon.code == "C4");
  CHECK(offers[2].saves == yuan(10));
  CHECK(offers[3].refused == CouponRefusal::used);
  CHECK(offers[3].saves == Money{});
}

TEST_CASE("what a coupon saves is what the basket costs less with it, promotions included") {
  // With the coupon the percentage is given up: 336.00 less 50.00 against 302.40.
  const CouponOffer offer = only_offer(guest_under({percent("P", 9000)}), a_basket({{k_shirt}}), a_coupon("C", yuan(50), yuan(330)));
  CHECK(offer.saves == Money{16'40});
}

TEST_CASE("a coupon short of its sum says what is missing") {
  const CouponOffer offer = only_offer(guest_under({percent("P", 9000)}), a_basket({{k_shirt}}), a_coupon("C", yuan(50), yuan(400)));
  CHECK(offer.refused == CouponRefusal::spend_missing);
  CHECK(offer.missing == Money{97'60});
}

TEST_CASE("a coupon whose goods are not in the basket is refused for that") {
  HeldCoupon held = a_coupon("C", yuan(50));
  held.rule.goods.styles = {"MZ2603"};
  CHECK(only_offer(guest_under({}), a_basket({{k_shirt}}), held).refused == CouponRefusal::wrong_goods);
}

TEST_CASE("a coupon in the basket is not offered a second time") {
  Basket basket = a_basket({{k_shirt}});
  basket.coupons = {a_coupon("C", yuan(50))};
  CHECK(only_offer(guest_under({}), basket, a_coupon("C", yuan(50))).refused == CouponRefusal::already_in_basket);
}

TEST_CASE("beside a coupon that stands alone no other is offered") {
  Basket basket = a_basket({{k_shirt}});
  basket.coupons = {a_coupon("C1", yuan(50))};
  HeldCoupon open = a_coupon("C2", yuan(10));
  open.rule.goes_with_coupons = true;
  CHECK(only_offer(guest_under({}), basket, open).refused == CouponRefusal::not_with_coupon);
  basket.coupons[0].rule.goes_with_coupons = true;
  CHECK(only_offer(guest_under({}), basket, open).saves == yuan(10));
}

TEST_CASE("a coupon without promotions that saves less than they do is refused for that") {
  HeldCoupon held = a_coupon("C", yuan(20));
  held.rule.goes_with_promotions = false;
  const Counter guest = guest_under({percent("P", 9000)});
  CHECK(only_offer(guest, a_basket({{k_shirt}}), held).refused == CouponRefusal::not_with_promotions);
  held.rule.off = yuan(50);
  CHECK(only_offer(guest, a_basket({{k_shirt}}), held).saves == Money{16'40});
}

TEST_CASE("where every price is at its floor a coupon saves nothing") {
  CHECK(only_offer(guest_under({percent("P", 1000)}), a_basket({{k_shirt}}), a_coupon("C", yuan(20))).refused ==
        CouponRefusal::saves_nothing);
}

TEST_CASE("a coupon of a tier and one of somebody else are refused to a guest") {
  HeldCoupon silver = a_coupon("C1", yuan(20));
  silver.rule.least_tier = 2;
  CHECK(only_offer(guest_under({}), a_basket({{k_shirt}}), silver).refused == CouponRefusal::wrong_tier);
  HeldCoupon own = a_coupon("C2", yuan(20));
  own.coupon.member = zhang_wei().id;
  CHECK(only_offer(guest_under({}), a_basket({{k_shirt}}), own).refused == CouponRefusal::wrong_member);
  const Member member = zhang_wei();
  CHECK(only_offer(counter_for(member, shop_under({})), a_basket({{k_shirt}}, &member), own).saves == yuan(20));
}

TEST_CASE("a coupon in the basket that took nothing off shuts no other out") {
  Basket basket = a_basket({{k_shirt}});
  basket.coupons = {a_coupon("C1", yuan(50), yuan(9000))};
  CHECK(only_offer(guest_under({}), basket, a_coupon("C2", yuan(10))).saves == yuan(10));
}

TEST_CASE("beside a coupon that may stand with others one that may not is refused") {
  Basket basket = a_basket({{k_shirt}});
  basket.coupons = {a_coupon("C1", yuan(50))};
  basket.coupons[0].rule.goes_with_coupons = true;
  CHECK(only_offer(guest_under({}), basket, a_coupon("C2", yuan(10))).refused == CouponRefusal::not_with_coupon);
}

TEST_CASE("a coupon stands beside a threshold that is taken off the same basket") {
  const Counter guest = guest_under({stepped("P", {{yuan(300), yuan(30)}})});
  Basket basket = a_basket({{k_shirt}});
  CHECK(only_offer(guest, basket, a_coupon("C", yuan(50))).saves == yuan(50));
  basket.coupons = {a_coupon("C1", yuan(50))};
  CHECK(only_offer(guest, basket, a_coupon("C2", yuan(10))).refused == CouponRefusal::not_with_coupon);
}

TEST_CASE("coupons that cannot be used stay in the order in which they are held") {
  HeldCoupon used = a_coupon("C9", yuan(90));
  used.coupon.state = CouponState::used;
  HeldCoupon voided = a_coupon("C1", yuan(90));
  voided.coupon.state = CouponState::voided;
  const auto offers = applicable_coupons(guest_under({}).rules(), a_basket({{k_shirt}}), {used, voided, a_coupon("C5", yuan(5))});
  REQUIRE(offers.size() == 3);
  CHECK(offers[0].saves == yuan(5));
  CHECK(offers[1].refused == CouponRefusal::used);
  CHECK(offers[2].refused == CouponRefusal::voided);
}

TEST_CASE("a coupon that asks for no promotions says what is missing of the sum at list prices") {
  HeldCoupon held = a_coupon("C", yuan(20), yuan(400));
  held.rule.goes_with_promotions = false;
  const CouponOffer offer = only_offer(guest_under({percent("P", 9000)}), a_basket({{k_shirt}}), held);
  CHECK(offer.refused == CouponRefusal::spend_missing);
  CHECK(offer.missing == yuan(64));
}
