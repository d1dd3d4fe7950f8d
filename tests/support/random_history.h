#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tests/support/history.h"
#include "tests/support/property.h"

// Any policies and any history of a member under them, drawn number by number.
namespace shuke::test {

inline constexpr Date k_begin{2024, 1, 1};

inline Window random_window(Draw& draw) {
  const auto kind = static_cast<WindowKind>(draw.below(5));
  return {kind, kind == WindowKind::rolling_days ? draw.between(5, 400) : draw.between(1, 14)};
}

inline Rule random_rule(Draw& draw, Money amount) {
  Rule rule;
  for (int i = draw.between(1, 2); i > 0; --i) {
    rule.all.push_back({static_cast<domain::ConditionKind>(draw.below(5)), amount, draw.between(1, 6), random_window(draw)});
  }
  return rule;
}

inline Policy random_policy(Draw& draw, int version) {
  Policy policy = a_policy();
  policy.version = version;
  policy.effective_from = plus_days(k_begin, (version - 1) * draw.between(1, 600));
  policy.membership = {yuan(99), draw.between(1, 12), draw.between(1, 3)};
  policy.earning.pending_days = draw.between(0, 1) * 7;
  policy.retention = {draw.between(1, 14), static_cast<domain::RoundTo>(draw.below(3)), draw.between(0, 40), draw.once_in(2)};
  policy.returns.tier = static_cast<domain::AfterReturn>(draw.below(3));
  policy.upgrade = static_cast<domain::Crossing>(draw.below(2));
  policy.tiers[1].qualify = {random_rule(draw, yuan(3000))};
  policy.tiers[2].keep = {random_rule(draw, yuan(5000))};
  if (draw.once_in(3)) policy.tiers[1].keep.clear();
  return policy;
}

inline PolicyBook random_book(Draw& draw) {
  if (draw.once_in(2)) return PolicyBook(random_policy(draw, 1));
  return PolicyBook::of({random_policy(draw, 1), random_policy(draw, 2)}).value();
}

// Records of three tills in canonical order; returns, draws and lots of one point at each other, also wrongly.
struct RandomHistory {
  std::vector<domain::MemberRecord> records;
  std::vector<EntryId> lots;
  std::vector<RecordId> sales;
  Sequence seqs[3] = {0, 0, 0};
  bool ends = true;  // whether points expire

  void add(Draw& draw) {
    domain::MemberRecord record;
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
  LedgerEntry& entry(domain::MemberRecord& record, EntryKind kind, std::int64_t points) {
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
  void fill(Draw& draw, domain::MemberRecord& record) {
    const std::uint32_t act = draw.below(10);
    if (act < 5 || sales.empty()) {
      fill_sale(draw, record);
    } else if (act < 8) {
      fill_return(draw, record);
    } else {
      record.kind = static_cast<domain::RecordKind>(static_cast<int>(domain::RecordKind::invited) + draw.between(0, 3));
      const domain::TierByHand hand{draw.between(0, 3), plus_days(record.date, draw.between(0, 200)), "r"};
      if (record.kind == domain::RecordKind::tier_by_hand) record.hand = hand;
      if (record.kind == domain::RecordKind::granted) entry(record, EntryKind::granted, draw.between(1, 300));
    }
  }
  void fill_sale(Draw& draw, domain::MemberRecord& record) {
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
  void fill_return(Draw& draw, domain::MemberRecord& record) {
    record.kind = domain::RecordKind::goods_returned;
    record.of = draw.one_of(sales);
    record.pieces = 1;
    const auto sale = std::find_if(records.begin(), records.end(), [&](const domain::MemberRecord& one) { return one.id == *record.of; });
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

inline RandomHistory random_history(Draw& draw, bool ends = true) {
  RandomHistory history;
  history.ends = ends;
  for (int i = draw.between(3, 13); i >= 0; --i) history.add(draw);
  return history;
}

}  // namespace shuke::test
