#include <algorithm>

#include "core/domain/loyalty/account.h"

namespace shuke::domain {
namespace {

void add_windows(const std::vector<Rule>& rules, std::vector<WindowSum>& windows) {
  for (const Rule& rule : rules) {
    for (const Condition& condition : rule.all) {
      const bool counts_sales = condition.kind == ConditionKind::spend || condition.kind == ConditionKind::visits;
      const auto is_same = [&](const WindowSum& one) { return one.window == condition.window; };
      if (counts_sales && std::none_of(windows.begin(), windows.end(), is_same)) windows.push_back({condition.window, {}, {}, 0});
    }
  }
}

Question asked_today(const Standing& standing) {
  Question question;
  question.on = standing.today;
  question.changed = standing.changed;
  return question;
}

std::vector<WindowSum> window_sums(const Standing& standing, const Policy& policy) {
  std::vector<WindowSum> windows;
  for (const Tier& tier : policy.tiers) {
    add_windows(tier.qualify, windows);
    add_windows(tier.keep, windows);
  }
  const Question question = asked_today(standing);
  for (WindowSum& one : windows) {
    const Measure spend = measure(standing.state.facts, {ConditionKind::spend, {}, 0, one.window}, question);
    one.from = spend.after.date;
    one.growth = std::max(spend.sum, Money{});
    one.visits = measure(standing.state.facts, {ConditionKind::visits, {}, 0, one.window}, question).count;
  }
  return windows;
}

std::vector<ExpiringPoints> expiring_points(const Standing& standing, const Policy& policy) {
  const Date last = plus_days(standing.today, policy.expiry.remind_days);
  std::vector<ExpiringPoints> expiring;
  for (const Lot& lot : standing.lots()) {
    if (lot.remainder > Points{} && lot.expires && !has_ended(lot, standing.today) && *lot.expires <= last) {
      expiring.push_back({lot.id, lot.remainder, *lot.expires});
    }
  }
  std::stable_sort(expiring.begin(), expiring.end(), [](const auto& a, const auto& b) { return a.expires < b.expires; });
  return expiring;
}

Counted why_counted(const SaleFacts& sale, const Place& after) {
  if (sale.growth == Money{}) return Counted::excluded_goods;
  if (sale.counts() == Money{} || sale.is_taken_back_whole()) return Counted::taken_back;
  return after < sale.place ? Counted::counts : Counted::outside_window;
}

}  // namespace

Standing standing_on(const PolicyBook& book, AccountState state, Date today) {
  Standing standing;
  standing.state = std::move(state);
  standing.today = standing.state.day ? std::max(*standing.state.day, today) : today;
  standing.usable = usable_points(standing.state.purse, standing.today);
  standing.pending = pending_points(standing.state.purse, standing.today);
  if (standing.state.earned_on == standing.today) standing.earned_today = standing.state.earned_that_day;
  if (book.is_empty()) return standing;
  TierState tier = standing.state.tier;
  pass_to(tier, standing.state.facts, book, standing.today);
  const Policy& policy = book.on(standing.today);
  standing.tier = tier_on(tier, standing.state.facts, policy, standing.today);
  if (tier.rank != k_no_tier) standing.changed = tier.changed;
  standing.next_look = next_look(tier, standing.state.facts, policy, standing.today);
  standing.windows = window_sums(standing, policy);
  standing.expiring = expiring_points(standing, policy);
  return standing;
}

Money spend_in_tier_window(const Standing& standing, const Policy& policy) {
  return spend_in_tier_window(standing.state.facts, policy, standing.today);
}

std::vector<LotBalance> lot_balances(const Standing& standing) {
  std::vector<LotBalance> balances;
  for (const Lot& lot : standing.lots()) balances.push_back({lot.id, lot.remainder, lot.available_from, lot.expires});
  return balances;
}

std::vector<CountedSale> counted_sales(const Standing& standing, const Window& window) {
  const Place after = measure(standing.state.facts, {ConditionKind::visits, {}, 0, window}, asked_today(standing)).after;
  std::vector<CountedSale> sales;
  for (const SaleFacts& sale : standing.state.facts.sales) {
    if (sale.is_visit) sales.push_back({sale.place.id, sale.place.date, sale.counts(), why_counted(sale, after)});
  }
  return sales;
}

}  // namespace shuke::domain
