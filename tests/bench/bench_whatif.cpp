#include <cstdint>
#include <cstdio>
#include <vector>

#include "core/domain/loyalty/what_if.h"
#include "tests/support/two_years.h"

// The members of a chain under another policy from two years of records, on one core, beside one plain standing_of over the same records.
// Members are made one at a time, outside the measured time, as head office reads them.
namespace {

using namespace shuke;
using namespace shuke::test;

constexpr std::int64_t k_goal_ms = 10'000;

// Everything that costs: benefits in the very sale, rules that look back over all sales, the birthday's month, events and a cap a day.
Policy another_policy() {
  Policy policy = test::a_policy();
  policy.version = 8;
  policy.upgrade = domain::Crossing::this_sale;
  policy.tiers[0].qualify = {test::one_sale_of(yuan(500)), test::spend_of(yuan(800))};
  policy.tiers[1].keep = {test::spend_of(yuan(2000), {domain::WindowKind::since_tier_change})};
  policy.tiers[2].qualify = {{{{domain::ConditionKind::spend, yuan(6000), 0, test::k_twelve_months},
                               {domain::ConditionKind::visits, {}, 12, {domain::WindowKind::calendar_year}}}}};
  policy.tiers[2].price_rate = {8800};
  policy.earning.birthday_span = domain::BirthdaySpan::month;
  policy.earning.events = {{{"周年庆", "Anniversary"}, {2026, 9, 18}, {2026, 9, 20}, {25000}}};
  policy.earning.most_per_day = {2000};
  return policy;
}

domain::Birthday birthday_of(int member) { return {1990, member % 12 + 1, member % 28 + 1, member % 4 == 0}; }

}  // namespace

int main() {
  const Date today = plus_days(k_first_day, 745);
  const domain::PolicyBook book(test::a_policy());
  const domain::PolicyComparison comparison({test::a_policy(), another_policy()}, today);
  domain::WhatIf sums = comparison.of_nobody();
  std::vector<std::int64_t> standing(book.all().front().tiers.size() + 1);
  std::int64_t whatif_ns = 0;
  std::int64_t standing_ns = 0;
  for (int member = 0; member < k_members; ++member) {
    const std::vector<domain::MemberRecord> records = records_of(static_cast<std::uint64_t>(member));
    const std::int64_t began = nanos();
    comparison.add(sums, records, birthday_of(member));
    const std::int64_t between = nanos();
    ++standing[static_cast<std::size_t>(domain::standing_of(book, records, today).tier.rank)];
    whatif_ns += between - began;
    standing_ns += nanos() - between;
  }
  const std::int64_t whatif_ms = whatif_ns / 1'000'000;
  const bool is_met = whatif_ms <= k_goal_ms;
  std::printf(
      "%d members with %d records each: what-if %lld ms (%lld ns a member), one standing_of over the same %lld ms, ratio %.2f, goal %lld "
      "ms: %s\n",
      k_members, k_records, static_cast<long long>(whatif_ms), static_cast<long long>(whatif_ns / k_members),
      static_cast<long long>(standing_ns / 1'000'000), static_cast<double>(whatif_ns) / static_cast<double>(standing_ns),
      static_cast<long long>(k_goal_ms), is_met ? "met" : "MISSED");
  const domain::Moves moves = domain::moves_of(sums);
  std::printf("enrol %lld, lose %lld, up %lld, down %lld, same %lld\n", static_cast<long long>(moves.enrol),
              static_cast<long long>(moves.lose), static_cast<long long>(moves.up), static_cast<long long>(moves.down),
              static_cast<long long>(moves.same));
  std::printf("most memory: %lld KiB\n", static_cast<long long>(most_memory_kib()));
  for (std::size_t tier = 0; tier < standing.size(); ++tier) {
    const std::int64_t told = domain::members_in_force(sums, static_cast<domain::TierRank>(tier));
    if (told == standing[tier]) continue;
    std::printf("tier %d has %lld members by their standing and %lld in what-if\n", static_cast<int>(tier),
                static_cast<long long>(standing[tier]), static_cast<long long>(told));
    return 1;
  }
  return is_met ? 0 : 1;
}
