// The engine's choice against every set there is, on small baskets of every kind of promotion.
#include <doctest/doctest.h>

#include "core/domain/sales/quote.h"
#include "core/domain/sales/resplit.h"
#include "tests/support/builders.h"
#include "tests/support/property.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr std::size_t k_numbers = 160;

const std::vector<std::string> k_tags{"autumn", "online", "gift"};

GoodsFilter drawn_filter(Draw& draw) {
  GoodsFilter filter;
  switch (draw.below(6)) {
    case 0:
    case 1: break;  // all goods
    case 2: filter.categories = {static_cast<Category>(draw.below(4))}; break;
    case 3: filter.tags = {draw.one_of(k_tags)}; break;
    case 4: filter.styles = {"S0", "S1", "S2"}; break;
    default: filter.except = {"S" + std::to_string(draw.below(6))}; break;
  }
  return filter;
}

Money drawn_price(Draw& draw, int most_yuan) {
  return draw.once_in(3) ? Money{draw.between(1, most_yuan * 100)} : yuan(draw.between(1, most_yuan / 10) * 10);
}

void draw_terms(Draw& draw, Promotion& promotion) {
  promotion.nth = draw.between(2, 3);
  promotion.nth_rate = {draw.between(0, 10) * 1000};
  promotion.rate = {draw.between(5, 10) * 1000};
  promotion.off = drawn_price(draw, 50);
  promotion.parts = {{drawn_filter(draw), draw.between(1, 3)}};
  if (draw.once_in(2)) promotion.parts.push_back({drawn_filter(draw), 1});
  promotion.price = drawn_price(draw, 400);
  promotion.buy = draw.between(1, 2);
  promotion.get = draw.between(1, 2);
  promotion.get_rate = {draw.between(0, 2) * 4000};
  if (draw.once_in(2)) promotion.get_goods = drawn_filter(draw);
  const Money threshold = drawn_price(draw, 600);
  promotion.steps = {{threshold, Money{threshold.fen / draw.between(3, 10)}}};
  if (draw.once_in(3)) promotion.steps.push_back({threshold * 2, {}, {draw.between(7, 9) * 1000}});
  promotion.repeats = promotion.steps.size() == 1 && draw.once_in(2);
  for (int i = 0; i < 6; ++i) {
    if (draw.once_in(3)) promotion.prices.push_back({"S" + std::to_string(i), drawn_price(draw, 200)});
  }
}

Promotion drawn_promotion(Draw& draw, int number) {
  Promotion promotion = a_promotion("P" + std::to_string(number), static_cast<PromotionKind>(draw.below(7)));
  promotion.goods = drawn_filter(draw);
  promotion.least_tier = draw.once_in(4) ? draw.between(1, 3) : k_no_tier;
  promotion.stacks = draw.once_in(3);
  if (draw.once_in(3)) promotion.group = draw.once_in(2) ? "red" : "blue";
  draw_terms(draw, promotion);
  return promotion;
}

struct Scene {
  Shop shop;
  Customer customer;
  Basket basket;
  PricingRules rules() const { return {shop.book, shop.policy_on(k_story_day), customer, k_story_day}; }
};

PriceBookParts drawn_goods(Draw& draw, Basket& basket) {
  PriceBookParts parts;
  const int lines = draw.between(1, 6);
  for (int i = 0; i < lines; ++i) {
    Style style;
    style.code = "S" + std::to_string(i);
    style.category = static_cast<Category>(draw.below(4));
    if (draw.once_in(2)) style.tags = {draw.one_of(k_tags)};
    Sku sku;
    sku.code = style.code + "-1";
    sku.style = style.code;
    sku.list_price = drawn_price(draw, 300);
    sku.floor_price = Money{sku.list_price.fen * draw.between(0, 9) / 10};
    basket.lines.push_back({sku.code, draw.between(1, 4)});
    parts.styles.push_back(std::move(style));
    parts.skus.push_back(std::move(sku));
  }
  return parts;
}

HeldCoupon drawn_coupon(Draw& draw, int number) {
  HeldCoupon held;
  held.rule.id = "R" + std::to_string(number);
  held.coupon.code = "C" + std::to_string(number);
  held.coupon.rule = held.rule.id;
  held.rule.from = held.coupon.from = held.rule.to = held.coupon.to = k_story_day;
  held.rule.kind = static_cast<CouponKind>(draw.below(2));
  held.rule.off = drawn_price(draw, 50);
  held.rule.rate = {draw.between(7, 9) * 1000};
  if (draw.once_in(2)) held.rule.most_off = yuan(20);
  held.rule.least_spend = drawn_price(draw, 400);
  held.rule.goods = drawn_filter(draw);
  held.rule.goes_with_coupons = draw.once_in(2);
  return held;
}

Scene drawn_scene(Draw& draw, bool has_coupons) {
  Scene scene;
  PriceBookParts parts = drawn_goods(draw, scene.basket);
  scene.customer.tier = draw.between(0, 3);
  scene.customer.is_known = scene.customer.tier > 0 || draw.once_in(4);
  const int promotions = draw.between(1, 6);
  for (int i = 0; i < promotions; ++i) parts.promotions.push_back(drawn_promotion(draw, i));
  const int coupons = has_coupons && draw.once_in(2) ? draw.between(1, 2) : 0;
  for (int i = 0; i < coupons; ++i) scene.basket.coupons.push_back(drawn_coupon(draw, i));
  scene.shop = a_shop(std::move(parts));
  return scene;
}

struct Found {
  Choice choice;
  Money payable;
};

