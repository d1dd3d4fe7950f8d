#include "core/operations/find_coupon.h"

#include <algorithm>

#include "core/codec/feed.h"

namespace shuke::operations {
namespace {

// As far as these know it: one that is not among them may be open.
bool is_open(const std::vector<domain::Coupon>& coupons, const std::string& code) {
  return std::none_of(coupons.begin(), coupons.end(),
                      [&](const domain::Coupon& coupon) { return coupon.code == code && coupon.state != domain::CouponState::open; });
}

}  // namespace

Result<domain::HeldCoupon> find_coupon(const store::Store& store, const domain::Shop& shop, const std::string& code) {
  const auto document = store.document(codec::k_coupon_entity, code);
  if (!document) return Reason::coupon_unknown;
  auto coupon = codec::decode_coupon(document->body);
  if (!coupon) return coupon.refusal();
  const domain::CouponRule* const rule = shop.find_coupon_rule(coupon->rule);
  if (rule == nullptr) return Reason::coupon_unknown;
  std::vector<domain::Coupon> one{std::move(coupon).value()};
  mark_own_coupons(store, 0, one);
  return domain::HeldCoupon{std::move(one.front()), *rule};
}

void mark_own_coupons(const store::Store& store, Sequence above, std::vector<domain::Coupon>& coupons) {
  for (domain::Coupon& coupon : coupons) {
    if (coupon.state == domain::CouponState::open && store.coupon_used_at(coupon.code) > above) coupon.state = domain::CouponState::used;
  }
}

Outcome check_coupons(const store::Store& store, const domain::Basket& basket, const std::optional<domain::Member>& member,
                      const std::vector<std::string>& revived) {
  const auto terminal = store.terminal();
  for (const domain::HeldCoupon& held : basket.coupons) {
    if (std::find(revived.begin(), revived.end(), held.coupon.code) != revived.end()) continue;
    if (member && !is_open(member->facts.coupons, held.coupon.code)) return Refusal{Reason::coupon_used, held.coupon.code};
    const bool is_of_member = member && held.coupon.member == member->id && terminal;
    const Sequence above = is_of_member ? domain::included_up_to(member->standing.state, terminal->identity.terminal) : 0;
    if (store.coupon_used_at(held.coupon.code) > above) return Refusal{Reason::coupon_used, held.coupon.code};
  }
  return Done{};
}

}  // namespace shuke::operations
