#include "core/domain/loyalty/policy.h"

#include <algorithm>

#include "core/base/check.h"

namespace shuke::domain {
namespace {

Date end_of_month(Date date) { return {date.year, date.month, days_in_month(date.year, date.month)}; }

// The smallest condition of this kind that is a rule by itself.
std::optional<Threshold> lone_threshold(const Tier& tier, ConditionKind kind) {
  std::optional<Threshold> least;
  for (const Rule& rule : tier.qualify) {
    if (rule.all.size() != 1 || rule.all[0].kind != kind) continue;
    if (!least || rule.all[0].amount < least->amount) least = Threshold{rule.all[0].amount, rule.all[0].window};
  }
  return least;
}

}  // namespace

Result<PolicyBook> PolicyBook::of(std::vector<Policy> policies) {
  for (std::size_t i = 0; i < policies.size(); ++i) {
    const std::string place = "versions[" + std::to_string(i) + "].";
    if (const Outcome sound = validate(policies[i]); !sound) return Refusal{Reason::policy_not_valid, place + sound.refusal().detail};
    for (std::size_t other = 0; other < i; ++other) {
      if (policies[other].version == policies[i].version) return Refusal{Reason::policy_not_valid, place + "version"};
      if (policies[other].effective_from == policies[i].effective_from) return Refusal{Reason::policy_not_valid, place + "effective_from"};
    }
  }
  PolicyBook book;
  book.policies_ = std::move(policies);
  std::sort(book.policies_.begin(), book.policies_.end(),
            [](const Policy& a, const Policy& b) { return a.effective_from < b.effective_from; });
  return book;
}

const Policy& PolicyBook::on(Date day) const {
  SHUKE_CHECK(!policies_.empty());
  const auto later = std::upper_bound(policies_.begin(), policies_.end(), day,
                                      [](Date wanted, const Policy& policy) { return wanted < policy.effective_from; });
  return later == policies_.begin() ? policies_.front() : *std::prev(later);
}

const Policy* PolicyBook::version(int version) const {
  const auto found = std::find_if(policies_.begin(), policies_.end(), [&](const Policy& policy) { return policy.version == version; });
  return found == policies_.end() ? nullptr : &*found;
}

const Tier* tier_at(const Policy& policy, TierRank rank) {
  if (rank <= k_no_tier || static_cast<std::size_t>(rank) > policy.tiers.size()) return nullptr;
  return &policy.tiers[static_cast<std::size_t>(rank) - 1];
}

TierRank base_tier(const Policy& policy) { return policy.tiers.empty() ? k_no_tier : 1; }

Date rounded_up(Date date, RoundTo to) {
  switch (to) {
    case RoundTo::day: return date;
    case RoundTo::month: return end_of_month(date);
    case RoundTo::year: return {date.year, 12, 31};
  }
  return date;
}

Date tier_holds_until(const Policy& policy, Date earned_on) {
  return rounded_up(plus_months(earned_on, policy.retention.cycle_months), policy.retention.cycle_end);
}

std::optional<Date> points_expire_on(const Policy& policy, Date earned_on) {
  if (policy.expiry.months == 0) return std::nullopt;
  return rounded_up(plus_months(earned_on, policy.expiry.months), policy.expiry.end);
}

Date points_usable_from(const Policy& policy, Date earned_on) { return plus_days(earned_on, policy.earning.pending_days); }

Money worth_of(const Policy& policy, Points points) { return {points.count * 100 / policy.spending.points_per_yuan}; }

std::optional<Threshold> spend_threshold(const Tier& tier) { return lone_threshold(tier, ConditionKind::spend); }
std::optional<Threshold> single_sale_threshold(const Tier& tier) { return lone_threshold(tier, ConditionKind::single_sale); }

std::optional<Money> enrol_single_sale(const Policy& policy) {
  if (policy.tiers.empty()) return std::nullopt;
  const auto threshold = single_sale_threshold(policy.tiers[0]);
  return threshold ? std::optional(threshold->amount) : std::nullopt;
}

std::optional<Money> enrol_accumulated(const Policy& policy) {
  if (policy.tiers.empty()) return std::nullopt;
  const auto threshold = spend_threshold(policy.tiers[0]);
  return threshold ? std::optional(threshold->amount) : std::nullopt;
}

int tier_window_months(const Policy& policy) {
  for (const Tier& tier : policy.tiers) {
    const auto threshold = spend_threshold(tier);
    if (threshold && threshold->window.kind == WindowKind::rolling_months) return threshold->window.length;
  }
  return 0;
}

}  // namespace shuke::domain
