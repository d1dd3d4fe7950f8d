#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/domain/loyalty/account.h"
#include "tests/support/story_shop.h"

// What happened to one member, told in a few words: records are numbered on one till and stand at noon of their day, in the order told.
namespace shuke::test {

struct History {
  Policy policy = a_policy();
  std::vector<domain::MemberRecord> records{};
  std::uint32_t till = 11;

  domain::PolicyBook book() const { return domain::PolicyBook(policy); }
  domain::Standing on(Date today) const { return domain::standing_of(book(), records, today); }
  RecordId last() const { return records.back().id; }
  EntryId lot() const { return {last().terminal, last().seq, 1}; }  // the points that the last record gave

  domain::MemberRecord& add(domain::RecordKind kind, Date day) {
    domain::MemberRecord record;
    record.kind = kind;
    record.date = day;
    record.id = {till, static_cast<Sequence>(records.size()) + 1};
    record.at = days_since_1970(day) * 86'400'000 + record.id.seq * 1000;
    records.push_back(std::move(record));
    return records.back();
  }
  static LedgerEntry& entry(domain::MemberRecord& record, EntryKind kind, std::int64_t points, std::vector<LotDraw> draws = {}) {
    LedgerEntry one;
    one.entry_no = static_cast<int>(record.entries.size()) + 1;
    one.kind = kind;
    one.points = {points};
    one.draws = std::move(draws);
    one.available_from = record.date;
    record.entries.push_back(std::move(one));
    return record.entries.back();
  }
  static void grow(domain::MemberRecord& record, Money growth) {
    LedgerEntry& one = entry(record, growth < Money{} ? EntryKind::ungrown : EntryKind::grown, 0);
    one.account = Account::growth;
    one.growth = growth;
  }

  // One piece at this price; it earns points where they are given.
  History& buys(Date day, Money paid, std::int64_t points = 0) {
    domain::MemberRecord& record = add(domain::RecordKind::sale, day);
    record.tested = paid;
    record.pieces = 1;
    if (points > 0) {
      LedgerEntry& earned = entry(record, EntryKind::earned, points);
      earned.available_from = domain::points_usable_from(policy, day);
      earned.expires = domain::points_expire_on(policy, day);
    }
    grow(record, paid);
    return *this;
  }
  // A piece paid with points of these lots, and nothing else.
  History& spends(Date day, std::vector<LotDraw> draws) {
    std::int64_t points = 0;
    for (const LotDraw& draw : draws) points += draw.points.count;
    domain::MemberRecord& record = add(domain::RecordKind::sale, day);
    record.pieces = 1;
    entry(record, EntryKind::spent, -points, std::move(draws));
    return *this;
  }
  // Takes back growth of the sale, and earned points by these draws; `points` may be more than the draws.
  History& brings_back(Date day, RecordId sale, Money growth, std::int64_t points = 0, std::vector<LotDraw> draws = {}) {
    const Date sold_on = find(sale).date;
    domain::MemberRecord& record = add(domain::RecordKind::goods_returned, day);
    record.of = sale;
    record.pieces = 1;
    if (points > 0) entry(record, EntryKind::taken_back, -points, std::move(draws));
    grow(record, -growth);
    record.entries.back().counts_on = sold_on;
    return *this;
  }
  // A return gives redeemed points back; they end on `at_least` at the earliest.
  History& gets_back(Date day, RecordId sale, std::vector<LotDraw> draws, Date at_least) {
    std::int64_t points = 0;
    for (const LotDraw& draw : draws) points += draw.points.count;
    domain::MemberRecord& record = add(domain::RecordKind::goods_returned, day);
    record.of = sale;
    record.pieces = 1;
    entry(record, EntryKind::restored, points, std::move(draws)).expires = at_least;
    return *this;
  }
  History& is_granted(Date day, std::int64_t points, Date expires) {
    entry(add(domain::RecordKind::granted, day), EntryKind::granted, points).expires = expires;
    return *this;
  }
  History& is_set_to(Date day, TierRank rank, Date until, std::string reason) {
    add(domain::RecordKind::tier_by_hand, day).hand = {rank, until, std::move(reason)};
    return *this;
  }
  History& pays_membership(Date day) { return add(domain::RecordKind::membership_paid, day), *this; }
  History& is_invited(Date day) { return add(domain::RecordKind::invited, day), *this; }

  const domain::MemberRecord& find(RecordId id) const {
    for (const domain::MemberRecord& record : records) {
      if (record.id == id) return record;
    }
    return records.front();
  }
};

inline History a_history(Policy policy = a_policy()) { return {std::move(policy)}; }

}  // namespace shuke::test
