#include "core/domain/loyalty/tier.h"

#include <doctest/doctest.h>

#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// Silver since 2025-03-10 by one sale: the cycle ends on 2026-03-31, grace on 2026-04-30.
History silver_of_march(Policy policy = a_policy()) { return a_history(std::move(policy)).buys({2025, 3, 10}, yuan(3000)); }

TierOnDay tier_of(const History& history, Date day) { return history.on(day).tier; }

}  // namespace

TEST_CASE("who has reached nothing has no tier, and nothing to be looked at") {
  const Standing standing = a_history().buys({2026, 1, 1}, yuan(999)).on({2026, 1, 1});
  CHECK(standing.tier.rank == k_no_tier);
  CHECK(standing.tier.why.cause == TierCause::not_yet);
  CHECK_FALSE(standing.next_look.has_value());
}

TEST_CASE("a sale of 1,020 that the member price makes 918 enrols, and is not tested again after") {
  History history = a_history();
  history.buys({2026, 1, 1}, yuan(918)).records.back().tested = yuan(1020);
  const TierOnDay tier = tier_of(history, {2026, 1, 1});
  CHECK(tier.rank == 1);
  CHECK(tier.since == Date{2026, 1, 1});
  CHECK(tier.why.cause == TierCause::enrolled);
  CHECK(tier.why.record == history.last());
  CHECK(tier.why.policy_version == 7);
  REQUIRE(tier.why.met.has_value());
  CHECK(tier.why.met->rule_no == 1);
  CHECK(tier.why.met->all[0].sum == yuan(1020));
}

TEST_CASE("small sales enrol when they add up, the last one as it was tested") {
  History history = a_history();
  history.buys({2025, 1, 1}, yuan(500)).buys({2026, 1, 1}, yuan(490)).records.back().tested = yuan(500);
  CHECK(tier_of(history, {2026, 1, 1}).rank == 1);
  CHECK(tier_of(history, {2026, 1, 1}).why.met->rule_no == 2);
  history.records.back().tested = yuan(499);
  CHECK(tier_of(history, {2026, 1, 1}).rank == k_no_tier);
}

