#include <cstdint>
#include <cstdio>
#include <vector>

#include "core/domain/loyalty/account.h"
#include "tests/support/two_years.h"

// The standing of every member of a chain from two years of records, on one core, beside a plain loop that adds up the same entries.
// Members are made one at a time, outside the measured time, as head office reads them.
namespace {

using namespace shuke;
using namespace shuke::test;

constexpr std::int64_t k_goal_ms = 10'000;

struct Sums {
  std::int64_t points = 0;
  std::int64_t growth = 0;
};

void add_plainly(const std::vector<domain::MemberRecord>& records, Sums& sums) {
  for (const domain::MemberRecord& record : records) {
    for (const domain::LedgerEntry& entry : record.entries) {
      sums.points += entry.points.count;
      sums.growth += entry.growth.fen;
    }
  }
}

}  // namespace

int main() {
  const domain::PolicyBook book(test::a_policy());
  const Date today = plus_days(k_first_day, 745);
  std::int64_t standing_ns = 0;
  std::int64_t plain_ns = 0;
  std::int64_t records_seen = 0;
  Sums plain;
  Sums folded;
  for (int member = 0; member < k_members; ++member) {
    const std::vector<domain::MemberRecord> records = records_of(static_cast<std::uint64_t>(member));
    records_seen += static_cast<std::int64_t>(records.size());
    const std::int64_t began = nanos();
    const domain::Standing standing = domain::standing_of(book, records, today);
    folded.points += standing.balance().count;
    folded.growth += standing.state.facts.lifetime_spend.fen;
    const std::int64_t between = nanos();
    add_plainly(records, plain);
    standing_ns += between - began;
    plain_ns += nanos() - between;
  }
  const std::int64_t standing_ms = standing_ns / 1'000'000;
  const bool is_met = standing_ms <= k_goal_ms;
  std::printf(
      "%d members, %lld records: standing_of over all %lld ms (%lld ns a member), adding up the entries %lld ms, goal %lld ms: %s\n",
      k_members, static_cast<long long>(records_seen), static_cast<long long>(standing_ms), static_cast<long long>(standing_ns / k_members),
      static_cast<long long>(plain_ns / 1'000'000), static_cast<long long>(k_goal_ms), is_met ? "met" : "MISSED");
  std::printf("most memory: %lld KiB\n", static_cast<long long>(most_memory_kib()));
  if (folded.points != plain.points || folded.growth != plain.growth) {
    std::printf("the sums differ: points %lld and %lld, growth %lld and %lld\n", static_cast<long long>(folded.points),
                static_cast<long long>(plain.points), static_cast<long long>(folded.growth), static_cast<long long>(plain.growth));
    return 1;
  }
  return is_met ? 0 : 1;
}
