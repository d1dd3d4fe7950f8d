// What holds of what-if for every history of a member, whatever the policies.
#include <doctest/doctest.h>

#include "core/domain/loyalty/what_if.h"
#include "tests/support/property.h"
#include "tests/support/random_history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr int k_what_if_cases = 10'000;
constexpr std::size_t k_what_if_numbers = 160;

// Every group that what-if asks about.
Policy any_policy(Draw& draw) {
  Policy policy = random_policy(draw, 1);
  policy.tiers[0].qualify.push_back(random_rule(draw, yuan(2000)));
  policy.tiers[0].price_rate = {draw.between(8000, 10000)};
  policy.tiers[2].points_rate = {draw.between(0, 30000)};
  policy.enrolment = {static_cast<Crossing>(draw.below(2)), yuan(draw.between(0, 80))};
  policy.earning.birthday_span = static_cast<BirthdaySpan>(draw.below(3));
  policy.earning.most_per_sale = {draw.between(0, 1) * 3000};
  policy.earning.most_per_day = {draw.between(0, 1) * 4000};
  return policy;
}

std::optional<Birthday> any_birthday(Draw& draw) {
  if (draw.once_in(2)) return std::nullopt;
  return Birthday{0, draw.between(1, 12), draw.between(1, 28), draw.once_in(2)};
}

struct Case {
  Policy policy;
  std::vector<MemberRecord> records;
  Date today;
  std::optional<Birthday> birthday;
};

Case any_case(Draw& draw) {
  Case any;
  any.policy = any_policy(draw);
  any.birthday = any_birthday(draw);
  const RandomHistory history = random_history(draw);
  any.today = plus_days(history.records.back().date, draw.between(0, 400));
  any.records = history.records;
  return any;
}

WhatIf what_if(const Case& one, const Policy& other) {
  const PolicyComparison comparison({one.policy, other}, one.today);
  WhatIf sums = comparison.of_nobody();
  comparison.add(sums, one.records, one.birthday);
  return sums;
}

Policy with_stricter_enrolment(Policy policy, Draw& draw) {
  for (Rule& rule : policy.tiers[0].qualify) {
    for (Condition& condition : rule.all) {
      condition.amount += yuan(draw.between(0, 3000));
      condition.count += draw.between(0, 3);
    }
  }
  if (draw.once_in(3)) policy.tiers[0].qualify.pop_back();
  return policy;
}

}  // namespace

TEST_CASE("a policy compared with itself finds no difference") {
  check_property("the same policy, no difference", k_what_if_cases, k_what_if_numbers, [](Draw& draw) {
    const Case one = any_case(draw);
    Policy same = one.policy;
    same.version = 2;
    const WhatIf sums = what_if(one, same);
    RC_ASSERT(sums.in_force == sums.other);
    RC_ASSERT(moves_of(sums) == (Moves{.same = 1}));
  });
}

TEST_CASE("under the policy in force everybody has the tier of their standing") {
  check_property("in force is the standing", k_what_if_cases, k_what_if_numbers, [](Draw& draw) {
    const Case one = any_case(draw);
    const WhatIf sums = what_if(one, any_policy(draw));
    const TierRank tier = standing_of(PolicyBook(one.policy), one.records, one.today).tier.rank;
    RC_ASSERT(members_in_force(sums, tier) == 1);
  });
}

TEST_CASE("what the policy in force comes to is the same whatever it is compared with") {
  check_property("in force stands alone", k_what_if_cases, k_what_if_numbers, [](Draw& draw) {
    const Case one = any_case(draw);
    const WhatIf sums = what_if(one, any_policy(draw));
    RC_ASSERT(sums.in_force == what_if(one, one.policy).in_force);
  });
}

TEST_CASE("a stricter threshold never enrols anybody") {
  check_property("stricter never enrols", k_what_if_cases, k_what_if_numbers, [](Draw& draw) {
    const Case one = any_case(draw);
    const Policy stricter = with_stricter_enrolment(one.policy, draw);
    RC_ASSERT(moves_of(what_if(one, stricter)).enrol == 0);
    RC_ASSERT(moves_of(what_if({stricter, one.records, one.today, one.birthday}, one.policy)).lose == 0);
  });
}

TEST_CASE("members add up in any order, and their records may come in any order and twice") {
  check_property("members add up", k_what_if_cases, k_what_if_numbers, [](Draw& draw) {
    const Case one = any_case(draw);
    std::vector<MemberRecord> some;
    for (const MemberRecord& record : one.records) {
      if (draw.once_in(2)) some.insert(some.begin(), record);
    }
    std::vector<MemberRecord> twice = one.records;
    twice.insert(twice.begin(), some.begin(), some.end());
    const PolicyComparison comparison({one.policy, any_policy(draw)}, one.today);
    WhatIf forwards = comparison.of_nobody();
    comparison.add(forwards, one.records, one.birthday);
    comparison.add(forwards, some, std::nullopt);
    WhatIf backwards = comparison.of_nobody();
    comparison.add(backwards, {some.rbegin(), some.rend()}, std::nullopt);
    comparison.add(backwards, twice, one.birthday);
    RC_ASSERT(forwards == backwards);
    RC_ASSERT(members_seen(forwards) == 2);
  });
}
