#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/demo/demo_chain.h"

namespace shuke::demo {

// A coupon on a leaflet: 20 off from 200, for whoever brings it.
inline constexpr std::string_view k_leaflet_coupon = "2700000000014";

// Four batches that run on `as_of`: three that members are given, and the leaflet's.
std::vector<domain::CouponRule> make_coupon_rules(Date as_of);
std::vector<domain::Coupon> make_bearer_coupons(Date as_of);

// So many coupons of a member, one a batch: at most as many as there are batches for members.
std::vector<domain::Coupon> coupons_of(std::int64_t member_index, const MemberId& member, int count, Date as_of);

}  // namespace shuke::demo
