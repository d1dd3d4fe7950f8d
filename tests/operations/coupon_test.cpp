// Coupons at the till: found, used once, and back after a return.
#include <doctest/doctest.h>

#include "core/operations/find_coupon.h"
#include "core/operations/find_member.h"
#include "tests/operations/desk.h"

using namespace shuke;
using test::a_ten_off;
using test::Desk;
using test::socks;
using test::ten_off;

namespace {

const std::string k_leaflet = "2700000000014";
const std::string k_own = "2700001000006";

// A till that has been told of one batch, one coupon on a leaflet and one that Zhang Wei holds.
struct CouponDesk : Desk {
  CouponDesk() { pull(0); }

  // With an account that holds this till's records up to `included`.
  void pull(Sequence included) {
    domain::Member member = test::zhang_wei();
    member.facts.coupons = {a_ten_off(k_own)};
    member.facts.coupons.front().member = member.id;
    if (included > 0) member.standing.state.included.push_back({11, included});
    operations::apply_page(
        store,
        {.rows = {{.entity = "coupon_rule", .key = "Q1", .version = 300, .is_removed = false, .body = codec::encode_coupon_rule(ten_off())},
                  {.entity = "coupon",
                   .key = k_leaflet,
                   .version = 301,
                   .is_removed = false,
                   .body = codec::encode_coupon(a_ten_off(k_leaflet))},
                  codec::encode_member(member, 302)},
         .cursor = "c3"});
    shop = operations::load_shop(store).value();
  }
  domain::Member wei() const { return operations::find_member(store, day(), test::an_id(1)).value(); }
  domain::CouponState state_of_own() const { return wei().facts.coupons.at(0).state; }
};

domain::Basket with_coupon(domain::Basket basket, domain::HeldCoupon held) {
  basket.coupons = {std::move(held)};
  return basket;
}

}  // namespace

TEST_CASE("a coupon that head office published is found by its code, with what it says") {
  CouponDesk desk;
  const auto held = operations::find_coupon(desk.store, *desk.shop, k_leaflet);
  REQUIRE(held.ok());
  CHECK(held->rule == ten_off());
  CHECK(operations::find_coupon(desk.store, *desk.shop, "2700000099995").reason() == Reason::coupon_unknown);
}

TEST_CASE("a batch of coupons changes the shop, a coupon alone does not") {
  Desk desk;
  const auto apply = [&](const codec::FeedRow& row) { return operations::apply_page(desk.store, {.rows = {row}, .cursor = "c"}); };
  CHECK(apply({.entity = "coupon_rule", .key = "Q1", .version = 1, .is_removed = false, .body = codec::encode_coupon_rule(ten_off())})
            .changes_shop);
  CHECK_FALSE(apply({.entity = "coupon", .key = "C", .version = 2, .is_removed = false, .body = codec::encode_coupon(a_ten_off("C"))})
                  .changes_shop);
}

TEST_CASE("a coupon on a leaflet is used once at this till, also while head office does not know of it") {
  CouponDesk desk;
  const domain::HeldCoupon held = operations::find_coupon(desk.store, *desk.shop, k_leaflet).value();
  const auto sold = desk.sell(with_coupon(socks(1), held));
  REQUIRE(sold.ok());
  CHECK(sold->sale.terms.coupons.size() == 1);
  CHECK(operations::find_coupon(desk.store, *desk.shop, k_leaflet)->coupon.state == domain::CouponState::used);
}

TEST_CASE("a basket that kept a coupon while another sale used it is refused before money is taken") {
  CouponDesk desk;
  const domain::HeldCoupon held = operations::find_coupon(desk.store, *desk.shop, k_leaflet).value();
  REQUIRE(desk.sell(with_coupon(socks(1), held)).ok());
  const auto again = desk.sell(with_coupon(socks(2), held));
  REQUIRE_FALSE(again.ok());
  CHECK(again.refusal() == Refusal{Reason::coupon_used, k_leaflet});
}

TEST_CASE("a member's coupon is used on the panel at once, and head office has the last word once it knows the sale") {
  CouponDesk desk;
  const domain::Member wei = desk.wei();
  CHECK(desk.state_of_own() == domain::CouponState::open);
  const auto sold = desk.sell(with_coupon(socks(1, &wei), {wei.facts.coupons.front(), ten_off()}), wei);
  REQUIRE(sold.ok());
  CHECK(desk.state_of_own() == domain::CouponState::used);
  CHECK(sold->member->facts.coupons.at(0).state == domain::CouponState::used);
  desk.pull(sold->sale.seq);  // and says that it is open again: somebody took the sale back elsewhere
  CHECK(desk.state_of_own() == domain::CouponState::open);
}

TEST_CASE("a coupon that is used up in the member's account is refused, whatever its copy on the basket says") {
  CouponDesk desk;
  domain::Member wei = desk.wei();
  const domain::Coupon copy = wei.facts.coupons.front();
  wei.facts.coupons.front().state = domain::CouponState::used;
  const auto sold = desk.sell(with_coupon(socks(1, &wei), {copy, ten_off()}), wei);
  REQUIRE_FALSE(sold.ok());
  CHECK(sold.refusal() == Refusal{Reason::coupon_used, copy.code});
}
