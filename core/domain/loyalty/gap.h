#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/catalogue/price_book.h"
#include "core/domain/loyalty/customer.h"
#include "core/domain/sales/basket.h"
#include "core/domain/sales/pricing.h"

namespace shuke::domain {

enum class GapKind {
  enrolment,
  next_tier,
  promotion_step,
  free_gift,  // a gift that the policy gives for one sale of so much [17]
  keep_tier   // what keeps the tier of today, where the next look at it would take it [2]
};

// How far it is to something worth saying. `missing` is zero once this basket reaches it.
struct Gap {
  GapKind kind = GapKind::enrolment;
  Money missing;
  Money goal;                 // the threshold itself
  TierRank tier = k_no_tier;  // what is reached (enrolment, next_tier) or kept (keep_tier)
  std::string promotion_id;   // promotion_step
  std::string gift_id;        // free_gift: GiftRule::id
  std::optional<Date> until;  // keep_tier: the last day that counts
};

// Goods that close a gap: `quantity` of one SKU, what they add to the total, and how far past the goal that goes.
struct Closer {
  SkuCode sku;
  int quantity = 1;
  Money adds;
  Money overshoot;
  bool is_exact() const { return overshoot < yuan(5); }  // said as "just right" (正好)
};

// The one nudge on the screen: the nearest gap and up to three things that close it.
struct Nudge {
  Gap gap;
  std::vector<Closer> closers;
  Money saves;  // what reaching the goal takes off this very basket (enrolment benefits, promotion step), best closer included
};

// Where goods are looked for, and what the basket costs already, where that is known.
struct Shelf {
  const StoreId& store;
  const PricedBasket* priced = nullptr;
};

// All distances for this basket, nearest first, reached ones last; equal ones in the order of GapKind.
std::vector<Gap> gaps(const PricingRules& rules, const Basket& basket, const PricedBasket& priced);
// Up to three in-stock goods that close the gap with the least overshoot: pairing list first, in the customer's size,
// never below the floor price, never wool for who avoids it. Runs within a frame for a 3,000-SKU catalogue.
std::vector<Closer> closers(const Gap& gap, const PricingRules& rules, const Basket& basket, const Shelf& shelf);
// Picks the gaps worth saying: enrolment for guests and prospects, then the nearest within reach of this basket, then a tier that ends
// soon.
std::vector<Nudge> nudges(const PricingRules& rules, const Basket& basket, const PricedBasket& priced, const StoreId& store);

}  // namespace shuke::domain
