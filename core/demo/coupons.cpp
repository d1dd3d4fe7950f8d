#include "core/demo/coupons.h"

#include <array>
#include <string>

#include "core/domain/members/code.h"

namespace shuke::demo {
namespace {

using domain::CouponKind;

constexpr std::array<std::string_view, 3> k_for_members{"Q01", "Q02", "Q03"};
constexpr std::string_view k_leaflet = "Q04";
constexpr int k_days_valid = 30;

// 27, the number in ten digits, and the digit that proves it.
std::string code_of(std::int64_t number) {
  std::string digits = std::to_string(number);
  digits = std::string(domain::k_coupon_prefix) + std::string(10 - digits.size(), '0') + digits;
  return digits + domain::ean13_check_digit(digits);
}

domain::CouponRule a_rule(std::string_view id, Bilingual name, Date as_of) {
  domain::CouponRule rule;
  rule.id = id;
  rule.name = std::move(name);
  rule.from = plus_days(as_of, -k_days_valid);
  rule.to = plus_days(as_of, k_days_valid);
  return rule;
}

}  // namespace

std::vector<domain::CouponRule> make_coupon_rules(Date as_of) {
  domain::CouponRule fifty = a_rule(k_for_members[0], {"满1000减50", "50 off 1,000"}, as_of);
  fifty.off = yuan(50);
  fifty.least_spend = yuan(1000);
  fifty.is_bearer = false;
  domain::CouponRule trousers = a_rule(k_for_members[1], {"裤装8.8折", "12% off trousers"}, as_of);
  trousers.kind = CouponKind::percentage;
  trousers.rate = BasisPoints{8800};
  trousers.most_off = yuan(100);
  trousers.goods.categories = {domain::Category::trousers};
  trousers.is_bearer = false;
  domain::CouponRule thirty = a_rule(k_for_members[2], {"会员礼券减30", "Member voucher: 30 off"}, as_of);
  thirty.off = yuan(30);
  thirty.least_spend = yuan(300);
  thirty.goes_with_coupons = true;
  thirty.is_bearer = false;
  domain::CouponRule leaflet = a_rule(k_leaflet, {"传单券 满200减20", "Leaflet: 20 off 200"}, as_of);
  leaflet.off = yuan(20);
  leaflet.least_spend = yuan(200);
  leaflet.goes_with_coupons = true;
  return {fifty, trousers, thirty, leaflet};
}

std::vector<domain::Coupon> make_bearer_coupons(Date as_of) {
  const domain::CouponRule leaflet = make_coupon_rules(as_of).back();
  std::vector<domain::Coupon> coupons;
  for (std::int64_t number = 1; number <= 20; ++number) coupons.push_back(issue(leaflet, std::nullopt, code_of(number), as_of).value());
  return coupons;
}

std::vector<domain::Coupon> coupons_of(std::int64_t member_index, const MemberId& member, int count, Date as_of) {
  const std::vector<domain::CouponRule> rules = make_coupon_rules(as_of);
  std::vector<domain::Coupon> coupons;
  for (int i = 0; i < count; ++i) {
    const domain::CouponRule& rule = rules[static_cast<std::size_t>(i) % k_for_members.size()];
    coupons.push_back(issue(rule, member, code_of(1'000'000 + member_index * 10 + i), as_of).value());
  }
  return coupons;
}

}  // namespace shuke::demo
