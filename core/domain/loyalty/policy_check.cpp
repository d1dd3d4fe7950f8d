#include <algorithm>
#include <set>

#include "core/domain/loyalty/policy.h"

namespace shuke::domain {
namespace {

constexpr std::int64_t k_most_money = 100'000'000'00;  // a hundred million yuan: above it somebody slipped
constexpr std::int64_t k_most_points = 10'000'000'000;
constexpr std::int32_t k_most_rate = 1'000'000;  // a hundred times
constexpr int k_most_months = 1200;
constexpr int k_most_days = 36'600;
constexpr std::size_t k_most_entries = 64;  // of any list

// Wrong is the path of the first wrong field, or empty.
using Wrong = std::string;

Wrong inside(const std::string& place, const Wrong& field) { return field.empty() ? field : place + "." + field; }

template <class T, class Check>
Wrong first_wrong(const std::string& name, const std::vector<T>& values, Check check) {
  if (values.size() > k_most_entries) return name;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Wrong field = inside(name + "[" + std::to_string(i) + "]", check(values[i]));
    if (!field.empty()) return field;
  }
  return {};
}

Wrong first_of(std::initializer_list<Wrong> fields) {
  for (const Wrong& field : fields) {
    if (!field.empty()) return field;
  }
  return {};
}

Wrong unless(bool is_sound, const char* field) { return is_sound ? Wrong{} : Wrong{field}; }

bool is_amount(Money amount) { return amount >= Money{} && amount.fen <= k_most_money; }
bool is_points(Points points) { return points >= Points{} && points.count <= k_most_points; }
bool is_days(int days) { return days >= 0 && days <= k_most_days; }
bool is_period(int months) { return months >= 1 && months <= k_most_months; }
bool is_multiplier(BasisPoints rate) { return rate.value >= 0 && rate.value <= k_most_rate; }
bool is_bonus(BasisPoints rate) { return rate >= k_whole && rate.value <= k_most_rate; }

Wrong wrong_in(const Window& window) {
  switch (window.kind) {
    case WindowKind::rolling_days: return unless(window.length >= 1 && window.length <= k_most_days, "length");
    case WindowKind::rolling_months: return unless(is_period(window.length), "length");
    case WindowKind::lifetime:
    case WindowKind::calendar_year:
    case WindowKind::since_tier_change: return unless(is_days(window.length), "length");
  }
  return {};
}

Wrong wrong_in(const Condition& condition) {
  const bool has_amount = condition.kind == ConditionKind::spend || condition.kind == ConditionKind::single_sale;
  if (!is_amount(condition.amount) || (has_amount && condition.amount == Money{})) return "amount";
  if (!is_days(condition.count) || (condition.kind == ConditionKind::visits && condition.count < 1)) return "count";
  return inside("window", wrong_in(condition.window));
}

Wrong wrong_in(const Rule& rule) {
  if (rule.all.empty()) return "all";
  return first_wrong("all", rule.all, [](const Condition& condition) { return wrong_in(condition); });
}

Wrong wrong_rules(const Tier& tier) {
  const auto each = [](const Rule& rule) { return wrong_in(rule); };
  return first_of({first_wrong("qualify", tier.qualify, each), first_wrong("keep", tier.keep, each)});
}

// Spend that earns a tier must not earn the one above it first.
Wrong wrong_order(const Policy& policy, std::size_t place) {
  if (place < 2) return {};
  const auto below = spend_threshold(policy.tiers[place - 1]);
  const auto here = spend_threshold(policy.tiers[place]);
  return unless(!below || !here || below->window != here->window || here->amount > below->amount, "qualify");
}

Wrong wrong_tier(const Policy& policy, std::size_t place) {
  const Tier& tier = policy.tiers[place];
  const auto end = policy.tiers.begin() + static_cast<std::ptrdiff_t>(place);
  const bool is_taken = std::any_of(policy.tiers.begin(), end, [&](const Tier& other) { return other.code == tier.code; });
  return first_of({unless(!tier.code.empty() && !is_taken, "code"), unless(!tier.name.zh.empty(), "name.zh"),
                   unless(!tier.qualify.empty(), "qualify"), wrong_rules(tier), wrong_order(policy, place),
                   unless(tier.price_rate.value > 0 && tier.price_rate <= k_whole, "price_rate"),
                   unless(is_multiplier(tier.points_rate), "points_rate")});
}

Wrong wrong_tiers(const Policy& policy) {
  if (policy.tiers.empty() || policy.tiers.size() > k_most_entries) return "tiers";
  for (std::size_t i = 0; i < policy.tiers.size(); ++i) {
    Wrong field = inside("tiers[" + std::to_string(i) + "]", wrong_tier(policy, i));
    if (!field.empty()) return field;
  }
  return {};
}

Wrong wrong_in(const Retention& retention) {
  return first_of({unless(is_period(retention.cycle_months), "cycle_months"), unless(is_days(retention.grace_days), "grace_days")});
}

Wrong wrong_in(const EventDays& event) {
  return first_of({unless(!event.name.zh.empty(), "name.zh"), unless(is_valid(event.from), "from"),
                   unless(is_valid(event.to) && event.from <= event.to, "to"), unless(is_bonus(event.multiplier), "multiplier")});
}

Wrong wrong_in(const Earning& earning) {
  std::set<Category> seen;
  return first_of(
      {first_wrong(
           "categories", earning.categories,
           [&](const CategoryRate& rate) {
             return first_of({unless(seen.insert(rate.category).second, "category"), unless(is_multiplier(rate.multiplier), "multiplier")});
           }),
       unless(is_bonus(earning.birthday_multiplier), "birthday_multiplier"),
       first_wrong("events", earning.events, [](const EventDays& event) { return wrong_in(event); }),
       unless(is_points(earning.most_per_sale), "most_per_sale"), unless(is_points(earning.most_per_day), "most_per_day"),
       unless(is_days(earning.pending_days), "pending_days"),
       unless(earning.excluded_categories.size() <= k_most_entries, "excluded_categories"),
       unless(earning.excluded_tags.size() <= k_most_entries, "excluded_tags")});
}

Wrong wrong_in(const Expiry& expiry) {
  return first_of(
      {unless(expiry.months >= 0 && expiry.months <= k_most_months, "months"), unless(is_days(expiry.remind_days), "remind_days")});
}

Wrong wrong_in(const Spending& spending) {
  return first_of({unless(spending.points_per_yuan >= 1 && spending.points_per_yuan <= 1'000'000, "points_per_yuan"),
                   unless(spending.most_share.value >= 0 && spending.most_share <= k_whole, "most_share"),
                   unless(spending.step >= 1 && spending.step <= 1'000'000, "step")});
}

Wrong wrong_in(const ReturnRules& returns) {
  return first_of({unless(is_days(returns.window_days), "window_days"), unless(is_days(returns.min_restore_days), "min_restore_days")});
}

Wrong wrong_in(const Offline& offline) {
  return first_of({unless(is_amount(offline.per_member), "per_member"), unless(is_amount(offline.per_till), "per_till"),
                   unless(is_amount(offline.courtesy), "courtesy")});
}

Wrong wrong_gifts(const Policy& policy) {
  std::set<std::string> seen;
  return first_wrong("gifts", policy.gifts, [&](const GiftRule& gift) {
    const bool needs_amount = gift.occasion == GiftOccasion::single_sale;
    return first_of({unless(!gift.id.empty() && seen.insert(gift.id).second, "id"), unless(!gift.name.zh.empty(), "name.zh"),
                     unless(tier_at(policy, gift.least_tier) != nullptr, "least_tier"),
                     unless(is_amount(gift.amount) && (!needs_amount || gift.amount > Money{}), "amount"),
                     unless(gift.valid_days >= 1 && is_days(gift.valid_days), "valid_days")});
  });
}

Wrong wrong_membership(const Policy& policy) {
  const PaidMembership& paid = policy.membership;
  return first_of({unless(is_amount(paid.fee), "fee"), unless(is_period(paid.months), "months"),
                   unless(tier_at(policy, paid.tier) != nullptr, "tier")});
}

Wrong wrong_field(const Policy& policy) {
  return first_of({unless(policy.version >= 1, "version"), unless(is_valid(policy.effective_from), "effective_from"), wrong_tiers(policy),
                   inside("enrolment", unless(is_amount(policy.enrolment.welcome_off), "welcome_off")),
                   inside("retention", wrong_in(policy.retention)), inside("earning", wrong_in(policy.earning)),
                   inside("expiry", wrong_in(policy.expiry)), inside("spending", wrong_in(policy.spending)),
                   inside("returns", wrong_in(policy.returns)), inside("offline", wrong_in(policy.offline)),
                   inside("referral", first_of({unless(is_points(policy.referral.for_referrer), "for_referrer"),
                                                unless(is_points(policy.referral.for_newcomer), "for_newcomer")})),
                   inside("membership", wrong_membership(policy)), wrong_gifts(policy)});
}

}  // namespace

Outcome validate(const Policy& policy) {
  std::string field = wrong_field(policy);
  if (!field.empty()) return Refusal{Reason::policy_not_valid, std::move(field)};
  return Done{};
}

}  // namespace shuke::domain
