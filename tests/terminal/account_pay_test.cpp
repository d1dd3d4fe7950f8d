// Points, stored value and vouchers on the payment screen.
#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

Member wei_with_account() {
  Member member = zhang_wei();
  member.facts.stored_value = member.standing.state.stored_value = yuan(200);
  return member;
}

// The story's basket with the hat: 971.15 due, 12,680 points, 200.00 stored.
Till till_at_payment(Language language = Language::zh) {
  Till till(language);
  till.attach(wei_with_account());
  till.sell_story();
  till.want(AddItem{k_hat});
  till.want(OpenPay{});
  return till;
}

TenderTileView tile(const Till& till, TenderTile which) { return till.view().pay.tiles[static_cast<std::size_t>(which)]; }

void take(Till& till, TenderKind kind, const std::string& amount = {}) {
  till.want(PickTender{kind});
  if (!amount.empty()) till.want(TypeAmount{amount});
  till.want(TakeAmount{});
}

}  // namespace

TEST_CASE("the tiles say what the account can give") {
  const Till till = till_at_payment();
  CHECK(tile(till, TenderTile::stored_value).state == "余额 ¥200.00");
  CHECK(tile(till, TenderTile::points).state == "最多抵 ¥126.80");
  CHECK(tile(till, TenderTile::points).is_enabled);
  CHECK(tile(till, TenderTile::voucher).is_enabled);
}

TEST_CASE("a guest has no account, and the tiles say what is missing") {
  Till till;
  till.sell_story();
  till.want(OpenPay{});
  CHECK_FALSE(tile(till, TenderTile::points).is_enabled);
  CHECK(tile(till, TenderTile::points).state == "先读会员");
  CHECK(tile(till, TenderTile::stored_value).state == "先读会员");
}

TEST_CASE("a tapped tile proposes the most that it may be") {
  Till till = till_at_payment();
  till.want(PickTender{TenderKind::points});
  CHECK(till.state.pay.typed == "126.80");
  till.want(PickTender{TenderKind::stored_value});
  CHECK(till.state.pay.typed == "200");
}

TEST_CASE("points pay at most the policy's share, stored value what is there: the refusal stands in place") {
  Till till = till_at_payment();
  take(till, TenderKind::points, "126.81");
  CHECK(till.state.pay.payment.tenders.empty());
  CHECK(till.view().pay.refusal.starts_with("积分不够"));
  take(till, TenderKind::stored_value, "200.01");
  CHECK(till.view().pay.refusal.starts_with("储值不够"));
}

TEST_CASE("what was taken stands in a row with what is left, and can be taken off again") {
  Till till = till_at_payment();
  take(till, TenderKind::stored_value, "150");
  take(till, TenderKind::points, "100");
  const PayView pay = till.view().pay;
  REQUIRE(pay.rows.size() == 2);
  CHECK(pay.rows[0].detail == "余额 ¥50.00");
  CHECK(pay.rows[1].detail == "用 10,000 积分");
  CHECK(tile(till, TenderTile::stored_value).state == "已用 ¥150.00");
  till.want(RemoveTender{0});
  CHECK(till.state.pay.payment.tenders.size() == 1);
  CHECK(tile(till, TenderTile::stored_value).state == "余额 ¥200.00");
}

TEST_CASE("a confirmed payment hands points, stored value and voucher to the commit") {
  Till till = till_at_payment();
  take(till, TenderKind::stored_value);
  take(till, TenderKind::points);
  take(till, TenderKind::voucher, "50");
  take(till, TenderKind::wechat);
  till.want(ConfirmPay{});
  REQUIRE(till.last<CommitSale>() != nullptr);
  CHECK(till.last<CommitSale>()->payment.tenders.size() == 4);
  CHECK(till.last<CommitSale>()->is_connected);
}

TEST_CASE("offline the account stays shut, and the tiles say that head office is needed") {
  Till till = till_at_payment();
  till.tell(SyncChanged{SyncState::offline, 3, till.now, {}});
  CHECK_FALSE(tile(till, TenderTile::points).is_enabled);
  CHECK(tile(till, TenderTile::points).state == "要联网");
  take(till, TenderKind::points, "10");
  CHECK(till.state.pay.payment.tenders.empty());
}

TEST_CASE("a lost card spends nothing, also what was taken before it was read") {
  Till till = till_at_payment();
  take(till, TenderKind::stored_value);
  till.state.lost_card_baskets = {till.state.basket.id};
  take(till, TenderKind::wechat);
  till.want(ConfirmPay{});
  CHECK(till.last<CommitSale>() == nullptr);
  CHECK(till.view().pay.refusal == till.said(Reason::account_on_hold));
  CHECK(tile(till, TenderTile::stored_value).state != "余额 ¥0.00");
}

TEST_CASE("points that would cost the customer an upgrade say so before they are used") {
  Till till = till_at_payment();
  CHECK(till.view().pay.upgrade_title == "这一单收完，张伟升金卡");
  till.want(PickTender{TenderKind::points});
  CHECK(till.view().pay.upgrade_title == "这样付，张伟这一单升不到金卡");
}

TEST_CASE("points above half of what is left in the basket are refused before the sale is confirmed") {
  Till till = till_at_payment();
  take(till, TenderKind::points);
  for (const std::size_t line : {0U, 0U, 1U}) till.want(SetQuantity{line, 0});  // socks and hat stay: 154.90
  till.want(PickTender{TenderKind::wechat});
  till.want(ConfirmPay{});
  CHECK(till.last<CommitSale>() == nullptr);
  CHECK(till.view().pay.refusal == till.said(Reason::points_share));
}
