#pragma once

#include "core/domain/sales/returning.h"
#include "core/domain/sales/sale.h"

// The terms a sale was made under, as its record froze them, and what they make of the goods that stay. Pure; asks no price, promotion
// or policy of today.
namespace shuke::domain {

// Everything the price of the basket depended on: its promotions in full, the tier's rate where it was used, its coupons.
SaleTerms terms_of(const PricingRules& rules, const Basket& basket, const PricedBasket& priced);

// [13] What the pieces that stay would have cost by themselves: the sale's promotions each taken where it still holds, its coupons where
// what they ask for is still met, the welcome, and what was taken off by hand.
// Without known terms: what was paid for them. Borrows the sale.
KeptPrice kept_price_of(const Sale& sale);

// Whether what was taken off the whole basket for this reason could fall on this line of it: the goods of a promotion or coupon that the
// terms know; every line for anything else.
bool covers(const Sale& sale, const PriceReason& reason, const SaleLine& line);

// [15] The sale's coupons, each with the question whether what stays still meets what it asks for. Borrows the sale.
std::vector<Attached> coupons_of(const Sale& sale);

}  // namespace shuke::domain
