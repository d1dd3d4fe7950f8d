#include "core/domain/loyalty/qualify.h"

#include <doctest/doctest.h>

#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr Date k_asked{2026, 11, 22};

Condition spend_in(Window window) { return {ConditionKind::spend, yuan(1), 0, window}; }
Condition visits_in(Window window, int count = 1) { return {ConditionKind::visits, {}, count, window}; }
Condition single_in(Window window) { return {ConditionKind::single_sale, yuan(500), 0, window}; }

Measure asked(const History& history, const Condition& condition, Date day = k_asked) {
  const Standing standing = history.on(day);
  Question question;
  question.on = day;
  question.changed = standing.changed;
  return measure(standing.state.facts, condition, question);
}

Rule all_of(std::vector<Condition> conditions) { return {std::move(conditions)}; }

// A chain whose second tier has this one rule.
Policy with_second_tier(Rule rule) {
  Policy policy = a_policy();
  policy.tiers.resize(2);
  policy.tiers[0].qualify = {spend_of(yuan(100))};
  policy.tiers[1].qualify = {std::move(rule)};
  policy.tiers[1].keep = {};
  return policy;
}

}  // namespace

TEST_CASE("a rolling window of months ends today and does not reach the same day of the month it began") {
  History history = a_history();
  history.buys({2025, 11, 22}, yuan(1)).buys({2025, 11, 23}, yuan(10)).buys(k_asked, yuan(100));
  CHECK(asked(history, spend_in({WindowKind::rolling_months, 12})).sum == yuan(110));
}

TEST_CASE("a rolling window of days counts today as one of them") {
  History history = a_history();
  history.buys({2026, 11, 15}, yuan(1)).buys({2026, 11, 16}, yuan(10)).buys(k_asked, yuan(100));
  CHECK(asked(history, spend_in({WindowKind::rolling_days, 7})).sum == yuan(110));
}

TEST_CASE("a calendar year begins on the first of January, a lifetime at the beginning") {
  History history = a_history();
  history.buys({2025, 12, 31}, yuan(1)).buys({2026, 1, 1}, yuan(10));
  CHECK(asked(history, spend_in({WindowKind::calendar_year})).sum == yuan(10));
  CHECK(asked(history, spend_in({WindowKind::lifetime})).sum == yuan(11));
}

TEST_CASE("since the last change of tier: the sale that changed it does not count again, a later one of that day does") {
  Policy policy = with_second_tier(all_of({spend_in({WindowKind::since_tier_change})}));
  policy.tiers[1].qualify[0].all[0].amount = yuan(1000);
  History history = a_history(policy);
  history.buys({2026, 11, 1}, yuan(60));
  CHECK(asked(history, spend_in({WindowKind::since_tier_change})).sum == yuan(60));
  history.buys({2026, 11, 2}, yuan(60)).buys({2026, 11, 2}, yuan(7));
  CHECK(history.on(k_asked).tier.rank == 1);
  CHECK(asked(history, spend_in({WindowKind::since_tier_change})).sum == yuan(7));
}

TEST_CASE("visits are sales that were not taken back whole") {
  History history = a_history();
  history.buys({2026, 11, 1}, yuan(100));
  history.brings_back({2026, 11, 2}, history.last(), yuan(100));
  history.buys({2026, 11, 3}, yuan(100)).buys({2026, 11, 4}, yuan(100));
  CHECK(asked(history, visits_in({WindowKind::lifetime})).count == 2);
  CHECK(asked(history, visits_in({WindowKind::rolling_days, 30})).count == 2);
  CHECK(asked(history, visits_in({WindowKind::rolling_days, 30}, 3)).is_met() == false);
}

TEST_CASE("a visit stays while a piece of it does") {
  History history = a_history();
  history.buys({2026, 11, 1}, yuan(100)).records.back().pieces = 2;
  const RecordId sale = history.last();
  history.brings_back({2026, 11, 2}, sale, yuan(100));
  CHECK(history.on(k_asked).state.facts.lifetime_visits == 1);
  history.brings_back({2026, 11, 3}, sale, Money{});
  CHECK(history.on(k_asked).state.facts.lifetime_visits == 0);
}

TEST_CASE("one sale is tested on what was payable before any member benefit, less what came back of it") {
  History history = a_history();
  history.buys({2026, 11, 1}, yuan(480)).records.back().tested = yuan(500);
  CHECK(asked(history, single_in({WindowKind::rolling_months, 1})).is_met());
  CHECK(asked(history, single_in({WindowKind::rolling_months, 1})).sale == history.last());
  history.brings_back({2026, 11, 2}, history.last(), Money{1});
  CHECK_FALSE(asked(history, single_in({WindowKind::rolling_months, 1})).is_met());
}

TEST_CASE("an invitation counts in its window, a paid membership while it runs") {
  Policy policy = a_policy();
  policy.membership = {yuan(99), 12, 1};
  History history = a_history(policy);
  history.is_invited({2026, 11, 1}).pays_membership({2026, 1, 15});
  CHECK(asked(history, {ConditionKind::invitation, {}, 0, {WindowKind::rolling_days, 22}}).is_met());
  CHECK_FALSE(asked(history, {ConditionKind::invitation, {}, 0, {WindowKind::rolling_days, 21}}).is_met());
  const Condition paid{ConditionKind::paid_membership, {}, 0, {}};
  CHECK(asked(history, paid, {2027, 1, 14}).is_met());
  CHECK_FALSE(asked(history, paid, {2027, 1, 15}).is_met());
}

