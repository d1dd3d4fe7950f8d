// What comes back for which pieces: money, promotions, coupons, growth.
#include "core/domain/sales/returning.h"

#include <doctest/doctest.h>

#include "core/domain/sales/receipt.h"
#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

Counter three_for_two() {
  Promotion promotion = second_pair_half();
  promotion.least_tier = k_no_tier;
  promotion.nth = 3;
  promotion.nth_rate = {0};
  return counter_for_guest(a_shop_with({promotion}));
}

Counter second_at_half() {
  Promotion promotion = second_pair_half();
  promotion.least_tier = k_no_tier;
  return counter_for_guest(a_shop_with({promotion}));
}

ReturnDesk desk_for(const Counter& counter, const Basket& basket, const std::optional<Member>& member = std::nullopt) {
  ReturnDesk desk(sold(counter, basket, member));
  desk.kept_price = priced_at(counter);
  return desk;
}

Money growth_in(const Sale& sale) {
  Money growth;
  for (const LedgerEntry& entry : sale.ledger) growth += entry.growth;
  return growth;
}

}  // namespace

TEST_CASE("one piece of three comes back for what was paid for it, and the record adds up") {
  const Counter counter = counter_for_guest(a_shop_with({}));
  ReturnDesk desk = desk_for(counter, a_basket({{k_shirt}, {k_hat, 3}}));
  const Sale taken = desk.take({{2, 2}});
  CHECK(taken.total == -yuan(92));
  CHECK(taken.list_total == -yuan(92));
  REQUIRE(taken.lines.size() == 1);
  CHECK(taken.lines[0].line_no == 2);
  CHECK(taken.lines[0].sku == k_hat);
  CHECK(taken.lines[0].piece_nos == std::vector<int>{2});
  CHECK(taken.lines[0].priced.quantity == -1);
  CHECK(taken.lines[0].priced.paid == -yuan(92));
  CHECK(taken.tenders == std::vector<Tender>{a_tender(TenderKind::wechat, -yuan(92))});
  CHECK(taken.returns_of == SaleName{{11, 10}, "NJX-01-1-000010"});
}

TEST_CASE("a return says who took it and counts against who sold it") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}})));
  const Sale taken = desk.take({{1, 1}});
  CHECK(taken.handled_by == "A02");
  CHECK(taken.associates[0].associate == "A01");
  CHECK(taken.allowed_by.empty());
}

