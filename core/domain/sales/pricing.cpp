#include "core/domain/sales/pricing.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/domain/sales/allocation.h"
#include "core/domain/sales/quote.h"

namespace shuke::domain {
namespace {

PriceReason promotion_reason(ReasonKind kind, const Promotion& promotion, Money amount) {
  PriceReason reason;
  reason.kind = kind;
  reason.promotion_id = promotion.id;
  reason.amount = amount;
  return reason;
}

std::vector<PriceReason> line_reasons(const PricingRules& rules, const LineQuote& line, TierRank tier) {
  std::vector<PriceReason> reasons;
  const auto& promotions = rules.book.promotions();
  if (line.special) reasons.push_back(promotion_reason(ReasonKind::special_price, promotions[*line.special], line.special_off));
  if (line.nth && line.nth_off > Money{}) {
    reasons.push_back(promotion_reason(ReasonKind::nth_item, promotions[*line.nth], line.nth_off));
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

std::vector<PriceReason> basket_reasons(const PricingRules& rules, const Decision& decision) {
  std::vector<PriceReason> reasons;
  if (decision.quote.threshold) {
    const Promotion& promotion = rules.book.promotions()[*decision.quote.threshold];
    reasons.push_back(promotion_reason(ReasonKind::threshold_off, promotion, decision.quote.threshold_off));
  }
  if (decision.welcome_off > Money{}) {
    PriceReason reason;
    reason.kind = ReasonKind::welcome_off;
    reason.tier = decision.quote.tier;
    reason.amount = decision.welcome_off;
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

// What every line really pays: its amount less its share of what was taken off the basket.
std::vector<Money> paid_of(const std::vector<Good>& goods, const Decision& decision) {
  std::vector<std::int64_t> weights(goods.size());
  std::vector<std::int64_t> limits(goods.size());
  for (std::size_t i = 0; i < goods.size(); ++i) {
    weights[i] = decision.quote.lines[i].amount.fen;
    limits[i] = (decision.quote.lines[i].amount - goods[i].floor()).fen;
  }
  const Money off = decision.quote.threshold_off + decision.welcome_off;
  const std::vector<std::int64_t> shares = allocate_within(off.fen, weights, limits);
  std::vector<Money> paid(goods.size());
  for (std::size_t i = 0; i < goods.size(); ++i) paid[i] = decision.quote.lines[i].amount - Money{shares[i]};
  return paid;
}

// A line's money evenly over its pieces, the odd fen on the first ones.
std::vector<PricedPiece> pieces_of(Money paid, int quantity, bool has_growth) {
  const std::int64_t each = paid.fen / quantity;
  const std::int64_t odd = paid.fen % quantity;
  std::vector<PricedPiece> pieces(static_cast<std::size_t>(quantity));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].paid = Money{each + (static_cast<std::int64_t>(i) < odd ? 1 : 0)};
    if (has_growth) pieces[i].growth = pieces[i].paid;
  }
  return pieces;
}

PricedLine priced_line(const PricingRules& rules, const Good& good, const LineQuote& quote, TierRank tier) {
  PricedLine line;
  line.sku = good.sku->code;
  line.quantity = good.quantity;
  line.unit_list = good.sku->list_price;
  line.list = good.list();
  line.amount = quote.amount;
  line.reasons = line_reasons(rules, quote, tier);
  return line;
}

BasisPoints points_rate(const PricingRules& rules, TierRank tier) {
  const Tier* const earning = tier_at(rules.policy, std::max(tier, 1));
  if (!earning) return {};
  if (tier == k_no_tier || !rules.customer.has_birthday_today) return earning->points_rate;
  const std::int64_t product = std::int64_t{earning->points_rate.value} * rules.policy.earning.birthday_multiplier.value / k_whole.value;
  return {static_cast<std::int32_t>(std::min<std::int64_t>(product, INT32_MAX))};
}

// Freezes points on pieces so that taking every piece back takes exactly the points of the sale.
void spread_points(Points points, std::vector<PricedLine>& lines) {
  std::vector<std::int64_t> weights;
  for (const PricedLine& line : lines) {
    for (const PricedPiece& piece : line.pieces) weights.push_back(piece.paid.fen);
  }
  const std::vector<std::int64_t> shares = allocate(points.count, weights);
  std::size_t at = 0;
  for (PricedLine& line : lines) {
    for (PricedPiece& piece : line.pieces) piece.earned = Points{shares[at++]};
  }
}

}  // namespace

PricedBasket price(const PricingRules& rules, const Basket& basket) {
  const std::vector<Good> goods = goods_of(rules.book, basket);
  const Decision decision = decide(rules, goods);
  const TierRank tier = decision.quote.tier;
  PricedBasket priced;
  priced.basket_reasons = basket_reasons(rules, decision);
  priced.basket_savings = decision.quote.threshold_off + decision.welcome_off;
  priced.total = decision.total();
  priced.total_without_member = decision.total_without_member;
  priced.reaches_enrolment = decision.reaches_enrolment;
  priced.tier_used = tier;
  const std::vector<Money> paid = paid_of(goods, decision);
  priced.lines.reserve(goods.size());
  for (std::size_t i = 0; i < goods.size(); ++i) {
    PricedLine line = priced_line(rules, goods[i], decision.quote.lines[i], tier);
    line.paid = paid[i];
    line.pieces = pieces_of(paid[i], line.quantity, rules.customer.is_known);
    priced.list_total += line.list;
    priced.line_savings += line.list - line.amount;
    priced.lines.push_back(std::move(line));
  }
  priced.points_rate = points_rate(rules, tier);
  priced.points = points_at_rate(priced.total, priced.points_rate);
  if (tier > k_no_tier && !goods.empty()) spread_points(priced.points, priced.lines);
  return priced;
}

}  // namespace shuke::domain
