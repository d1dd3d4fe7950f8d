// What an exchange does to the account and the coupons of somebody who is known: the return first, the sale from what it leaves.
#include <doctest/doctest.h>

#include "core/domain/sales/spending.h"
#include "core/operations/check_data.h"
#include "core/operations/find_coupon.h"
#include "tests/operations/swap.h"

using namespace shuke;
using domain::TenderKind;
using test::Desk;
using test::Swap;

namespace {

domain::Basket one_of(const SkuCode& sku, std::uint8_t number, const domain::Member* member = nullptr) {
  domain::Basket basket = test::a_basket({{sku}}, member);
  basket.id = test::an_id(number);
  return basket;
}

// Zhang Wei with so many points, all of one lot.
struct PointsDesk : Desk {
  explicit PointsDesk(Points points) {
    domain::Member member = test::zhang_wei();
    member.standing.state.purse.lots[0].remainder = points;
    operations::apply_page(store, {.rows = {codec::encode_member(member, 300)}, .cursor = "c3"});
  }
  domain::Member wei() const { return operations::find_member(store, day(), test::an_id(1)).value(); }

  // A shirt, of which points pay so much.
  domain::Sale sell_shirt(Money by_points) {
    const std::optional<domain::Member> member = wei();
    const domain::Basket goods = one_of(test::k_shirt, 1, &*member);
    domain::Payment payment{price(goods, member), {}, {}};
    if (by_points > Money{}) payment = domain::with_tender(payment, test::a_tender(TenderKind::points, by_points)).value();
    payment = domain::with_tender(payment, test::a_tender(TenderKind::wechat, payment.due - by_points)).value();
    return operations::commit_sale(world(), {*shop, goods, payment, member})->sale;
  }
  // That shirt for trousers, of which points pay so much.
  Swap for_trousers(const domain::Sale& sale, Money by_points) {
    const domain::Member member = wei();
    return Swap(*this, sale, one_of(test::k_trousers, 2, &member), member, {test::a_tender(TenderKind::points, by_points)});
  }
};

domain::HeldCoupon ten_off_leaflet(Desk& desk) {
  domain::HeldCoupon held{test::a_ten_off("2700000000014"), test::ten_off()};
  operations::apply_page(
      desk.store,
      {.rows =
           {{.entity = "coupon_rule", .key = "Q1", .version = 300, .is_removed = false, .body = codec::encode_coupon_rule(held.rule)},
            {.entity = "coupon", .key = held.coupon.code, .version = 301, .is_removed = false, .body = codec::encode_coupon(held.coupon)}},
       .cursor = "c3"});
  desk.shop = operations::load_shop(desk.store).value();
  return held;
}

domain::Basket with_leaflet(domain::Basket basket, const domain::HeldCoupon& held) {
  basket.coupons = {held};
  return basket;
}

}  // namespace

TEST_CASE("points that had paid for what comes back may pay for the new goods, from the lots they went back to") {
  PointsDesk desk(Points{2000});
  const domain::Sale sale = desk.sell_shirt(yuan(20));
  const domain::Member before = desk.wei();
  CHECK(before.facts.points == Points{359});
  const auto both = desk.for_trousers(sale, yuan(20)).commit();
  REQUIRE(both.ok());
  CHECK(both->sold.points_before == Points{2000});
  CHECK(both->member->facts.points == Points{430});  // 1.2 a yuan of 359.05
  bool is_from_their_lot = false;
  for (const domain::LedgerEntry& entry : both->sold.ledger) {
    if (entry.kind == domain::EntryKind::spent) is_from_their_lot = entry.draws == std::vector<domain::LotDraw>{{{0, 1, 1}, {2000}}};
  }
  CHECK(is_from_their_lot);
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("points of the goods that come back pay for no others, and nothing is written") {
  PointsDesk desk(Points{});
  const domain::Sale sale = desk.sell_shirt({});
  CHECK(desk.wei().facts.points == Points{383});
  CHECK(desk.for_trousers(sale, Money{3'83}).commit().refusal() == Refusal{Reason::points_missing, "383"});
  CHECK(desk.store.last_sale()->seq == sale.seq);
}

TEST_CASE("what the till's account continues with is the fold of both records") {
  PointsDesk desk(Points{2500});
  const domain::Sale sale = desk.sell_shirt(yuan(20));
  const domain::Member before = desk.wei();
  const auto both = desk.for_trousers(sale, yuan(20)).commit();
  REQUIRE(both.ok());
  const domain::Standing folded =
      domain::continued(desk.shop->policies, before.standing,
                        {domain::member_record_of(both->returned), domain::member_record_of(both->sold)}, test::k_story_day);
  CHECK(both->member->standing == folded);
  CHECK(folded.debt() == Points{});
  CHECK(desk.wei().standing == folded);
}

TEST_CASE("goods that come back enrol nobody a second time: the new ones are priced for whom the return leaves") {
  Desk desk;
  operations::apply_page(desk.store, {.rows = {codec::encode_member(test::a_prospect(), 300)}, .cursor = "c3"});
  const auto prospect = [&] { return operations::find_member(desk.store, desk.day(), test::an_id(2)).value(); };
  const domain::Member first = prospect();
  const domain::Sale sale = desk.sell(one_of(test::k_down, 1, &first), first)->sale;
  const domain::Member shown = prospect();
  CHECK(shown.facts.lifetime_spend == yuan(699));
  Swap swap(desk, sale, one_of(test::k_jacket, 2, &shown), shown);
  CHECK(swap.payment.due == yuan(459));
  const auto both = swap.commit();
  REQUIRE(both.ok());
  CHECK(both->sold.tier_after == domain::k_no_tier);
  CHECK(both->member->facts.tier == domain::k_no_tier);
  CHECK(both->member->facts.lifetime_spend == yuan(459));
}

TEST_CASE("what a guest brings back leaves the account of who buys alone") {
  PointsDesk desk(Points{2000});
  const domain::Sale sale = desk.sell(one_of(test::k_shirt, 1))->sale;
  const auto both = desk.for_trousers(sale, yuan(20)).commit();
  REQUIRE(both.ok());
  CHECK(both->sold.points_before == Points{2000});
  CHECK(both->returned.ledger.empty());
}

TEST_CASE("a coupon that the return gives back may be used for the new goods") {
  Desk desk;
  const domain::HeldCoupon leaflet = ten_off_leaflet(desk);
  const domain::Sale sale = desk.sell(with_leaflet(one_of(test::k_shirt, 1), leaflet))->sale;
  CHECK(sale.total == yuan(326));
  const auto both = Swap(desk, sale, with_leaflet(one_of(test::k_trousers, 2), leaflet)).commit();
  REQUIRE(both.ok());
  CHECK(both->returned.revived_coupons == std::vector<std::string>{leaflet.coupon.code});
  CHECK(both->sold.total == yuan(389));
  CHECK(desk.store.coupon_used_at(leaflet.coupon.code) == both->sold.seq);
}

TEST_CASE("a coupon that the goods that stay still earn is used, also in the exchange") {
  Desk desk;
  const domain::HeldCoupon leaflet = ten_off_leaflet(desk);
  domain::Basket two = with_leaflet(one_of(test::k_shirt, 1), leaflet);
  two.lines.push_back({test::k_hat});
  const domain::Sale sale = desk.sell(two)->sale;
  CHECK(Swap(desk, sale, with_leaflet(one_of(test::k_trousers, 2), leaflet)).commit().refusal() ==
        Refusal{Reason::coupon_used, leaflet.coupon.code});
  CHECK(desk.store.last_sale()->seq == sale.seq);
}
