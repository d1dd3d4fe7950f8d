#pragma once

#include <optional>
#include <vector>

#include "core/domain/catalogue/coupon.h"
#include "core/domain/sales/basket.h"
#include "core/domain/sales/pricing.h"

namespace shuke::domain {

// A coupon on the picker: what it would save on this very basket beside the coupons chosen already, or why it cannot be used.
struct CouponOffer {
  HeldCoupon held;
  Money saves;  // 0 where it is refused
  std::optional<CouponRefusal> refused;
  Money missing;  // spend_missing: what its goods lack
};

// Every coupon that is held or was scanned, priced with the basket: those that save most first (ties: by code), then the refused ones in
// the order given. Pure; prices the basket once for each.
std::vector<CouponOffer> applicable_coupons(const PricingRules& rules, const Basket& basket, const std::vector<HeldCoupon>& held);

}  // namespace shuke::domain
