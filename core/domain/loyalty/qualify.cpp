#include "core/domain/loyalty/qualify.h"

#include <algorithm>
#include <limits>

namespace shuke::domain {
namespace {

constexpr Date k_first_of_days{1800, 1, 1};
constexpr int k_days_returned = 180;  // far beyond what any policy lets come back

bool asks_for_growth(const Condition& condition) { return condition.kind == ConditionKind::spend; }

Place beginning(const Window& window, const Question& question) {
  if (window.kind == WindowKind::since_tier_change) return question.changed.value_or(before_day(k_first_of_days));
  return before_day(first_day(window, question.window_ends.value_or(question.on)));
}

Money growth_of(const SaleFacts& sale, const Question& question) {
  return question.crossing_sale == sale.place.id ? std::max(sale.counts(), sale.single()) : sale.counts();
}

// Sales are in order, so those of a window stand at the end.
template <class Each>
void for_each_after(const QualifyingFacts& facts, const Place& after, Each each) {
  for (auto sale = facts.sales.rbegin(); sale != facts.sales.rend() && after < sale->place; ++sale) each(*sale);
}

Money spend_after(const QualifyingFacts& facts, const Measure& measure, const Question& question) {
  if (measure.condition.window.kind != WindowKind::lifetime) {
    Money sum;
    for_each_after(facts, measure.after, [&](const SaleFacts& sale) { sum += growth_of(sale, question); });
    return sum;
  }
  if (!question.crossing_sale || facts.sales.empty()) return facts.lifetime_spend;
  const auto is_crossing = [&](const SaleFacts& sale) { return sale.place.id == *question.crossing_sale; };
  const auto sale = std::find_if(facts.sales.rbegin(), facts.sales.rend(), is_crossing);
  if (sale == facts.sales.rend()) return facts.lifetime_spend;
  return facts.lifetime_spend + growth_of(*sale, question) - sale->counts();
}

int visits_after(const QualifyingFacts& facts, const Measure& measure) {
  if (measure.condition.window.kind == WindowKind::lifetime) return facts.lifetime_visits;
  int count = 0;
  for_each_after(facts, measure.after, [&](const SaleFacts& sale) { count += sale.is_visit && !sale.is_taken_back_whole() ? 1 : 0; });
  return count;
}

void find_largest(const QualifyingFacts& facts, Measure& measure) {
  for_each_after(facts, measure.after, [&](const SaleFacts& sale) {
    if (sale.single() < measure.sum || sale.single() == Money{}) return;
    measure.sum = sale.single();
    measure.sale = sale.place.id;
  });
}

}  // namespace

Place before_day(Date day) { return {day, std::numeric_limits<std::int64_t>::min(), {}}; }

Money SaleFacts::counts() const { return growth < Money{} ? growth : std::max(growth - taken_back, Money{}); }
Money SaleFacts::single() const { return std::max(tested - taken_back, Money{}); }
bool SaleFacts::is_taken_back_whole() const { return pieces > 0 ? pieces_back >= pieces : growth > Money{} && taken_back >= growth; }

const BoughtMembership* membership_on(const QualifyingFacts& facts, Date day) {
  const BoughtMembership* best = nullptr;
  for (const BoughtMembership& one : facts.memberships) {
    const bool runs = one.from <= day && day <= one.until;
    if (runs && (!best || one.tier > best->tier)) best = &one;
  }
  return best;
}

Date first_day(const Window& window, Date last_day) {
  switch (window.kind) {
    case WindowKind::lifetime:
    case WindowKind::since_tier_change: return k_first_of_days;
    case WindowKind::calendar_year: return {last_day.year, 1, 1};
    case WindowKind::rolling_days: return plus_days(last_day, 1 - window.length);
    case WindowKind::rolling_months: return plus_days(plus_months(last_day, -window.length), 1);
  }
  return k_first_of_days;
}

bool Measure::is_met() const {
  switch (condition.kind) {
    case ConditionKind::spend:
    case ConditionKind::single_sale: return sum >= condition.amount;
    case ConditionKind::visits: return count >= condition.count;
    case ConditionKind::invitation:
    case ConditionKind::paid_membership: return count >= 1;
  }
  return false;
}

bool RuleMeasure::is_met() const {
  return std::all_of(all.begin(), all.end(), [](const Measure& measure) { return measure.is_met(); });
}

Measure measure(const QualifyingFacts& facts, const Condition& condition, const Question& question) {
  Measure measure{condition, {}, 0, beginning(condition.window, question), {}};
  switch (condition.kind) {
    case ConditionKind::spend: measure.sum = spend_after(facts, measure, question); break;
    case ConditionKind::visits: measure.count = visits_after(facts, measure); break;
    case ConditionKind::single_sale: find_largest(facts, measure); break;
    case ConditionKind::invitation:
      for (const Date day : facts.invited_on) measure.count += measure.after < before_day(plus_days(day, 1)) && day <= question.on ? 1 : 0;
      break;
    case ConditionKind::paid_membership: measure.count = membership_on(facts, question.on) ? 1 : 0; break;
  }
  return measure;
}

std::vector<RuleMeasure> measure_all(const QualifyingFacts& facts, const std::vector<Rule>& rules, const Question& question) {
  std::vector<RuleMeasure> measures;
  for (const Rule& rule : rules) {
    RuleMeasure one{static_cast<int>(measures.size()) + 1, {}};
    for (const Condition& condition : rule.all) one.all.push_back(measure(facts, condition, question));
    measures.push_back(std::move(one));
  }
  return measures;
}

std::optional<RuleMeasure> first_met(const QualifyingFacts& facts, const std::vector<Rule>& rules, const Question& question) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto holds = [&](const Condition& condition) { return measure(facts, condition, question).is_met(); };
    if (!std::all_of(rules[i].all.begin(), rules[i].all.end(), holds)) continue;
    RuleMeasure met{static_cast<int>(i) + 1, {}};
    for (const Condition& condition : rules[i].all) met.all.push_back(measure(facts, condition, question));
    return met;
  }
  return std::nullopt;
}

Money spend_in_tier_window(const QualifyingFacts& facts, const Policy& policy, Date day) {
  const int months = tier_window_months(policy);
  if (months == 0) return facts.lifetime_spend;
  Question question;
  question.on = day;
  const Window window{WindowKind::rolling_months, months};
  return std::max(measure(facts, {ConditionKind::spend, {}, 0, window}, question).sum, Money{});
}

Reach::Reach(const PolicyBook& book) {
  for (const Policy& policy : book.all()) {
    for (std::size_t i = 1; i < policy.tiers.size(); ++i) {
      add(policy.tiers[i].qualify);
      add(policy.tiers[i].keep);
    }
  }
}

void Reach::add(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    for (const Condition& condition : rule.all) {
      const Window& window = condition.window;
      const bool is_summed_up = asks_for_growth(condition) || condition.kind == ConditionKind::visits;
      if (condition.kind == ConditionKind::invitation || condition.kind == ConditionKind::paid_membership) continue;
      if (window.kind == WindowKind::lifetime && is_summed_up) continue;
      if (window.kind == WindowKind::lifetime || window.kind == WindowKind::since_tier_change) is_unbounded_ = true;
      if (std::find(windows_.begin(), windows_.end(), window) == windows_.end()) windows_.push_back(window);
    }
  }
}

std::optional<Date> Reach::first_day_asked(Date last_day) const {
  if (is_unbounded_) return std::nullopt;
  Date first = plus_days(last_day, -k_days_returned);
  for (const Window& window : windows_) first = std::min(first, first_day(window, last_day));
  return first;
}

}  // namespace shuke::domain
