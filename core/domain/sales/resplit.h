#pragma once

#include <cstddef>
#include <vector>

#include "core/base/money.h"
#include "core/domain/catalogue/coupon.h"
#include "core/domain/catalogue/promotion.h"
#include "core/domain/catalogue/style.h"

namespace shuke::domain {

// A line of a sale with the facts of its day. Money is of one piece.
struct FrozenLine {
  Style style;  // code, category, brand and tags say which promotions take it
  int quantity = 1;
  Money list;
  Money floor;
};

// What was decided about a sale, to be applied again to the goods that stay.
struct FrozenTerms {
  std::vector<Promotion> used;        // PricedBasket::used_promotions, markdowns included; whether they still run is not asked
  BasisPoints tier_rate{k_whole};     // of the tier whose prices the sale used
  std::vector<CouponRule> coupons{};  // in the order they were chosen; each takes off its own goods what they pay by then
  Money off{};                        // what the welcome and manual discounts take off the whole, as far as the floors leave room
};

struct FrozenPrice {
  Money payable;
  std::vector<std::size_t> coupons;  // indexes of those that took something off
};

// What these goods cost under exactly these promotions and coupons and no others, each taken where it still holds: an evaluation like any
// other (sales/evaluation.h), without a price book. 0 for no goods. More than k_most_promotions that are a matter of choice are a bug.
FrozenPrice price_with(const FrozenTerms& terms, const std::vector<FrozenLine>& lines);

}  // namespace shuke::domain
