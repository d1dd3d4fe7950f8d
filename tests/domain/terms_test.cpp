// The return of the design pictures: 269.25 - 42.10 - 21.05 = 206.10, and what the terms of a sale make of the goods that stay.
#include "core/domain/sales/terms.h"

#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

Promotion sixty_off_900() {
  Promotion promotion = a_promotion("P9", PromotionKind::threshold_off);
  promotion.steps = {{yuan(900), yuan(60), k_whole}};
  return promotion;
}

HeldCoupon thirty_off_800() {
  HeldCoupon held;
  held.rule = {.id = "C1", .name = {"满800减30", "30 off 800"}, .off = yuan(30), .least_spend = yuan(800)};
  held.rule.from = {2026, 1, 1};
  held.rule.to = {2026, 12, 31};
  held.coupon = {.code = "C1-0001", .rule = "C1", .member = std::nullopt};
  held.coupon.from = held.rule.from;
  held.coupon.to = held.rule.to;
  return held;
}

Member gold() {
  Member member = zhang_wei();
  member.facts.tier = 3;
  return member;
}

Counter the_shop_of_that_day(const Member& member) {
  PriceBookParts goods = story_goods();
  goods.promotions = {second_pair_half(), sixty_off_900()};
  return counter_for(member, a_shop(std::move(goods)));
}

Sale the_sale() {
  const Member member = gold();
  Basket basket = a_basket({{k_knit}, {k_down}, {k_socks, 2}}, &member);
  basket.coupons = {thirty_off_800()};
  Sale sale = sold(the_shop_of_that_day(member), basket, member);
  sale.seq = 7;
  return sale;
}

Result<ReturnPlan> taking_back(const Sale& sale, const std::vector<Sale>& earlier, std::vector<PieceName> pieces) {
  const ReturnTerms terms{sale, earlier, a_policy(), kept_price_of(sale), coupons_of(sale), {}};
  ReturningMember member;
  if (sale.ledger.empty()) return plan_return(terms, member, {std::move(pieces), sale.business_date, {}});
  member.lots = {{{sale.terminal.terminal, sale.seq, 1}, sale.ledger[0].points, sale.business_date, std::nullopt}};
  member.balance = sale.ledger[0].points;
  member.tier = 3;
  return plan_return(terms, member, {std::move(pieces), sale.business_date, {}});
}

}  // namespace

