#include <doctest/doctest.h>

#include <algorithm>

#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/redemption.h"
#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

TEST_CASE("points are pending until they become usable, and are in the balance") {
  History history = a_history();
  history.policy.earning.pending_days = 7;
  history.buys({2026, 3, 1}, yuan(100), 100);
  const Standing standing = history.on({2026, 3, 7});
  CHECK(standing.pending == Points{100});
  CHECK(standing.usable == Points{0});
  CHECK(standing.balance() == Points{100});
  CHECK(history.on({2026, 3, 8}).usable == Points{100});
}

TEST_CASE("points of the next thirty days are said before they expire, soonest first, and are gone the day after their last") {
  History history = a_history();
  history.is_granted({2026, 1, 1}, 10, {2026, 5, 31})
      .is_granted({2026, 1, 1}, 20, {2026, 5, 15})
      .is_granted({2026, 1, 1}, 40, {2026, 6, 10});
  const Standing standing = history.on({2026, 5, 10});
  CHECK(standing.expiring == std::vector<ExpiringPoints>{{{11, 2, 1}, {20}, {2026, 5, 15}}, {{11, 1, 1}, {10}, {2026, 5, 31}}});
  CHECK(history.on({2026, 5, 15}).usable == Points{70});
  CHECK(history.on({2026, 5, 16}).usable == Points{50});
}

TEST_CASE("what was earned today is told for the cap per day, also what was earned at another till") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(50), 50);
  history.till = 12;
  history.buys({2026, 3, 2}, yuan(100), 100).buys({2026, 3, 2}, yuan(20), 20).is_granted({2026, 3, 2}, 7, {2026, 12, 31});
  CHECK(history.on({2026, 3, 2}).earned_today == Points{120});
  CHECK(history.on({2026, 3, 3}).earned_today == Points{0});
}

TEST_CASE("growth is told for every window of the policy") {
  History history = a_history();
  history.buys({2025, 1, 5}, yuan(1500)).buys({2026, 3, 5}, yuan(400));
  const std::vector<WindowSum> windows = history.on({2026, 3, 5}).windows;
  REQUIRE(windows.size() == 2);
  CHECK(windows[0].window.kind == WindowKind::lifetime);
  CHECK(windows[0].growth == yuan(1900));
  CHECK(windows[0].visits == 2);
  CHECK(windows[1] == WindowSum{k_twelve_months, {2025, 3, 6}, yuan(400), 1});
}

TEST_CASE("every sale says whether it counts, and why not") {
  History history = a_history();
  history.buys({2025, 11, 30}, yuan(1500)).buys({2026, 11, 2}, yuan(80)).brings_back({2026, 11, 3}, history.last(), yuan(80));
  history.buys({2026, 11, 4}, Money{}).records.back().tested = yuan(60);
  history.buys({2026, 11, 5}, yuan(70));
  const std::vector<CountedSale> sales = counted_sales(history.on({2026, 11, 30}), k_twelve_months);
  CHECK(sales == std::vector<CountedSale>{{{11, 1}, {2025, 11, 30}, yuan(1500), Counted::outside_window},
                                          {{11, 2}, {2026, 11, 2}, {}, Counted::taken_back},
                                          {{11, 4}, {2026, 11, 4}, {}, Counted::excluded_goods},
                                          {{11, 5}, {2026, 11, 5}, yuan(70), Counted::counts}});
}

TEST_CASE("a reversal counts on the day of the sale it reverses, so no window goes below zero") {
  History history = a_history();
  history.buys({2025, 3, 1}, yuan(1500)).brings_back({2026, 3, 10}, history.last(), yuan(1500));
  CHECK(history.on({2026, 3, 10}).windows[1].growth == Money{});
  CHECK(history.on({2026, 3, 10}).windows[0].growth == Money{});
}

TEST_CASE("a sale returned many times offline takes back no more growth than it gave") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(300)).buys({2026, 3, 1}, yuan(50));
  history.brings_back({2026, 3, 2}, {11, 1}, yuan(300)).brings_back({2026, 3, 2}, {11, 1}, yuan(300));
  CHECK(history.on({2026, 3, 2}).state.facts.lifetime_spend == yuan(50));
  CHECK(history.on({2026, 3, 2}).state.facts.lifetime_visits == 1);
}

