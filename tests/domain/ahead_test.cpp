#include "core/domain/loyalty/ahead.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/random_history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr Window k_year{WindowKind::calendar_year, 0};

Policy asking(std::vector<Rule> for_card, std::vector<Rule> for_silver = {}) {
  Policy policy = a_policy();
  policy.tiers[0].qualify = std::move(for_card);
  if (!for_silver.empty()) policy.tiers[1].qualify = std::move(for_silver);
  return policy;
}

Condition visits(int count) { return {ConditionKind::visits, {}, count, {}}; }
Condition spend(Money amount, Window window = {}) { return {ConditionKind::spend, amount, 0, window}; }

// A customer after these purchases, one each day up to yesterday.
Customer after(const Policy& policy, const std::vector<Money>& purchases) {
  History history{.policy = policy};
  for (std::size_t i = 0; i < purchases.size(); ++i)
    history.buys(plus_days(k_story_day, static_cast<std::int64_t>(i) - static_cast<std::int64_t>(purchases.size())), purchases[i]);
  Member member = on_day({}, PolicyBook(policy), history.records, k_story_day);
  return customer_of(member);
}

}  // namespace

TEST_CASE("the third visit makes a member, whatever it comes to, and has the member price where the policy gives it at once") {
  const Policy policy = asking({{{visits(3)}}});
  CHECK(tiers_ahead(policy, after(policy, {yuan(10)})).front().tier != 1);
  const Customer twice = after(policy, {yuan(10), yuan(20)});
  CHECK(highest_reached(tiers_ahead(policy, twice), Money{1}, Money{1}) == 1);
  Counter counter;
  counter.shop.policies = PolicyBook(policy);
  counter.customer = twice;
  CHECK(counter.price(a_basket({{k_shirt}})).tier_used == 1);
  counter.customer = after(policy, {yuan(10)});
  CHECK(counter.price(a_basket({{k_shirt}})).tier_used == k_no_tier);
}

TEST_CASE("where a rule asks for spend and visits, the spend alone is not enough") {
  const Policy policy = asking({{{spend(yuan(500)), visits(2)}}});
  CHECK(highest_reached(tiers_ahead(policy, after(policy, {})), yuan(900), yuan(900)) == k_no_tier);
  const auto ahead = tiers_ahead(policy, after(policy, {yuan(200)}));
  CHECK(shortfall(ahead.front(), yuan(250), yuan(250)).missing == yuan(50));
  CHECK(shortfall(ahead.front(), yuan(250), yuan(250)).goal == yuan(500));
}

TEST_CASE("every tier counts in its own window: last year's spend does not help where this year's is asked for") {
  const Policy policy = asking({{{spend(yuan(100))}}}, {{{spend(yuan(3000), k_year)}}});
  History history{.policy = policy};
  history.buys({2025, 12, 30}, yuan(2900)).buys({2026, 1, 2}, yuan(400));
  const Customer customer = customer_of(on_day({}, PolicyBook(policy), history.records, k_story_day));
  CHECK(shortfall(tiers_ahead(policy, customer).front(), {}, {}).missing == yuan(2600));
}

TEST_CASE("no sale earns what only an invitation gives; who was invited needs no more than the rest of the rule") {
  const Policy policy = asking({{{Condition{ConditionKind::invitation, {}, 1, {}}, spend(yuan(300))}}});
  CHECK(highest_reached(tiers_ahead(policy, after(policy, {})), yuan(5000), yuan(5000)) == 2);
  MemberRecord invited;
  invited.id = {11, 1};
  invited.date = plus_days(k_story_day, -3);
  invited.kind = RecordKind::invited;
  const Customer customer = customer_of(on_day({}, PolicyBook(policy), {invited}, k_story_day));
  CHECK(shortfall(tiers_ahead(policy, customer).front(), yuan(100), yuan(100)).missing == yuan(200));
}

TEST_CASE("of ways on which the same is missing the single sale is named") {
  const TierAhead ahead{1, {{yuan(100), {}, yuan(1000)}, {{}, yuan(100), yuan(100)}}};
  CHECK(shortfall(ahead, {}, {}).goal == yuan(100));
  CHECK(shortfall(ahead, yuan(90), {}).goal == yuan(1000));
}

TEST_CASE("what a sale is said to earn is what the account finds once it is in") {
  check_property("ahead is what the fold finds", 10'000, 140, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Date today = plus_days(history.records.back().date, draw.between(0, 60));
    const Standing before = standing_of(book, history.records, today);
    MemberRecord sale;
    sale.id = {9, 1};
    sale.date = today;
    sale.at = days_since_1970(today) * 86'400'000 + 86'399'999;
    sale.tested = {draw.between(1, 600'000)};
    sale.pieces = 1;
    History::grow(sale, sale.tested);
    const Standing with_sale = continued(book, before, {sale}, today);
    const TierRank said = highest_reached(tiers_ahead(book.on(today), before), sale.tested, sale.tested);
    RC_ASSERT(with_sale.tier.rank == std::max(before.tier.rank, said));
  });
}
