#include "core/domain/loyalty/lots.h"

#include <doctest/doctest.h>

#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr Date k_may{2026, 5, 10};

EntryId lot_no(Sequence seq) { return {11, seq, 1}; }

Lot a_lot(Sequence seq, std::int64_t points, std::optional<Date> expires) {
  return {lot_no(seq), {points}, {points}, {2026, 1, 1}, expires};
}

std::vector<std::int64_t> remainders(const Purse& purse) {
  std::vector<std::int64_t> counts;
  for (const Lot& lot : purse.lots) counts.push_back(lot.remainder.count);
  return counts;
}

// Two awards of 100: the second ends first.
History two_awards() {
  History history = a_history();
  history.is_granted({2026, 1, 1}, 100, {2026, 12, 31});
  history.is_granted({2026, 1, 2}, 100, {2026, 6, 30});
  return history;
}

}  // namespace

TEST_CASE("an award opens a lot named after its entry, with its own amount, remainder, days") {
  const Standing standing = a_history().buys({2026, 3, 15}, yuan(336), 336).on(k_may);
  REQUIRE(standing.lots().size() == 1);
  CHECK(standing.lots()[0] == Lot{lot_no(1), {336}, {336}, {2026, 3, 15}, Date{2028, 3, 31}});
  CHECK(standing.usable == Points{336});
}

TEST_CASE("what is pending or has expired cannot be used; the last day still counts") {
  Purse purse{{a_lot(1, 50, Date{2026, 5, 9}), a_lot(2, 50, Date{2026, 5, 10}), a_lot(3, 50, Date{2026, 12, 31})}};
  purse.lots[2].available_from = {2026, 5, 11};
  CHECK(usable_points(purse, k_may) == Points{50});
  CHECK(pending_points(purse, k_may) == Points{50});
}

TEST_CASE("a spend takes its draws and nothing else") {
  History history = two_awards();
  history.spends(k_may, {{lot_no(1), {30}}});
  CHECK(remainders(history.on(k_may).state.purse) == std::vector<std::int64_t>{70, 100});
  CHECK(history.on(k_may).balance() == Points{170});
}

TEST_CASE("two tills overdraw a lot offline: the other lots cover it, soonest-expiring first") {
  History history = two_awards();
  history.is_granted({2026, 1, 3}, 100, {2026, 8, 31});
  history.spends(k_may, {{lot_no(1), {80}}}).spends(k_may, {{lot_no(1), {80}}});
  CHECK(remainders(history.on(k_may).state.purse) == std::vector<std::int64_t>{0, 40, 100});
  CHECK(history.on(k_may).debt() == Points{0});
}

TEST_CASE("an overdraft that no lot covers is debt, and the balance is below zero") {
  History history = two_awards();
  history.spends(k_may, {{lot_no(1), {100}}, {lot_no(2), {100}}}).spends(k_may, {{lot_no(2), {60}}});
  const Standing standing = history.on(k_may);
  CHECK(standing.debt() == Points{60});
  CHECK(standing.usable == Points{0});
  CHECK(standing.balance() == Points{-60});
}

TEST_CASE("debt is repaid by the next earnings, and the expiry of their lot does not bring it back") {
  History history = a_history();
  history.is_granted({2026, 1, 1}, 100, {2026, 12, 31});
  history.spends({2026, 2, 1}, {{lot_no(1), {100}}}).spends({2026, 2, 1}, {{lot_no(1), {30}}});
  history.is_granted({2026, 3, 1}, 50, {2026, 6, 30});
  CHECK(history.on(k_may).lots()[1] == Lot{lot_no(4), {50}, {20}, {2026, 3, 1}, Date{2026, 6, 30}});
  CHECK(history.on(k_may).debt() == Points{0});
  CHECK(history.on({2026, 7, 1}).balance() == Points{0});
}

TEST_CASE("draws of a lot that is not known yet are covered when it comes: the clocks of two tills differ") {
  History history = a_history();
  history.spends({2026, 2, 1}, {{lot_no(2), {40}}});
  history.is_granted({2026, 2, 2}, 100, {2026, 12, 31});
  CHECK(history.on(k_may).usable == Points{60});
}

TEST_CASE("restored points go back to their lots with the old expiry") {
  History history = two_awards();
  history.spends(k_may, {{lot_no(2), {100}}, {lot_no(1), {20}}});
  history.gets_back(k_may, history.last(), {{lot_no(2), {100}}, {lot_no(1), {20}}}, {2026, 5, 17});
  const Standing standing = history.on(k_may);
  CHECK(remainders(standing.state.purse) == std::vector<std::int64_t>{100, 100});
  CHECK(standing.lots()[1].expires == Date{2026, 6, 30});
}

