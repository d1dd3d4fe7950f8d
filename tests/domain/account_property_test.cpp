// What holds for every history of a member, whatever the policies.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/domain/loyalty/account.h"
#include "tests/support/history.h"
#include "tests/support/property.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr int k_account_cases = 10'000;
constexpr std::size_t k_account_numbers = 140;
constexpr Date k_begin{2024, 1, 1};

Window random_window(Draw& draw) {
  const auto kind = static_cast<WindowKind>(draw.below(5));
  return {kind, kind == WindowKind::rolling_days ? draw.between(5, 400) : draw.between(1, 14)};
}

Rule random_rule(Draw& draw, Money amount) {
  Rule rule;
  for (int i = draw.between(1, 2); i > 0; --i) {
    rule.all.push_back({static_cast<ConditionKind>(draw.below(5)), amount, draw.between(1, 6), random_window(draw)});
  }
  return rule;
}

Policy random_policy(Draw& draw, int version) {
  Policy policy = a_policy();
  policy.version = version;
  policy.effective_from = plus_days(k_begin, (version - 1) * draw.between(1, 600));
  policy.membership = {yuan(99), draw.between(1, 12), draw.between(1, 3)};
  policy.earning.pending_days = draw.between(0, 1) * 7;
  policy.retention = {draw.between(1, 14), static_cast<RoundTo>(draw.below(3)), draw.between(0, 40), draw.once_in(2)};
  policy.returns.tier = static_cast<AfterReturn>(draw.below(3));
  policy.upgrade = static_cast<Crossing>(draw.below(2));
  policy.tiers[1].qualify = {random_rule(draw, yuan(3000))};
  policy.tiers[2].keep = {random_rule(draw, yuan(5000))};
  if (draw.once_in(3)) policy.tiers[1].keep.clear();
  return policy;
}

PolicyBook random_book(Draw& draw) {
  if (draw.once_in(2)) return PolicyBook(random_policy(draw, 1));
  return PolicyBook::of({random_policy(draw, 1), random_policy(draw, 2)}).value();
}

// Records of three tills in canonical order; returns, draws and lots of one point at each other, also wrongly.
struct RandomHistory {
  std::vector<MemberRecord> records;
  std::vector<EntryId> lots;
  std::vector<RecordId> sales;
  Sequence seqs[3] = {0, 0, 0};
  bool ends = true;  // whether points expire

  void add(Draw& draw) {
    MemberRecord record;
    const int days = draw.between(0, 2) * draw.between(0, 50);
    record.date = records.empty() ? k_begin : plus_days(records.back().date, days);
    record.at = (records.empty() ? 0 : records.back().at) + days * 86'400'000LL + draw.between(0, 1);
    const std::uint32_t till = draw.below(3);
    const bool ties = !records.empty() && records.back().date == record.date && records.back().at == record.at;
    record.id = {till, ++seqs[till]};
    if (ties && record.id < records.back().id) ++record.at;
    fill(draw, record);
    records.push_back(std::move(record));
  }

 private:
  LedgerEntry& entry(MemberRecord& record, EntryKind kind, std::int64_t points) {
    LedgerEntry& one = History::entry(record, kind, points);
    if (points > 0 && ends) one.expires = plus_days(record.date, 7 + points % 400);
    if (points > 0 && kind != EntryKind::restored) lots.push_back({record.id.terminal, record.id.seq, one.entry_no});
    return one;
  }
  std::vector<LotDraw> some_draws(Draw& draw, std::int64_t points) {
    if (lots.empty()) return {};
    const std::int64_t first = points - draw.between(0, static_cast<int>(points)) / 2;
    std::vector<LotDraw> draws{{draw.one_of(lots), {first}}};
    if (points > first) draws.push_back({draw.one_of(lots), {points - first}});
    return draws;
  }
  void fill(Draw& draw, MemberRecord& record) {
    const std::uint32_t act = draw.below(10);
    if (act < 5 || sales.empty()) {
      fill_sale(draw, record);
    } else if (act < 8) {
      fill_return(draw, record);
    } else {
      record.kind = static_cast<RecordKind>(static_cast<int>(RecordKind::invited) + draw.between(0, 3));
      record.hand = {draw.between(0, 3), plus_days(record.date, draw.between(0, 200)), "r"};
      if (record.kind == RecordKind::granted) entry(record, EntryKind::granted, draw.between(1, 300));
    }
  }
  void fill_sale(Draw& draw, MemberRecord& record) {
    const int paid = draw.between(0, 400'000);
    record.tested = {paid + paid / 50};
    record.pieces = draw.between(1, 3);
    sales.push_back(record.id);
    if (draw.once_in(3)) {
      const int points = draw.between(1, 500);
      entry(record, EntryKind::spent, -points).draws = some_draws(draw, points);
    }
    if (paid >= 100) entry(record, EntryKind::earned, paid / 100).available_from = plus_days(record.date, paid % 2 * 7);
    History::grow(record, {paid});
  }
  void fill_return(Draw& draw, MemberRecord& record) {
    record.kind = RecordKind::goods_returned;
    record.of = draw.one_of(sales);
    record.pieces = 1;
    const auto sale = std::find_if(records.begin(), records.end(), [&](const MemberRecord& one) { return one.id == *record.of; });
    Money growth;
    for (const LedgerEntry& one : sale->entries) growth += one.growth;
    const Date sold_on = sale->date;
    if (draw.once_in(6)) record.of = RecordId{draw.below(3), 2 + seqs[draw.below(3)]};  // perhaps a sale that comes later
    const int points = draw.between(1, 300);
    if (draw.once_in(3)) {
      auto draws = some_draws(draw, points);
      LedgerEntry& restored = entry(record, EntryKind::restored, points);
      restored.draws = std::move(draws);
      if (ends) restored.expires = plus_days(record.date, 7);
    }
    entry(record, EntryKind::taken_back, -points).draws = some_draws(draw, points);
    History::grow(record, {-growth.fen / draw.between(1, 3)});
    record.entries.back().counts_on = sold_on;
  }
};

RandomHistory random_history(Draw& draw, bool ends = true) {
  RandomHistory history;
  history.ends = ends;
  for (int i = draw.between(3, 13); i >= 0; --i) history.add(draw);
  return history;
}

Date day_after(Draw& draw, const RandomHistory& history) { return plus_days(history.records.back().date, draw.between(0, 400)); }

}  // namespace

