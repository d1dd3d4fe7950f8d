#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/catalogue/coupon.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/basket.h"
#include "core/domain/shop.h"
#include "core/store/store.h"

namespace shuke::operations {

// A coupon that somebody brought, by the code on it, with what it says. coupon_unknown: head office has told this till of no such one, or
// not of its batch.
Result<domain::HeldCoupon> find_coupon(const store::Store& store, const domain::Shop& shop, const std::string& code);

// What this till's sales above a position used stands as used, although head office does not say so yet.
void mark_own_coupons(const store::Store& store, Sequence above, std::vector<domain::Coupon>& coupons);

// coupon_used (detail: the code) when a coupon of the basket was used by another sale of this till after it was put on, or is not open in
// the member's account: a basket that was held keeps what it was shown. `revived`: codes that a return in the same act gives back.
Outcome check_coupons(const store::Store& store, const domain::Basket& basket, const std::optional<domain::Member>& member,
                      const std::vector<std::string>& revived);

}  // namespace shuke::operations