TEST_CASE("the sale freezes its promotions, its tier's rate and the coupon that took something off") {
  const Sale sale = the_sale();
  CHECK(sale.total == Money{902'70});
  CHECK(sale.terms.is_known);
  CHECK(sale.terms.price_rate == BasisPoints{9000});
  REQUIRE(sale.terms.promotions.size() == 2);
  CHECK(sale.terms.promotions[0].id == "P2-silver-socks");
  REQUIRE(sale.terms.coupons.size() == 1);
  CHECK(sale.terms.coupons[0].coupon.code == "C1-0001");
}

TEST_CASE("a return that breaks a threshold and a coupon takes back what they gave the rest, and revives the coupon") {
  const Sale sale = the_sale();
  CHECK(sale.lines[0].priced.paid == Money{269'25});
  const auto plan = taking_back(sale, {}, {{1, 1}});
  REQUIRE(plan.ok());
  CHECK(plan->paid == Money{269'25});
  CHECK(plan->price_of_rest == Money{696'60});
  CHECK(plan->difference == Money{42'10} + Money{21'05});
  CHECK(plan->refund == Money{206'10});
  CHECK(plan->coupons == std::vector<std::string>{"C1-0001"});
}

TEST_CASE("what stays keeps the promotion where it still holds") {
  const Sale sale = the_sale();
  const auto plan = taking_back(sale, {}, {{3, 1}, {3, 2}});  // both socks: 925.20 stay, above 900 and above 800
  REQUIRE(plan.ok());
  CHECK(plan->price_of_rest == Money{925'20} - yuan(60) - yuan(30));
  CHECK(plan->refund == plan->paid);  // and not the 67.50 they would have cost by themselves: never more back than paid
  CHECK(plan->difference == Money{});
  CHECK(plan->coupons.empty());
}

TEST_CASE("one of two socks at half price: the one that stays costs its tier price") {
  const Sale sale = the_sale();
  const auto plan = taking_back(sale, {}, {{3, 1}});
  REQUIRE(plan.ok());
  CHECK(plan->price_of_rest == Money{296'10} + Money{629'10} + Money{40'50} - yuan(60) - yuan(30));
}

TEST_CASE("the terms of a promotion are kept without the goods of a whole season") {
  PriceBookParts goods = story_goods();
  goods.promotions = {season_end()};
  goods.promotions[0].prices.push_back({"ELSEWHERE", yuan(5)});
  const Sale sale = sold(counter_for_guest(a_shop(std::move(goods))), a_basket({{k_belt}}));
  REQUIRE(sale.terms.promotions.size() == 1);
  CHECK(sale.terms.promotions[0].prices.size() == 1);
}

TEST_CASE("a sale from before there were terms gives back what was paid") {
  Sale sale = the_sale();
  sale.terms = {};
  const auto plan = taking_back(sale, {}, {{1, 1}});
  REQUIRE(plan.ok());
  CHECK(plan->refund == Money{269'25});
}

TEST_CASE("a coupon that took nothing off is not among the terms") {
  Basket basket = a_basket({{k_shirt}});
  basket.coupons = {thirty_off_800()};
  CHECK(sold(counter_for_guest(), basket).terms.coupons.empty());
}

TEST_CASE("a coupon for some goods is held to those that stay, whatever else does") {
  Basket basket = a_basket({{k_down}, {k_shirt}, {k_hat}});
  basket.coupons = {thirty_off_800()};
  basket.coupons[0].rule.goods.styles = {"YR2609", "CS2611"};
  PriceBookParts goods = story_goods();
  goods.promotions = {};
  Sale sale = sold(counter_for_guest(a_shop(std::move(goods))), basket);
  sale.seq = 7;
  REQUIRE(sale.total == yuan(1127 - 30));
  const auto price_of = [&](std::vector<KeptPiece> kept) { return kept_price_of(sale)(kept); };
  CHECK(price_of(kept_pieces(sale, {{3, 1}})) == yuan(1035 - 30));
  CHECK(price_of(kept_pieces(sale, {{1, 1}})) == yuan(428));
  CHECK(price_of({}) == Money{});
  CHECK(coupons_of(sale)[0].holds(kept_pieces(sale, {{3, 1}})));
  CHECK_FALSE(coupons_of(sale)[0].holds(kept_pieces(sale, {{1, 1}})));
}

TEST_CASE("a coupon for some goods takes off what these pay after the whole basket's threshold, at the return as at the sale") {
  Basket basket = a_basket({{k_trousers}, {k_shirt}, {k_socks, 2}});
  basket.coupons = {a_coupon("C1", {})};
  CouponRule& rule = basket.coupons[0].rule;
  rule.kind = CouponKind::percentage;
  rule.rate = {8000};
  rule.goods.styles = {"KZ2604"};
  const Counter counter = guest_under({buy_and_get("P1", 1, 1, {"WA2601"}), stepped("P2", {{yuan(700), yuan(100)}})});
  Sale sale = sold(counter, basket);
  sale.seq = 7;
  REQUIRE(sale.total == Money{610'43});  // 780 - 100, and a fifth of the 347.85 that the trousers pay then
  const auto plan = taking_back(sale, {}, {{3, 1}});
  REQUIRE(plan.ok());
  CHECK(plan->price_of_rest == sale.total);  // one pair was free
  CHECK(plan->refund == Money{});
}

TEST_CASE("a coupon whose goods reach its sum only without the threshold no longer holds, and is given back") {
  Basket basket = a_basket({{k_trousers}, {k_shirt}, {k_down}});
  basket.coupons = {a_coupon("C1", yuan(100), yuan(360))};
  basket.coupons[0].rule.goods.styles = {"KZ2604"};
  Sale sale = sold(guest_under({stepped("P2", {{yuan(700), yuan(100)}})}), basket);
  sale.seq = 7;
  REQUIRE(sale.total == yuan(1434 - 100 - 100));  // the trousers pay 371.18 by then
  const auto plan = taking_back(sale, {}, {{3, 1}});
  REQUIRE(plan.ok());
  CHECK(plan->price_of_rest == yuan(735 - 100));  // 344.72
  CHECK(plan->refund == yuan(1234 - 635));
  CHECK(plan->coupons == std::vector<std::string>{"C1"});
}

TEST_CASE("what was taken off the whole basket fell on the goods it is for, and of what is for all goods on every line") {
  Basket basket = a_basket({{k_trousers}, {k_shirt}});
  basket.coupons = {a_coupon("C1", yuan(30))};
  basket.coupons[0].rule.goods.styles = {"KZ2604"};
  const Sale sale = sold(guest_under({stepped("P1", {{yuan(300), yuan(30)}}, {"CS2611"})}), basket);
  REQUIRE(sale.basket_reasons.size() == 2);
  const PriceReason& threshold = sale.basket_reasons[0];
  const PriceReason& coupon = sale.basket_reasons[1];
  CHECK_FALSE(covers(sale, threshold, sale.lines[0]));
  CHECK(covers(sale, threshold, sale.lines[1]));
  CHECK(covers(sale, coupon, sale.lines[0]));
  CHECK_FALSE(covers(sale, coupon, sale.lines[1]));
  CHECK(covers(sale, {.kind = ReasonKind::welcome_off}, sale.lines[1]));
}

TEST_CASE("what was taken off a row by hand stays with its pieces by their share") {
  Basket basket = a_basket({{k_shirt, 2}});
  basket.lines[0].manual = ManualDiscount{.amount = yuan(60), .reason = "damaged", .authorised_by = "A02"};
  PriceBookParts goods = story_goods();
  goods.promotions = {};
  Sale sale = sold(counter_for_guest(a_shop(std::move(goods))), basket);
  REQUIRE(sale.total == yuan(612));
  CHECK(kept_price_of(sale)(kept_pieces(sale, {{1, 1}})) == yuan(306));
}

TEST_CASE("lists of goods in the terms keep what was in the basket, and one where nothing was, so that they never take all goods") {
  PriceBookParts goods = story_goods();
  Promotion bundle = a_promotion("P", PromotionKind::bundle);
  bundle.parts = {{{.styles = {"CS2611", "KZ2604"}}, 1}, {{.styles = {"TX2605", "MZ2603"}, .except = {"WA2601", "TX2605"}}, 1}};
  bundle.goods.styles = {"ELSEWHERE", "NOWHERE"};
  bundle.price = yuan(300);
  Promotion bought = a_promotion("Q", PromotionKind::buy_get);
  bought.goods.styles = {"PD2602"};
  bought.get_goods.styles = {"ZZ2610", "WA2601"};
  goods.promotions = {bundle, bought};
  const Sale sale = sold(counter_for_guest(a_shop(std::move(goods))), a_basket({{k_shirt}, {k_hat}, {k_belt}, {k_socks}}));
  REQUIRE(sale.terms.promotions.size() == 2);
  const Promotion& of_shirt = sale.terms.promotions[0];
  CHECK(of_shirt.goods.styles == std::vector<StyleCode>{"ELSEWHERE"});
  CHECK(of_shirt.parts[0].goods.styles == std::vector<StyleCode>{"CS2611"});
  CHECK(of_shirt.parts[1].goods.styles == std::vector<StyleCode>{"MZ2603"});
  CHECK(of_shirt.parts[1].goods.except == std::vector<StyleCode>{"WA2601"});
  CHECK(sale.terms.promotions[1].get_goods.styles == std::vector<StyleCode>{"WA2601"});
}