TEST_CASE("a plan reads what was paid for each piece, whether all is back and what it costs the member") {
  const Member wei = zhang_wei();
  ReturnDesk desk = desk_for(counter_for(wei, a_shop_with({})), a_basket({{k_hat, 2}}, &wei), wei);
  desk.member.tier = 2;
  desk.member.tier_after = [](Money ungrown, int) { return ungrown == Money{87'40} ? 1 : 0; };
  const ReturnPlan plan = desk.plan({{1, 2}}).value();
  REQUIRE(plan.pieces.size() == 1);
  CHECK(plan.pieces[0].name == PieceName{1, 2});
  CHECK(plan.pieces[0].sold.paid == Money{87'40});
  CHECK(plan.refund == Money{87'40});
  CHECK_FALSE(plan.is_everything);
  CHECK(plan.ungrown == Money{87'40});
  CHECK(plan.tier_before == 2);
  CHECK(plan.tier_after == 1);
  CHECK(plan.tier_when == AfterReturn::day_end);
  CHECK(plan.record.tier_after == 2);
}

TEST_CASE("a policy that looks at once writes the new tier into the return") {
  const Member wei = zhang_wei();
  ReturnDesk desk = desk_for(counter_for(wei, a_shop_with({})), a_basket({{k_hat}}, &wei), wei);
  desk.policy.returns.tier = AfterReturn::at_once;
  desk.member.tier = 2;
  desk.member.tier_after = [](Money, int) { return 1; };
  CHECK(desk.plan({{1, 1}}).value().record.tier_after == 1);
}

TEST_CASE("three for two with the free pair kept takes the difference, and gives it back with the last pair") {
  ReturnDesk desk = desk_for(three_for_two(), a_basket({{k_socks, 3}}));
  REQUIRE(desk.sale.total == yuan(90));
  const ReturnPlan plan = desk.plan({{1, 1}, {1, 2}}).value();
  CHECK(plan.paid == yuan(60));
  CHECK(plan.price_of_rest == yuan(45));
  CHECK(plan.difference == yuan(15));
  CHECK(plan.refund == yuan(45));
  CHECK(plan.pieces[0].difference == Money{7'50});
  const Sale first = desk.take({{1, 1}, {1, 2}});
  CHECK(first.lines[0].priced.pieces[0].paid == Money{-22'50});
  const Sale last = desk.take({{1, 3}});
  CHECK(last.total == -yuan(45));
  CHECK(last.lines[0].priced.pieces[0].difference == -yuan(15));
}

TEST_CASE("second pair at half price: who keeps one pair pays it in full") {
  ReturnDesk desk = desk_for(second_at_half(), a_basket({{k_socks, 2}}));
  REQUIRE(desk.sale.total == Money{67'50});
  CHECK(desk.take({{1, 1}}).total == Money{-22'50});
  CHECK(desk.take({{1, 2}}).total == -yuan(45));
}

TEST_CASE("a basket discount is refunded by its share while its threshold holds") {
  Promotion promotion = sixty_off_800();
  promotion.least_tier = k_no_tier;
  ReturnDesk desk = desk_for(counter_for_guest(a_shop_with({promotion})), a_basket({{k_down, 2}, {k_hat}}));
  REQUIRE(desk.sale.total == yuan(1430));
  const Money paid = desk.sale.lines[1].priced.paid;
  REQUIRE(paid < yuan(92));
  CHECK(desk.take({{2, 1}}).total == -paid);
}

TEST_CASE("a return that breaks the basket's threshold takes its whole discount back") {
  Promotion promotion = sixty_off_800();
  promotion.least_tier = k_no_tier;
  ReturnDesk desk = desk_for(counter_for_guest(a_shop_with({promotion})), a_basket({{k_down}, {k_trousers}}));
  REQUIRE(desk.sale.total == yuan(1038));
  CHECK(desk.take({{2, 1}}).total == -(yuan(399) - yuan(60)));
  CHECK(desk.take({{1, 1}}).total == -yuan(699));
}

TEST_CASE("a difference larger than the piece takes the piece and no more") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}, {k_shirt}})));
  desk.kept_price = [](const std::vector<KeptPiece>& kept) { return kept.size() == 1 ? yuan(1000) : Money{}; };
  const Sale taken = desk.take({{1, 1}});
  CHECK(taken.total == Money{});
  CHECK(taken.tenders.empty());
  CHECK(desk.take({{2, 1}}).total == -yuan(428));
}

TEST_CASE("what stays is never worth a refund above what was paid for the piece") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}, {k_shirt}})));
  desk.kept_price = [](const std::vector<KeptPiece>&) { return Money{}; };
  CHECK(desk.take({{1, 1}}).total == -yuan(92));
  CHECK(desk.take({{2, 1}}).total == -yuan(336));
}

TEST_CASE("the price paid comes back and not the list price, nor today's, nor is the member's discount taken again") {
  const Member wei = zhang_wei();
  ReturnDesk desk = desk_for(counter_for(wei), a_basket({{k_shirt}, {k_belt}}, &wei), wei);
  CHECK(desk.plan({{1, 1}}).value().refund == Money{319'20});
  CHECK(desk.plan({{2, 1}}).value().refund == yuan(178));
}

TEST_CASE("a policy that changes between sale and return changes nothing: the version of the sale is asked for") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}})));
  desk.policy.version = 8;
  CHECK(desk.plan({{1, 1}}).refusal() == Refusal{Reason::return_policy_missing, "7"});
}

