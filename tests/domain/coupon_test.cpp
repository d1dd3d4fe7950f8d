// Coupons in a basket: what they take off, and which of them.
#include "core/domain/catalogue/coupon.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

Basket with_coupons(Basket basket, std::vector<HeldCoupon> coupons) {
  basket.coupons = std::move(coupons);
  return basket;
}

HeldCoupon nine_tenths(const std::string& code, Money most_off = {}) {
  HeldCoupon held = a_coupon(code, {});
  held.rule.kind = CouponKind::percentage;
  held.rule.rate = {9000};
  held.rule.most_off = most_off;
  return held;
}

HeldCoupon together(HeldCoupon held) {
  held.rule.goes_with_coupons = true;
  return held;
}

}  // namespace

TEST_CASE("a coupon takes its amount off the basket and says so") {
  const PricedBasket priced = guest_under({}).price(with_coupons(a_basket({{k_shirt}, {k_tee}}), {a_coupon("C1", yuan(50))}));
  CHECK(priced.total == yuan(385));
  REQUIRE(priced.basket_reasons.size() == 1);
  CHECK(priced.basket_reasons[0].kind == ReasonKind::coupon);
  CHECK(priced.basket_reasons[0].code == "C1");
  CHECK(priced.basket_reasons[0].promotion_id == "rule of C1");
  CHECK(priced.basket_reasons[0].amount == yuan(50));
  CHECK(priced.lines[0].paid == Money{297'38});
}

TEST_CASE("a percentage coupon stops at its cap") {
  const Counter guest = guest_under({});
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {nine_tenths("C")})).total == Money{302'40});
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {nine_tenths("C", yuan(20))})).total == yuan(316));
}

TEST_CASE("a coupon's least spend is reached at its sum and not a fen below") {
  const Counter guest = guest_under({});
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {a_coupon("C", yuan(50), yuan(336))})).total == yuan(286));
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {a_coupon("C", yuan(50), Money{336'01})})).total == yuan(336));
}

TEST_CASE("a coupon's least spend is tested on what is left after promotions") {
  // 336.00 less 90.00 is below the coupon's sum, and saves more than the coupon would.
  const Counter guest = guest_under({stepped("P", {{yuan(300), yuan(90)}})});
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {a_coupon("C", yuan(50), yuan(250))})).total == yuan(246));
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {a_coupon("C", yuan(50), yuan(246))})).total == yuan(196));
}

TEST_CASE("the choice of promotions minds the coupon: a small saving does not lose it") {
  // The percentage saves 16.80 and would lose the coupon of 50.
  const Counter guest = guest_under({percent("P", 9500)});
  const PricedBasket priced = guest.price(with_coupons(a_basket({{k_shirt}}), {a_coupon("C", yuan(50), yuan(336))}));
  CHECK(priced.total == yuan(286));
  CHECK(priced.used_promotions.empty());
}

TEST_CASE("a coupon for some goods is tested on them and taken off them alone") {
  HeldCoupon held = a_coupon("C", yuan(50), yuan(90));
  held.rule.goods.styles = {"MZ2603"};
  const PricedBasket priced = guest_under({}).price(with_coupons(a_basket({{k_shirt}, {k_hat}}), {held}));
  CHECK(priced.lines[0].paid == yuan(336));
  CHECK(priced.lines[1].paid == yuan(42));
}

TEST_CASE("a coupon takes goods no lower than their floor") {
  CHECK(guest_under({}).price(with_coupons(a_basket({{k_hat}}), {a_coupon("C", yuan(80))})).total == Money{36'80});
}

TEST_CASE("the same coupon twice takes off once") {
  const Basket twice = with_coupons(a_basket({{k_shirt}}), {together(a_coupon("C", yuan(50))), together(a_coupon("C", yuan(50)))});
  CHECK(guest_under({}).price(twice).total == yuan(286));
}

TEST_CASE("two coupons stand together only where both may") {
  const Counter guest = guest_under({});
  const HeldCoupon one = a_coupon("C1", yuan(50));
  const HeldCoupon two = a_coupon("C2", yuan(30));
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {one, two})).total == yuan(286));
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {together(one), two})).total == yuan(286));
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {one, together(two)})).total == yuan(286));
  CHECK(guest.price(with_coupons(a_basket({{k_shirt}}), {together(one), together(two)})).total == yuan(256));
}

TEST_CASE("a coupon that does not go with promotions has the basket priced without them") {
  HeldCoupon held = a_coupon("C", yuan(100), yuan(300));
  held.rule.goes_with_promotions = false;
  const Counter guest = guest_under({percent("P", 9000), special("S", "PD2602", yuan(178))});
  const PricedBasket priced = guest.price(with_coupons(a_basket({{k_shirt}, {k_belt}}), {held}));
  CHECK(priced.total == yuan(336 + 178 - 100));  // markdowns are what the goods cost
  CHECK(priced.used_promotions == std::vector<std::string>{"S"});
}

