// What a return does to the tier.
#include <doctest/doctest.h>

#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// A member since January whom the second sale, number 2, made silver in March.
History upgraded_in_march(AfterReturn when) {
  Policy policy = a_policy();
  policy.returns.tier = when;
  return a_history(std::move(policy)).buys({2026, 1, 5}, yuan(2000)).buys({2026, 3, 5}, yuan(1500));
}

constexpr RecordId k_crossing{11, 2};

History with_crossing_returned(AfterReturn when) {
  History history = upgraded_in_march(when);
  return history.brings_back({2026, 3, 9}, k_crossing, yuan(1500));
}

}  // namespace

TEST_CASE("a return that undoes a threshold takes the tier at once where the policy says so") {
  const Standing standing = with_crossing_returned(AfterReturn::at_once).on({2026, 3, 9});
  CHECK(standing.tier.rank == 1);
  CHECK(standing.tier.since == Date{2026, 3, 9});
  CHECK(standing.tier.why.cause == TierCause::undone_by_return);
  CHECK(standing.tier.why.tier == 2);
  CHECK(standing.tier.why.record == RecordId{11, 3});
}

TEST_CASE("or at the end of the day, which is said before") {
  const History history = with_crossing_returned(AfterReturn::day_end);
  const Standing that_day = history.on({2026, 3, 9});
  CHECK(that_day.tier.rank == 2);
  REQUIRE(that_day.next_look.has_value());
  CHECK(that_day.next_look->cause == LookCause::return_undid);
  CHECK(that_day.next_look->on == Date{2026, 3, 9});
  CHECK(history.on({2026, 3, 10}).tier.rank == 1);
  CHECK(history.on({2026, 3, 10}).tier.why.record == RecordId{11, 3});
}

TEST_CASE("or at the end of the cycle") {
  const History history = with_crossing_returned(AfterReturn::next_cycle);
  CHECK(history.on({2026, 3, 9}).next_look->on == Date{2027, 3, 31});
  CHECK(history.on({2027, 3, 31}).tier.rank == 2);
  CHECK(history.on({2027, 4, 1}).tier.rank == 1);
  CHECK(history.on({2027, 4, 1}).tier.why.cause == TierCause::undone_by_return);
}

TEST_CASE("what is bought before the day ends saves the tier") {
  History history = with_crossing_returned(AfterReturn::day_end);
  history.buys({2026, 3, 9}, yuan(1000));
  CHECK(history.on({2026, 3, 10}).tier.rank == 2);
}

TEST_CASE("a return that leaves enough undoes nothing") {
  History history = upgraded_in_march(AfterReturn::at_once);
  history.brings_back({2026, 3, 9}, k_crossing, yuan(500));
  CHECK(history.on({2026, 3, 9}).tier.rank == 2);
  history.brings_back({2026, 3, 9}, k_crossing, Money{1});
  CHECK(history.on({2026, 3, 9}).tier.rank == 1);
}

TEST_CASE("what a sale before the window gives back does not concern the tier") {
  History history = a_history();
  history.policy.returns.tier = AfterReturn::at_once;
  history.buys({2024, 6, 1}, yuan(1200)).buys({2026, 3, 5}, yuan(3000)).brings_back({2026, 3, 6}, {11, 1}, yuan(1200));
  CHECK(history.on({2026, 3, 6}).tier.rank == 2);
  CHECK(history.on({2026, 3, 6}).state.tier.steps.back().evidence.all[0].sum == yuan(3000));
}

TEST_CASE("nor does what is bought after the upgrade and brought back") {
  History history = upgraded_in_march(AfterReturn::at_once);
  history.buys({2026, 3, 6}, yuan(900)).brings_back({2026, 3, 7}, history.last(), yuan(900));
  CHECK(history.on({2026, 3, 7}).tier.rank == 2);
  CHECK(history.on({2026, 3, 7}).state.tier.steps.back().evidence.all[0].sum == yuan(3500));
}

TEST_CASE("the enrolling sale comes back: the member keeps the card and the first tier, and the lifetime spend is what is left") {
  History history = a_history();
  history.policy.returns.tier = AfterReturn::at_once;
  history.buys({2026, 3, 5}, yuan(1020)).brings_back({2026, 3, 6}, history.last(), yuan(1020));
  const Standing standing = history.on({2026, 3, 6});
  CHECK(standing.tier.rank == 1);
  CHECK(standing.tier.why.cause == TierCause::undone_by_return);
  CHECK(standing.state.tier.enrolled_on == Date{2026, 3, 5});
  CHECK(standing.state.facts.lifetime_spend == Money{});
}

