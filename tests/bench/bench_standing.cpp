#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include <sys/resource.h>
#include <time.h>

#include "core/domain/loyalty/account.h"
#include "tests/support/history.h"

// The standing of every member of a chain from two years of records, on one core, beside a plain loop that adds up the same entries.
// Members are made one at a time, outside the measured time, as head office reads them.
namespace {

using namespace shuke;

constexpr int k_members = 100'000;
constexpr int k_records = 60;
constexpr std::int64_t k_goal_ms = 10'000;
constexpr Date k_first_day{2024, 11, 22};

std::int64_t nanos() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

// Points that were earned and not spent yet, oldest first.
struct OpenLots {
  std::vector<domain::LotDraw> lots;
  std::size_t first = 0;

  std::vector<domain::LotDraw> take(std::int64_t points) {
    std::vector<domain::LotDraw> draws;
    while (points > 0 && first < lots.size()) {
      domain::LotDraw& lot = lots[first];
      const std::int64_t given = std::min(points, lot.points.count);
      draws.push_back({lot.lot, {given}});
      lot.points = lot.points - Points{given};
      points -= given;
      if (lot.points == Points{}) ++first;
    }
    return draws;
  }
};

// Sales every twelve days or so; one in six pays with points, one in eight comes back in part.
std::vector<domain::MemberRecord> records_of(std::uint64_t member) {
  std::mt19937_64 random(member);
  test::History history = test::a_history();
  OpenLots open;
  for (int i = 0; i < k_records; ++i) {
    const Date day = plus_days(k_first_day, i * 730 / k_records + static_cast<int>(random() % 12));
    const std::int64_t paid = 50'00 + static_cast<std::int64_t>(random() % 600'00);
    if (i > 0 && i % 8 == 7) {
      const domain::MemberRecord& sale = history.records.back();
      if (sale.kind == domain::RecordKind::sale)
        history.brings_back(day, sale.id, {sale.tested.fen / 4}, sale.tested.fen / 400, open.take(sale.tested.fen / 400));
    } else {
      history.buys(day, {paid}, paid / 100);
      open.lots.push_back({history.lot(), {paid / 100}});
      if (i % 6 == 5) {
        auto draws = open.take(200);
        test::History::entry(history.records.back(), domain::EntryKind::spent, -200, std::move(draws));
      }
    }
  }
  return std::move(history.records);
}

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

std::int64_t most_memory_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
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
