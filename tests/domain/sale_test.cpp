#include "core/domain/sales/sale.h"

#include <doctest/doctest.h>

#include "core/domain/sales/receipt.h"
#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

Result<Sale> close(const Counter& counter, const Basket& basket, const Payment& payment) {
  return close_basket({counter.rules(), basket, payment, std::nullopt}, a_context());
}

Sale sold_to(const Member& member, const Basket& basket, Shop shop = a_shop()) {
  return sold(counter_for(member, std::move(shop)), basket, member);
}

std::vector<ReceiptRowKind> row_kinds(const Sale& sale) {
  std::vector<ReceiptRowKind> kinds;
  for (const ReceiptRow& row : receipt_rows(sale)) kinds.push_back(row.kind);
  return kinds;
}

}  // namespace

TEST_CASE("an empty basket is not sold") { CHECK(close(counter_for_guest(), a_basket({}), Payment{}).reason() == Reason::empty_basket); }

TEST_CASE("goods that the book does not know are not sold, and are named") {
  const Result<Sale> sale = close(counter_for_guest(), a_basket({{k_hat}, {"GONE-1"}}), Payment{});
  CHECK(sale.refusal() == Refusal{Reason::unknown_sku, "GONE-1"});
}

TEST_CASE("a basket that is not paid in full is not sold") {
  const Counter counter = counter_for_guest();
  CHECK(close(counter, a_basket({{k_hat}}), Payment{yuan(92), Rounding::none, {}}).reason() == Reason::tender_missing);
  const Payment short_by_one = paid_with(yuan(92), {a_tender(TenderKind::wechat, Money{91'99})});
  CHECK(close(counter, a_basket({{k_hat}}), short_by_one).reason() == Reason::tender_missing);
}

TEST_CASE("a payment opened for another sum closes no sale: the special price ended at midnight") {
  Counter counter = counter_for_guest();
  const Payment payment = paid_with(yuan(178), {a_tender(TenderKind::wechat, yuan(178))});
  CHECK(close(counter, a_basket({{k_belt}}), payment).ok());
  counter.today = {2026, 12, 1};
  CHECK(close(counter, a_basket({{k_belt}}), payment).reason() == Reason::tender_missing);
}

TEST_CASE("a guest's sale names no member and writes nothing into the ledger") {
  const Sale sale = sold(counter_for_guest(), a_basket({{k_hat}}));
  CHECK_FALSE(sale.member.has_value());
  CHECK(sale.ledger.empty());
  CHECK(sale.tier_after == k_no_tier);
}

TEST_CASE("a sale keeps all that was decided: goods by name, versions, who sold, which rate") {
  const Member member = zhang_wei();
  const Sale sale = sold_to(member, a_basket({{k_shirt}, {k_socks, 2}}, &member));
  REQUIRE(sale.lines.size() == 2);
  CHECK(sale.lines[1].line_no == 2);
  CHECK(sale.lines[1].name.zh == "精梳棉中筒袜");
  CHECK(sale.lines[1].colour.en == "Navy");
  CHECK(sale.lines[1].size == "F");
  CHECK(sale.lines[1].garment == Garment::socks);
  CHECK(sale.price_set_version == 42);
  CHECK(sale.policy_version == 7);
  CHECK(sale.points_rate == BasisPoints{12000});
  REQUIRE(sale.associates.size() == 1);
  CHECK(sale.associates[0].associate == "A01");
  CHECK(sale.associates[0].share == BasisPoints{10000});
  CHECK(sale.points_before == Points{12680});
  CHECK(sale.seq == 0);
  CHECK(sale.receipt.empty());
}

TEST_CASE("points expire at the end of the month two years on, growth never") {
  const Member member = zhang_wei();
  const Sale sale = sold_to(member, a_basket({{k_shirt}}, &member));
  REQUIRE(sale.ledger.size() == 2);
  CHECK(sale.ledger[0].entry_no == 1);
  CHECK(sale.ledger[0].account == Account::points);
  CHECK(sale.ledger[0].available_from == k_story_day);
  CHECK(sale.ledger[0].expires == Date{2028, 11, 30});
  CHECK(sale.ledger[0].policy_version == 7);
  CHECK(sale.ledger[1].entry_no == 2);
  CHECK(sale.ledger[1].account == Account::growth);
  CHECK_FALSE(sale.ledger[1].expires.has_value());
}

TEST_CASE("cash rounding takes neither points nor growth from the member") {
  const Member member = zhang_wei();
  const Counter counter = counter_for(member);
  const Basket basket = a_basket({{k_shirt}}, &member);
  const Payment payment = paid_with(Money{319'20}, {a_tender(TenderKind::cash, yuan(400))}, Rounding::to_yuan);
  const Sale sale = close_basket({counter.rules(), basket, payment, member}, a_context()).value();
  CHECK(sale.total == Money{319'20});
  CHECK(sale.ledger[0].points == Points{383});
  CHECK(sale.ledger[1].growth == Money{319'20});
  CHECK(sale.tenders[2] == a_tender(TenderKind::change, -yuan(81)));
}

TEST_CASE("a prospect below the threshold gathers growth and no points") {
  const Member prospect = a_prospect();
  const Sale sale = sold_to(prospect, a_basket({{k_shirt}}, &prospect));
  REQUIRE(sale.ledger.size() == 1);
  CHECK(sale.ledger[0].account == Account::growth);
  CHECK(sale.ledger[0].growth == yuan(336));
  CHECK(sale.tier_after == k_no_tier);
}

TEST_CASE("the sale that makes a member says so, with points on what was paid") {
  const Member prospect = a_prospect();
  const Sale sale = sold_to(prospect, story_basket(&prospect));
  CHECK(sale.tier_before == k_no_tier);
  CHECK(sale.tier_used == 1);
  CHECK(sale.tier_after == 1);
  CHECK(sale.ledger[0].points == Points{956});
}

TEST_CASE("a first sale as large as silver makes a member at member prices and a silver one from then on") {
  const Member prospect = a_prospect();
  const Sale sale = sold_to(prospect, a_basket({{k_down, 5}}, &prospect));
  CHECK(sale.tier_used == 1);
  CHECK(sale.tier_after == 2);
}

TEST_CASE("an upgrade needs the last fen and holds from the next sale") {
  const Member member = zhang_wei(yuan(10000) - Money{319'20});
  const Sale reached = sold_to(member, a_basket({{k_shirt}}, &member));
  CHECK(reached.tier_used == 2);
  CHECK(reached.tier_after == 3);
  const Member a_fen_short = zhang_wei(yuan(10000) - Money{319'21});
  CHECK(sold_to(a_fen_short, a_basket({{k_shirt}}, &a_fen_short)).tier_after == 2);
}

TEST_CASE("no sale takes a tier away") {
  Member member = zhang_wei();
  member.facts.tier = 3;
  member.facts.spend_in_window = {};
  CHECK(sold_to(member, a_basket({{k_hat}}, &member)).tier_after == 3);
}

TEST_CASE("a sale over nothing is a sale, without tenders, points or growth") {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) sku.list_price = {};
  const Member member = zhang_wei();
  const Sale sale = sold_to(member, a_basket({{k_hat}}, &member), a_shop(std::move(parts)));
  CHECK(sale.total == Money{});
  CHECK(sale.tenders.empty());
  CHECK(sale.ledger.empty());
}

TEST_CASE("a sale as a purchase") {
  const Member member = zhang_wei();
  const Purchase purchase = purchase_of(sold_to(member, story_basket(&member)));
  CHECK(purchase.date == k_story_day);
  CHECK(purchase.store == k_here);
  CHECK(purchase.total == Money{883'75});
  REQUIRE(purchase.items.size() == 4);
  CHECK(purchase.items[2].quantity == 2);
}

TEST_CASE("a receipt runs from the goods to the member, with every row's amount as it is stored") {
  using enum ReceiptRowKind;
  const Member wei = zhang_wei();
  const Counter counter = counter_for(wei);
  const Payment payment =
      paid_with(Money{883'75}, {a_tender(TenderKind::wechat, yuan(300)), a_tender(TenderKind::cash, yuan(600))}, Rounding::to_yuan);
  const Sale sale = close_basket({counter.rules(), story_basket(&wei), payment, wei}, a_context()).value();
  CHECK(row_kinds(sale) == std::vector<ReceiptRowKind>{line_item, line_item, line_item, line_item, basket_reason, due, tender, tender,
                                                       rounding, change, points_earned, points_balance, member});
  const std::vector<ReceiptRow> rows = receipt_rows(sale);
  CHECK(rows[4].amount == -yuan(60));
  CHECK(rows[5].amount == Money{883'75});
  CHECK(rows[8].amount == Money{75});
  CHECK(rows[9].amount == -yuan(17));
  CHECK(rows[10].points == Points{1060});
  CHECK(rows[11].points == Points{13740});
}

TEST_CASE("a guest's receipt ends with the tenders") {
  CHECK(row_kinds(sold(counter_for_guest(), a_basket({{k_hat}}))).back() == ReceiptRowKind::tender);
}
