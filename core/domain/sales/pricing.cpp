#include "core/domain/sales/pricing.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/domain/sales/allocation.h"
#include "core/domain/sales/earnings.h"
#include "core/domain/sales/manual_discount.h"
#include "core/domain/sales/quote.h"

namespace shuke::domain {
namespace {

ReasonKind reason_kind(PromotionKind kind) {
  switch (kind) {
    case PromotionKind::special_price: return ReasonKind::special_price;
    case PromotionKind::nth_item: return ReasonKind::nth_item;
    case PromotionKind::threshold_off: return ReasonKind::threshold_off;
    case PromotionKind::percentage: return ReasonKind::percentage;
    case PromotionKind::amount_off: return ReasonKind::amount_off;
    case PromotionKind::bundle: return ReasonKind::bundle;
    case PromotionKind::buy_get: return ReasonKind::buy_get;
  }
  return ReasonKind::special_price;
}

PriceReason promotion_reason(const PricingRules& rules, std::size_t place, Money amount) {
  const Promotion& promotion = rules.book.promotions()[place];
  PriceReason reason;
  reason.kind = reason_kind(promotion.kind);
  reason.promotion_id = promotion.id;
  reason.amount = amount;
  return reason;
}

std::vector<PriceReason> line_reasons(const PricingRules& rules, const LineOutcome& line, TierRank tier) {
  std::vector<PriceReason> reasons;
  if (line.markdown != k_no_place) reasons.push_back(promotion_reason(rules, line.markdown, line.markdown_off));
  for (const LineOff& off : line.promotions) {
    if (off.off > Money{}) reasons.push_back(promotion_reason(rules, off.place, off.off));
  }
  if (line.tier_off > Money{}) {
    PriceReason reason;
    reason.tier = tier;
    reason.rate = tier_at(rules.policy, tier)->price_rate;
    reason.amount = line.tier_off;
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

PriceReason coupon_reason(const HeldCoupon& held, Money amount) {
  PriceReason reason;
  reason.kind = ReasonKind::coupon;
  reason.promotion_id = held.rule.id;
  reason.code = held.coupon.code;
  reason.amount = amount;
  return reason;
}

std::vector<PriceReason> basket_reasons(const PricingRules& rules, const Cart& cart, const Decision& decision) {
  std::vector<PriceReason> reasons;
  for (const BasketOff& off : decision.quote.thresholds) reasons.push_back(promotion_reason(rules, off.place, off.off));
  for (const BasketOff& off : decision.quote.coupons) reasons.push_back(coupon_reason(*cart.coupons[off.place], off.off));
  if (decision.welcome_off > Money{}) {
    PriceReason reason;
    reason.kind = ReasonKind::welcome_off;
    reason.tier = decision.quote.tier;
    reason.amount = decision.welcome_off;
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

// What every line really pays: its amount less its shares of what was taken off the basket.
std::vector<Money> paid_of(const std::vector<Good>& goods, const Decision& decision) {
  std::vector<std::int64_t> weights(goods.size());
  std::vector<std::int64_t> limits(goods.size());
  for (std::size_t i = 0; i < goods.size(); ++i) {
    weights[i] = decision.quote.lines[i].paid.fen;
    limits[i] = (decision.quote.lines[i].paid - goods[i].floor()).fen;
  }
  const std::vector<std::int64_t> shares = allocate_within(decision.welcome_off.fen, weights, limits);
  std::vector<Money> paid(goods.size());
  for (std::size_t i = 0; i < goods.size(); ++i) paid[i] = Money{weights[i] - shares[i]};
  return paid;
}

// A line's money evenly over its pieces, the odd fen on the first ones.
std::vector<PricedPiece> pieces_of(Money paid, int quantity) {
  const std::int64_t each = paid.fen / quantity;
  const std::int64_t odd = paid.fen % quantity;
  std::vector<PricedPiece> pieces(static_cast<std::size_t>(quantity));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].paid = Money{each + (static_cast<std::int64_t>(i) < odd ? 1 : 0)};
  }
  return pieces;
}

PricedLine priced_line(const PricingRules& rules, const Good& good, const LineOutcome& outcome, TierRank tier) {
  PricedLine line;
  line.sku = good.sku->code;
  line.quantity = good.quantity;
  line.unit_list = good.sku->list_price;
  line.list = good.list();
  line.amount = outcome.amount;
  line.reasons = line_reasons(rules, outcome, tier);
  return line;
}

}  // namespace

PricedBasket price(const PricingRules& rules, const Basket& basket, const PricedBasket* like) {
  const Cart cart = cart_of(rules.book, basket);
  const Hint hint = like ? hint_of(rules, *like) : Hint();
  const Decision decision = decide(rules, cart, like ? &hint : nullptr);
  const TierRank tier = decision.quote.tier;
  PricedBasket priced;
  priced.basket_reasons = basket_reasons(rules, cart, decision);
  for (const std::size_t place : decision.quote.promotions) priced.used_promotions.push_back(rules.book.promotions()[place].id);
  priced.total_without_member = decision.total_without_member;
  priced.tested = decision.tested;
  priced.reaches_enrolment = decision.reaches_enrolment;
  priced.tier_used = tier;
  if (tier > k_no_tier && decision.quote.choice.uses_tier) priced.price_rate = tier_at(rules.policy, tier)->price_rate;
  const std::vector<Money> paid = paid_of(cart.goods, decision);
  priced.lines.reserve(paid.size());
  for (std::size_t i = 0; i < paid.size(); ++i) {
    priced.lines.push_back(priced_line(rules, cart.goods[i], decision.quote.lines[i], tier));
    priced.lines.back().paid = paid[i];
    priced.basket_savings += priced.lines.back().amount - paid[i];
  }
  priced.basket_savings += take_manual_discounts(rules, basket, priced);
  for (PricedLine& line : priced.lines) {
    line.pieces = pieces_of(line.paid, line.quantity);
    priced.list_total += line.list;
    priced.line_savings += line.list - line.amount;
    priced.total += line.paid;
  }
  freeze_earnings(rules, priced, {});
  return priced;
}

}  // namespace shuke::domain
