#include "core/domain/loyalty/tier.h"

#include <algorithm>

namespace shuke::domain {
namespace {

TierRank top_tier(const Policy& policy) { return static_cast<TierRank>(policy.tiers.size()); }

// What the first tier has is kept for good: a member does not become a guest.
const std::vector<Rule>* rules_to_keep(const Policy& policy, TierRank rank) {
  const Tier* const tier = rank > 1 ? tier_at(policy, rank) : nullptr;
  return tier && !tier->keep.empty() ? &tier->keep : nullptr;
}

void begin_cycle(TierState& tier, const Policy& policy, Date from) {
  tier.grace_ends.reset();
  tier.cycle_ends.reset();
  if (tier.rank > 1) tier.cycle_ends = tier_holds_until(policy, from);
}

void change_to(TierState& tier, const Policy& policy, TierRank rank, const Place& place) {
  if (tier.rank == k_no_tier) tier.enrolled_on = place.date;
  tier.rank = rank;
  tier.changed = place;
  begin_cycle(tier, policy, place.date);
}

Question question_on(const TierState& tier, Date day) {
  Question question;
  question.on = day;
  question.changed = tier.rank == k_no_tier ? std::nullopt : std::optional(tier.changed);
  return question;
}

// In grace, days are added and none is taken away.
Question question_to_keep(const TierState& tier, Date day) {
  Question question = question_on(tier, day);
  question.window_ends = tier.cycle_ends;
  return question;
}

void keep(TierState& tier, const Policy& policy, RuleMeasure met, Date on) {
  tier.why = {TierCause::kept, on, tier.rank, policy.version, std::move(met)};
  tier.steps.clear();
  begin_cycle(tier, policy, on);
}

void drop(TierState& tier, const Policy& policy, Date on) {
  const TierRank lost = tier.rank;
  change_to(tier, policy, policy.retention.drops_to_base ? 1 : lost - 1, before_day(on));
  tier.steps.clear();
  tier.why = {TierCause::dropped, on, lost, policy.version};
}

// A cycle, or the grace after it, is over; `day` was its last.
void end_period(TierState& tier, const QualifyingFacts& facts, const Policy& policy, Date day) {
  const std::vector<Rule>* const rules = rules_to_keep(policy, tier.rank);
  if (!rules) {
    begin_cycle(tier, policy, day);
    return;
  }
  auto met = first_met(facts, *rules, question_to_keep(tier, day));
  if (met) {
    keep(tier, policy, *std::move(met), day);
  } else if (!tier.grace_ends && policy.retention.grace_days > 0) {
    tier.grace_ends = plus_days(day, policy.retention.grace_days);
  } else {
    drop(tier, policy, plus_days(day, 1));
  }
}

struct Span {
  TierRank above;
  TierRank most;
};

struct Found {
  TierRank rank;
  RuleMeasure met;
};

// The highest tier of the span of which a rule is met. The crossing sale counts with what it was tested on for the first
// tier, and for others where it has their benefits itself [3].
std::optional<Found> highest_met(const QualifyingFacts& facts, const Policy& policy, Span span, Question question) {
  const auto crossing = question.crossing_sale;
  for (TierRank rank = std::min(span.most, top_tier(policy)); rank > span.above; --rank) {
    question.crossing_sale = rank == 1 || policy.upgrade == Crossing::this_sale ? crossing : std::nullopt;
    if (auto met = first_met(facts, tier_at(policy, rank)->qualify, question)) return Found{rank, *std::move(met)};
  }
  return std::nullopt;
}

bool has_lost_its_ground(const TierState& tier) { return !tier.steps.empty() && !tier.steps.back().evidence.is_met(); }

struct Look {
  Date last;  // the last day that counts
  Place at;   // where what it finds stands
};

// Steps whose ground came back are taken back; what is met without them stays.
void undo_steps(TierState& tier, const QualifyingFacts& facts, const Policy& policy, const Look& look) {
  tier.look_again.reset();
  const auto record = tier.undoing;
  tier.undoing.reset();
  if (!has_lost_its_ground(tier)) return;
  const TierRank before = tier.rank;
  TierRank rank = before;
  while (has_lost_its_ground(tier)) {
    rank = std::max(tier.steps.back().below, base_tier(policy));
    tier.steps.pop_back();
  }
  const auto still = highest_met(facts, policy, {rank, before}, question_on(tier, look.last));
  if (still) {
    tier.steps.push_back({still->rank, rank, look.at, still->met});
    rank = still->rank;
  }
  if (still && rank == before) return;
  if (rank != before) {
    change_to(tier, policy, rank, look.at);
    tier.upgraded_on.reset();
  }
  tier.why = {TierCause::undone_by_return, look.at.date, before, policy.version, std::nullopt, record};
}

std::optional<Date> next_due(const TierState& tier) {
  const auto& ends = tier.grace_ends ? tier.grace_ends : tier.cycle_ends;
  std::optional<Date> due = tier.look_again;
  if (ends && (!due || plus_days(*ends, 1) < *due)) due = plus_days(*ends, 1);
  return due;
}

bool runs_on(const std::optional<HandFloor>& hand, Date day) { return hand && hand->from <= day && day <= hand->floor.until; }

}  // namespace

void pass_to(TierState& tier, const QualifyingFacts& facts, const PolicyBook& book, Date day) {
  for (auto due = next_due(tier); due && *due <= day; due = next_due(tier)) {
    const Date last = plus_days(*due, -1);
    if (tier.look_again == due) {
      undo_steps(tier, facts, book.on(last), {last, before_day(*due)});
    } else {
      end_period(tier, facts, book.on(last), last);
    }
  }
}

void look_up(TierState& tier, const QualifyingFacts& facts, const Policy& policy, const Place& place) {
  Question question = question_on(tier, place.date);
  question.crossing_sale = place.id;
  if (auto found = highest_met(facts, policy, {tier.rank, top_tier(policy)}, question)) {
    tier.steps.push_back({found->rank, tier.rank, place, found->met});
    if (found->rank > 1) tier.upgraded_on = place.date;
    change_to(tier, policy, found->rank, place);
    const TierCause cause = found->rank > 1 ? TierCause::earned : TierCause::enrolled;
    tier.why = {cause, place.date, found->rank, policy.version, std::move(found->met), place.id};
    return;
  }
  const std::vector<Rule>* const rules = tier.grace_ends ? rules_to_keep(policy, tier.rank) : nullptr;
  if (!rules) return;
  if (auto met = first_met(facts, *rules, question_to_keep(tier, place.date))) {
    keep(tier, policy, *std::move(met), place.date);
    tier.why.record = place.id;
  }
}

void set_by_hand(TierState& tier, const Policy& policy, const TierByHand& floor, const Place& place) {
  tier.hand = HandFloor{floor, place.date, place.id};
  if (tier.rank != k_no_tier || floor.rank == k_no_tier) return;
  change_to(tier, policy, base_tier(policy), place);
  tier.why = {TierCause::by_hand, place.date, tier.rank, policy.version, std::nullopt, place.id, floor.reason};
}

void enrol_by_membership(TierState& tier, const Policy& policy, const Place& place) {
  if (tier.rank != k_no_tier) return;
  change_to(tier, policy, base_tier(policy), place);
  tier.why = {TierCause::paid_membership, place.date, tier.rank, policy.version, std::nullopt, place.id};
}

void note_return(TierState& tier, const QualifyingFacts& facts, const Policy& policy, const TakenBack& back) {
  for (TierStep& step : tier.steps) {
    if (step.at < back.sale) continue;
    for (Measure& measure : step.evidence.all) {
      if (!(measure.after < back.sale)) continue;
      const bool is_sum = measure.condition.kind == ConditionKind::spend || measure.sale == back.sale.id;
      if (is_sum) measure.sum -= back.amount;
      if (measure.condition.kind == ConditionKind::visits && back.is_whole_now) --measure.count;
    }
  }
  if (!has_lost_its_ground(tier)) return;
  tier.undoing = back.at.id;
  switch (policy.returns.tier) {
    case AfterReturn::at_once: undo_steps(tier, facts, policy, {back.at.date, back.at}); return;
    case AfterReturn::day_end: tier.look_again = plus_days(back.at.date, 1); return;
    case AfterReturn::next_cycle:
      if (!tier.look_again) tier.look_again = plus_days(tier.cycle_ends.value_or(tier_holds_until(policy, back.at.date)), 1);
      return;
  }
}

TierOnDay tier_on(const TierState& tier, const QualifyingFacts& facts, const Policy& policy, Date day) {
  TierOnDay now;
  now.rank = std::min(tier.rank, top_tier(policy));
  now.since = tier.changed.date;
  now.why = tier.why;
  if (rules_to_keep(policy, now.rank)) {
    now.holds_until = tier.cycle_ends;
    now.grace_until = tier.grace_ends;
  }
  const auto lift = [&](TierRank rank, Date since, Date until, TierWhy why) {
    if (rank <= now.rank) return;
    now = {std::min(rank, top_tier(policy)), since, until, std::nullopt, std::move(why)};
  };
  if (const BoughtMembership* const paid = membership_on(facts, day)) {
    lift(paid->tier, paid->from, paid->until,
         {TierCause::paid_membership, paid->from, paid->tier, policy.version, std::nullopt, paid->record});
  }
  if (runs_on(tier.hand, day)) {
    const HandFloor& hand = *tier.hand;
    lift(hand.floor.rank, hand.from, hand.floor.until,
         {TierCause::by_hand, hand.from, hand.floor.rank, policy.version, std::nullopt, hand.record, hand.floor.reason});
  }
  return now;
}

TierRank rank_on(const TierState& tier, const QualifyingFacts& facts, const Policy& policy, Date day) {
  const BoughtMembership* const paid = membership_on(facts, day);
  const TierRank by_hand = runs_on(tier.hand, day) ? tier.hand->floor.rank : k_no_tier;
  return std::min(std::max({tier.rank, paid ? paid->tier : k_no_tier, by_hand}), top_tier(policy));
}

std::optional<NextLook> next_look(const TierState& tier, const QualifyingFacts& facts, const Policy& policy, Date day) {
  std::optional<NextLook> next;
  const auto offer = [&](LookCause cause, Date on, TierRank rank) {
    if (!next || on < next->on) next = NextLook{cause, on, rank, policy.version, {}};
  };
  if (tier.look_again) offer(LookCause::return_undid, plus_days(*tier.look_again, -1), tier.rank);
  const std::vector<Rule>* const rules = rules_to_keep(policy, tier.rank);
  if (rules && tier.grace_ends) offer(LookCause::grace_ends, *tier.grace_ends, tier.rank);
  if (rules && !tier.grace_ends && tier.cycle_ends) offer(LookCause::cycle_ends, *tier.cycle_ends, tier.rank);
  const TierRank shown = tier_on(tier, facts, policy, day).rank;
  if (runs_on(tier.hand, day) && tier.hand->floor.rank >= shown) offer(LookCause::hand_ends, tier.hand->floor.until, tier.hand->floor.rank);
  const BoughtMembership* const paid = membership_on(facts, day);
  if (paid && paid->tier >= shown) offer(LookCause::membership_ends, paid->until, paid->tier);
  const bool asks_rules = next && (next->cause == LookCause::cycle_ends || next->cause == LookCause::grace_ends);
  if (asks_rules) next->to_keep = measure_all(facts, *rules, question_to_keep(tier, next->on));
  return next;
}

}  // namespace shuke::domain
