#include "core/domain/loyalty/policy.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

TEST_CASE("the chain's own policy is valid, and so is one with a single tier") {
  CHECK(validate(a_policy()).ok());
  Policy single = a_policy();
  single.tiers.resize(1);
  CHECK(validate(single).ok());
}

TEST_CASE("tiers are earned at their spend and not a fen below") {
  const Policy policy = a_policy();
  CHECK(tier_for_spend(policy, Money{}) == 1);
  CHECK(tier_for_spend(policy, Money{2999'99}) == 1);
  CHECK(tier_for_spend(policy, yuan(3000)) == 2);
  CHECK(tier_for_spend(policy, Money{9999'99}) == 2);
  CHECK(tier_for_spend(policy, yuan(10000)) == 3);
  CHECK(tier_for_spend(Policy{}, yuan(10000)) == k_no_tier);
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
