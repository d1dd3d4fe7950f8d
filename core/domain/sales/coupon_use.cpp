#include "core/domain/sales/coupon_use.h"

#include <algorithm>

namespace shuke::domain {

std::vector<std::string> coupons_moved(const Sale& sale) {
  if (sale.returns_of) return sale.revived_coupons;
  std::vector<std::string> codes;
  for (const HeldCoupon& held : sale.terms.coupons) codes.push_back(held.coupon.code);
  return codes;
}

bool move_coupons(std::vector<Coupon>& coupons, const Sale& sale) {
  const std::vector<std::string> codes = coupons_moved(sale);
  bool is_twice = false;
  for (Coupon& coupon : coupons) {
    const bool is_moved = std::find(codes.begin(), codes.end(), coupon.code) != codes.end();
    if (!is_moved || coupon.state == CouponState::voided) continue;
    is_twice = is_twice || (!sale.returns_of && coupon.state == CouponState::used);
    coupon.state = sale.returns_of ? CouponState::open : CouponState::used;
  }
  return is_twice;
}

int open_coupons(const std::vector<Coupon>& coupons, Date today) {
  return static_cast<int>(std::count_if(coupons.begin(), coupons.end(),
                                        [&](const Coupon& coupon) { return coupon.state == CouponState::open && today <= coupon.to; }));
}

std::vector<HeldCoupon> with_rules(const std::vector<Coupon>& coupons, const std::vector<CouponRule>& rules) {
  std::vector<HeldCoupon> held;
  for (const Coupon& coupon : coupons) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const CouponRule& one) { return one.id == coupon.rule; });
    if (rule != rules.end()) held.push_back({coupon, *rule});
  }
  return held;
}

}  // namespace shuke::domain
