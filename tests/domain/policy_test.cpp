#include "core/domain/loyalty/policy.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

struct Slip {
  const char* path;
  std::function<void(Policy&)> make;
};

}  // namespace

TEST_CASE("the chain's own policy is valid, and so is one with a single tier") {
  CHECK(validate(a_policy()).ok());
  Policy single = a_policy();
  single.tiers.resize(1);
  CHECK(validate(single).ok());
}

TEST_CASE("a policy with one wrong field is refused whole, with the path of that field") {
  const Slip slips[] = {
      {"version", [](Policy& p) { p.version = 0; }},
      {"effective_from",
       [](Policy& p) {
         p.effective_from = {2026, 2, 30};
       }},
      {"enrol_single_sale", [](Policy& p) { p.enrol_single_sale = Money{-1}; }},
      {"enrol_accumulated", [](Policy& p) { p.enrol_accumulated = Money{-1}; }},
      {"welcome_off", [](Policy& p) { p.welcome_off = Money{-1}; }},
      {"window_months", [](Policy& p) { p.window_months = 0; }},
      {"tier_months", [](Policy& p) { p.tier_months = 0; }},
      {"points_months", [](Policy& p) { p.points_months = 1201; }},
      {"birthday_points", [](Policy& p) { p.birthday_points = {9999}; }},
      {"point_value_per_100", [](Policy& p) { p.point_value_per_100 = Money{-1}; }},
      {"tiers", [](Policy& p) { p.tiers.clear(); }},
      {"tiers[0].code", [](Policy& p) { p.tiers[0].code.clear(); }},
      {"tiers[2].code", [](Policy& p) { p.tiers[2].code = "member"; }},
      {"tiers[1].name.zh", [](Policy& p) { p.tiers[1].name.zh.clear(); }},
      {"tiers[0].spend_in_window", [](Policy& p) { p.tiers[0].spend_in_window = Money{1}; }},
      {"tiers[1].spend_in_window", [](Policy& p) { p.tiers[1].spend_in_window = Money{}; }},
      {"tiers[2].spend_in_window", [](Policy& p) { p.tiers[2].spend_in_window = yuan(3000); }},
      {"tiers[1].price_rate", [](Policy& p) { p.tiers[1].price_rate = {10001}; }},
      {"tiers[1].price_rate", [](Policy& p) { p.tiers[1].price_rate = {0}; }},
      {"tiers[2].points_rate", [](Policy& p) { p.tiers[2].points_rate = {-1}; }},
  };
  for (const Slip& slip : slips) {
    CAPTURE(slip.path);
    Policy policy = a_policy();
    slip.make(policy);
    CHECK(validate(policy).refusal() == Refusal{Reason::policy_not_valid, slip.path});
  }
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