TEST_CASE("any order and any repetition of records gives the same standing") {
  check_property("any order, any repetition", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Date today = day_after(draw, history);
    std::vector<MemberRecord> shuffled;
    for (std::size_t i = 0; i < history.records.size(); ++i) {
      const auto place = shuffled.begin() + static_cast<std::ptrdiff_t>(draw.below(static_cast<std::uint32_t>(i) + 1));
      shuffled.insert(place, history.records[i]);
    }
    for (int i = draw.between(0, 4); i > 0; --i) shuffled.push_back(draw.one_of(history.records));
    RC_ASSERT(standing_of(book, shuffled, today) == standing_of(book, history.records, today));
  });
}

TEST_CASE("any batching gives the same standing: a snapshot continues to what the whole history gives") {
  check_property("continued is the whole", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Date today = day_after(draw, history);
    Standing standing = standing_of(book, {}, k_begin);
    for (std::size_t done = 0; done < history.records.size();) {
      const auto begin = history.records.begin() + static_cast<std::ptrdiff_t>(done);
      const std::size_t batch = std::min<std::size_t>(history.records.size() - done, 1 + draw.below(4));
      std::vector<MemberRecord> later(begin, begin + static_cast<std::ptrdiff_t>(batch));
      if (done > 0) later.push_back(*std::prev(begin));  // sent again
      standing = continued(book, standing, later, later.front().date);
      done += batch;
    }
    RC_ASSERT(standing_on(book, standing.state, today) == standing_of(book, history.records, today));
  });
}

TEST_CASE("the balance is the sum of the entries when nothing has expired, and debt leaves no lot with anything in it") {
  check_property("balance is the sum", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw, false);
    Points sum;
    for (const MemberRecord& record : history.records) {
      for (const LedgerEntry& entry : record.entries) sum += entry.points;
    }
    const Standing standing = standing_of(book, history.records, day_after(draw, history));
    RC_ASSERT(standing.balance() == sum);
    RC_ASSERT(standing.debt() == Points{} || standing.usable + standing.pending == Points{});
  });
}

TEST_CASE("no lot and no window ever falls below zero, and expiry only ever takes away") {
  check_property("nothing below zero", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Standing standing = standing_of(book, history.records, k_begin);
    for (const Lot& lot : standing.lots()) RC_ASSERT(lot.remainder >= Points{});
    for (const WindowSum& window : standing.windows) RC_ASSERT(window.growth >= Money{} && window.visits >= 0);
    RC_ASSERT(standing.state.facts.lifetime_spend >= Money{} && standing.state.facts.lifetime_visits >= 0);
    const Standing later = standing_on(book, standing.state, day_after(draw, history));
    RC_ASSERT(later.balance() <= standing.balance());
    RC_ASSERT(later.debt() == standing.debt());
  });
}

TEST_CASE("the tier is the same told day by day and in one jump") {
  check_property("day by day is one jump", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    const Date end = day_after(draw, history);
    AccountState daily;
    std::size_t done = 0;
    for (Date day = k_begin; day <= end; day = plus_days(day, 1)) {
      pass_to(daily.tier, daily.facts, book, day);
      std::vector<MemberRecord> records;
      while (done < history.records.size() && history.records[done].date == day) records.push_back(history.records[done++]);
      if (!records.empty()) daily = continued(book, standing_on(book, std::move(daily), day), records, day).state;
    }
    const Standing jumped = standing_of(book, history.records, end);
    const Standing walked = standing_on(book, daily, end);
    RC_ASSERT(walked.tier == jumped.tier);
    RC_ASSERT(walked.next_look == jumped.next_look);
    RC_ASSERT(walked.windows == jumped.windows);
  });
}

TEST_CASE("who has a card once never goes back to having none") {
  check_property("a card stays", k_account_cases, k_account_numbers, [](Draw& draw) {
    const PolicyBook book = random_book(draw);
    const RandomHistory history = random_history(draw);
    bool has_card = false;
    Standing standing;
    for (const MemberRecord& record : history.records) {
      standing = continued(book, standing, {record}, record.date);
      RC_ASSERT(standing.tier.rank > k_no_tier || !has_card);
      has_card = standing.tier.rank > k_no_tier;
    }
    RC_ASSERT(standing_on(book, standing.state, day_after(draw, history)).tier.rank > k_no_tier || !has_card);
  });
}
