// Points and stored value as tenders: what the commit writes, and what it refuses.
#include <doctest/doctest.h>

#include "core/operations/check_data.h"
#include "core/operations/find_member.h"
#include "tests/operations/desk.h"

using namespace shuke;
using domain::TenderKind;
using test::Desk;
using test::socks;

namespace {

struct AccountDesk : Desk {
  AccountDesk() {
    domain::Member member = test::zhang_wei();
    member.standing.state.stored_value = yuan(50);
    operations::apply_page(store, {.rows = {codec::encode_member(member, 300)}, .cursor = "c3"});
  }
  domain::Member wei() const { return operations::find_member(store, day(), test::an_id(1)).value(); }
  Result<operations::CommittedSale> pay(std::uint8_t basket, TenderKind kind, Money amount, bool is_connected = true) {
    return pay_as(wei(), basket, kind, amount, is_connected);
  }
  Result<operations::CommittedSale> pay_as(const std::optional<domain::Member>& member, std::uint8_t basket, TenderKind kind, Money amount,
                                           bool is_connected = true) {
    const domain::Basket goods = socks(basket, &*member);
    const Money due = price(goods, member);
    const domain::Payment payment = test::paid_with(due, {test::a_tender(kind, amount), test::a_tender(TenderKind::wechat, due - amount)});
    return operations::commit_sale(world(), {*shop, goods, payment, member, is_connected});
  }
};

}  // namespace

TEST_CASE("points that pay leave the balance with the sale, and the record says from which lots") {
  AccountDesk desk;
  const Points before = desk.wei().facts.points;
  const auto sold = desk.pay(1, TenderKind::points, yuan(20));
  REQUIRE(sold.ok());
  Points moved;
  for (const domain::LedgerEntry& entry : sold->sale.ledger) {
    moved += entry.points;
    if (entry.kind == domain::EntryKind::spent) CHECK(domain::sum_of(entry.draws) == Points{2000});
  }
  CHECK(sold->member->facts.points == before + moved);
  CHECK(moved < Points{-1900});
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("stored value goes down with the sale and cannot be spent twice") {
  AccountDesk desk;
  REQUIRE(desk.pay(1, TenderKind::stored_value, yuan(40)).ok());
  CHECK(desk.wei().facts.stored_value == yuan(10));
  CHECK(desk.pay(2, TenderKind::stored_value, yuan(11)).refusal() == Refusal{Reason::stored_value_missing, "100"});
  CHECK(desk.pay(2, TenderKind::stored_value, yuan(10)).ok());
  CHECK(desk.wei().facts.stored_value == Money{});
}

TEST_CASE("more points than half of the sale are refused, and nothing is written") {
  AccountDesk desk;
  CHECK(desk.pay(1, TenderKind::points, yuan(60)).reason() == Reason::points_share);
  CHECK_FALSE(desk.store.last_sale().has_value());
}

TEST_CASE("without head office an account pays nothing that was not granted") {
  AccountDesk desk;
  CHECK(desk.pay(1, TenderKind::stored_value, yuan(1), false).refusal() == Refusal{Reason::offline_member_limit, "0"});
  CHECK(desk.pay(1, TenderKind::wechat, yuan(1), false).ok());
}

TEST_CASE("the policy's courtesy lets an account pay offline, once a day in all") {
  AccountDesk desk;
  domain::Shop shop = *desk.shop;
  domain::Policy policy = test::a_policy();
  policy.offline.courtesy = yuan(30);
  shop.policies = domain::PolicyBook(policy);
  desk.shop = std::make_shared<const domain::Shop>(std::move(shop));
  CHECK(desk.pay(1, TenderKind::stored_value, yuan(20), false).ok());
  CHECK(desk.pay(2, TenderKind::points, yuan(11), false).refusal() == Refusal{Reason::offline_member_limit, "1000"});
  CHECK(desk.pay(2, TenderKind::points, yuan(10), false).ok());
}

TEST_CASE("what another basket spent meanwhile is gone, whatever this one was shown") {
  AccountDesk desk;
  const domain::Member as_shown = desk.wei();
  REQUIRE(desk.pay(1, TenderKind::stored_value, yuan(40)).ok());
  CHECK(desk.pay_as(as_shown, 2, TenderKind::stored_value, yuan(40)).refusal() == Refusal{Reason::stored_value_missing, "3000"});
}
