#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include <sys/resource.h>
#include <time.h>

#include "core/domain/loyalty/account.h"
#include "tests/support/history.h"

// Members of a chain with two years of records each, made one at a time as head office reads them, and what a benchmark measures with.
namespace shuke::test {

inline constexpr int k_members = 100'000;
inline constexpr int k_records = 60;
inline constexpr Date k_first_day{2024, 11, 22};

inline std::int64_t nanos() {
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
inline std::vector<domain::MemberRecord> records_of(std::uint64_t member) {
  std::mt19937_64 random(member);
  History history = a_history();
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
        History::entry(history.records.back(), domain::EntryKind::spent, -200, std::move(draws));
      }
    }
  }
  return std::move(history.records);
}

inline std::int64_t most_memory_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace shuke::test
