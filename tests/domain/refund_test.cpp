// Which way the money of a return goes back.
#include "core/domain/sales/refund.h"

#include <doctest/doctest.h>

#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

const std::vector<LotBalance> k_plenty{{{11, 1, 1}, {50'000}, {2026, 1, 1}, std::nullopt}};

// 883.75 to a silver member: 300 by WeChat, the rest in cash with 0.75 forgiven and 17 change.
ReturnDesk mixed_desk() {
  const Member wei = zhang_wei();
  ReturnDesk desk(sold_for(counter_for(wei), story_basket(&wei), wei,
                           {{TenderKind::wechat, yuan(300), "8832"}, a_tender(TenderKind::cash, yuan(600))}, Rounding::to_yuan));
  desk.rounding = Rounding::to_yuan;
  desk.member.lots = k_plenty;
  return desk;
}

Refusal close_refused(const ReturnPlan& plan, const std::vector<RefundShare>& shares) {
  const Result<Sale> taken = close_return(plan, shares, ReturnDesk(Sale{}).closing());
  REQUIRE_FALSE(taken.ok());
  return taken.refusal();
}

}  // namespace

TEST_CASE("cash is one source: change taken off, with what rounding forgave") {
  const auto sources = refund_sources(mixed_desk().sale, {});
  CHECK(sources ==
        std::vector<RefundSource>{{TenderKind::wechat, "8832", yuan(300), {}}, {TenderKind::cash, "", Money{583'75}, Money{75}}});
  CHECK(left_in(sources) == Money{883'75});
  CHECK(handed_out_at_most(sources) == yuan(883));
}

TEST_CASE("the source with the most left is proposed first, then the next") {
  const ReturnDesk desk = mixed_desk();
  const ReturnPlan one = desk.plan({{1, 1}}).value();
  CHECK(one.proposed == std::vector<RefundShare>{{TenderKind::cash, "", one.refund}});
  const ReturnPlan all = desk.plan(pieces_of(desk.sale)).value();
  CHECK(all.proposed == std::vector<RefundShare>{{TenderKind::cash, "", Money{583'75}}, {TenderKind::wechat, "8832", yuan(300)}});
}

TEST_CASE("cash rounding of the sale is not refunded: what comes back is what was really paid") {
  ReturnDesk desk = mixed_desk();
  const Sale taken = desk.take(pieces_of(desk.sale));
  CHECK(taken.total == Money{-883'75});
  CHECK(refunded_by(taken, TenderKind::cash) == yuan(583));
  CHECK(refunded_by(taken, TenderKind::wechat) == yuan(300));
  CHECK(refunded_by(taken, TenderKind::rounding) == Money{75});
}

TEST_CASE("piece by piece, whatever the store rounds to now, no more and no less than was really paid comes back") {
  for (const Rounding rounding : {Rounding::none, Rounding::to_jiao, Rounding::to_yuan}) {
    ReturnDesk desk = mixed_desk();
    desk.rounding = rounding;
    Money handed_out;
    for (const PieceName& name : pieces_of(desk.sale)) {
      const Sale taken = desk.take({name});
      handed_out += refunded_by(taken, TenderKind::cash) + refunded_by(taken, TenderKind::wechat);
    }
    CHECK(handed_out == yuan(883));
  }
}

TEST_CASE("the odd part of a cash refund is what rounding forgave, while it lasts") {
  ReturnDesk desk(sold_for(counter_for_guest(a_shop_with({})), a_basket({{k_hat}}), std::nullopt, {a_tender(TenderKind::cash, yuan(92))}));
  desk.sale.lines[0].priced.pieces = {{.paid = Money{30'60}}, {.paid = Money{30'60}}, {.paid = Money{30'80}}};
  desk.sale.total = yuan(92);
  desk.sale.tenders = {a_tender(TenderKind::cash, yuan(91)), a_tender(TenderKind::rounding, yuan(1))};
  desk.rounding = Rounding::to_yuan;
  CHECK(refunded_by(desk.take({{1, 1}}), TenderKind::cash) == yuan(30));
  CHECK(refunded_by(desk.take({{1, 2}}), TenderKind::cash) == Money{30'20});
  CHECK(refunded_by(desk.take({{1, 3}}), TenderKind::cash) == Money{30'80});
}

TEST_CASE("the cashier may choose another way up to what is left of it, one fen more is refused") {
  const ReturnDesk desk = mixed_desk();
  const ReturnPlan plan = desk.plan({{1, 1}, {2, 1}}).value();
  REQUIRE(plan.money > yuan(301));
  const Sale taken =
      close_return(plan, {{TenderKind::wechat, "8832", yuan(300)}, {TenderKind::cash, "", plan.money - yuan(300)}}, desk.closing()).value();
  CHECK(refunded_by(taken, TenderKind::wechat) == yuan(300));
  CHECK(close_refused(plan, {{TenderKind::wechat, "8832", Money{300'01}}, {TenderKind::cash, "", plan.money - Money{300'01}}}).reason ==
        Reason::refund_above_left);
}

TEST_CASE("a way the sale was not paid, or another reference, is refused") {
  const ReturnPlan plan = mixed_desk().plan({{3, 1}}).value();
  CHECK(close_refused(plan, {{TenderKind::alipay, "", plan.money}}).reason == Reason::refund_above_left);
  CHECK(close_refused(plan, {{TenderKind::wechat, "8833", plan.money}}).reason == Reason::refund_above_left);
  CHECK(close_refused(plan, {{TenderKind::change, "", plan.money}}).reason == Reason::refund_above_left);
  CHECK(close_refused(plan, {{TenderKind::points, "", plan.money}}).reason == Reason::refund_above_left);
}

TEST_CASE("shares that are less, more, nothing or negative are refused") {
  const ReturnPlan plan = mixed_desk().plan({{3, 1}}).value();
  CHECK(close_refused(plan, {}).reason == Reason::refund_open);
  CHECK(close_refused(plan, {{TenderKind::cash, "", plan.money - Money{1}}}).reason == Reason::refund_open);
  CHECK(close_refused(plan, {{TenderKind::cash, "", plan.money + Money{1}}}).reason == Reason::refund_above_left);
  CHECK(close_refused(plan, {{TenderKind::cash, "", plan.money}, {TenderKind::cash, "", Money{}}}).reason == Reason::amount_not_valid);
  CHECK(close_refused(plan, {{TenderKind::cash, "", Money{-1}}}).reason == Reason::amount_not_valid);
}

TEST_CASE("what went back by one way is not left there") {
  ReturnDesk desk = mixed_desk();
  desk.take({{2, 1}});
  const ReturnPlan rest = desk.plan({{1, 1}, {3, 1}, {3, 2}, {4, 1}}).value();
  CHECK(left_in(rest.sources) == rest.money);
  CHECK(left_in(rest.sources) == desk.sale.total + desk.returns[0].total);
}

TEST_CASE("stored value goes back to stored value, with an entry") {
  const Member wei = zhang_wei();
  const Counter counter = counter_for(wei, a_shop_with({}));
  ReturnDesk desk(sold_for(counter, a_basket({{k_hat}}, &wei), wei, {a_tender(TenderKind::stored_value, Money{87'40})}));
  desk.member.lots = k_plenty;
  const LedgerEntry* const paid = entry_of(desk.sale, EntryKind::paid);
  REQUIRE(paid);
  CHECK(paid->stored == Money{-87'40});
  const Sale taken = desk.take({{1, 1}});
  CHECK(refunded_by(taken, TenderKind::stored_value) == Money{87'40});
  const LedgerEntry* const refunded = entry_of(taken, EntryKind::refunded);
  REQUIRE(refunded);
  CHECK(refunded->account == Account::stored_value);
  CHECK(refunded->stored == Money{87'40});
}

TEST_CASE("a tender that was reversed at the sale is no way back") {
  ReturnDesk desk = mixed_desk();
  desk.sale.tenders.push_back({TenderKind::alipay, yuan(300), "", 1, TenderState::reversed});
  CHECK(left_in(refund_sources(desk.sale, {})) == Money{883'75});
}
