// Records that cannot be true, and ones that meet an account without rules.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "core/domain/loyalty/account.h"
#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr std::int64_t k_most = 1'000'000'000'000'000;

// Whether a sale is left out with an alarm once `change` has been done to it.
bool is_left_out(const std::function<void(MemberRecord&)>& change) {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(100), 100);
  change(history.records.back());
  const Standing standing = history.on({2026, 3, 1});
  return standing.state.unsound == std::vector<RecordId>{{11, 1}} && standing.lots().empty() && !standing.state.day;
}

}  // namespace

TEST_CASE("an amount may be as large as it is allowed to be, and one more is an alarm, either way") {
  CHECK_FALSE(is_left_out([](MemberRecord& sale) { sale.entries[0].points = {k_most}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.entries[0].points = {k_most + 1}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.entries[0].points = {-k_most - 1}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.entries[1].growth = {k_most + 1}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.entries[1].growth = {INT64_MIN}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.entries[1].stored = {INT64_MAX}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.tested = {INT64_MIN}; }));
}

TEST_CASE("no piece is fewer than none, no draw less than one point, and every day is one of the calendar") {
  CHECK(is_left_out([](MemberRecord& sale) { sale.pieces = -1; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.entries[0].draws = {{{11, 1, 1}, {0}}}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.entries[0].draws = {{{11, 1, 1}, {k_most + 1}}}; }));
  CHECK(is_left_out([](MemberRecord& sale) { sale.date = {2026, 2, 29}; }));
}

TEST_CASE("whatever part of a record differs, the same one of two stands at every place") {
  const std::vector<std::function<void(MemberRecord&)>> changes = {
      [](MemberRecord& sale) { sale.at += 1; },
      [](MemberRecord& sale) { sale.kind = RecordKind::granted; },
      [](MemberRecord& sale) {
        sale.of = RecordId{11, 9};
      },
      [](MemberRecord& sale) { sale.hand.reason = "other"; },
      [](MemberRecord& sale) { sale.entries[0].expires.reset(); },
      [](MemberRecord& sale) {
        sale.entries[0].draws = {{{11, 1, 1}, {1}}};
      },
      [](MemberRecord& sale) { sale.entries.pop_back(); },
  };
  for (const auto& change : changes) {
    History history = a_history();
    history.buys({2026, 3, 1}, yuan(100), 100);
    history.records.push_back(history.records.back());
    change(history.records.back());
    const Standing standing = history.on({2026, 3, 1});
    CHECK(standing.state.conflicts == std::vector<RecordId>{{11, 1}});
    std::swap(history.records[0], history.records[1]);
    CHECK(history.on({2026, 3, 1}) == standing);
  }
}

TEST_CASE("a thousand records of the largest amounts still add up") {
  History history = a_history();
  for (int i = 0; i < 1000; ++i) {
    history.buys({2026, 3, 1}, {k_most}, k_most);
    history.records.back().tested = {k_most};
  }
  CHECK(history.on({2026, 3, 1}).balance() == Points{1000 * k_most});
  CHECK(history.on({2026, 3, 1}).windows[1].growth == Money{1000 * k_most});
}

TEST_CASE("without any policy every kind of record is booked, and nobody has a tier") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(100), 100).pays_membership({2026, 3, 2}).is_set_to({2026, 3, 2}, 2, {2026, 12, 31}, "");
  history.is_invited({2026, 3, 3}).brings_back({2026, 3, 4}, {11, 1}, yuan(100), 100, {{{11, 1, 1}, {100}}});
  const Standing standing = standing_of(PolicyBook{}, history.records, {2026, 3, 4});
  CHECK(standing.tier.rank == k_no_tier);
  CHECK(standing.balance() == Points{0});
  CHECK(standing.state.facts.lifetime_spend == Money{});
  CHECK(standing.windows.empty());
}

TEST_CASE("a return of a long forgotten sale without the day of that sale waits, and changes no window") {
  History history = a_history();
  history.buys({2023, 5, 1}, yuan(1500)).buys({2026, 3, 1}, yuan(20));
  history.brings_back({2026, 3, 2}, {11, 1}, yuan(1500)).records.back().entries.back().counts_on.reset();
  const Standing standing = history.on({2026, 3, 2});
  CHECK(standing.state.early_returns == std::vector<EarlyReturn>{{{11, 1}, yuan(1500), 1}});
  CHECK(standing.windows[1].growth == yuan(20));
}

TEST_CASE("more of a forgotten sale than a lifetime held leaves a lifetime of nothing") {
  History history = a_history();
  history.buys({2023, 5, 1}, yuan(1500)).buys({2026, 3, 1}, yuan(20)).brings_back({2026, 3, 2}, {11, 1}, yuan(1600));
  CHECK(history.on({2026, 3, 2}).state.facts.lifetime_spend == Money{});
}

TEST_CASE("granted growth that a return names goes back, and was no visit") {
  History history = a_history();
  History::grow(history.add(RecordKind::granted, {2026, 3, 1}), yuan(40));
  history.brings_back({2026, 3, 2}, history.last(), yuan(40));
  CHECK(history.on({2026, 3, 2}).state.facts.lifetime_spend == Money{});
  CHECK(history.on({2026, 3, 2}).state.facts.lifetime_visits == 0);
}
