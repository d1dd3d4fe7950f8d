// Coupons at head office: used by a sale, back with a return, an alarm when used twice.
#include <doctest/doctest.h>

#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;
using domain::Coupon;
using domain::CouponState;

namespace {

// Zhang Wei holds C1; L1 lies on a leaflet.
struct CouponOffice : Office {
  Member member = zhang_wei();

  CouponOffice() {
    member.facts.coupons = {a_ten_off("C1")};
    member.facts.coupons.front().member = member.id;
    storage.transact([&] {
      storage.put_row(codec::encode_member(member, 0));
      storage.put_row({"coupon", "L1", 0, false, codec::encode_coupon(a_ten_off("L1"))});
    });
  }
  CouponState state_of_own() { return facts_of(member.id).coupons.at(0).state; }
  CouponState state_of_leaflet() { return codec::decode_coupon(storage.find_row("coupon", "L1")->body)->state; }
  std::string last_flags() {
    std::string flags;
    storage.each_sale([&](const head_office::SaleRows& sale) { flags = sale.flags; });
    return flags;
  }
};

Basket hat_with(const Coupon& coupon, const Member* member = nullptr) {
  Basket basket = a_basket({{k_hat}}, member);
  basket.coupons = {{coupon, ten_off()}};
  return basket;
}

}  // namespace

TEST_CASE("a sale uses the member's coupon at head office, and every till hears of it") {
  CouponOffice office;
  Till till = a_till(office);
  till.sell(hat_with(office.member.facts.coupons.front(), &office.member), office.member);
  CHECK(push(office, till, 1, 1).quarantined.empty());
  CHECK(office.state_of_own() == CouponState::used);
  CHECK(office.storage.find_row("member", to_text(office.member.id))->version == office.storage.feed_head());
  CHECK(office.last_flags().empty());
}

TEST_CASE("a return of the whole sale gives the coupon back") {
  CouponOffice office;
  Till till = a_till(office);
  Sale sale = till.a_sale(hat_with(office.member.facts.coupons.front(), &office.member), office.member);
  till.add("sale", codec::encode_sale_body(sale));
  sale.seq = till.last();
  till.add("sale", codec::encode_sale_body(till.a_return(sale, {{1, 1}})));
  CHECK(push(office, till, 1, 2).quarantined.empty());
  CHECK(office.state_of_own() == CouponState::open);
}

TEST_CASE("a leaflet that two tills took offline is accepted both times and flagged: the goods have left the shop") {
  CouponOffice office;
  Till one = a_till(office, 1);
  Till two = a_till(office, 2);
  one.sell(hat_with(a_ten_off("L1")));
  two.sell(hat_with(a_ten_off("L1")));
  push(office, one, 1, 1);
  CHECK(office.state_of_leaflet() == CouponState::used);
  CHECK(push(office, two, 1, 1).quarantined.empty());
  CHECK(office.last_flags() == "coupon_used_twice");
}

TEST_CASE("points and stored value that paid are taken from the member at head office as at the till") {
  CouponOffice office;
  office.member.standing.state.stored_value = yuan(60);
  office.storage.transact([&] { office.storage.put_row(codec::encode_member(office.member, 0)); });
  Till till = a_till(office);
  const Basket basket = a_basket({{k_hat}}, &office.member);
  const Counter counter = counter_for(office.member);
  const Money due = counter.price(basket).total;
  Sale sale = sold_for(counter, basket, office.member,
                       {a_tender(TenderKind::stored_value, yuan(60)), a_tender(TenderKind::wechat, due - yuan(60))});
  sale.terminal = till.identity;
  sale.receipt = receipt_number(till.identity, 1);
  till.add("sale", codec::encode_sale_body(sale));
  CHECK(push(office, till, 1, 1).quarantined.empty());
  CHECK(office.facts_of(office.member.id).stored_value == Money{});
}
