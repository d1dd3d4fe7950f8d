#include "core/domain/sales/quote.h"

#include <algorithm>
#include <numeric>

#include "core/base/check.h"
#include "core/domain/sales/allocation.h"
#include "core/domain/sales/nth_item.h"

namespace shuke::domain {
namespace {

bool may_have(const Promotion& promotion, TierRank tier, Date today) {
  return promotion.least_tier <= tier && is_running(promotion, today);
}

Money unit_floor(const Good& good) { return std::min(good.sku->floor_price, good.sku->list_price); }

struct SpecialUnit {
  Money unit;
  std::size_t promotion = 0;
};

// The lowest special price that runs; ties go to the lower promotion id, which stands first.
std::optional<SpecialUnit> special_unit(const PricingRules& rules, const Good& good, TierRank tier) {
  std::optional<SpecialUnit> best;
  for (const StyleOffer& offer : *good.offers) {
    const Promotion& promotion = rules.book.promotions()[offer.promotion];
    if (promotion.kind != PromotionKind::special_price || !may_have(promotion, tier, rules.today)) continue;
    const Money unit = std::max(offer.price, unit_floor(good));
    if (unit < good.sku->list_price && (!best || unit < best->unit)) best = SpecialUnit{unit, offer.promotion};
  }
  return best;
}

// Who buys, and whether their tier's price is used: promotions of the tier count either way.
struct Buyer {
  TierRank tier = k_no_tier;
  bool at_tier_price = true;
};

LineQuote line_quote(const PricingRules& rules, const Good& good, const Buyer& buyer) {
  const Money list = good.sku->list_price;
  const Tier* const benefits = buyer.at_tier_price ? tier_at(rules.policy, buyer.tier) : nullptr;
  const Money at_tier = benefits ? std::max(at_rate_half_up(list, benefits->price_rate), unit_floor(good)) : list;
  const std::optional<SpecialUnit> special = special_unit(rules, good, buyer.tier);
  LineQuote line;
  if (special && special->unit <= at_tier) {
    line.special = special->promotion;
    line.special_off = (list - special->unit) * good.quantity;
  } else {
    line.tier_off = (list - at_tier) * good.quantity;
  }
  line.amount = good.list() - line.special_off - line.tier_off;
  return line;
}

void add_best_threshold(const PricingRules& rules, Quote& quote) {
  const auto& promotions = rules.book.promotions();
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    const Promotion& promotion = promotions[i];
    if (promotion.kind != PromotionKind::threshold_off || !may_have(promotion, quote.tier, rules.today)) continue;
    if (quote.line_sum < promotion.threshold) continue;
    const Money off = std::min(promotion.off, quote.most_off);
    if (off > quote.threshold_off) quote.threshold = i, quote.threshold_off = off;
  }
}

void add_up(const PricingRules& rules, const std::vector<Good>& goods, Quote& quote) {
  for (std::size_t i = 0; i < goods.size(); ++i) {
    quote.line_sum += quote.lines[i].amount;
    quote.most_off += quote.lines[i].amount - goods[i].floor();
  }
  add_best_threshold(rules, quote);
}

// The n-th-item promotions that this basket could use, by id. More than this many at once would be looked through for too long.
constexpr std::size_t k_most_nth_promotions = 5;

std::vector<std::size_t> nth_promotions(const PricingRules& rules, const std::vector<Good>& goods, TierRank tier) {
  std::vector<std::size_t> found;
  for (const Good& good : goods) {
    for (const StyleOffer& offer : *good.offers) {
      const Promotion& promotion = rules.book.promotions()[offer.promotion];
      if (promotion.kind == PromotionKind::nth_item && may_have(promotion, tier, rules.today)) found.push_back(offer.promotion);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > k_most_nth_promotions) found.resize(k_most_nth_promotions);
  return found;
}

bool reaches(const PricingRules& rules, Money total_without_member) {
  const Money lifetime = rules.customer.is_known ? rules.customer.lifetime_spend : Money{};
  return reaches_enrolment(rules.policy, total_without_member, lifetime + total_without_member);
}

}  // namespace

Good good_of(const PriceBook& book, const Sku& sku, int quantity) { return {&sku, quantity, &book.offers_on(sku)}; }

std::vector<Good> goods_of(const PriceBook& book, const Basket& basket) {
  std::vector<Good> goods;
  goods.reserve(basket.lines.size() + 1);  // the nudge tries one more
  for (const LineItem& line : basket.lines) {
    const Sku* const sku = book.find_sku(line.sku);
    SHUKE_CHECK(sku != nullptr);
    goods.push_back(good_of(book, *sku, line.quantity));
  }
  return goods;
}

Money amount_alone(const PricingRules& rules, const Good& good, TierRank tier) { return line_quote(rules, good, {tier}).amount; }

namespace {

// Tries every set of n-th-item promotions that may stand together and keeps what the customer pays least for; ties go to fewer and
// lower ids, because those are tried first.
Quote best_quote(const PricingRules& rules, const std::vector<Good>& goods, const Buyer& buyer) {
  Quote plain;
  plain.tier = buyer.tier;
  plain.lines.reserve(goods.size());
  for (const Good& good : goods) plain.lines.push_back(line_quote(rules, good, buyer));
  const std::vector<std::size_t> promotions = nth_promotions(rules, goods, buyer.tier);
  Quote best = promotions.empty() ? std::move(plain) : plain;
  add_up(rules, goods, best);
  for (unsigned set = 1; set < (1u << promotions.size()); ++set) {
    Quote tried = plain;
    for (std::size_t i = 0; i < promotions.size(); ++i) {
      if (set & (1u << i)) apply_nth_item(rules.book.promotions()[promotions[i]], promotions[i], goods, tried.lines);
    }
    add_up(rules, goods, tried);
    if (tried.payable() < best.payable()) best = std::move(tried);
  }
  return best;
}

}  // namespace

// A lower price of the line may bring a basket below the sum that a promotion asks for, and that promotion may be worth more: so
// the basket is also tried without the tier's price, and as a guest would pay it.
Quote quote_for(const PricingRules& rules, const std::vector<Good>& goods, TierRank tier) {
  Quote best = best_quote(rules, goods, {tier});
  if (tier == k_no_tier) return best;
  for (const Buyer& buyer : {Buyer{tier, false}, Buyer{k_no_tier, false}}) {
    Quote tried = best_quote(rules, goods, buyer);
    tried.tier = tier;
    if (tried.payable() < best.payable()) best = std::move(tried);
  }
  return best;
}

TierRank tier_of(const Policy& policy, const Customer& customer) {
  if (!customer.is_known || customer.tier <= k_no_tier) return k_no_tier;
  return std::min(customer.tier, static_cast<TierRank>(policy.tiers.size()));
}

Decision decide(const PricingRules& rules, const std::vector<Good>& goods) {
  Decision decision;
  decision.quote = quote_for(rules, goods, k_no_tier);
  decision.total_without_member = decision.quote.payable();
  const TierRank tier = tier_of(rules.policy, rules.customer);
  if (tier > k_no_tier) {
    decision.quote = quote_for(rules, goods, tier);
    return decision;
  }
  decision.reaches_enrolment = !goods.empty() && reaches(rules, decision.total_without_member);
  if (!decision.reaches_enrolment || !rules.customer.is_known) return decision;
  decision.quote = quote_for(rules, goods, 1);
  const Money room = decision.quote.most_off - decision.quote.threshold_off;
  decision.welcome_off = std::min(rules.policy.enrolment.welcome_off, room);
  return decision;
}

}  // namespace shuke::domain
