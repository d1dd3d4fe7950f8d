#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "core/domain/sales/pricing.h"

namespace shuke::domain {

// The arithmetic beneath price(): amounts only, no names, no pieces. The nudge runs it a few dozen times a scan, so it stays light.
// Promotions are named by their place in PriceBook::promotions().

// A line of the basket with what the book knows about it.
struct Good {
  const Sku* sku = nullptr;
  int quantity = 1;
  const std::vector<StyleOffer>* offers = nullptr;

  Money list() const { return sku->list_price * quantity; }
  Money floor() const { return std::min(sku->floor_price, sku->list_price) * quantity; }
};
Good good_of(const PriceBook& book, const Sku& sku, int quantity);
std::vector<Good> goods_of(const PriceBook& book, const Basket& basket);

struct LineQuote {
  Money amount;
  Money special_off;
  Money tier_off;
  Money nth_off;
  std::optional<std::size_t> special;  // promotions
  std::optional<std::size_t> nth;
};

// The basket at the prices of one tier (k_no_tier: what anybody pays).
struct Quote {
  TierRank tier = k_no_tier;
  std::vector<LineQuote> lines;
  Money line_sum;
  Money most_off;  // what may still be taken off before every line stands at its floor price
  std::optional<std::size_t> threshold;
  Money threshold_off;
  Money payable() const { return line_sum - threshold_off; }
};
Quote quote_for(const PricingRules& rules, const std::vector<Good>& goods, TierRank tier);
// What these goods would cost by themselves, before promotions that count goods together.
Money amount_alone(const PricingRules& rules, const Good& good, TierRank tier);

// Whose prices the basket gets in the end, and the welcome of the sale that makes a member.
struct Decision {
  Quote quote;
  Money total_without_member;
  bool reaches_enrolment = false;
  Money welcome_off;
  Money total() const { return quote.payable() - welcome_off; }
};
Decision decide(const PricingRules& rules, const std::vector<Good>& goods);

// The tier whose benefits the customer has before this sale; a rank above what the policy has counts as its highest.
TierRank tier_of(const Policy& policy, const Customer& customer);

}  // namespace shuke::domain