TEST_CASE("a coupon is revived once: with what no longer earns it, or with the last piece") {
  ReturnDesk desk(sold(counter_for_guest(a_shop_with({})), a_basket({{k_shirt}, {k_hat}, {k_tee}})));
  desk.coupons = {{"C100", [](const std::vector<KeptPiece>& kept) { return kept.size() >= 2; }}, {"C5", {}}};
  CHECK(desk.take({{1, 1}}).revived_coupons.empty());
  CHECK(desk.take({{2, 1}}).revived_coupons == std::vector<std::string>{"C100"});
  CHECK(desk.take({{3, 1}}).revived_coupons == std::vector<std::string>{"C5"});
}

TEST_CASE("growth goes back piece by piece on the day of the sale") {
  const Member wei = zhang_wei();
  ReturnDesk desk = desk_for(counter_for(wei, a_shop_with({})), a_basket({{k_hat, 3}}, &wei), wei);
  desk.today = {2026, 11, 25};
  const Sale taken = desk.take({{1, 1}});
  const LedgerEntry* const entry = entry_of(taken, EntryKind::ungrown);
  REQUIRE(entry);
  CHECK(entry->growth == Money{-87'40});
  CHECK(entry->counts_on == k_story_day);
  CHECK(entry->available_from == Date{2026, 11, 25});
  desk.take({{1, 3}});
  desk.take({{1, 2}});
  Money left = growth_in(desk.sale);
  for (const Sale& one : desk.returns) left += growth_in(one);
  CHECK(left == Money{});
}

TEST_CASE("pieces of one sale come back in any order for the same sum") {
  for (const std::vector<int>& order : {std::vector<int>{1, 2, 3}, {3, 1, 2}, {2, 3, 1}}) {
    ReturnDesk desk = desk_for(three_for_two(), a_basket({{k_socks, 3}}));
    Money sum;
    for (const int piece_no : order) sum += desk.take({{1, piece_no}}).total;
    CHECK(sum == -yuan(90));
  }
}

TEST_CASE("a piece that two tills took counts once, and what both gave back is not given again") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}, {k_shirt}})));
  Sale twin = desk.take({{1, 1}});
  twin.terminal.terminal = 12;
  desk.returns.push_back(twin);
  const ReturnedSoFar so_far = returned_so_far(desk.sale, desk.returns);
  CHECK(so_far.pieces == std::vector<PieceName>{{1, 1}});
  CHECK(so_far.refunded == yuan(184));
  CHECK(desk.plan({{2, 1}}).value().refund == yuan(336 - 92));
}

TEST_CASE("the same return told twice, and returns of other sales, count once and not at all") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}, {k_shirt}})));
  desk.returns.push_back(desk.take({{1, 1}}));
  Sale other = desk.returns[0];
  other.returns_of->record.seq = 99;
  desk.returns.push_back(other);
  desk.returns.push_back(sold(counter_for_guest(), a_basket({{k_hat}})));
  CHECK(returned_so_far(desk.sale, desk.returns).refunded == yuan(92));
}

TEST_CASE("a sale over nothing comes back without tenders") {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) sku.list_price = {};
  ReturnDesk desk(sold(counter_for_guest(a_shop(std::move(parts))), a_basket({{k_hat}})));
  const Sale taken = desk.take({{1, 1}});
  CHECK(taken.total == Money{});
  CHECK(taken.tenders.empty());
}

TEST_CASE("a return's receipt reads like a sale's, with minus signs") {
  ReturnDesk desk(sold(counter_for_guest(), a_basket({{k_hat}})));
  const auto rows = receipt_rows(desk.take({{1, 1}}));
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].amount == -yuan(92));
  CHECK(rows[1].amount == -yuan(92));
  CHECK(rows[2].kind == ReceiptRowKind::tender);
}
