#include "core/domain/catalogue/coupon.h"

#include <algorithm>

#include "core/domain/members/code.h"

namespace shuke::domain {
namespace {

constexpr std::int64_t k_most_off = 100'000'000'00;

bool is_coupon_sum(Money amount) { return amount >= Money{} && amount.fen <= k_most_off; }

std::string wrong_field(const CouponRule& rule) {
  if (rule.id.empty()) return "id";
  if (rule.name.zh.empty()) return "name.zh";
  if (!is_valid(rule.from)) return "from";
  if (!is_valid(rule.to) || rule.to < rule.from) return "to";
  if (rule.least_tier < k_no_tier) return "least_tier";
  if (!is_coupon_sum(rule.least_spend)) return "least_spend";
  switch (rule.kind) {
    case CouponKind::amount_off: return is_coupon_sum(rule.off) && rule.off > Money{} ? "" : "off";
    case CouponKind::percentage:
      if (rule.rate.value < 0 || rule.rate >= k_whole) return "rate";
      return is_coupon_sum(rule.most_off) ? "" : "most_off";
  }
  return "kind";
}

}  // namespace

Outcome validate(const CouponRule& rule) {
  std::string field = wrong_field(rule);
  if (!field.empty()) return Refusal{Reason::promotion_not_valid, std::move(field)};
  return Done{};
}

Result<Coupon> issue(const CouponRule& rule, const std::optional<MemberId>& member, const std::string& code, Date day) {
  const auto wrong = [](const char* field) { return Refusal{Reason::promotion_not_valid, field}; };
  if (const Outcome sound = validate(rule); !sound) return sound.refusal();
  if (day < rule.from) return wrong("from");
  if (day > rule.to) return wrong("to");
  if (!rule.is_bearer && !member) return wrong("member");
  const Code read = classify_code(code);
  if (read.kind != CodeKind::coupon || read.text != code) return wrong("code");
  return Coupon{.code = code, .rule = rule.id, .member = member, .from = rule.from, .to = rule.to};
}

std::optional<CouponRefusal> refused(const HeldCoupon& held, const std::optional<MemberId>& member, TierRank tier, Date today) {
  const Coupon& coupon = held.coupon;
  if (coupon.rule != held.rule.id) return CouponRefusal::unknown_rule;
  if (coupon.state == CouponState::used) return CouponRefusal::used;
  if (coupon.state == CouponState::voided) return CouponRefusal::voided;
  if (today < std::max(coupon.from, held.rule.from)) return CouponRefusal::not_yet;
  if (today > std::min(coupon.to, held.rule.to)) return CouponRefusal::over;
  const bool is_bound = !held.rule.is_bearer || coupon.member;
  if (is_bound && (!coupon.member || coupon.member != member)) return CouponRefusal::wrong_member;
  if (tier < held.rule.least_tier) return CouponRefusal::wrong_tier;
  return std::nullopt;
}

Money coupon_off(const CouponRule& rule, Money sum) {
  if (sum < rule.least_spend) return {};
  if (rule.kind == CouponKind::amount_off) return std::min(rule.off, sum);
  const Money off = sum - at_rate_half_up(sum, rule.rate);
  return rule.most_off > Money{} ? std::min(off, rule.most_off) : off;
}

}  // namespace shuke::domain
