#include "core/domain/sales/pricing.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

Member of_tier(TierRank tier) {
  Member member = zhang_wei();
  member.facts.tier = tier;
  return member;
}

Shop shop_with(std::vector<Promotion> promotions) {
  PriceBookParts parts = story_goods();
  parts.promotions = std::move(promotions);
  return a_shop(std::move(parts));
}

Promotion nth_of(std::string id, int nth, BasisPoints rate, std::vector<StyleCode> styles) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::nth_item);
  promotion.nth = nth;
  promotion.nth_rate = rate;
  promotion.goods.styles = std::move(styles);
  return promotion;
}

Promotion off_above(std::string id, Money threshold, Money off) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::threshold_off);
  promotion.steps = {{threshold, off}};
  return promotion;
}

std::vector<ReasonKind> kinds(const std::vector<PriceReason>& reasons) {
  std::vector<ReasonKind> kinds;
  for (const PriceReason& reason : reasons) kinds.push_back(reason.kind);
  return kinds;
}

using Kinds = std::vector<ReasonKind>;

}  // namespace

TEST_CASE("an empty basket costs nothing and makes nobody a member") {
  const PricedBasket priced = counter_for_guest().price(a_basket({}));
  CHECK(priced.total == Money{});
  CHECK(priced.points == Points{});
  CHECK_FALSE(priced.reaches_enrolment);
}

TEST_CASE("a guest pays list and special prices and has no other reasons") {
  const PricedBasket priced = counter_for_guest().price(story_basket());
  CHECK(priced.lines[0].reasons.empty());
  CHECK(kinds(priced.lines[3].reasons) == Kinds{ReasonKind::special_price});
  CHECK(priced.basket_reasons.empty());
  CHECK(priced.saved() == yuan(51));
}

TEST_CASE("who is not known has no tier, whatever the facts say") {
  Counter counter = counter_for_guest();
  counter.customer.tier = 3;
  CHECK(counter.price(a_basket({{k_shirt}})).total == yuan(336));
}

TEST_CASE("a member never pays more than a guest: a threshold that the tier price would miss is reached at list price") {
  Counter guest = counter_for_guest();
  guest.shop = shop_with({off_above("P9", yuan(1200), yuan(90))});
  Counter member = counter_for(of_tier(1));
  member.shop = guest.shop;
  const Basket basket = a_basket({{k_shirt, 3}, {k_tee, 2}});  // 1,008 and 198
  CHECK(guest.price(basket).total == yuan(1116));
  const PricedBasket priced = member.price(basket);
  CHECK(priced.total == yuan(1116));
  CHECK(priced.lines[0].reasons.empty());
  CHECK(kinds(priced.basket_reasons) == Kinds{ReasonKind::threshold_off});
  CHECK(member.price(a_basket({{k_shirt, 4}})).total == Money{131712 - 9000});  // reached at the tier price: both
}

TEST_CASE("a special price does not get the tier price on top") {
  const PricedBasket priced = counter_for(of_tier(3)).price(a_basket({{k_belt, 2}}));
  CHECK(priced.lines[0].amount == yuan(356));
  CHECK(kinds(priced.lines[0].reasons) == Kinds{ReasonKind::special_price});
}