TEST_CASE("a first sale as large as silver comes back: never no tier, but the first") {
  History history = a_history();
  history.buys({2026, 3, 5}, yuan(5000)).brings_back({2026, 3, 6}, history.last(), yuan(5000));
  CHECK(history.on({2026, 3, 6}).tier.rank == 2);
  CHECK(history.on({2026, 3, 7}).tier.rank == 1);
}

TEST_CASE("two upgrades undone by one return fall both, and what is met without it stays") {
  History history = a_history();
  history.policy.returns.tier = AfterReturn::at_once;
  history.buys({2026, 1, 5}, yuan(2000)).buys({2026, 3, 5}, yuan(4500)).buys({2026, 4, 5}, yuan(4000));
  CHECK(history.on({2026, 4, 5}).tier.rank == 3);
  History small = history;
  history.brings_back({2026, 4, 6}, {11, 2}, yuan(4500));
  CHECK(history.on({2026, 4, 6}).tier.rank == 2);  // 6,000 are left
  small.brings_back({2026, 4, 6}, {11, 3}, yuan(4000)).brings_back({2026, 4, 6}, {11, 2}, yuan(4500));
  CHECK(small.on({2026, 4, 6}).tier.rank == 1);
}

TEST_CASE("a cycle that was kept stays kept when something comes back later") {
  History history = a_history();
  history.policy.returns.tier = AfterReturn::at_once;
  history.buys({2025, 3, 10}, yuan(3000)).buys({2026, 3, 30}, yuan(3000)).brings_back({2026, 4, 2}, {11, 2}, yuan(3000));
  CHECK(history.on({2026, 4, 2}).tier.why.cause == TierCause::kept);
  history.brings_back({2026, 4, 2}, {11, 1}, yuan(3000));
  CHECK(history.on({2026, 4, 2}).tier.rank == 2);
}

TEST_CASE("visits and single sales that come back undo as well") {
  Policy policy = a_policy();
  policy.returns.tier = AfterReturn::at_once;
  policy.tiers[1].qualify = {{{{ConditionKind::visits, {}, 2, {}}, {ConditionKind::single_sale, yuan(800), 0, k_twelve_months}}}};
  History history = a_history(policy);
  history.buys({2026, 1, 5}, yuan(1000)).buys({2026, 1, 6}, yuan(10));
  CHECK(history.on({2026, 1, 6}).tier.rank == 2);
  History other = history;
  CHECK(history.brings_back({2026, 1, 7}, {11, 2}, yuan(10)).on({2026, 1, 7}).tier.rank == 1);
  CHECK(other.brings_back({2026, 1, 7}, {11, 1}, yuan(201)).on({2026, 1, 7}).tier.rank == 1);
}

TEST_CASE("an upgrade that is met without what came back stands on what is met now, with its reason as it was") {
  History history = upgraded_in_march(AfterReturn::at_once);
  history.buys({2026, 3, 6}, yuan(1500)).brings_back({2026, 3, 7}, k_crossing, yuan(1500));
  const Standing standing = history.on({2026, 3, 7});
  CHECK(standing.tier.rank == 2);
  CHECK(standing.tier.since == Date{2026, 3, 5});
  CHECK(standing.tier.why.cause == TierCause::earned);
  CHECK(standing.state.tier.steps.back().evidence.all[0].sum == yuan(3500));
}

TEST_CASE("a floor set by hand stands while what was earned is undone below it") {
  History history = upgraded_in_march(AfterReturn::at_once);
  history.is_set_to({2026, 3, 6}, 3, {2026, 6, 30}, "").brings_back({2026, 3, 9}, k_crossing, yuan(1500));
  CHECK(history.on({2026, 6, 30}).tier.rank == 3);
  CHECK(history.on({2026, 7, 1}).tier.rank == 1);
}

TEST_CASE("a sale that comes back whole on a later day is no visit any more, also where no rule asks how long ago it was") {
  Policy policy = a_policy();
  policy.tiers.resize(2);
  policy.tiers[0].qualify = {{{{ConditionKind::spend, yuan(100), 0, {}}}}};
  policy.tiers[1].qualify = {{{{ConditionKind::visits, {}, 3, {}}}}};
  policy.tiers[1].keep.clear();
  History history = a_history(std::move(policy));
  history.buys({2026, 1, 5}, yuan(2000)).buys({2026, 3, 5}, yuan(1500)).brings_back({2026, 3, 6}, history.last(), yuan(1500));
  CHECK(history.on({2026, 3, 6}).state.facts.lifetime_visits == 1);
  history.buys({2026, 3, 9}, yuan(300));
  CHECK(history.on({2026, 3, 9}).tier.rank == 1);
}
