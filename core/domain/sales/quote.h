#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/domain/sales/evaluation.h"
#include "core/domain/sales/pricing.h"
#include "core/domain/sales/problem.h"

namespace shuke::domain {

// The arithmetic beneath price(): amounts only, no names, no pieces. The nudge runs it a few dozen times a scan, so it stays light.
// Promotions are named by their place in PriceBook::promotions(), coupons by theirs in the cart.

// A line of the basket with what the book knows about it.
struct Good {
  const Sku* sku = nullptr;
  int quantity = 1;
  const std::vector<StyleOffer>* offers = nullptr;
  const Style* style = nullptr;

  Money list() const { return sku->list_price * quantity; }
  Money floor() const { return std::min(sku->floor_price, sku->list_price) * quantity; }
};
Good good_of(const PriceBook& book, const Sku& sku, int quantity);

// What is to be priced. Coupons point into the basket it was made of.
struct Cart {
  std::vector<Good> goods;
  std::vector<const HeldCoupon*> coupons{};
  std::optional<MemberId> member{};
};
Cart cart_of(const PriceBook& book, const Basket& basket);

// The basket as a customer of one tier (k_no_tier: anybody) pays it, before the welcome and what people take off by hand.
struct Quote : Evaluated {
  TierRank tier = k_no_tier;
  std::vector<std::size_t> promotions{};  // used, markdowns included, by id
  Money threshold_off() const;
};

// Where a search begins: what was best for nearly the same cart.
struct Hint {
  bool uses_tier = true;
  std::vector<std::size_t> promotions;
};
Hint hint_of(const Quote& quote);
Hint hint_of(const PricingRules& rules, const PricedBasket& priced);

// The best of all sets of promotions (sales/search.h). Coupons that do not hold take nothing off; one that does not go with promotions has
// the cart priced without them where it takes something off.
Quote quote_for(const PricingRules& rules, const Cart& cart, TierRank tier, const Hint* hint = nullptr);

// The promotions among which that choice is made: at most k_most_promotions, by id.
std::vector<std::size_t> choosable_promotions(const PricingRules& rules, const Cart& cart, TierRank tier);
// One set of them, bit i of the mask being the i-th. Nothing where two of one group are in it.
std::optional<Quote> evaluate_set(const PricingRules& rules, const Cart& cart, TierRank tier, const Choice& choice);

// What these goods would cost by themselves, before promotions that are a matter of choice.
Money amount_alone(const PricingRules& rules, const Good& good, TierRank tier);

// Whose prices the basket gets in the end, and the welcome of the sale that makes a member.
struct Decision {
  Quote quote;
  Money total_without_member;
  Money tested;  // of it, what counts towards tiers: all but excluded goods [4]
  bool reaches_enrolment = false;
  Money welcome_off;
  Money total() const { return quote.payable - welcome_off; }
};
Decision decide(const PricingRules& rules, const Cart& cart, const Hint* hint = nullptr);

// [4] What of this counts towards tiers and gifts: goods that are left out count nothing.
Money counted_of(const PricingRules& rules, const Cart& cart, const Quote& quote);

// [3] Whose benefits a sale gets that comes to `tested` before any of them: for who has a tier, a higher one where it holds for the sale
// that reaches it; for who has none, what the sale enrols into where that holds at once.
struct TierInSale {
  TierRank rank = k_no_tier;
  bool reaches_enrolment = false;  // of guests as well: it would
};
TierInSale tier_in_sale(const Policy& policy, const Customer& customer, Money tested);

// The tier whose benefits the customer has before this sale; a rank above what the policy has counts as its highest.
TierRank tier_of(const Policy& policy, const Customer& customer);

}  // namespace shuke::domain