TEST_CASE("promotions come back where such a coupon's sum is not reached") {
  HeldCoupon held = a_coupon("C", yuan(100), yuan(400));
  held.rule.goes_with_promotions = false;
  const PricedBasket priced = guest_under({percent("P", 9000)}).price(with_coupons(a_basket({{k_shirt}}), {held}));
  CHECK(priced.total == Money{302'40});
  CHECK(priced.used_promotions == std::vector<std::string>{"P"});
}

TEST_CASE("a member's own coupon does not count towards what makes somebody a member") {
  HeldCoupon own = a_coupon("C", yuan(100));
  own.coupon.member = zhang_wei().id;
  const Member member = zhang_wei();
  Basket basket = with_coupons(a_basket({{k_shirt}}, &member), {own});
  const PricedBasket priced = counter_for(member, shop_under({})).price(basket);
  CHECK(priced.total == Money{219'20});  // silver, 319.20
  CHECK(priced.total_without_member == yuan(336));
  basket.member.reset();
  CHECK(guest_under({}).price(basket).total == yuan(336));
}

TEST_CASE("what a coupon itself says no to, each for its own reason") {
  const MemberId owner = zhang_wei().id;
  const auto refusal = [&](const std::function<void(HeldCoupon&)>& change) {
    HeldCoupon held = a_coupon("C", yuan(50));
    change(held);
    return refused(held, owner, 2, k_story_day);
  };
  CHECK_FALSE(refusal([](HeldCoupon& held) { held.coupon.state = CouponState::open; }));
  CHECK(refusal([](HeldCoupon& held) { held.coupon.rule = "other"; }) == CouponRefusal::unknown_rule);
  CHECK(refusal([](HeldCoupon& held) { held.coupon.state = CouponState::used; }) == CouponRefusal::used);
  CHECK(refusal([](HeldCoupon& held) { held.coupon.state = CouponState::voided; }) == CouponRefusal::voided);
  CHECK(refusal([](HeldCoupon& held) { held.coupon.from = Date{2026, 11, 23}; }) == CouponRefusal::not_yet);
  CHECK(refusal([](HeldCoupon& held) { held.rule.from = Date{2026, 11, 23}; }) == CouponRefusal::not_yet);
  CHECK(refusal([](HeldCoupon& held) { held.coupon.to = Date{2026, 11, 21}; }) == CouponRefusal::over);
  CHECK(refusal([](HeldCoupon& held) { held.rule.to = Date{2026, 11, 21}; }) == CouponRefusal::over);
  CHECK(refusal([](HeldCoupon& held) { held.coupon.member = an_id(77); }) == CouponRefusal::wrong_member);
  CHECK(refusal([](HeldCoupon& held) { held.rule.is_bearer = false; }) == CouponRefusal::wrong_member);
  CHECK_FALSE(refusal([&](HeldCoupon& held) { held.coupon.member = owner, held.rule.is_bearer = false; }));
  CHECK(refusal([](HeldCoupon& held) { held.rule.least_tier = 3; }) == CouponRefusal::wrong_tier);
}

TEST_CASE("a batch of coupons with one wrong field is refused with its path") {
  const auto wrong = [](HeldCoupon held, const std::function<void(CouponRule&)>& change) {
    change(held.rule);
    return validate(held.rule).refusal().detail;
  };
  CHECK(validate(a_coupon("C", yuan(1)).rule).ok());
  CHECK(validate(nine_tenths("C").rule).ok());
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.id.clear(); }) == "id");
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.name.zh.clear(); }) == "name.zh");
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.from.month = 13; }) == "from");
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.to = Date{2020, 1, 1}; }) == "to");
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.to.month = 13; }) == "to");
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.kind = static_cast<CouponKind>(2); }) == "kind");
  CHECK(wrong(a_coupon("C", Money{10'000'000'001}), [](CouponRule& r) { r.kind = CouponKind::amount_off; }) == "off");
  CHECK(wrong(nine_tenths("C"), [](CouponRule& r) { r.rate = {-1}; }) == "rate");
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.least_tier = -1; }) == "least_tier");
  CHECK(wrong(a_coupon("C", yuan(1)), [](CouponRule& r) { r.least_spend = Money{-1}; }) == "least_spend");
  CHECK(wrong(a_coupon("C", Money{}), [](CouponRule&) {}) == "off");
  CHECK(wrong(nine_tenths("C"), [](CouponRule& r) { r.rate = k_whole; }) == "rate");
  CHECK(wrong(nine_tenths("C"), [](CouponRule& r) { r.most_off = Money{-1}; }) == "most_off");
}
