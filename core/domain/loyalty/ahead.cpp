#include "core/domain/loyalty/ahead.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/customer.h"

namespace shuke::domain {
namespace {

Money at_least_nothing(Money amount) { return std::max(amount, Money{}); }

// nullopt: no sale completes this rule.
std::optional<WayAhead> way_by(const Rule& rule, const AskProgress& progress) {
  WayAhead way;
  for (const Condition& condition : rule.all) {
    const Progress have = progress(condition);
    switch (condition.kind) {
      case ConditionKind::spend:
        way.spend = std::max(way.spend, at_least_nothing(condition.amount - have.sum));
        way.goal = std::max(way.goal, condition.amount);
        break;
      case ConditionKind::single_sale:
        if (have.sum >= condition.amount) break;
        way.one_sale = std::max(way.one_sale, condition.amount);
        way.goal = std::max(way.goal, condition.amount);
        break;
      case ConditionKind::visits:
        if (have.count + 1 < condition.count) return std::nullopt;
        break;
      case ConditionKind::invitation:
      case ConditionKind::paid_membership:
        if (have.count < 1) return std::nullopt;
        break;
    }
  }
  return way;
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
