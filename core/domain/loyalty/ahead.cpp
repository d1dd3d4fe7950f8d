#include "core/domain/loyalty/ahead.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/customer.h"

namespace shuke::domain {
namespace {

Money at_least_nothing(Money amount) { return std::max(amount, Money{}); }

// What one condition adds to the way. false: no sale meets it.
bool add_to(WayAhead& way, const Condition& condition, const Progress& have) {
  switch (condition.kind) {
    case ConditionKind::spend:
      way.spend = std::max(way.spend, at_least_nothing(condition.amount - have.sum));
      way.goal = std::max(way.goal, condition.amount);
      return true;
    case ConditionKind::single_sale:
      if (have.sum >= condition.amount) return true;
      way.one_sale = std::max(way.one_sale, condition.amount);
      way.goal = std::max(way.goal, condition.amount);
      return true;
    case ConditionKind::visits: return have.count + 1 >= condition.count;
    case ConditionKind::invitation:
    case ConditionKind::paid_membership: return have.count >= 1;
  }
  return false;
}

// nullopt: no sale completes this rule.
std::optional<WayAhead> way_by(const Rule& rule, const AskProgress& progress) {
  WayAhead way;
  for (const Condition& condition : rule.all) {
    if (!add_to(way, condition, progress(condition))) return std::nullopt;
  }
  return way;
}

// The same of a rule that was measured for a later day: a sale of today helps only where the window of that day still holds today.
std::optional<WayAhead> way_by(const RuleMeasure& rule, Date today) {
  WayAhead way;
  for (const Measure& one : rule.all) {
    const bool helps = one.after < before_day(plus_days(today, 1));
    if (!one.is_met() && !helps) return std::nullopt;
    if (!add_to(way, one.condition, {one.sum, one.count})) return std::nullopt;
  }
  return way;
}

// Whether who loses this tier after the look has it nevertheless.
bool has_floor_after(const NextLook& look, const Policy& policy, const Standing& standing) {
  TierState lost = standing.state.tier;
  lost.rank = look.tier - 1;
  return rank_on(lost, standing.state.facts, policy, plus_days(look.on, 1)) >= look.tier;
}

}  // namespace

std::vector<TierAhead> tiers_ahead(const Policy& policy, TierRank tier, const AskProgress& progress) {
  std::vector<TierAhead> ahead;
  for (TierRank rank = std::max(tier, k_no_tier) + 1; const Tier* const above = tier_at(policy, rank); ++rank) {
    TierAhead one{rank, {}};
    for (const Rule& rule : above->qualify) {
      if (const auto way = way_by(rule, progress)) one.ways.push_back(*way);
    }
    if (!one.ways.empty()) ahead.push_back(std::move(one));
  }
  return ahead;
}

std::vector<TierAhead> tiers_ahead(const Policy& policy, const Standing& standing) {
  Question question;
  question.on = standing.today;
  question.changed = standing.changed;
  return tiers_ahead(policy, standing.tier.rank, standing.state.facts, question);
}

std::vector<TierAhead> tiers_ahead(const Policy& policy, TierRank tier, const QualifyingFacts& facts, const Question& question) {
  return tiers_ahead(policy, tier, [&](const Condition& condition) {
    const Measure one = measure(facts, condition, question);
    return Progress{one.sum, one.count};
  });
}

std::vector<TierAhead> tiers_ahead(const Policy& policy, const Customer& customer) {
  if (customer.ahead) {
    std::vector<TierAhead> ahead = *customer.ahead;  // told under the policy of that day, which may have had more tiers
    std::erase_if(ahead, [&](const TierAhead& one) { return tier_at(policy, one.tier) == nullptr; });
    return ahead;
  }
  return tiers_ahead(policy, customer.is_known ? customer.tier : k_no_tier, [&](const Condition& condition) {
    if (condition.kind != ConditionKind::spend) return Progress{};
    return Progress{condition.window.kind == WindowKind::lifetime ? customer.lifetime_spend : customer.spend_in_window};
  });
}

std::optional<KeepAhead> keep_ahead(const Policy& policy, const Standing& standing) {
  const std::optional<NextLook>& look = standing.next_look;
  if (!look || look->to_keep.empty() || look->tier != standing.tier.rank || has_floor_after(*look, policy, standing)) return std::nullopt;
  KeepAhead ahead{{look->tier, {}}, look->on};
  for (const RuleMeasure& rule : look->to_keep) {
    if (rule.is_met()) return std::nullopt;
    if (const auto way = way_by(rule, standing.today)) ahead.keeps.ways.push_back(*way);
  }
  return ahead.keeps.ways.empty() ? std::nullopt : std::optional(ahead);
}

Shortfall shortfall(const TierAhead& ahead, Money spend, Money tested) {
  const auto missing = [&](const WayAhead& way) { return at_least_nothing(std::max(way.spend - spend, way.one_sale - tested)); };
  const auto nearest = std::min_element(ahead.ways.begin(), ahead.ways.end(), [&](const WayAhead& a, const WayAhead& b) {
    return std::tuple(missing(a), a.one_sale == Money{}) < std::tuple(missing(b), b.one_sale == Money{});
  });
  return {missing(*nearest), nearest->goal};
}

TierRank highest_reached(const std::vector<TierAhead>& ahead, Money spend, Money tested) {
  TierRank highest = k_no_tier;
  for (const TierAhead& one : ahead) {
    if (shortfall(one, spend, tested).missing == Money{}) highest = one.tier;
  }
  return highest;
}

}  // namespace shuke::domain