TEST_CASE("a return known before its sale waits for it") {
  History history = a_history();
  history.buys({2026, 3, 5}, yuan(1200));
  history.brings_back({2026, 3, 4}, history.last(), yuan(1200));
  CHECK(history.on({2026, 3, 5}).state.facts.lifetime_spend == Money{});
  CHECK(history.on({2026, 3, 5}).tier.rank == k_no_tier);
  CHECK(history.on({2026, 3, 5}).state.early_returns.empty());
}

TEST_CASE("a return that names no sale changes no growth") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(300)).brings_back({2026, 3, 2}, history.last(), yuan(300)).records.back().of.reset();
  CHECK(history.on({2026, 3, 2}).state.facts.lifetime_spend == yuan(300));
}

TEST_CASE("a record that came twice counts once: an offline sale that is retried doubles no points") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(100), 100);
  const Standing once = history.on({2026, 3, 1});
  history.records.push_back(history.records.back());
  CHECK(history.on({2026, 3, 1}) == once);
}

TEST_CASE("the same id with other content is an alarm: one stands, the same one everywhere, and nothing is merged") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(100), 100);
  MemberRecord other = history.records.back();
  other.entries[0].points = {150};
  MemberRecord third = other;
  third.entries[0].draws = {{{11, 1, 1}, {1}}};
  history.records.push_back(other);
  history.records.push_back(third);
  const Standing standing = history.on({2026, 3, 1});
  CHECK(standing.state.conflicts == std::vector<RecordId>{{11, 1}});
  CHECK(standing.usable == Points{100});
  std::reverse(history.records.begin(), history.records.end());
  CHECK(history.on({2026, 3, 1}) == standing);
}

TEST_CASE("amounts no shop has are left out whole, with an alarm") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(100), 100).buys({2026, 3, 2}, Money{INT64_MAX}, 5).buys({2026, 3, 3}, yuan(1), INT64_MAX);
  history.spends({2026, 3, 4}, {{{11, 1, 1}, {-5}}});
  history.records.back().entries[0].points = {INT64_MIN};
  CHECK(history.on({2026, 3, 4}).state.unsound == std::vector<RecordId>{{11, 2}, {11, 3}, {11, 4}});
  CHECK(history.on({2026, 3, 4}).balance() == Points{100});
  CHECK(history.on({2026, 3, 4}).state.facts.lifetime_spend == yuan(100));
}

TEST_CASE("of two contents under one id the sound one stands") {
  History history = a_history();
  history.buys({2026, 3, 1}, yuan(100), 100);
  MemberRecord broken = history.records.back();
  broken.date = {2026, 2, 30};
  history.records.push_back(broken);
  CHECK(history.on({2026, 3, 1}).usable == Points{100});
  CHECK(history.on({2026, 3, 1}).state.unsound == std::vector<RecordId>{{11, 1}});
}

TEST_CASE("what is recorded has happened, also when that till's clock runs ahead") {
  const Standing standing = a_history().buys({2026, 3, 2}, yuan(1000), 100).on({2026, 3, 1});
  CHECK(standing.today == Date{2026, 3, 2});
  CHECK(standing.usable == Points{100});
  CHECK(standing.tier.rank == 1);
}

TEST_CASE("a till continues from head office's snapshot with its own later records, and passes over what the snapshot includes") {
  History history = a_history();
  history.buys({2026, 1, 5}, yuan(2000), 2000).buys({2026, 2, 5}, yuan(900), 900);
  const Standing snapshot = history.on({2026, 2, 10});
  history.buys({2026, 2, 11}, yuan(100), 120);
  CHECK(continued(history.book(), snapshot, history.records, {2026, 2, 12}) == history.on({2026, 2, 12}));
  CHECK(history.on({2026, 2, 12}).tier.rank == 2);
}

TEST_CASE("a late record of another till counts from where the snapshot is") {
  History history = a_history();
  history.buys({2026, 1, 5}, yuan(2000), 2000);
  const Standing snapshot = history.on({2026, 2, 10});
  History late = a_history();
  late.till = 12;
  late.buys({2026, 1, 4}, yuan(1000), 1000);
  const Standing standing = continued(history.book(), snapshot, late.records, {2026, 2, 10});
  CHECK(standing.usable == Points{3000});
  CHECK(standing.tier.rank == 2);
  CHECK(standing.state.included == std::vector<RecordId>{{11, 1}, {12, 1}});
  CHECK(standing.state.day == Date{2026, 1, 5});
  CHECK(standing.tier.since == Date{2026, 1, 5});
}

