#include <doctest/doctest.h>

#include "core/domain/sales/history.h"
#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

Till paying_till() {
  Till till;
  till.attach(zhang_wei());
  till.sell_story();
  till.want(AddItem{k_hat});
  till.want(OpenPay{});
  return till;
}

}  // namespace

TEST_CASE("an empty basket is not paid") {
  Till till;
  till.want(OpenPay{});
  CHECK(till.state.screen == Screen::sale);
}

TEST_CASE("cash above the due gives change, counted in the fewest notes") {
  Till till = paying_till();
  till.want(SetRounding{Rounding::to_yuan});
  till.want(PickTender{TenderKind::wechat});
  till.want(TypeAmount{"500"});
  till.want(TakeAmount{});
  till.want(TypeAmount{"500"});
  const PayView pay = till.view().pay;
  CHECK(pay.due == "971.15");
  CHECK(pay.remaining == "471.00");
  CHECK(pay.change == "29.00");
  CHECK(pay.change_note == "20 元 1 张 · 5 元 1 张 · 1 元 4 枚");
  CHECK(pay.can_confirm);
}

TEST_CASE("a split payment commits its tenders in order") {
  Till till = paying_till();
  till.want(SetRounding{Rounding::none});
  till.want(PickTender{TenderKind::wechat});
  till.want(TypeAmount{"900"});
  till.want(TakeAmount{});
  till.want(TypeAmount{"100"});
  till.want(ConfirmPay{});
  REQUIRE(till.last<CommitSale>() != nullptr);
  const domain::Payment& payment = till.last<CommitSale>()->payment;
  REQUIRE(payment.tenders.size() == 2);
  CHECK(payment.tenders[0].kind == TenderKind::wechat);
  CHECK(payment.tenders[0].amount == yuan(900));
  CHECK(payment.tenders[1].kind == TenderKind::cash);
  CHECK(payment.tenders[1].amount == yuan(100));
  CHECK(domain::state_of(payment).change == Money{28'85});
}

TEST_CASE("only cash may be more than what is due") {
  Till till = paying_till();
  till.want(PickTender{TenderKind::alipay});
  till.want(TypeAmount{"2000"});
  till.want(TakeAmount{});
  CHECK(till.state.pay.payment.tenders.empty());
  CHECK(till.view().pay.refusal == till.said(Reason::amount_above_due));
  CHECK_FALSE(till.view().pay.can_confirm);
}

TEST_CASE("amounts that are none are refused in place") {
  for (const char* typed : {"0", ".", "1.234", "1..2", "00000000"}) {
    CAPTURE(typed);
    Till till = paying_till();
    till.want(TypeAmount{typed});
    till.want(TakeAmount{});
    CHECK(till.state.pay.payment.tenders.empty());
    CHECK(till.view().pay.refusal == till.said(Reason::amount_not_valid));
  }
}

TEST_CASE("confirming before everything is paid is refused") {
  Till till = paying_till();
  till.want(TypeAmount{"100"});
  till.want(ConfirmPay{});
  CHECK(till.count<CommitSale>() == 0);
  CHECK(till.view().pay.refusal == till.said(Reason::tender_missing));
}

TEST_CASE("the second confirm is ignored, and so is everything that would change the payment meanwhile") {
  Till till = paying_till();
  till.want(TypeAmount{"1000"});
  till.want(ConfirmPay{});
  till.want(ConfirmPay{});
  CHECK(till.count<CommitSale>() == 1);
  till.want(TypeAmount{"5"});
  till.want(CancelPay{});
  till.want(RemoveTender{0});
  till.want(AddItem{k_tee});
  till.want(OpenEnrol{});
  CHECK(till.state.screen == Screen::pay);
  CHECK(till.state.pay.payment.tenders.size() == 1);
  CHECK(till.state.basket.lines.size() == 5);
  CHECK_FALSE(till.view().pay.can_confirm);
}

TEST_CASE("a refused commit leaves basket, member and payment as they were") {
  Till till = paying_till();
  till.want(TypeAmount{"1000"});
  till.want(ConfirmPay{});
  const domain::Basket before = till.state.basket;
  till.tell(CommitRefused{{Reason::not_saved}});
  CHECK(till.state.screen == Screen::pay);
  CHECK(till.state.basket == before);
  CHECK(till.state.member->core.name == "张伟");
  CHECK(till.view().pay.refusal == till.said(Reason::not_saved));
  CHECK(till.view().pay.can_confirm);
  till.want(ConfirmPay{});
  CHECK(till.count<CommitSale>() == 2);
}

TEST_CASE("a committed sale stands on the done screen, and next begins an empty basket after the deaf moment") {
  Till till = paying_till();
  till.want(TypeAmount{"1000"});
  till.want(ConfirmPay{});
  const Uuid id = till.state.basket.id;
  const Member member = zhang_wei();
  Sale sale = sold(counter_for(member), story_basket_with_hat(&member), member);
  const Member after = domain::on_day(member, PolicyBook(a_policy()), {domain::member_record_of(sale)}, k_story_day);
  till.tell(SaleCommitted{std::move(sale), after});
  CHECK(till.state.screen == Screen::done);
  CHECK(till.view().done.total == "¥971.15");
  CHECK(till.view().done.has_upgrade);
  till.want(NextSale{});
  CHECK(till.state.screen == Screen::done);
  till.wait(300);
  till.want(NextSale{});
  CHECK(till.state.screen == Screen::sale);
  CHECK(till.state.basket.lines.empty());
  CHECK(till.state.basket.id != id);
  CHECK_FALSE(till.state.member.has_value());
}

TEST_CASE("points that paid are named beside the balance") {
  Till till = paying_till();
  till.want(TypeAmount{"1000"});
  till.want(ConfirmPay{});
  const Member member = zhang_wei();
  Sale sale = sold(counter_for(member), story_basket_with_hat(&member), member);
  sale.points_before = Points{12680};
  domain::LedgerEntry spent;
  spent.kind = domain::EntryKind::spent;
  spent.points = Points{-12000};
  sale.ledger.push_back(std::move(spent));
  till.tell(SaleCommitted{std::move(sale), member});
  CHECK(till.view().done.points_note == "用掉 12,000");
}

TEST_CASE("the paper names every reason of a line") {
  Till till = paying_till();
  till.want(TypeAmount{"1000"});
  till.want(ConfirmPay{});
  const Member member = zhang_wei();
  Sale sale = sold(counter_for(member), story_basket_with_hat(&member), member);
  domain::PriceReason second = sale.lines[0].priced.reasons.front();
  second.kind = domain::ReasonKind::manual;
  sale.lines[0].priced.reasons.push_back(second);
  till.tell(SaleCommitted{std::move(sale), member});
  const std::string said = till.view().done.receipt.rows.front().left_small;
  CHECK_MESSAGE(said.find("会员") != std::string::npos, said);
  CHECK_MESSAGE(said.find(words(till.state).say(text::Key::reason_manual)) != std::string::npos, said);
}

TEST_CASE("a tender that was taken can be taken off again") {
  Till till = paying_till();
  till.want(TypeAmount{"500"});
  till.want(TakeAmount{});
  CHECK(till.view().pay.rows.front().amount == "−500.00");
  till.want(RemoveTender{0});
  CHECK(till.state.pay.payment.tenders.empty());
}

TEST_CASE("going back to the basket keeps what was taken, and more goods raise what remains") {
  Till till = paying_till();
  till.want(SetRounding{Rounding::none});
  till.want(TypeAmount{"500"});
  till.want(TakeAmount{});
  till.want(CancelPay{});
  CHECK(till.state.screen == Screen::sale);
  till.want(AddItem{k_tee});
  till.want(OpenPay{});
  CHECK(till.view().pay.remaining == "565.20");
}
