#include "core/domain/loyalty/policy.h"

#include <algorithm>

namespace shuke::domain {
namespace {

constexpr std::int64_t k_most_money = 100'000'000'00;  // a hundred million yuan: above it somebody slipped
constexpr std::int32_t k_most_rate = 1'000'000;        // a hundred times
constexpr int k_most_months = 1200;

bool is_amount(Money amount) { return amount >= Money{} && amount.fen <= k_most_money; }
bool is_rate(BasisPoints rate) { return rate.value > 0 && rate.value <= k_most_rate; }
bool is_period(int months) { return months >= 1 && months <= k_most_months; }

// The first wrong field of the tier at `place`, or empty.
std::string wrong_field(const std::vector<Tier>& tiers, std::size_t place) {
  const Tier& tier = tiers[place];
  const Tier* const below = place == 0 ? nullptr : &tiers[place - 1];
  const auto end = tiers.begin() + static_cast<std::ptrdiff_t>(place);
  const bool is_taken = std::any_of(tiers.begin(), end, [&](const Tier& other) { return other.code == tier.code; });
  if (tier.code.empty() || is_taken) return "code";
  if (tier.name.zh.empty()) return "name.zh";
  if (!is_amount(tier.spend_in_window)) return "spend_in_window";
  if (below ? tier.spend_in_window <= below->spend_in_window : tier.spend_in_window != Money{}) return "spend_in_window";
  if (!is_rate(tier.price_rate) || tier.price_rate > k_whole) return "price_rate";
  if (tier.points_rate.value < 0 || tier.points_rate.value > k_most_rate) return "points_rate";
  return {};
}

std::string wrong_field(const Policy& policy) {
  if (policy.version < 1) return "version";
  if (!is_valid(policy.effective_from)) return "effective_from";
  if (!is_amount(policy.enrol_single_sale)) return "enrol_single_sale";
  if (!is_amount(policy.enrol_accumulated)) return "enrol_accumulated";
  if (!is_amount(policy.welcome_off)) return "welcome_off";
  if (!is_period(policy.window_months)) return "window_months";
  if (!is_period(policy.tier_months)) return "tier_months";
  if (!is_period(policy.points_months)) return "points_months";
  if (policy.birthday_points < k_whole || policy.birthday_points.value > k_most_rate) return "birthday_points";
  if (!is_amount(policy.point_value_per_100)) return "point_value_per_100";
  if (policy.tiers.empty()) return "tiers";
  for (std::size_t i = 0; i < policy.tiers.size(); ++i) {
    const std::string field = wrong_field(policy.tiers, i);
    if (!field.empty()) return "tiers[" + std::to_string(i) + "]." + field;
  }
  return {};
}

Date end_of_month(Date date) { return {date.year, date.month, days_in_month(date.year, date.month)}; }

}  // namespace

Outcome validate(const Policy& policy) {
  std::string field = wrong_field(policy);
  if (!field.empty()) return Refusal{Reason::policy_not_valid, std::move(field)};
  return Done{};
}

const Tier* tier_at(const Policy& policy, TierRank rank) {
  if (rank <= k_no_tier || static_cast<std::size_t>(rank) > policy.tiers.size()) return nullptr;
  return &policy.tiers[static_cast<std::size_t>(rank) - 1];
}

TierRank tier_for_spend(const Policy& policy, Money spend_in_window) {
  TierRank rank = policy.tiers.empty() ? k_no_tier : 1;
  for (std::size_t i = 1; i < policy.tiers.size(); ++i) {
    if (spend_in_window >= policy.tiers[i].spend_in_window) rank = static_cast<TierRank>(i) + 1;
  }
  return rank;
}

Date tier_holds_until(const Policy& policy, Date earned_on) { return end_of_month(plus_months(earned_on, policy.tier_months)); }

Date points_expire_on(const Policy& policy, Date earned_on) { return end_of_month(plus_months(earned_on, policy.points_months)); }

}  // namespace shuke::domain
