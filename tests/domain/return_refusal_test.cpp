// Every way a return is refused.
#include <doctest/doctest.h>

#include <limits>

#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

ReturnDesk two_hats() { return ReturnDesk(sold(counter_for_guest(a_shop_with({})), a_basket({{k_hat, 2}}))); }

Refusal refused(const ReturnDesk& desk, std::vector<PieceName> pieces) {
  const Result<ReturnPlan> plan = desk.plan(std::move(pieces));
  REQUIRE_FALSE(plan.ok());
  return plan.refusal();
}

}  // namespace

TEST_CASE("a return of nothing is refused") { CHECK(refused(two_hats(), {}).reason == Reason::return_nothing); }

TEST_CASE("a piece that was never sold is refused and named") {
  CHECK(refused(two_hats(), {{1, 3}}) == Refusal{Reason::return_not_sold, "1.3"});
  CHECK(refused(two_hats(), {{1, 0}}) == Refusal{Reason::return_not_sold, "1.0"});
  CHECK(refused(two_hats(), {{2, 1}}) == Refusal{Reason::return_not_sold, "2.1"});
  CHECK(refused(two_hats(), {{1, std::numeric_limits<int>::min()}}).reason == Reason::return_not_sold);
}

TEST_CASE("a piece that came back already is refused, also when one return names it twice") {
  ReturnDesk desk = two_hats();
  desk.take({{1, 2}});
  CHECK(refused(desk, {{1, 1}, {1, 2}}) == Refusal{Reason::return_already, "1.2"});
  CHECK(refused(two_hats(), {{1, 1}, {1, 1}}) == Refusal{Reason::return_already, "1.1"});
}

TEST_CASE("a return is no sale to take back") {
  ReturnDesk desk = two_hats();
  ReturnDesk again(desk.take({{1, 1}}));
  CHECK(refused(again, {{1, 1}}).reason == Reason::return_of_return);
}

TEST_CASE("the last day of the window is in time, the day after needs a manager, who is recorded") {
  ReturnDesk desk = two_hats();
  desk.today = {2026, 11, 29};
  CHECK_FALSE(desk.plan({{1, 1}}).value().is_late);
  desk.today = {2026, 11, 30};
  CHECK(refused(desk, {{1, 1}}) == Refusal{Reason::return_too_late, "2026-11-29"});
  desk.allowed_by = "A02";
  CHECK(desk.plan({{1, 1}}).value().is_late);
  CHECK(desk.take({{1, 1}}).allowed_by == "A02");
}

TEST_CASE("a sale of a shop that is none of ours is refused") {
  ReturnDesk desk = two_hats();
  desk.stores = {k_other_store};
  CHECK(refused(desk, {{1, 1}}) == Refusal{Reason::return_other_chain, k_here});
  desk.stores = {k_other_store, k_here};
  CHECK(desk.plan({{1, 1}}).ok());
}

TEST_CASE("amounts at the limits of 64 bits are refused, in the sale, in what is back and in what stays") {
  for (const std::int64_t fen : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    ReturnDesk desk = two_hats();
    desk.take({{1, 1}});
    desk.returns[0].lines[0].priced.pieces[0].difference = {fen};
    CHECK(refused(desk, {{1, 2}}).reason == Reason::amount_limit);
    desk.sale.tenders[0].amount = {fen};
    CHECK(refused(desk, {{1, 2}}).reason == Reason::amount_limit);
    ReturnDesk growing = two_hats();
    growing.sale.lines[0].priced.pieces[1].growth = {fen};
    CHECK(refused(growing, {{1, 2}}).reason == Reason::amount_limit);
    ReturnDesk priceless = two_hats();
    priceless.kept_price = [fen](const std::vector<KeptPiece>&) { return Money{fen}; };
    CHECK(refused(priceless, {{1, 2}}).reason == Reason::amount_limit);
  }
}

TEST_CASE("the limit itself passes and one fen more does not") {
  ReturnDesk desk = two_hats();
  Sale& sale = desk.sale;
  sale.lines[0].priced.pieces = {{.paid = k_most_money}};
  sale.total = k_most_money;
  sale.tenders = {a_tender(TenderKind::wechat, k_most_money)};
  CHECK(desk.plan({{1, 1}}).value().refund == k_most_money);
  sale.lines[0].priced.pieces[0].paid += Money{1};
  CHECK(refused(desk, {{1, 1}}).reason == Reason::amount_limit);
}

TEST_CASE("a sale whose points do not fit its tenders is refused as a document") {
  ReturnDesk desk = two_hats();
  desk.sale.lines[0].priced.pieces[0].redeemed_value = yuan(1);
  CHECK(refused(desk, {{1, 1}}) == Refusal{Reason::document_not_valid, "redeemed"});
}

TEST_CASE("a sale whose tenders do not hold what its pieces paid is refused as a document") {
  ReturnDesk desk = two_hats();
  desk.sale.tenders[0].amount = yuan(91);
  CHECK(refused(desk, {{1, 1}}) == Refusal{Reason::document_not_valid, "tenders"});
}

TEST_CASE("more pieces a line or more lines than a basket can hold are refused as amounts no shop has") {
  ReturnDesk desk = two_hats();
  desk.sale.lines[0].priced.pieces.resize(1000);
  CHECK(refused(desk, {{1, 1}}).reason == Reason::amount_limit);
  ReturnDesk long_sale = two_hats();
  long_sale.sale.lines.resize(1001);
  CHECK(refused(long_sale, {{1, 1}}).reason == Reason::amount_limit);
}

TEST_CASE("each kind of amount has its limit: list prices, points, draws and the total") {
  constexpr std::int64_t k_above = k_most_money.fen + 1;
  const auto is_above = [](const ReturnDesk& desk) { return refused(desk, {{1, 1}}).reason == Reason::amount_limit; };
  ReturnDesk listed = two_hats();
  listed.sale.lines[0].priced.unit_list = Money{k_above};
  CHECK(is_above(listed));
  ReturnDesk pointed = two_hats();
  pointed.sale.lines[0].priced.pieces[0].earned = Points{k_above};
  CHECK(is_above(pointed));
  ReturnDesk drawn = two_hats();
  drawn.sale.ledger.push_back({.kind = EntryKind::spent, .draws = {{{11, 1, 1}, {k_above}}}});
  CHECK(is_above(drawn));
  ReturnDesk total = two_hats();
  total.sale.total = Money{-k_above};
  CHECK(is_above(total));
}

TEST_CASE("a sale whose redeemed points do not fit what it spent is refused as a document") {
  ReturnDesk desk = two_hats();
  desk.sale.lines[0].priced.pieces[0].redeemed = Points{1};
  CHECK(refused(desk, {{1, 1}}) == Refusal{Reason::document_not_valid, "redeemed"});
}

TEST_CASE("lines are found by their number, in whatever order a record has them") {
  ReturnDesk desk(sold(counter_for_guest(a_shop_with({})), a_basket({{k_hat}, {k_shirt}})));
  std::swap(desk.sale.lines[0], desk.sale.lines[1]);
  CHECK(desk.plan({{2, 1}}).value().paid == yuan(336));
  CHECK(refused(desk, {{3, 1}}) == Refusal{Reason::return_not_sold, "3.1"});
}