TEST_CASE("what would end before the least days is a part of its own with a longer life; the rest of the lot ends as it would have") {
  History history = two_awards();
  history.spends({2026, 6, 29}, {{lot_no(2), {60}}});
  history.gets_back({2026, 6, 29}, history.last(), {{lot_no(2), {60}}}, {2026, 7, 6});
  const Standing standing = history.on({2026, 6, 29});
  REQUIRE(standing.lots().size() == 3);
  CHECK(standing.lots()[1].remainder == Points{40});
  CHECK(standing.lots()[2] == Lot{lot_no(2), {60}, {60}, {2026, 1, 2}, Date{2026, 7, 6}, true});
  CHECK(standing.usable == Points{200});
  CHECK(history.on({2026, 7, 6}).usable == Points{160});
  CHECK(history.on({2026, 7, 7}).usable == Points{100});
}

TEST_CASE("parts of one lot with the same end are one part, and are drawn by the lot's name, the part that lives first") {
  History history = two_awards();
  history.spends({2026, 6, 29}, {{lot_no(2), {60}}});
  const RecordId sale = history.last();
  history.gets_back({2026, 7, 1}, sale, {{lot_no(2), {20}}}, {2026, 7, 8}).gets_back({2026, 7, 1}, sale, {{lot_no(2), {40}}}, {2026, 7, 8});
  CHECK(history.on({2026, 7, 1}).lots()[2].remainder == Points{60});
  history.spends({2026, 7, 2}, {{lot_no(2), {50}}});
  CHECK(remainders(history.on({2026, 7, 2}).state.purse) == std::vector<std::int64_t>{100, 40, 10});
}

TEST_CASE("points restored to a lot that nobody knows live until the least days; those beyond the draws are a lot of their own") {
  History history = a_history();
  LedgerEntry& entry = History::entry(history.add(RecordKind::goods_returned, k_may), EntryKind::restored, 50, {{lot_no(9), {30}}});
  entry.expires = Date{2026, 5, 17};
  const Standing standing = history.on(k_may);
  REQUIRE(standing.lots().size() == 2);
  CHECK(standing.lots()[0] == Lot{lot_no(9), {30}, {30}, k_may, Date{2026, 5, 17}, true});
  CHECK(standing.lots()[1] == Lot{lot_no(1), {20}, {20}, k_may, Date{2026, 5, 17}});
}

TEST_CASE("draws that name more than was spent take no more than was spent") {
  History history = two_awards();
  history.spends(k_may, {{lot_no(1), {30}}, {lot_no(2), {40}}}).records.back().entries[0].points = {-50};
  CHECK(remainders(history.on(k_may).state.purse) == std::vector<std::int64_t>{70, 80});
}

TEST_CASE("an overdraft is covered by points that can be used before pending ones, whichever end first") {
  History history = two_awards();
  history.is_granted({2026, 1, 3}, 100, {2026, 6, 1}).records.back().entries[0].available_from = {2026, 5, 20};
  history.spends(k_may, {{lot_no(2), {100}}}).spends(k_may, {{lot_no(2), {30}}});
  CHECK(remainders(history.on(k_may).state.purse) == std::vector<std::int64_t>{70, 0, 100});
}

TEST_CASE("restored points repay debt first") {
  History history = two_awards();
  history.spends(k_may, {{lot_no(1), {100}}, {lot_no(2), {100}}});
  const RecordId sale = history.last();
  history.spends(k_may, {{lot_no(1), {30}}}).gets_back(k_may, sale, {{lot_no(1), {100}}}, {2026, 5, 17});
  CHECK(remainders(history.on(k_may).state.purse) == std::vector<std::int64_t>{70, 0});
  CHECK(history.on(k_may).debt() == Points{0});
}

TEST_CASE("taking back takes its draws; what they do not cover is debt") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(100), 100);
  const RecordId sale = history.last();
  history.spends({2026, 3, 2}, {{lot_no(1), {70}}});
  history.brings_back({2026, 3, 3}, sale, yuan(100), 100, {{lot_no(1), {30}}});
  CHECK(history.on({2026, 3, 3}).debt() == Points{70});
  CHECK(history.on({2026, 3, 3}).balance() == Points{-70});
}

TEST_CASE("points that head office grants are a lot like those that were earned, and no growth") {
  History history = a_history();
  const LedgerEntry& entry = History::entry(history.add(RecordKind::granted, {2026, 1, 1}), EntryKind::granted, 40);
  CHECK(entry.account == Account::points);
  const Standing standing = history.on(k_may);
  CHECK(standing.lots() == std::vector<Lot>{{lot_no(1), {40}, {40}, {2026, 1, 1}, std::nullopt}});
  CHECK(standing.state.facts.lifetime_spend == Money{});
}
