#pragma once

#include <string>
#include <vector>

#include "core/domain/catalogue/coupon.h"
#include "core/domain/sales/sale.h"

// What sales do to coupons: at the till that made the sale and at head office by the same function. Pure.
namespace shuke::domain {

// The codes a sale used; of a return those it gave back.
std::vector<std::string> coupons_moved(const Sale& sale);

// Marks those of `coupons` that the sale used, or opens again those that the return gave back. Voided ones stay voided. True when one that
// was used already was used once more: two tills offline, or two baskets.
bool move_coupons(std::vector<Coupon>& coupons, const Sale& sale);

// Those that can still be used on the day.
int open_coupons(const std::vector<Coupon>& coupons, Date today);

// The coupons with what they say. One whose batch is not known here is left out: there is nothing to say about it.
std::vector<HeldCoupon> with_rules(const std::vector<Coupon>& coupons, const std::vector<CouponRule>& rules);

}  // namespace shuke::domain
