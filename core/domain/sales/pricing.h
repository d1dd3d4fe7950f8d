#pragma once

#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/catalogue/price_book.h"
#include "core/domain/loyalty/customer.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/sales/basket.h"

namespace shuke::domain {

enum class ReasonKind {
  tier_price,     // because of who you are
  special_price,  // because of the goods: a markdown
  nth_item,
  threshold_off,  // of the whole basket, allocated to lines at commit
  welcome_off     // the sale that makes a member
};

// Why a price is what it is: the rule, its argument, and how much it took off (positive).
struct PriceReason {
  ReasonKind kind = ReasonKind::tier_price;
  TierRank tier = k_no_tier;  // tier_price
  BasisPoints rate;           // tier_price
  std::string promotion_id;   // the promotions
  Money amount;
  bool operator==(const PriceReason&) const = default;
};

// One piece of a line with what was really paid for it: frozen at commit, taken back piece by piece on a return.
struct PricedPiece {
  Money paid;
  Points earned;
  Points redeemed;
  Money growth;
  Money redeemed_value;  // of `paid`, what points as a tender paid
  Money difference;      // only in a return, whose `paid` is minus what was paid for the piece, plus this: what was held back
  bool operator==(const PricedPiece&) const = default;
};

struct PricedLine {
  SkuCode sku;
  int quantity = 1;
  Money unit_list;
  Money list;    // unit_list * quantity
  Money amount;  // after line reasons, before what is taken off the whole basket: the number on the row
  Money paid;    // after allocation: lines add up to the total
  std::vector<PriceReason> reasons;
  std::vector<PricedPiece> pieces;  // quantity of them; they add up to `paid`, the points and the growth (none of both for a guest)
};

struct PricedBasket {
  std::vector<PricedLine> lines;
  std::vector<PriceReason> basket_reasons;  // threshold_off, welcome_off
  Money list_total;
  Money line_savings;  // list_total - sum of amounts
  Money basket_savings;
  Money total;                     // payable
  Money total_without_member;      // payable before any member benefit: what the enrolment threshold is tested on
  bool reaches_enrolment = false;  // this basket makes the customer a member, whether or not somebody is attached yet
  TierRank tier_used = k_no_tier;  // whose prices and rate these are
  BasisPoints points_rate;         // points per yuan that `points` was counted with, birthday multiplier included
  Points points;                   // earned by this sale; while tier_used is k_no_tier what a member of the first tier would get
  Money saved() const { return line_savings + basket_savings; }
};

// Everything a price depends on. References must outlive the call; nothing is kept.
struct PricingRules {
  const PriceBook& book;
  const Policy& policy;
  const Customer& customer;
  Date today;
};

// Prices the whole basket. Pure; a basket of 500 lines stays far below a frame. Stacking: the better of special price and
// tier price, else n-th item where that costs the customer less (its goods taken as a group), then threshold, then welcome; the whole
// without the tier price where that is cheaper, so that nobody pays more for being a member.
// Nothing goes below the floor price of its SKU. What spans lines is allocated to the fen by largest remainder, within a
// line evenly. Unknown SKUs are a bug of the caller: the basket only holds what the book knows.
PricedBasket price(const PricingRules& rules, const Basket& basket);

}  // namespace shuke::domain
