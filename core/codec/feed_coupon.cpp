#include "core/codec/feed.h"
#include "core/codec/values.h"

namespace shuke::codec {

Writing json_of(const std::vector<domain::Coupon>& coupons) {
  Writing list = Writing::array();
  for (const domain::Coupon& coupon : coupons) list.push_back(json_of(coupon));
  return list;
}

std::string encode_coupon_rule(const domain::CouponRule& rule) { return to_bytes(json_of(rule)); }

Result<domain::CouponRule> decode_coupon_rule(std::string_view body) {
  Result<domain::CouponRule> rule = read_document(body, k_feed_bounds, coupon_rule_of);
  if (!rule) return rule;
  if (const Outcome valid = domain::validate(*rule); !valid) return valid.refusal();
  return rule;
}

std::string encode_coupon(const domain::Coupon& coupon) { return to_bytes(json_of(coupon)); }

Result<domain::Coupon> decode_coupon(std::string_view body) { return read_document(body, k_feed_bounds, coupon_of); }

}  // namespace shuke::codec
