#include "core/domain/loyalty/ahead.h"
#include "core/domain/loyalty/customer.h"
#include "core/domain/loyalty/policy.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// Whether a sale of so much makes a member of somebody who has then spent `accumulated` in all.
bool enrols(const Policy& policy, Money single, Money accumulated) {
  Customer customer;
  customer.is_known = true;
  customer.lifetime_spend = accumulated - single;
  return highest_reached(tiers_ahead(policy, customer), single, single) > k_no_tier;
}

// The tier of a member of the first one after a sale of so much.
TierRank tier_with(const Policy& policy, Money spend) {
  Customer customer;
  customer.is_known = true;
  customer.tier = base_tier(policy);
  return std::max(customer.tier, highest_reached(tiers_ahead(policy, customer), spend, spend));
}

}  // namespace

TEST_CASE("the chain's own policy is valid, and so is one with a single tier") {
  CHECK(validate(a_policy()).ok());
  Policy single = a_policy();
  single.tiers.resize(1);
  CHECK(validate(single).ok());
}

TEST_CASE("tiers are earned at their spend and not a fen below") {
  const Policy policy = a_policy();
  CHECK(tier_with(policy, Money{}) == 1);
  CHECK(tier_with(policy, Money{2999'99}) == 1);
  CHECK(tier_with(policy, yuan(3000)) == 2);
  CHECK(tier_with(policy, Money{9999'99}) == 2);
  CHECK(tier_with(policy, yuan(10000)) == 3);
  CHECK(tier_with(Policy{}, yuan(10000)) == k_no_tier);
}

TEST_CASE("a rank is the place in the list, from one; others have no tier") {
  const Policy policy = a_policy();
  CHECK(tier_at(policy, 1)->code == "member");
  CHECK(tier_at(policy, 3)->code == "gold");
  CHECK(tier_at(policy, 0) == nullptr);
  CHECK(tier_at(policy, 4) == nullptr);
  CHECK(tier_at(policy, -1) == nullptr);
}

TEST_CASE("tiers and points hold to the end of their month") {
  const Policy policy = a_policy();
  CHECK(tier_holds_until(policy, {2026, 11, 22}) == Date{2027, 11, 30});
  CHECK(tier_holds_until(policy, {2027, 2, 28}) == Date{2028, 2, 29});
  CHECK(points_expire_on(policy, {2026, 11, 22}) == Date{2028, 11, 30});
  CHECK(points_expire_on(policy, {2026, 1, 31}) == Date{2028, 1, 31});
}

TEST_CASE("of several ways by spend alone a tier's threshold is the smallest") {
  Tier tier;
  tier.qualify = {
      spend_of(yuan(500)),
      spend_of(yuan(300), k_twelve_months),
      spend_of(yuan(400)),
      {{{.kind = ConditionKind::spend, .amount = yuan(1), .window = {}}, {.kind = ConditionKind::visits, .count = 2, .window = {}}}}};
  CHECK(spend_threshold(tier) == Threshold{yuan(300), k_twelve_months});
  CHECK(single_sale_threshold(tier) == std::nullopt);
}

TEST_CASE("a policy without a way to a card by spend enrols nobody by it") {
  Policy policy = a_policy();
  policy.tiers.resize(1);
  policy.tiers[0].qualify = {{{{.kind = ConditionKind::invitation, .amount = {}, .window = {}}}}};
  CHECK(enrol_single_sale(policy) == std::nullopt);
  CHECK(enrol_accumulated(policy) == std::nullopt);
  CHECK_FALSE(enrols(policy, yuan(99999), yuan(99999)));
  CHECK_FALSE(enrols(Policy{}, yuan(99999), yuan(99999)));
}

TEST_CASE("one sale or all of them make a member, each at its own sum and not a fen below") {
  Policy policy = a_policy();
  policy.tiers[0].qualify = {one_sale_of(yuan(1000)), spend_of(yuan(2000))};
  CHECK(enrols(policy, yuan(1000), yuan(1000)));
  CHECK(enrols(policy, Money{999'99}, yuan(2000)));
  CHECK_FALSE(enrols(policy, Money{999'99}, Money{1999'99}));
}

TEST_CASE("the months that tiers count in are those of the first rolling window, or none") {
  Policy policy = a_policy();
  CHECK(tier_window_months(policy) == 12);
  for (Tier& tier : policy.tiers) tier.qualify = {spend_of(yuan(10), {WindowKind::calendar_year})};
  CHECK(tier_window_months(policy) == 0);
  policy.tiers[0].qualify = {one_sale_of(yuan(10))};
  CHECK(tier_window_months(policy) == 0);
}
