// What a return does to points: those the sale earned, and those it was paid with.
#include <doctest/doctest.h>

#include "core/domain/sales/receipt.h"
#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

const EntryId k_old{11, 3, 1};
const EntryId k_older{11, 2, 1};
const EntryId k_own{11, 10, 1};

// Two hats at 87.40 to a silver member: 209 points.
ReturnDesk earning_desk() {
  const Member wei = zhang_wei();
  ReturnDesk desk(sold(counter_for(wei, a_shop_with({})), a_basket({{k_hat, 2}}, &wei), wei));
  REQUIRE(entry_of(desk.sale, EntryKind::earned)->points == Points{209});
  return desk;
}

// The same, of which 60 yuan were paid with 6,000 points of two lots.
ReturnDesk spending_desk() {
  const Member wei = zhang_wei();
  const std::vector<LotBalance> lots{{k_old, {9000}, {2026, 1, 1}, Date{2027, 12, 31}},
                                     {k_older, {2500}, {2025, 1, 1}, Date{2026, 12, 31}}};
  ReturnDesk desk(sold_for(counter_for(wei, a_shop_with({})), a_basket({{k_hat, 2}}, &wei), wei,
                           {a_tender(TenderKind::points, yuan(60)), a_tender(TenderKind::wechat, Money{114'80})}, Rounding::none, lots));
  desk.member.lots = {{k_old, {5500}, {2026, 1, 1}, Date{2027, 12, 31}}, {k_own, {137}, k_story_day, Date{2028, 11, 30}}};
  return desk;
}

}  // namespace

TEST_CASE("earned points are taken from the sale's own lot, each piece its own") {
  ReturnDesk desk = earning_desk();
  desk.member.lots = {{k_old, {500}, {2026, 1, 1}, Date{2026, 12, 31}}, {k_own, {209}, k_story_day, Date{2028, 11, 30}}};
  const Sale taken = desk.take({{1, 1}});
  const LedgerEntry* const entry = entry_of(taken, EntryKind::taken_back);
  REQUIRE(entry);
  CHECK(entry->points == Points{-105});
  CHECK(entry->draws == std::vector<LotDraw>{{k_own, {105}}});
  CHECK(taken.total == Money{-87'40});
}

TEST_CASE("points of the sale that are spent are taken from other lots, pending before the soonest to expire") {
  ReturnDesk desk = earning_desk();
  const EntryId pending{11, 4, 1};
  desk.member.lots = {{k_old, {80}, {2026, 1, 1}, Date{2026, 12, 31}}, {pending, {40}, {2026, 11, 29}, std::nullopt}};
  CHECK(desk.plan({{1, 1}}).value().taken_from == std::vector<LotDraw>{{pending, {40}}, {k_old, {65}}});
}

TEST_CASE("spent points reduce the refund by their worth, said before and balanced by a row of its own") {
  ReturnDesk desk = earning_desk();
  desk.policy.spending.points_per_yuan = 30;
  desk.member.lots = {{k_old, {5}, {2026, 1, 1}, std::nullopt}};
  const ReturnPlan plan = desk.plan({{1, 1}}).value();
  CHECK(plan.missing == Points{100});
  CHECK(plan.missing_value == Money{3'33});
  CHECK(plan.refund == Money{87'40});
  CHECK(plan.money == Money{84'07});
  const Sale taken = desk.take({{1, 1}});
  CHECK(taken.total == Money{-87'40});
  CHECK(refunded_by(taken, TenderKind::spent_points) == Money{3'33});
  CHECK(refunded_by(taken, TenderKind::wechat) == Money{84'07});
  CHECK(entry_of(taken, EntryKind::taken_back)->points == Points{-5});
}

TEST_CASE("spent points never take more than the money of the return") {
  ReturnDesk desk = earning_desk();
  desk.policy.spending.points_per_yuan = 1;
  const Sale taken = desk.take({{1, 1}});
  CHECK(refunded_by(taken, TenderKind::spent_points) == Money{87'40});
  CHECK(refunded_by(taken, TenderKind::wechat) == Money{});
  CHECK_FALSE(entry_of(taken, EntryKind::taken_back));
}

TEST_CASE("where the policy says debt the money comes back whole and the balance goes below zero") {
  ReturnDesk desk = earning_desk();
  desk.policy.returns.spent_points = SpentPoints::debt;
  desk.member.lots = {{k_old, {5}, {2026, 1, 1}, std::nullopt}};
  const Sale taken = desk.take({{1, 1}});
  CHECK(refunded_by(taken, TenderKind::wechat) == Money{87'40});
  CHECK(entry_of(taken, EntryKind::taken_back)->points == Points{-105});
  CHECK(entry_of(taken, EntryKind::taken_back)->draws == std::vector<LotDraw>{{k_old, {5}}});
}

TEST_CASE("points that lapsed before a late return cost the customer nothing") {
  ReturnDesk desk = earning_desk();
  desk.today = {2029, 1, 1};
  desk.allowed_by = "A02";
  desk.member.lots = {{k_own, {209}, k_story_day, Date{2028, 11, 30}}};
  const ReturnPlan plan = desk.plan({{1, 1}, {1, 2}}).value();
  CHECK(plan.missing == Points{});
  CHECK(plan.taken_from == std::vector<LotDraw>{{k_own, {209}}});
}

TEST_CASE("a sale paid with points gives points back as points and the rest as money") {
  ReturnDesk desk = spending_desk();
  REQUIRE(entry_of(desk.sale, EntryKind::spent)->draws == std::vector<LotDraw>{{k_older, {2500}}, {k_old, {3500}}});
  const Sale first = desk.take({{1, 1}});
  CHECK(first.total == Money{-87'40});
  CHECK(refunded_by(first, TenderKind::points) == yuan(30));
  CHECK(refunded_by(first, TenderKind::wechat) == Money{57'40});
  const LedgerEntry* const restored = entry_of(first, EntryKind::restored);
  REQUIRE(restored);
  CHECK(restored->points == Points{3000});
  CHECK(restored->draws == std::vector<LotDraw>{{k_older, {2500}}, {k_old, {500}}});
  CHECK(restored->expires == Date{2026, 11, 29});
  const Sale last = desk.take({{1, 2}});
  CHECK(entry_of(last, EntryKind::restored)->draws == std::vector<LotDraw>{{k_old, {3000}}});
  CHECK(refunded_by(last, TenderKind::points) == yuan(30));
}

TEST_CASE("a receipt says what was earned or taken back, and the balance after what was spent or restored") {
  ReturnDesk desk = spending_desk();
  const auto points_rows = [](const Sale& sale) {
    std::vector<Points> rows;
    for (const ReceiptRow& row : receipt_rows(sale)) {
      if (row.kind == ReceiptRowKind::points_earned || row.kind == ReceiptRowKind::points_balance) rows.push_back(row.points);
    }
    return rows;
  };
  CHECK(points_rows(desk.sale) == std::vector<Points>{{137}, {12680 + 137 - 6000}});
  desk.member.balance = {6817};
  CHECK(points_rows(desk.take({{1, 1}, {1, 2}})) == std::vector<Points>{{-137}, {12680}});
}

TEST_CASE("a piece gives back to its own lots whichever piece comes first") {
  ReturnDesk desk = spending_desk();
  CHECK(entry_of(desk.take({{1, 2}}), EntryKind::restored)->draws == std::vector<LotDraw>{{k_old, {3000}}});
  CHECK(entry_of(desk.take({{1, 1}}), EntryKind::restored)->draws == std::vector<LotDraw>{{k_older, {2500}}, {k_old, {500}}});
}

TEST_CASE("what was paid with points earned nothing, and its return takes nothing for it") {
  ReturnDesk desk = spending_desk();
  CHECK(entry_of(desk.sale, EntryKind::earned)->points == Points{137});
  CHECK(entry_of(desk.sale, EntryKind::grown)->growth == Money{114'80});
  const ReturnPlan all = desk.plan({{1, 1}, {1, 2}}).value();
  CHECK(all.earned == Points{137});
  CHECK(all.ungrown == Money{114'80});
}

TEST_CASE("points just restored pay for earned points that are spent, before money does") {
  ReturnDesk desk = spending_desk();
  desk.member.lots = {};
  const ReturnPlan plan = desk.plan({{1, 1}, {1, 2}}).value();
  CHECK(plan.missing == Points{});
  CHECK(plan.taken_from == std::vector<LotDraw>{{k_older, {137}}});
}

TEST_CASE("points restored to a lot that has ended live the least days from the return on") {
  ReturnDesk desk = spending_desk();
  desk.today = {2028, 2, 1};
  desk.allowed_by = "A02";
  CHECK(entry_of(desk.take({{1, 1}}), EntryKind::restored)->expires == Date{2028, 2, 8});
}

TEST_CASE("a difference waits in points where points paid all, and comes back to their lots in the end") {
  ReturnDesk desk = spending_desk();
  Sale& sale = desk.sale;
  sale.lines[0].priced.pieces = {{.paid = yuan(30), .redeemed = {3000}, .redeemed_value = yuan(30)},
                                 {.paid = yuan(30), .redeemed = {3000}, .redeemed_value = yuan(30)}};
  sale.total = yuan(60);
  sale.tenders = {a_tender(TenderKind::points, yuan(60))};
  desk.kept_price = [](const std::vector<KeptPiece>&) { return yuan(40); };
  const Sale first = desk.take({{1, 2}});
  CHECK(first.total == -yuan(20));
  CHECK(refunded_by(first, TenderKind::points) == yuan(20));
  CHECK(entry_of(first, EntryKind::restored)->draws == std::vector<LotDraw>{{k_old, {2000}}});
  const Sale last = desk.take({{1, 1}});
  CHECK(last.total == -yuan(40));
  CHECK(entry_of(last, EntryKind::restored)->draws == std::vector<LotDraw>{{k_older, {2500}}, {k_old, {1500}}});
}

TEST_CASE("a guest's return writes nothing into the ledger") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}})));
  CHECK(desk.take({{1, 1}}).ledger.empty());
}