TEST_CASE("an upgrade needs the last fen of what was paid") {
  History history = a_history();
  history.buys({2026, 1, 1}, yuan(2000)).buys({2026, 2, 1}, Money{999'99}).records.back().tested = yuan(1100);
  CHECK(tier_of(history, {2026, 2, 1}).rank == 1);
  history.buys({2026, 2, 2}, Money{1});
  CHECK(tier_of(history, {2026, 2, 2}).rank == 2);
  CHECK(tier_of(history, {2026, 2, 2}).why.cause == TierCause::earned);
  CHECK(tier_of(history, {2026, 2, 2}).why.met->all[0].sum == yuan(3000));
}

TEST_CASE("where the crossing sale has the new tier's benefits, it is tested before them") {
  History history = a_history();
  history.policy.upgrade = Crossing::this_sale;
  history.buys({2026, 1, 1}, yuan(2000)).buys({2026, 2, 1}, yuan(950)).records.back().tested = yuan(1000);
  CHECK(tier_of(history, {2026, 2, 1}).rank == 2);
}

TEST_CASE("the enrolling sale is tested for higher tiers on what was paid, like any other") {
  History history = a_history();
  history.buys({2026, 1, 1}, yuan(2940)).records.back().tested = yuan(3000);
  CHECK(tier_of(history, {2026, 1, 1}).rank == 1);
  history.policy.upgrade = Crossing::this_sale;
  CHECK(tier_of(history, {2026, 1, 1}).rank == 2);
}

TEST_CASE("a first sale as large as silver makes a silver member, with a cycle to the end of the month twelve months on") {
  const Standing standing = silver_of_march().on({2025, 3, 10});
  CHECK(standing.tier.rank == 2);
  CHECK(standing.tier.holds_until == Date{2026, 3, 31});
  CHECK_FALSE(standing.tier.grace_until.has_value());
  CHECK(standing.state.tier.enrolled_on == Date{2025, 3, 10});
  REQUIRE(standing.next_look.has_value());
  CHECK(standing.next_look->cause == LookCause::cycle_ends);
  CHECK(standing.next_look->on == Date{2026, 3, 31});
  CHECK(standing.next_look->tier == 2);
  REQUIRE(standing.next_look->to_keep.size() == 1);
  CHECK(standing.next_look->to_keep[0].all[0].sum == Money{});
  CHECK(standing.next_look->to_keep[0].all[0].condition.amount == yuan(3000));
}

TEST_CASE("whoever meets a tier's rule has that tier: a first tier by invitation only is no precondition") {
  History history = a_history();
  history.policy.tiers[0].qualify = {{{{.kind = ConditionKind::invitation, .amount = {}, .count = 1, .window = {}}}}};
  history.buys({2026, 1, 1}, Money{2999'99});
  CHECK(tier_of(history, {2026, 1, 1}).rank == k_no_tier);
  history.buys({2026, 1, 2}, Money{1});
  CHECK(tier_of(history, {2026, 1, 2}).rank == 2);
  CHECK(tier_of(history, {2026, 1, 2}).why.cause == TierCause::earned);
}

TEST_CASE("an upgrade begins a new cycle") {
  History history = silver_of_march();
  history.buys({2025, 9, 1}, yuan(7000));
  CHECK(tier_of(history, {2025, 9, 1}).rank == 3);
  CHECK(tier_of(history, {2025, 9, 1}).holds_until == Date{2026, 9, 30});
}

TEST_CASE("a tier whose rule to keep it is met at the end of the cycle is kept for another one") {
  History history = silver_of_march();
  history.buys({2025, 12, 1}, yuan(3000));
  CHECK(tier_of(history, {2026, 3, 31}).why.cause == TierCause::earned);
  const TierOnDay tier = tier_of(history, {2026, 4, 1});
  CHECK(tier.rank == 2);
  CHECK(tier.since == Date{2025, 3, 10});
  CHECK(tier.holds_until == Date{2027, 3, 31});
  CHECK(tier.why.cause == TierCause::kept);
  CHECK(tier.why.on == Date{2026, 3, 31});
  CHECK(tier.why.met->all[0].sum == yuan(3000));
}

TEST_CASE("who does not keep it has a time of grace, and loses one tier after its last day") {
  const History history = silver_of_march();
  const Standing in_grace = history.on({2026, 4, 30});
  CHECK(in_grace.tier.rank == 2);
  CHECK(in_grace.tier.grace_until == Date{2026, 4, 30});
  CHECK(in_grace.next_look->cause == LookCause::grace_ends);
  CHECK(in_grace.next_look->on == Date{2026, 4, 30});
  const Standing dropped = history.on({2026, 5, 1});
  CHECK(dropped.tier.rank == 1);
  CHECK(dropped.tier.since == Date{2026, 5, 1});
  CHECK(dropped.tier.why.cause == TierCause::dropped);
  CHECK(dropped.tier.why.tier == 2);
  CHECK_FALSE(dropped.tier.holds_until.has_value());
  CHECK_FALSE(dropped.next_look.has_value());
}

TEST_CASE("gold falls to silver for a cycle and then to member, or to the first tier at once where the policy says so") {
  History gold = a_history();
  gold.buys({2024, 1, 10}, yuan(10000));
  CHECK(tier_of(gold, {2025, 3, 2}).rank == 3);
  CHECK(tier_of(gold, {2025, 3, 3}).rank == 2);
  CHECK(tier_of(gold, {2025, 3, 3}).holds_until == Date{2026, 3, 31});
  CHECK(tier_of(gold, {2026, 5, 1}).rank == 1);
  gold.policy.retention.drops_to_base = true;
  CHECK(tier_of(gold, {2025, 3, 3}).rank == 1);
}

TEST_CASE("without grace a tier is lost the day after its cycle") {
  Policy policy = a_policy();
  policy.retention.grace_days = 0;
  const History history = silver_of_march(policy);
  CHECK(tier_of(history, {2026, 3, 31}).rank == 2);
  CHECK(tier_of(history, {2026, 4, 1}).rank == 1);
}

TEST_CASE("a sale in grace keeps the tier at once: grace adds days to the window and takes none away") {
  History history = silver_of_march();
  history.buys({2025, 4, 1}, yuan(2000)).buys({2026, 4, 15}, yuan(999));
  CHECK(tier_of(history, {2026, 4, 15}).grace_until == Date{2026, 4, 30});
  history.buys({2026, 4, 16}, yuan(1));
  const TierOnDay tier = tier_of(history, {2026, 4, 16});
  CHECK(tier.why.cause == TierCause::kept);
  CHECK(tier.why.record == history.last());
  CHECK_FALSE(tier.grace_until.has_value());
  CHECK(tier.holds_until == Date{2027, 4, 30});
}

TEST_CASE("upgrades go on being evaluated in grace") {
  History history = silver_of_march();
  history.buys({2026, 4, 15}, yuan(10000));
  CHECK(tier_of(history, {2026, 4, 15}).rank == 3);
  CHECK_FALSE(tier_of(history, {2026, 4, 15}).grace_until.has_value());
}

TEST_CASE("a tier without rules to keep it is kept for good") {
  Policy policy = a_policy();
  policy.tiers[1].keep.clear();
  const Standing standing = silver_of_march(policy).on({2040, 1, 1});
  CHECK(standing.tier.rank == 2);
  CHECK_FALSE(standing.tier.holds_until.has_value());
  CHECK_FALSE(standing.next_look.has_value());
}

TEST_CASE("a tier set by hand is a floor until its date, with its reason, and the night does not undo it") {
  History history = silver_of_march();
  history.is_set_to({2025, 6, 1}, 3, {2026, 12, 31}, "mother of the owner");
  const Standing standing = history.on({2026, 12, 31});  // what was earned dropped months ago
  CHECK(standing.tier.rank == 3);
  CHECK(standing.tier.since == Date{2025, 6, 1});
  CHECK(standing.tier.holds_until == Date{2026, 12, 31});
  CHECK(standing.tier.why.cause == TierCause::by_hand);
  CHECK(standing.tier.why.reason == "mother of the owner");
  CHECK(standing.next_look->cause == LookCause::hand_ends);
  CHECK(standing.next_look->on == Date{2026, 12, 31});
  CHECK(tier_of(history, {2027, 1, 1}).rank == 1);
  CHECK(tier_of(history, {2027, 1, 1}).why.cause == TierCause::dropped);
}

TEST_CASE("a floor holds nobody down, and a later one replaces it, also a lower one") {
  History history = silver_of_march();
  history.is_set_to({2025, 6, 1}, 1, {2026, 12, 31}, "");
  CHECK(tier_of(history, {2025, 6, 2}).rank == 2);
  history.is_set_to({2025, 7, 1}, 3, {2026, 12, 31}, "");
  CHECK(tier_of(history, {2025, 7, 31}).rank == 3);
  history.is_set_to({2025, 8, 1}, k_no_tier, {2025, 8, 1}, "taken back");
  CHECK(tier_of(history, {2025, 8, 2}).rank == 2);
}

TEST_CASE("a tier given by hand to a guest makes a member for good") {
  History history = a_history();
  history.is_set_to({2025, 6, 1}, 2, {2025, 12, 31}, "press");
  CHECK(tier_of(history, {2025, 12, 31}).rank == 2);
  CHECK(tier_of(history, {2026, 1, 1}).rank == 1);
  CHECK(tier_of(history, {2026, 1, 1}).why.cause == TierCause::by_hand);
}

TEST_CASE("a paid membership gives its tier while it runs, and a second one follows the first") {
  Policy policy = a_policy();
  policy.membership = {yuan(199), 12, 2};
  History history = a_history(policy);
  history.pays_membership({2026, 1, 15});
  const Standing standing = history.on({2027, 1, 14});
  CHECK(standing.tier.rank == 2);
  CHECK(standing.tier.holds_until == Date{2027, 1, 14});
  CHECK(standing.tier.why.cause == TierCause::paid_membership);
  CHECK(standing.next_look->cause == LookCause::membership_ends);
  CHECK(tier_of(history, {2027, 1, 15}).rank == 1);
  CHECK(tier_of(history, {2027, 1, 15}).why.cause == TierCause::paid_membership);
  history.pays_membership({2026, 12, 1});
  CHECK(tier_of(history, {2028, 1, 14}).rank == 2);
  CHECK(tier_of(history, {2028, 1, 15}).rank == 1);
}

TEST_CASE("a membership that is returned ends, and the card stays") {
  Policy policy = a_policy();
  policy.membership = {yuan(199), 12, 2};
  History history = a_history(policy);
  history.pays_membership({2026, 1, 15});
  history.add(RecordKind::goods_returned, {2026, 1, 20}).of = RecordId{11, 1};
  CHECK(tier_of(history, {2026, 1, 20}).rank == 1);
}

TEST_CASE("a membership may be what a rule asks for") {
  Policy policy = a_policy();
  policy.membership = {yuan(199), 12, 1};
  policy.tiers[1].qualify = {{{{ConditionKind::paid_membership, {}, 0, {}}}}};
  CHECK(tier_of(a_history(policy).pays_membership({2026, 1, 15}), {2026, 1, 15}).why.cause == TierCause::earned);
}

TEST_CASE("each day is judged by the policy in force on it") {
  Policy next = a_policy();
  next.version = 8;
  next.effective_from = {2026, 7, 1};
  next.tiers[1].qualify = {spend_of(yuan(2000), k_twelve_months)};
  const PolicyBook book = PolicyBook::of({a_policy(), next}).value();
  History history = a_history();
  history.buys({2026, 6, 30}, yuan(2500));
  CHECK(standing_of(book, history.records, {2026, 7, 1}).tier.rank == 1);
  history.buys({2026, 7, 1}, yuan(1));
  const TierOnDay tier = standing_of(book, history.records, {2026, 7, 1}).tier;
  CHECK(tier.rank == 2);
  CHECK(tier.why.policy_version == 8);
}

TEST_CASE("a tier that a new policy does not have any more is its highest one") {
  Policy next = a_policy();
  next.version = 8;
  next.effective_from = {2026, 7, 1};
  next.tiers.resize(2);
  const PolicyBook book = PolicyBook::of({a_policy(), next}).value();
  const History gold = a_history().buys({2026, 6, 1}, yuan(12000));
  CHECK(standing_of(book, gold.records, {2026, 6, 30}).tier.rank == 3);
  CHECK(standing_of(book, gold.records, {2026, 7, 1}).tier.rank == 2);
}

TEST_CASE("without any policy there are points and no tiers") {
  const History history = a_history().buys({2026, 6, 1}, yuan(12000), 12000);
  const Standing standing = standing_of(PolicyBook{}, history.records, {2026, 6, 1});
  CHECK(standing.tier.rank == k_no_tier);
  CHECK(standing.usable == Points{12000});
}
