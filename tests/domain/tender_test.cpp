#include "core/domain/sales/tender.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/property.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

Payment due(Money amount, Rounding rounding = Rounding::none) { return {amount, rounding, {}}; }
Tender cash(Money amount) { return a_tender(TenderKind::cash, amount); }
Tender wechat(Money amount) { return a_tender(TenderKind::wechat, amount); }

Money sum(const std::vector<Tender>& tenders) {
  Money sum;
  for (const Tender& tender : tenders) sum += tender.amount;
  return sum;
}

// The split payment of the picture: 971.15, of which 500.00 came by other ways.
Payment picture(Rounding rounding = Rounding::to_yuan) {
  return paid_with(Money{971'15}, {a_tender(TenderKind::alipay, yuan(200)), wechat(yuan(300))}, rounding);
}

}  // namespace

TEST_CASE("of 971.15 with 500.00 paid, 471.15 is open and cash would be 471.00 rounded to the yuan") {
  const PaymentState state = state_of(picture());
  CHECK(state.given == yuan(500));
  CHECK(state.open == Money{471'15});
  CHECK(state.remaining == Money{471'15});
  CHECK(state.rounded_off == Money{});
  CHECK_FALSE(state.is_complete);
  CHECK(cash_due(picture()) == yuan(471));
  CHECK(cash_due(picture(Rounding::to_jiao)) == Money{471'10});
  CHECK(cash_due(picture(Rounding::none)) == Money{471'15});
}

TEST_CASE("500.00 in cash then give 29.00 change and forgive 0.15") {
  const Payment payment = with_tender(picture(), cash(yuan(500))).value();
  const PaymentState state = state_of(payment);
  CHECK(state.is_complete);
  CHECK(state.change == yuan(29));
  CHECK(state.rounded_off == Money{15});
  CHECK(state.remaining == Money{});
  const std::vector<Tender> rows = settled_tenders(payment).value();
  REQUIRE(rows.size() == 5);
  CHECK(rows[3] == a_tender(TenderKind::rounding, Money{15}));
  CHECK(rows[4] == a_tender(TenderKind::change, -yuan(29)));
  CHECK(sum(rows) == Money{971'15});
}

TEST_CASE("only cash is rounded: WeChat pays to the fen") {
  const Payment payment = with_tender(picture(), wechat(Money{471'15})).value();
  CHECK(state_of(payment).is_complete);
  CHECK(state_of(payment).rounded_off == Money{});
  CHECK_FALSE(state_of(with_tender(picture(), wechat(yuan(471))).value()).is_complete);
}

TEST_CASE("cash first and WeChat after it may leave the rounding to the cash") {
  const Payment payment = paid_with(Money{971'15}, {cash(yuan(200)), wechat(yuan(771))}, Rounding::to_yuan);
  CHECK(state_of(payment).is_complete);
  CHECK(sum(settled_tenders(payment).value()) == Money{971'15});
  CHECK(state_of(paid_with(Money{971'15}, {cash(yuan(200)), wechat(Money{771'15})}, Rounding::to_yuan)).rounded_off == Money{});
}

TEST_CASE("rounding never forgives the whole of what cash has to pay") {
  CHECK(cash_due(due(Money{60}, Rounding::to_yuan)) == Money{60});
  CHECK(cash_due(due(Money{5}, Rounding::to_jiao)) == Money{5});
}

TEST_CASE("only cash gives change: one fen too much by card is refused") {
  CHECK(with_tender(due(yuan(100)), a_tender(TenderKind::bank_card, Money{100'01})).reason() == Reason::amount_above_due);
  CHECK(with_tender(due(yuan(100)), a_tender(TenderKind::bank_card, Money{100'00})).ok());
  CHECK(state_of(with_tender(due(yuan(100)), cash(yuan(120))).value()).change == yuan(20));
}

TEST_CASE("a payment that is complete takes nothing more") {
  const Payment payment = paid_with(yuan(100), {wechat(yuan(100))});
  CHECK(with_tender(payment, wechat(yuan(100))).reason() == Reason::amount_above_due);
  CHECK(with_tender(payment, cash(yuan(1))).reason() == Reason::amount_above_due);
}

TEST_CASE("nothing, less than nothing, and rows only the till may write are no tenders") {
  CHECK(with_tender(due(yuan(1)), cash(Money{})).reason() == Reason::amount_not_valid);
  CHECK(with_tender(due(yuan(1)), cash(Money{-1})).reason() == Reason::amount_not_valid);
  CHECK(with_tender(due(yuan(1)), a_tender(TenderKind::change, yuan(1))).reason() == Reason::amount_not_valid);
  CHECK(with_tender(due(yuan(1)), a_tender(TenderKind::rounding, Money{1})).reason() == Reason::amount_not_valid);
}

TEST_CASE("a payment that is one fen short cannot be settled") {
  CHECK(settled_tenders(paid_with(yuan(100), {wechat(Money{99'99})})).reason() == Reason::tender_missing);
  CHECK(settled_tenders(due(Money{1})).reason() == Reason::tender_missing);
}

TEST_CASE("a tender of unknown outcome holds its place and holds up the end") {
  Tender asked = wechat(yuan(100));
  asked.state = TenderState::unknown;
  const Payment payment = with_tender(due(yuan(100)), asked).value();
  CHECK(state_of(payment).remaining == Money{});
  CHECK_FALSE(state_of(payment).is_complete);
  CHECK(settled_tenders(payment).reason() == Reason::tender_missing);
  CHECK(with_tender(payment, cash(yuan(100))).reason() == Reason::amount_above_due);
}

TEST_CASE("a reversed tender pays nothing and is not among the settled rows") {
  Tender reversed = wechat(yuan(100));
  reversed.state = TenderState::reversed;
  Payment payment = due(yuan(100));
  payment.tenders.push_back(reversed);
  CHECK(state_of(payment).remaining == yuan(100));
  const Payment paid = with_tender(payment, cash(yuan(100))).value();
  CHECK(settled_tenders(paid)->size() == 1);
}

TEST_CASE("a tender that is taken back is open again") {
  const Payment payment = without_tender(picture(), 0);
  CHECK(state_of(payment).open == Money{671'15});
  CHECK(without_tender(payment, 9).tenders == payment.tenders);
}

TEST_CASE("a sale over nothing is complete without a tender") {
  CHECK(state_of(due(Money{})).is_complete);
  CHECK(settled_tenders(due(Money{}))->empty());
}

TEST_CASE("quick amounts are the sum and the next sensible notes") {
  CHECK(quick_amounts(yuan(471)) == std::vector{yuan(471), yuan(480), yuan(500), yuan(600)});
  CHECK(quick_amounts(Money{87'40}) == std::vector{Money{87'40}, yuan(90), yuan(100), yuan(200)});
  CHECK(quick_amounts(yuan(423)) == std::vector{yuan(423), yuan(430), yuan(450), yuan(500)});
  CHECK(quick_amounts(yuan(100)) == std::vector{yuan(100), yuan(200)});
  CHECK(quick_amounts(Money{3'50}) == std::vector{Money{3'50}, yuan(5), yuan(10), yuan(20)});
  CHECK(quick_amounts(Money{}).empty());
}

TEST_CASE("whatever is handed over in whatever order, the settled rows add up to what was due") {
  check_property("tenders add up to the amount due", 10'000, 40, [](Draw& draw) {
    Payment payment = due(Money{draw.between(1, 300'000)}, static_cast<Rounding>(draw.below(3)));
    while (!state_of(payment).is_complete) {
      const PaymentState state = state_of(payment);
      const bool is_cash = draw.once_in(2);
      const std::int64_t most = is_cash ? state.open.fen + 10'000 : state.open.fen;
      const Money amount{most - draw.below(static_cast<std::uint32_t>(most))};  // a draw that has run out pays all
      payment = with_tender(std::move(payment), a_tender(is_cash ? TenderKind::cash : TenderKind::bank_card, amount)).value();
    }
    RC_ASSERT(sum(settled_tenders(payment).value()) == payment.due);
    RC_ASSERT(state_of(payment).rounded_off < yuan(1));
  });
}

TEST_CASE("change is never paid out of a card: what exceeds the due there has to go back first") {
  Payment payment{.due = yuan(45), .rounding = Rounding::none, .tenders = {}};
  payment.tenders = {{.kind = TenderKind::cash, .amount = yuan(100)}, {.kind = TenderKind::wechat, .amount = yuan(500)}};
  const PaymentState state = state_of(payment);
  CHECK(state.is_overpaid);
  CHECK_FALSE(state.is_complete);
  CHECK(state.change == Money{});
  CHECK(settled_tenders(payment).reason() == Reason::amount_above_due);
  CHECK(settled_tenders(without_tender(payment, 1)).ok());
}