TEST_CASE("all conditions of a rule have to hold, and any one rule suffices") {
  const Rule spend_and_visits = all_of({{ConditionKind::spend, yuan(200), 0, {}}, visits_in({}, 3)});
  Policy policy = with_second_tier(spend_and_visits);
  policy.tiers[1].qualify.push_back(all_of({{ConditionKind::invitation, {}, 0, {}}}));
  History history = a_history(policy);
  history.buys({2026, 11, 1}, yuan(150)).buys({2026, 11, 2}, yuan(50));
  CHECK(history.on(k_asked).tier.rank == 1);
  History invited = history;
  history.buys({2026, 11, 3}, yuan(1));
  CHECK(history.on(k_asked).tier.rank == 2);
  CHECK(history.on(k_asked).tier.why.met->rule_no == 1);
  CHECK(history.on(k_asked).tier.why.met->all[1].count == 3);
  invited.is_invited({2026, 11, 3});
  CHECK(invited.on(k_asked).tier.rank == 2);
  CHECK(invited.on(k_asked).tier.why.met->rule_no == 2);
}

TEST_CASE("growth that head office grants counts as spend and is no visit") {
  History history = a_history();
  History::grow(history.add(RecordKind::granted, {2026, 11, 1}), yuan(40));
  CHECK(asked(history, spend_in({})).sum == yuan(40));
  CHECK(asked(history, visits_in({})).count == 0);
  CHECK(asked(history, visits_in({WindowKind::calendar_year})).count == 0);
  History::grow(history.add(RecordKind::granted, {2026, 11, 1}), -yuan(15));
  CHECK(asked(history, spend_in({WindowKind::calendar_year})).sum == yuan(25));
}

TEST_CASE("only what a window can still ask about is kept singly; the lifetime sums hold all") {
  History history = a_history();
  history.buys({2023, 5, 1}, yuan(1500)).buys({2024, 5, 1}, yuan(20)).buys({2026, 11, 1}, yuan(300));
  const QualifyingFacts facts = history.on(k_asked).state.facts;
  CHECK(facts.sales.size() == 1);
  CHECK(facts.horizon == Date{2025, 11, 2});
  CHECK(facts.lifetime_spend == yuan(1820));
  CHECK(facts.lifetime_visits == 3);
  history.brings_back({2026, 11, 5}, {11, 2}, yuan(20));
  CHECK(history.on(k_asked).state.facts.lifetime_spend == yuan(1800));
  CHECK(history.on(k_asked).state.facts.lifetime_visits == 3);
}

TEST_CASE("of a prospect nothing is forgotten: the sales of many years are known singly") {
  History history = a_history();
  history.buys({2020, 5, 1}, yuan(100)).buys({2026, 11, 1}, yuan(100)).brings_back({2026, 11, 2}, {11, 1}, yuan(100));
  const QualifyingFacts facts = history.on(k_asked).state.facts;
  CHECK(facts.sales.size() == 2);
  CHECK(facts.lifetime_visits == 1);
  CHECK_FALSE(facts.horizon.has_value());
}

TEST_CASE("where a policy asks about single sales of a lifetime, all are kept") {
  CHECK(Reach(PolicyBook(a_policy())).first_day_asked(k_asked) == Date{2025, 11, 23});
  CHECK_FALSE(Reach(PolicyBook(with_second_tier(one_sale_of(yuan(500))))).first_day_asked(k_asked).has_value());
  CHECK_FALSE(
      Reach(PolicyBook(with_second_tier(all_of({spend_in({WindowKind::since_tier_change})})))).first_day_asked(k_asked).has_value());
  CHECK(Reach(PolicyBook(with_second_tier(spend_of(yuan(500))))).first_day_asked(k_asked) ==
        plus_days(k_asked, -180));  // what may still come back
}

TEST_CASE("of memberships that run together the one of the highest tier holds, whichever was bought first") {
  QualifyingFacts facts;
  facts.memberships = {
      {{11, 1}, {2026, 1, 1}, {2026, 12, 31}, 2}, {{11, 2}, {2026, 6, 1}, {2027, 5, 31}, 1}, {{11, 3}, {2026, 7, 1}, {2026, 7, 31}, 3}};
  CHECK(membership_on(facts, {2026, 5, 31})->record == RecordId{11, 1});
  CHECK(membership_on(facts, {2026, 6, 1})->record == RecordId{11, 1});
  CHECK(membership_on(facts, {2026, 7, 31})->record == RecordId{11, 3});
  CHECK(membership_on(facts, {2027, 1, 1})->record == RecordId{11, 2});
  CHECK(membership_on(facts, {2027, 6, 1}) == nullptr);
}

TEST_CASE("an invitation of tomorrow does not count today") {
  QualifyingFacts facts;
  facts.invited_on = {plus_days(k_asked, 1)};
  const Condition invited{ConditionKind::invitation, {}, 0, {}};
  CHECK_FALSE(measure(facts, invited, {.on = k_asked}).is_met());
  CHECK(measure(facts, invited, {.on = plus_days(k_asked, 1)}).is_met());
}

TEST_CASE("the crossing sale counts in a lifetime with what it was tested on, where it is known singly") {
  History history = a_history();
  history.buys({2026, 11, 1}, yuan(918)).records.back().tested = yuan(1020);
  const QualifyingFacts facts = history.on(k_asked).state.facts;
  const auto spend_with = [&](const QualifyingFacts& of, std::optional<RecordId> crossing) {
    return measure(of, spend_in({}), {.on = k_asked, .crossing_sale = crossing}).sum;
  };
  CHECK(spend_with(facts, std::nullopt) == yuan(918));
  CHECK(spend_with(facts, history.last()) == yuan(1020));
  CHECK(spend_with(facts, RecordId{11, 99}) == yuan(918));
  QualifyingFacts forgotten = facts;
  forgotten.sales.clear();
  CHECK(spend_with(forgotten, history.last()) == yuan(918));
}