// Every set, with the tier price before without it and lower masks first: only what is strictly better is taken.
Found by_brute_force(const PricingRules& rules, const Cart& cart, TierRank tier) {
  const std::size_t promotions = choosable_promotions(rules, cart, tier).size();
  std::optional<Found> best;
  for (const bool uses_tier : {true, false}) {
    for (std::uint32_t mask = 0; mask < 1u << promotions; ++mask) {
      const auto quote = evaluate_set(rules, cart, tier, {mask, uses_tier});
      if (quote && (!best || quote->payable < best->payable)) best = Found{{mask, uses_tier}, quote->payable};
    }
  }
  return *best;
}

FrozenTerms frozen_terms(const Scene& scene, const PricedBasket& priced) {
  FrozenTerms terms{.tier_rate = priced.price_rate};
  for (const Promotion& promotion : scene.shop.book.promotions()) {
    const auto& used = priced.used_promotions;
    if (std::find(used.begin(), used.end(), promotion.id) != used.end()) terms.used.push_back(promotion);
  }
  for (const PriceReason& reason : priced.basket_reasons) {
    for (const HeldCoupon& held : scene.basket.coupons) {
      if (reason.kind == ReasonKind::coupon && reason.code == held.coupon.code) terms.coupons.push_back(held.rule);
    }
    if (reason.kind == ReasonKind::welcome_off || reason.kind == ReasonKind::manual) terms.off += reason.amount;
  }
  return terms;
}

std::vector<FrozenLine> frozen_lines(const Scene& scene) {
  std::vector<FrozenLine> lines;
  for (const LineItem& item : scene.basket.lines) {
    const Sku& sku = *scene.shop.book.find_sku(item.sku);
    lines.push_back({scene.shop.book.style_of(sku), item.quantity, sku.list_price, sku.floor_price});
  }
  return lines;
}

}  // namespace

TEST_CASE("the engine's choice is the best of all sets, and of equal ones the lowest") {
  check_property("engine equals brute force", k_property_cases, k_numbers, [](Draw& draw) {
    const Scene scene = drawn_scene(draw, true);
    const Cart cart = cart_of(scene.shop.book, scene.basket);
    const TierRank tier = tier_of(scene.shop.policy_on(k_story_day), scene.customer);
    const Quote quote = quote_for(scene.rules(), cart, tier);
    const Found best = by_brute_force(scene.rules(), cart, tier);
    RC_ASSERT(quote.payable.fen == best.payable.fen);
    RC_ASSERT(quote.choice.uses_tier == best.choice.uses_tier);
    RC_ASSERT(quote.choice.mask == best.choice.mask);
    const Hint elsewhere{draw.once_in(2), {draw.below(6), draw.below(6)}};
    RC_ASSERT((quote_for(scene.rules(), cart, tier, &elsewhere).choice == quote.choice));
  });
}

TEST_CASE("under every promotion lines, reasons and pieces add up, no line falls below its floor, and no member pays more") {
  check_property("prices add up", k_property_cases, k_numbers, [](Draw& draw) {
    const Scene scene = drawn_scene(draw, true);
    const PricedBasket priced = price(scene.rules(), scene.basket);
    Money sum;
    for (const PricedLine& line : priced.lines) {
      Money reasons;
      for (const PriceReason& reason : line.reasons) reasons += reason.amount;
      Money pieces;
      for (const PricedPiece& piece : line.pieces) pieces += piece.paid;
      const Sku& sku = *scene.shop.book.find_sku(line.sku);
      RC_ASSERT((line.list - reasons).fen == line.amount.fen);
      RC_ASSERT(pieces.fen == line.paid.fen);
      RC_ASSERT(line.paid.fen <= line.amount.fen);
      RC_ASSERT(line.paid.fen >= sku.floor_price.fen * line.quantity);
      sum += line.paid;
    }
    Money off;
    for (const PriceReason& reason : priced.basket_reasons) off += reason.amount;
    RC_ASSERT(sum.fen == priced.total.fen);
    RC_ASSERT(off.fen == priced.basket_savings.fen);
    RC_ASSERT((priced.list_total - priced.saved()).fen == priced.total.fen);
    RC_ASSERT(priced.total.fen <= priced.total_without_member.fen);
  });
}

TEST_CASE("what a sale came to is what its frozen facts come to again") {
  check_property("frozen facts", k_property_cases, k_numbers, [](Draw& draw) {
    const Scene scene = drawn_scene(draw, true);
    const PricedBasket priced = price(scene.rules(), scene.basket);
    RC_ASSERT(price_with(frozen_terms(scene, priced), frozen_lines(scene)).payable.fen == priced.total.fen);
  });
}

TEST_CASE("one more promotion never makes a basket dearer") {
  check_property("one more promotion", k_property_cases, k_numbers, [](Draw& draw) {
    const Scene scene = drawn_scene(draw, true);
    const PriceBook& book = scene.shop.book;
    PriceBookParts parts{.styles = book.styles(), .skus = book.skus(), .promotions = book.promotions()};
    parts.promotions.erase(parts.promotions.begin() + draw.below(static_cast<std::uint32_t>(parts.promotions.size())));
    Scene fewer = scene;
    fewer.shop = a_shop(std::move(parts));
    const auto payable_in = [](const Scene& one) {
      const TierRank tier = tier_of(one.shop.policy_on(k_story_day), one.customer);
      return quote_for(one.rules(), cart_of(one.shop.book, one.basket), tier).payable;
    };
    RC_ASSERT(payable_in(scene).fen <= payable_in(fewer).fen);
  });
}
