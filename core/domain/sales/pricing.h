#pragma once

#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/catalogue/price_book.h"
#include "core/domain/loyalty/customer.h"
#include "core/domain/loyalty/earning.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/sales/basket.h"

namespace shuke::domain {

enum class ReasonKind {
  tier_price,     // because of who you are
  special_price,  // because of the goods: a markdown
  nth_item,
  threshold_off,  // of several lines, allocated to them at commit
  welcome_off,    // the sale that makes a member
  percentage,
  amount_off,
  bundle,
  buy_get,
  coupon,
  manual  // somebody decided it
};

// Why a price is what it is: the rule, its argument, and how much it took off (positive).
struct PriceReason {
  ReasonKind kind = ReasonKind::tier_price;
  TierRank tier = k_no_tier;  // tier_price
  BasisPoints rate;           // tier_price; manual where it was a rate
  std::string promotion_id;   // the promotions; of a coupon its rule
  Money amount;
  std::string code{};           // of the coupon; manual: the reason somebody gave
  AssociateId authorised_by{};  // manual
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
  std::vector<PriceReason> basket_reasons;     // thresholds by id, coupons as chosen, welcome_off, manual
  std::vector<std::string> used_promotions{};  // ids, rising, markdowns included: what a return is settled by
  Money list_total;
  Money line_savings;  // list_total - sum of amounts
  Money basket_savings;
  Money total;                               // payable
  Money total_without_member;                // payable before any member benefit
  Money tested;                              // of it, without excluded goods: what tiers are tested on
  bool reaches_enrolment = false;            // this basket makes the customer a member, whether or not somebody is attached yet
  TierRank tier_used = k_no_tier;            // whose prices and rate these are
  BasisPoints price_rate{k_whole};           // of its tier price; the whole where that was not used
  BasisPoints points_rate;                   // points per yuan that `points` was counted with, the multiplier of the day included
  Multiplier multiplier = Multiplier::none;  // why the day counts more
  Points points;                             // earned by this sale; while tier_used is k_no_tier what a member of the first tier would get
  Money saved() const { return line_savings + basket_savings; }
};

// Everything a price depends on. References must outlive the call; nothing is kept.
struct PricingRules {
  const PriceBook& book;
  const Policy& policy;
  const Customer& customer;
  Date today;                // the trading day
  TimeOfDay time{12, 0, 0};  // on the wall, for promotions with hours
};

// Prices the whole basket. Pure; a basket of 500 lines stays below a frame. Stacking (rule 14): markdowns, then line promotions by id, of
// which every piece has at most one, then the tier price for the others and on top of what stacks, thresholds by id, coupons, the welcome,
// and last what people take off by hand. Of all sets of promotions, with the tier price and without, the one that costs the customer
// least (sales/search.h), so that nobody pays more for being a member.
// Nothing goes below the floor price of its SKU, unless a manual discount is authorised to. What spans lines is allocated to the fen by
// largest remainder, within a line evenly. Unknown SKUs are a bug of the caller: the basket only holds what the book knows.
// `like` are the prices of nearly the same basket where they are known: to begin from them saves half of the time and changes nothing.
PricedBasket price(const PricingRules& rules, const Basket& basket, const PricedBasket* like = nullptr);

}  // namespace shuke::domain
