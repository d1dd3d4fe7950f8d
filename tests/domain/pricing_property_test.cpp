// What holds for every basket, whoever buys it.
#include <doctest/doctest.h>

#include <random>

#include "tests/support/builders.h"
#include "tests/support/property.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr std::uint64_t k_pricing_cases = 10'000 / k_case_share;

Promotion random_promotion(std::mt19937_64& random, const PriceBookParts& parts, int number) {
  Promotion promotion = a_promotion("R" + std::to_string(number), static_cast<PromotionKind>(random() % 3));
  promotion.least_tier = static_cast<TierRank>(random() % 4);
  promotion.nth = 2 + static_cast<int>(random() % 3);
  promotion.nth_rate = {static_cast<std::int32_t>(random() % 10'001)};
  promotion.steps = {{Money{static_cast<std::int64_t>(random() % 150'000)}, Money{static_cast<std::int64_t>(random() % 30'000)}}};
  for (const Style& style : parts.styles) {
    if (random() % 3 == 0) promotion.goods.styles.push_back(style.code);
    if (random() % 4 == 0) promotion.prices.push_back({style.code, Money{static_cast<std::int64_t>(random() % 60'000)}});
  }
  return promotion;
}

Counter random_counter(std::mt19937_64& random) {
  PriceBookParts parts = story_goods();
  parts.promotions.clear();
  for (int i = 0; i < 6; ++i) parts.promotions.push_back(random_promotion(random, parts, i));
  for (Sku& sku : parts.skus) {
    sku.list_price = Money{1 + static_cast<std::int64_t>(random() % 90'000)};
    sku.floor_price = Money{static_cast<std::int64_t>(random() % 110) * sku.list_price.fen / 100};  // sometimes above the list price
  }
  Counter counter{a_shop(std::move(parts)), {}, k_story_day};
  counter.customer.is_known = random() % 4 != 0;
  counter.customer.tier = static_cast<TierRank>(random() % 4);
  if (random() % 2 == 0) counter.customer.birthday = Birthday{1984, k_story_day.month, k_story_day.day, false};
  return counter;
}

Basket random_basket(std::mt19937_64& random, const PriceBook& book) {
  Basket basket = a_basket({});
  for (const Sku& sku : book.skus()) {
    if (random() % 2 == 0) basket.lines.push_back({sku.code, 1 + static_cast<int>(random() % 7)});
  }
  return basket;
}

void check_line(const PriceBook& book, const PricedLine& line) {
  Money reasons;
  for (const PriceReason& reason : line.reasons) reasons += reason.amount;
  Money pieces;
  for (const PricedPiece& piece : line.pieces) pieces += piece.paid;
  const Sku& sku = *book.find_sku(line.sku);
  REQUIRE(line.list - reasons == line.amount);
  REQUIRE(pieces == line.paid);
  REQUIRE(line.pieces.size() == static_cast<std::size_t>(line.quantity));
  REQUIRE(line.paid <= line.amount);
  REQUIRE(line.paid >= std::min(sku.floor_price, sku.list_price) * line.quantity);
}

void check_sums(const PriceBook& book, const PricedBasket& priced) {
  Money paid;
  Money off;
  Points earned;
  for (const PricedLine& line : priced.lines) {
    check_line(book, line);
    paid += line.paid;
    for (const PricedPiece& piece : line.pieces) earned += piece.earned;
  }
  for (const PriceReason& reason : priced.basket_reasons) off += reason.amount;
  REQUIRE(paid == priced.total);
  REQUIRE(off == priced.basket_savings);
  REQUIRE(priced.list_total - priced.saved() == priced.total);
  REQUIRE(earned == (priced.tier_used == k_no_tier ? Points{} : priced.points));
  REQUIRE(priced.points == points_at_rate(priced.total, priced.points_rate));
  REQUIRE(priced.total <= priced.total_without_member);
}

}  // namespace

TEST_CASE("lines, reasons, pieces and points add up for every basket, and no line falls below its floor") {
  for (std::uint64_t seed = 1; seed <= k_pricing_cases; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Counter counter = random_counter(random);
    check_sums(counter.shop.book, counter.price(random_basket(random, counter.shop.book)));
  }
}

TEST_CASE("the same basket costs the same again") {
  for (std::uint64_t seed = 1; seed <= k_pricing_cases; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Counter counter = random_counter(random);
    const Basket basket = random_basket(random, counter.shop.book);
    REQUIRE(counter.price(basket).total == counter.price(basket).total);
  }
}

TEST_CASE("a closer closes: with it in the basket the gap is gone, by as much as it said") {
  for (std::uint64_t seed = 1; seed <= k_pricing_cases; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    Counter counter = random_counter(random);
    counter.customer.spend_in_window = Money{static_cast<std::int64_t>(random() % 1'000'000)};
    const Basket basket = random_basket(random, counter.shop.book);
    for (const Nudge& nudge : nudges(counter.rules(), basket, counter.price(basket), k_here)) {
      for (const Closer& closer : nudge.closers) {
        REQUIRE(closer.overshoot >= Money{});
        REQUIRE(closer.adds - closer.overshoot == nudge.gap.missing);
        const Basket more = with_item(basket, closer.sku, closer.quantity).value();
        const PricedBasket priced = counter.price(more);
        if (nudge.gap.kind == GapKind::enrolment) REQUIRE(priced.total_without_member >= nudge.gap.goal);
        if (nudge.gap.kind == GapKind::next_tier) REQUIRE(counter.customer.spend_in_window + priced.total >= nudge.gap.goal);
      }
    }
  }
}