TEST_CASE("where the tier price is lower than the special price the customer pays the tier price") {
  Promotion slight = season_end();
  slight.prices = {{"PD2602", yuan(220)}};
  const PricedBasket priced = counter_for(of_tier(3), shop_with({slight})).price(a_basket({{k_belt}}));
  CHECK(priced.lines[0].amount == Money{206'10});
  CHECK(kinds(priced.lines[0].reasons) == Kinds{ReasonKind::tier_price});
}

TEST_CASE("a special price above the list price is no offer") {
  Promotion wrong = season_end();
  wrong.prices = {{"PD2602", yuan(300)}};
  CHECK(counter_for_guest(shop_with({wrong})).price(a_basket({{k_belt}})).total == yuan(229));
}

TEST_CASE("of two special prices the lower one counts") {
  Promotion lower = season_end();
  lower.id = "P9";
  lower.prices = {{"PD2602", yuan(150)}};
  const PricedBasket priced = counter_for_guest(shop_with({season_end(), lower})).price(a_basket({{k_belt}}));
  CHECK(priced.total == yuan(150));
  CHECK(priced.lines[0].reasons[0].promotion_id == "P9");
}

TEST_CASE("a promotion runs from its first to its last day, both included") {
  Counter counter = counter_for_guest();
  const auto total_on = [&](Date day) { return counter.today = day, counter.price(a_basket({{k_belt}})).total; };
  CHECK(total_on({2026, 10, 31}) == yuan(229));
  CHECK(total_on({2026, 11, 1}) == yuan(178));
  CHECK(total_on({2026, 11, 30}) == yuan(178));
  CHECK(total_on({2026, 12, 1}) == yuan(229));
}

TEST_CASE("a promotion for silver is for gold too and not for members") {
  const Basket two_pairs = a_basket({{k_socks, 2}});
  CHECK(counter_for(of_tier(1)).price(two_pairs).total == Money{88'20});
  CHECK(counter_for(of_tier(2)).price(two_pairs).total == Money{67'50});
  CHECK(counter_for(of_tier(3)).price(two_pairs).total == Money{67'50});
}

TEST_CASE("a pair without a partner keeps its tier price beside the promotion") {
  const PricedBasket priced = counter_for(of_tier(2)).price(a_basket({{k_socks, 3}}));
  CHECK(priced.total == Money{67'50 + 42'75});
  CHECK(kinds(priced.lines[0].reasons) == Kinds{ReasonKind::nth_item, ReasonKind::tier_price});
  CHECK(counter_for(of_tier(2)).price(a_basket({{k_socks}})).total == Money{42'75});
}

TEST_CASE("goods of one promotion count together across lines, and what it saves is spread over them") {
  const PricedBasket priced = counter_for(of_tier(2)).price(a_basket({{k_socks}, {k_shirt}, {k_grey_socks}}));
  CHECK(priced.lines[0].amount == Money{33'75});
  CHECK(priced.lines[1].amount == Money{319'20});
  CHECK(priced.lines[2].amount == Money{33'75});
}

TEST_CASE("the rate falls on the n-th piece, dearest first") {
  // 399, 336 | 99, 92: the second of each pair at half price.
  const Shop shop = shop_with({nth_of("N", 2, {5000}, {"CS2611", "KZ2604", "TX2605", "MZ2603"})});
  const PricedBasket priced = counter_for_guest(shop).price(a_basket({{k_hat}, {k_shirt}, {k_tee}, {k_trousers}}));
  CHECK(priced.total == Money{399'00 + 168'00 + 99'00 + 46'00});
}

TEST_CASE("with every third piece free, five pieces have one free and the cheapest of its three is it") {
  const Shop shop = shop_with({nth_of("N", 3, {0}, {"CS2611", "TX2605"})});
  const PricedBasket priced = counter_for_guest(shop).price(a_basket({{k_tee, 3}, {k_shirt, 2}}));
  CHECK(priced.total == yuan(336 + 336 + 99 + 99));
}

TEST_CASE("where the tier price is better than the n-th item, the goods have the tier price") {
  const Shop shop = shop_with({nth_of("N", 2, {9900}, {"CS2611"})});
  const PricedBasket priced = counter_for(of_tier(2), shop).price(a_basket({{k_shirt, 2}}));
  CHECK(priced.total == Money{638'40});
  CHECK(kinds(priced.lines[0].reasons) == Kinds{ReasonKind::tier_price});
}

TEST_CASE("of two promotions that both want the goods, the customer gets the better; of equal ones the lower id") {
  const Promotion half = nth_of("A", 2, {5000}, {"CS2611"});
  const Promotion fifth = nth_of("B", 2, {2000}, {"CS2611"});
  const PricedBasket better = counter_for_guest(shop_with({half, fifth})).price(a_basket({{k_shirt, 2}}));
  CHECK(better.lines[0].reasons[0].promotion_id == "B");
  Promotion same = half;
  same.id = "C";
  const PricedBasket equal = counter_for_guest(shop_with({same, half})).price(a_basket({{k_shirt, 2}}));
  CHECK(equal.lines[0].reasons[0].promotion_id == "A");
}

TEST_CASE("a promotion that would lose the basket a larger one is left out") {
  // Half of the second hat saves 46.00 and leaves 796.00; without it the basket stays above 800 and saves 60.00.
  const Shop shop = shop_with({nth_of("N", 2, {5000}, {"MZ2603"}), off_above("T", yuan(800), yuan(60))});
  Basket basket = a_basket({{k_hat, 2}, {k_down}});
  basket.lines[1] = {k_shirt, 1};
  basket.lines.push_back({k_knit, 1});  // 184 + 336 + 329 = 849; with the promotion 803
  CHECK(counter_for_guest(shop).price(basket).total == yuan(849 - 46 - 60));
  basket.lines[2] = {k_trousers, 1};
  basket.lines[1] = {k_white_tee, 1};
  basket.lines.push_back({k_grey_socks, 3});  // 184 + 99 + 399 + 135 = 817; with the promotion 771
  CHECK(counter_for_guest(shop).price(basket).total == yuan(817 - 60));
}

TEST_CASE("a threshold is reached at its sum and not a fen below") {
  const Shop shop = shop_with({off_above("T", yuan(336), yuan(20))});
  CHECK(counter_for_guest(shop).price(a_basket({{k_shirt}})).total == yuan(316));
  const Shop higher = shop_with({off_above("T", Money{336'01}, yuan(20))});
  CHECK(counter_for_guest(higher).price(a_basket({{k_shirt}})).total == yuan(336));
}

TEST_CASE("a threshold is tested after line prices, and only the best one counts, once") {
  const Shop small = shop_with({off_above("A", yuan(800), yuan(30))});
  Counter silver = counter_for(of_tier(2));
  silver.shop = small;
  CHECK(silver.price(a_basket({{k_shirt}, {k_trousers}, {k_hat}})).total == Money{785'65});  // list 827.00, 797.00 with the promotion
  const Shop steps = shop_with({off_above("A", yuan(300), yuan(20)), off_above("B", yuan(600), yuan(50))});
  const PricedBasket priced = counter_for_guest(steps).price(a_basket({{k_shirt, 4}}));
  CHECK(priced.basket_savings == yuan(50));
  CHECK(kinds(priced.basket_reasons) == Kinds{ReasonKind::threshold_off});
}

TEST_CASE("nothing goes below its floor price, neither line by line nor by its share of the basket") {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) {
    if (sku.code == k_belt) sku.floor_price = yuan(200);
    if (sku.code == k_shirt) sku.floor_price = yuan(330);
    if (sku.code == k_hat) sku.floor_price = Money{};
  }
  parts.promotions = {season_end(), off_above("T", yuan(600), yuan(60))};
  const PricedBasket priced = counter_for(of_tier(2), a_shop(std::move(parts))).price(a_basket({{k_belt}, {k_shirt}, {k_hat}}));
  CHECK(priced.lines[0].amount == yuan(200));
  CHECK(priced.lines[1].amount == yuan(330));
  CHECK(priced.lines[0].paid == yuan(200));
  CHECK(priced.lines[1].paid == yuan(330));
  CHECK(priced.lines[2].paid == Money{27'40});  // 87.40 less all of the 60.00
}

TEST_CASE("a promotion takes off no more than the floor prices leave") {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) sku.floor_price = Money{sku.list_price.fen * 95 / 100};
  parts.promotions = {off_above("T", yuan(300), yuan(60))};
  const PricedBasket priced = counter_for_guest(a_shop(std::move(parts))).price(a_basket({{k_shirt}}));
  CHECK(priced.total == Money{319'20});
  CHECK(priced.basket_reasons[0].amount == Money{16'80});
}

TEST_CASE("a rank above what the policy has counts as its highest") {
  CHECK(counter_for(of_tier(9)).price(a_basket({{k_shirt}})).total == Money{302'40});
}

TEST_CASE("points are counted on what is paid, at the tier's rate, doubled on the birthday") {
  Counter counter = counter_for(of_tier(3));
  CHECK(counter.price(a_basket({{k_hat}})).points == Points{124});  // 82.80 at 1.5
  counter.customer.birthday = Birthday{1984, k_story_day.month, k_story_day.day, false};
  const PricedBasket priced = counter.price(a_basket({{k_hat}}));
  CHECK(priced.points_rate == BasisPoints{30000});
  CHECK(priced.points == Points{248});
}

TEST_CASE("a guest's birthday doubles nothing") {
  Counter counter = counter_for_guest();
  counter.customer.birthday = Birthday{1984, k_story_day.month, k_story_day.day, false};
  CHECK(counter.price(a_basket({{k_hat}})).points == Points{92});
}

TEST_CASE("the pieces of one line share its money evenly, the odd fen on the first") {
  const PricedBasket priced = counter_for(zhang_wei()).price(story_basket());
  const PricedLine& socks = priced.lines[2];
  CHECK(socks.paid == Money{63'21});
  CHECK(socks.pieces[0].paid == Money{31'61});
  CHECK(socks.pieces[1].paid == Money{31'60});
  CHECK(socks.pieces[0].growth == Money{31'61});
}

TEST_CASE("a guest's pieces carry neither points nor growth") {
  const PricedBasket priced = counter_for_guest().price(a_basket({{k_shirt}}));
  CHECK(priced.lines[0].pieces[0] == PricedPiece{.paid = yuan(336)});
}

TEST_CASE("without a policy goods are sold at what anybody pays") {
  const Counter counter = counter_for(zhang_wei(), a_shop(story_goods(), Policy{}));
  const PricedBasket priced = counter.price(story_basket());
  CHECK(priced.total == yuan(1003));
  CHECK(priced.points == Points{});
  CHECK_FALSE(priced.reaches_enrolment);
}
