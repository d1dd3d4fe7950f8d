// The figures of the design pictures are one story and add up.
#include <doctest/doctest.h>

#include "core/domain/sales/history.h"
#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

std::vector<Money> amounts(const PricedBasket& priced) {
  std::vector<Money> amounts;
  for (const PricedLine& line : priced.lines) amounts.push_back(line.amount);
  return amounts;
}

}  // namespace

TEST_CASE("a silver member's basket of the first picture comes to 883.75") {
  const PricedBasket priced = counter_for(zhang_wei()).price(story_basket());
  CHECK(amounts(priced) == std::vector{Money{319'20}, Money{379'05}, Money{67'50}, Money{178'00}});
  CHECK(priced.list_total == yuan(1054));
  CHECK(priced.line_savings == Money{110'25});
  CHECK(priced.basket_savings == yuan(60));
  CHECK(priced.total == Money{883'75});
  CHECK(priced.saved() == Money{170'25});
  CHECK(priced.tier_used == 2);
  CHECK(priced.points == Points{1060});
}

TEST_CASE("every line of the first picture says why it costs what it costs") {
  const PricedBasket priced = counter_for(zhang_wei()).price(story_basket());
  CHECK(priced.lines[0].reasons == std::vector{PriceReason{ReasonKind::tier_price, 2, {9500}, "", Money{16'80}}});
  CHECK(priced.lines[1].reasons == std::vector{PriceReason{ReasonKind::tier_price, 2, {9500}, "", Money{19'95}}});
  CHECK(priced.lines[2].reasons == std::vector{PriceReason{ReasonKind::nth_item, 0, {}, "P2-silver-socks", Money{22'50}}});
  CHECK(priced.lines[3].reasons == std::vector{PriceReason{ReasonKind::special_price, 0, {}, "P1-season-end", yuan(51)}});
  CHECK(priced.basket_reasons == std::vector{PriceReason{ReasonKind::threshold_off, 0, {}, "P3-silver-day", yuan(60)}});
}

TEST_CASE("the silver member is 87.00 short of gold and the hat closes it with 0.40 left over, the tee with 7.05") {
  const Counter counter = counter_for(zhang_wei());
  const Basket basket = story_basket();
  const auto said = nudges(counter.rules(), basket, counter.price(basket), k_here);
  REQUIRE(said.size() == 1);
  CHECK(said[0].gap.kind == GapKind::next_tier);
  CHECK(said[0].gap.tier == 3);
  CHECK(said[0].gap.goal == yuan(10000));
  CHECK(said[0].gap.missing == yuan(87));
  REQUIRE(said[0].closers.size() == 2);
  CHECK(said[0].closers[0].sku == k_hat);
  CHECK(said[0].closers[0].adds == Money{87'40});
  CHECK(said[0].closers[0].overshoot == Money{40});
  CHECK(said[0].closers[0].is_exact());
  CHECK(said[0].closers[1].sku == k_tee);
  CHECK(said[0].closers[1].adds == Money{94'05});
  CHECK_FALSE(said[0].closers[1].is_exact());
}

TEST_CASE("with the hat the sale comes to 971.15, gives 1,165 points and lifts the spend to 10,000.40: gold") {
  const Member member = zhang_wei();
  const Counter counter = counter_for(member);
  const Basket basket = story_basket_with_hat(&member);
  const Payment payment =
      paid_with(Money{971'15},
                {a_tender(TenderKind::alipay, yuan(200)), a_tender(TenderKind::wechat, yuan(300)), a_tender(TenderKind::cash, yuan(500))},
                Rounding::to_yuan);
  const Sale sale = close_basket({counter.rules(), basket, payment, member}, a_context()).value();
  CHECK(sale.total == Money{971'15});
  CHECK(sale.list_total - sale.total == Money{174'85});
  CHECK(sale.tier_before == 2);
  CHECK(sale.tier_used == 2);
  CHECK(sale.tier_after == 3);
  REQUIRE(sale.ledger.size() == 2);
  CHECK(sale.ledger[0].points == Points{1165});
  CHECK(sale.ledger[0].expires == Date{2028, 11, 30});
  CHECK(sale.ledger[1].growth == Money{971'15});
  const MemberFacts after = domain::on_day(member, counter.shop.policies, {domain::member_record_of(sale)}, k_story_day).facts;
  CHECK(after.spend_in_window == Money{10000'40});
  CHECK(after.points == Points{13845});
  CHECK(after.tier == 3);
  CHECK(after.tier_until == Date{2027, 11, 30});
}

TEST_CASE("the guest of the second picture pays 913.00 and is 87.00 short of a card; two pairs of socks save 46.50") {
  const Counter counter = counter_for_guest();
  const Basket basket = a_basket({{k_shirt}, {k_trousers}, {k_belt}});
  const PricedBasket priced = counter.price(basket);
  CHECK(priced.total == yuan(913));
  CHECK(priced.points == Points{913});
  CHECK(priced.tier_used == k_no_tier);
  const auto said = nudges(counter.rules(), basket, priced, k_here);
  REQUIRE(said.size() == 1);
  CHECK(said[0].gap.kind == GapKind::enrolment);
  CHECK(said[0].gap.missing == yuan(87));
  REQUIRE(said[0].closers.size() >= 2);
  CHECK(said[0].closers[0].sku == k_socks);
  CHECK(said[0].closers[0].quantity == 2);
  CHECK(said[0].closers[0].adds == yuan(90));
  CHECK(said[0].closers[0].is_exact());
  CHECK(said[0].closers[1].sku == k_white_tee);
  CHECK(said[0].saves == Money{46'50});
}

TEST_CASE("enrolling inside the sale makes 1,003.00 into 956.50: 16.50 member price and 30.00 welcome") {
  const Basket basket = story_basket();
  const PricedBasket as_guest = counter_for_guest().price(basket);
  CHECK(as_guest.total == yuan(1003));
  CHECK(as_guest.reaches_enrolment);
  const PricedBasket enrolled = counter_for(a_prospect()).price(basket);
  CHECK(amounts(enrolled) == std::vector{Money{329'28}, Money{391'02}, Money{88'20}, Money{178'00}});
  CHECK(enrolled.total_without_member == yuan(1003));
  CHECK(enrolled.basket_reasons == std::vector{PriceReason{ReasonKind::welcome_off, 1, {}, "", yuan(30)}});
  CHECK(enrolled.total == Money{956'50});
  CHECK(enrolled.tier_used == 1);
  CHECK(enrolled.points == Points{956});
}
