#include "core/demo/standing.h"

#include <algorithm>

namespace shuke::demo {
namespace {

// A base tier does not end.
std::optional<Date> end_of(const domain::Policy& policy, domain::TierRank tier, Date earned_on) {
  return tier > 1 ? std::optional(domain::tier_holds_until(policy, earned_on)) : std::nullopt;
}

}  // namespace

void Standing::pass_to(Date date) {
  while (until_ && *until_ < date) {
    const Date ended = *until_;
    const domain::TierRank earned = domain::tier_for_spend(policy_, spend_in_window(ended));
    tier_ = std::max(earned, tier_ - 1);
    until_ = end_of(policy_, tier_, ended);
  }
}

void Standing::add(Date date, Money total, bool is_birthday) {
  lifetime_ += total;
  spends_.push_back({date, total});
  const bool is_enrolled_now = domain::reaches_enrolment(policy_, total, lifetime_);
  const domain::TierRank used = tier_ == domain::k_no_tier && is_enrolled_now ? 1 : tier_;
  if (const domain::Tier* const tier = domain::tier_at(policy_, used)) {
    const std::int64_t rate =
        std::int64_t{tier->points_rate.value} * (is_birthday ? policy_.earning.birthday_multiplier : k_whole).value / k_whole.value;
    points_ += points_at_rate(total, BasisPoints{static_cast<std::int32_t>(rate)});
  }
  if (used == domain::k_no_tier) return;
  const domain::TierRank earned = std::max(used, domain::tier_for_spend(policy_, spend_in_window(date)));
  if (earned > tier_) until_ = end_of(policy_, earned, date);
  tier_ = earned;
}

Money Standing::spend_in_window(Date date) const {
  const Date first_out = plus_months(date, -domain::tier_window_months(policy_));
  Money sum;
  for (const Spend& spend : spends_) {
    if (spend.date > first_out && spend.date <= date) sum += spend.total;
  }
  return sum;
}

}  // namespace shuke::demo