TEST_CASE("the snapshot on another day is asked without new records") {
  const History history = a_history().buys({2025, 3, 10}, yuan(3000));
  const Standing snapshot = history.on({2025, 3, 10});
  CHECK(standing_on(history.book(), snapshot.state, {2026, 5, 1}) == history.on({2026, 5, 1}));
}

TEST_CASE("a sale too old to be known singly that is brought back twice does not take the lifetime spend below zero") {
  History history = a_history();
  history.buys({2024, 1, 1}, yuan(1000));
  const RecordId old_sale = history.last();
  history.buys({2026, 1, 1}, yuan(100));
  const RecordId sale = history.last();
  history.brings_back({2026, 2, 1}, old_sale, yuan(1000)).brings_back({2026, 2, 2}, old_sale, yuan(1000));
  CHECK(history.on({2026, 2, 3}).state.facts.lifetime_spend == Money{});
  history.brings_back({2026, 2, 4}, sale, yuan(100));
  CHECK(history.on({2026, 2, 5}).state.facts.lifetime_spend == Money{});
}

TEST_CASE("stored value is its own ledger: topping up is no growth and no points, paying is no discount") {
  History history = a_history();
  const LedgerEntry up{.account = Account::stored_value, .available_from = {2026, 3, 1}, .kind = EntryKind::topped_up, .stored = yuan(500)};
  history.add(RecordKind::granted, {2026, 3, 1}).entries = {up};
  history.buys({2026, 3, 2}, yuan(200), 200);
  const LedgerEntry paid{
      .entry_no = 3, .account = Account::stored_value, .available_from = {2026, 3, 2}, .kind = EntryKind::paid, .stored = -yuan(200)};
  history.records.back().entries.push_back(paid);
  const Standing standing = history.on({2026, 3, 2});
  CHECK(standing.state.stored_value == yuan(300));
  CHECK(standing.state.facts.lifetime_spend == yuan(200));
  CHECK(standing.balance() == Points{200});
}

TEST_CASE("each kind of record does its own to a member's account, and nothing else") {
  const auto after = [](RecordKind kind) {
    History history = a_history();
    MemberRecord& record = history.add(kind, {2026, 3, 1});
    record.pieces = 1;
    record.of = RecordId{12, 1};
    record.hand = {2, {2026, 12, 31}, "regular"};
    return history.on({2026, 3, 1}).state;
  };
  CHECK(after(RecordKind::sale).facts.lifetime_visits == 1);
  CHECK(after(RecordKind::goods_returned).early_returns.size() == 1);
  CHECK(after(RecordKind::invited).facts.invited_on == std::vector<Date>{{2026, 3, 1}});
  CHECK(after(RecordKind::membership_paid).facts.memberships.size() == 1);
  CHECK(after(RecordKind::tier_by_hand).tier.hand->floor.reason == "regular");
  for (const RecordKind kind :
       {RecordKind::goods_returned, RecordKind::invited, RecordKind::membership_paid, RecordKind::tier_by_hand, RecordKind::granted}) {
    CAPTURE(kind);
    CHECK(after(kind).facts.lifetime_visits == 0);
    CHECK(after(kind).facts.memberships.size() == (kind == RecordKind::membership_paid ? 1 : 0));
    CHECK(after(kind).tier.hand.has_value() == (kind == RecordKind::tier_by_hand));
  }
}

TEST_CASE("growth that head office grants is no sale that counts or does not") {
  History history = a_history();
  History::grow(history.add(RecordKind::granted, {2026, 3, 2}), yuan(500));
  CHECK(counted_sales(history.on({2026, 3, 3}), k_twelve_months).empty());
}

TEST_CASE("a sale of several pieces of which one is left still counts") {
  History history = a_history();
  history.buys({2026, 11, 2}, yuan(80)).records.back().pieces = 2;
  history.brings_back({2026, 11, 3}, history.last(), yuan(30));
  CHECK(counted_sales(history.on({2026, 11, 4}), k_twelve_months)[0].counted == Counted::counts);
  CHECK(counted_sales(history.on({2026, 11, 4}), k_twelve_months)[0].growth == yuan(50));
}
