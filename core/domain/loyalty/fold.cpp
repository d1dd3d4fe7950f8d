#include "core/domain/loyalty/fold.h"

#include <algorithm>

namespace shuke::domain {
namespace {

bool may_lift(RecordKind kind) { return kind != RecordKind::goods_returned && kind != RecordKind::tier_by_hand; }

}  // namespace

Money growth_of(const MemberRecord& record) {
  Money sum;
  for (const LedgerEntry& entry : record.entries) sum += entry.growth;
  return sum;
}

Date sale_day(const MemberRecord& record) {
  for (const LedgerEntry& entry : record.entries) {
    if (entry.counts_on) return *entry.counts_on;
  }
  return record.date;
}

Date Fold::turn_to(Date day) {
  const Date turned = state_.day ? std::max(*state_.day, day) : day;
  state_.day = turned;
  if (!book_.is_empty()) pass_to(state_.tier, state_.facts, book_, turned);
  return turned;
}

void Fold::add(const MemberRecord& record) {
  const Date day = turn_to(record.date);
  forget_before(day);
  book_entries(record, day);
  switch (record.kind) {
    case RecordKind::sale: add_sale(record); break;
    case RecordKind::goods_returned: add_return(record, day); break;
    case RecordKind::invited: state_.facts.invited_on.push_back(record.date); break;
    case RecordKind::membership_paid: add_membership(record, day); break;
    case RecordKind::tier_by_hand:
      if (!book_.is_empty()) set_by_hand(state_.tier, book_.on(day), record.hand, {day, record.at, record.id});
      break;
    case RecordKind::granted: add_growth(record, false); break;
  }
  if (may_lift(record.kind) && !book_.is_empty()) look_up(state_.tier, state_.facts, book_.on(day), {day, record.at, record.id});
}

// Sales that no window of the policies reaches any more. Of a prospect everything is kept: a lifetime may enrol.
void Fold::forget_before(Date day) {
  if (state_.tier.rank == k_no_tier) return;
  const auto first = reach_.first_day_asked(std::min(day, state_.tier.cycle_ends.value_or(day)));
  if (!first) return;
  auto& sales = state_.facts.sales;
  const auto kept = std::find_if(sales.begin(), sales.end(), [&](const SaleFacts& sale) { return sale.place.date >= *first; });
  sales.erase(sales.begin(), kept);
  state_.facts.horizon = std::max(state_.facts.horizon.value_or(*first), *first);
}

void Fold::book_entries(const MemberRecord& record, Date day) {
  for (const LedgerEntry& entry : record.entries) {
    if (entry.account == Account::points) book_points(state_.purse, {record.id.terminal, record.id.seq, entry.entry_no}, entry, day);
    state_.stored_value += entry.stored;
    if (entry.kind == EntryKind::earned) note_earned(record.date, entry.points);
  }
}

void Fold::note_earned(Date day, Points points) {
  if (state_.earned_on != day) state_.earned_that_day = {};
  state_.earned_on = day;
  state_.earned_that_day += points;
}

// Never below zero: a return that names no sale of theirs, or one too old to be known singly, may ask for more than there is.
void Fold::add_lifetime(Money growth) { state_.facts.lifetime_spend = std::max(state_.facts.lifetime_spend + growth, Money{}); }

SaleFacts& Fold::add_growth(const MemberRecord& record, bool is_visit) {
  SaleFacts sale{{record.date, record.at, record.id}, record.tested, growth_of(record), {}, record.pieces, 0, is_visit};
  add_lifetime(sale.counts());
  state_.facts.lifetime_visits += is_visit ? 1 : 0;
  auto& sales = state_.facts.sales;
  const auto later = std::upper_bound(sales.begin(), sales.end(), sale.place,
                                      [](const Place& place, const SaleFacts& other) { return place < other.place; });
  return *sales.insert(later, sale);
}

void Fold::add_sale(const MemberRecord& record) {
  SaleFacts& sale = add_growth(record, true);
  auto& waiting = state_.early_returns;
  for (const EarlyReturn& early : waiting) {
    if (early.of == record.id) take_back(sale, early.amount, early.pieces);
  }
  std::erase_if(waiting, [&](const EarlyReturn& early) { return early.of == record.id; });
}

// Answers what counted less for it.
TakenBack Fold::take_back(SaleFacts& sale, Money amount, int pieces) {
  const Money before = sale.counts();
  const bool was_whole = sale.is_taken_back_whole();
  sale.taken_back += amount;
  sale.pieces_back += pieces;
  TakenBack back{sale.place, amount, !was_whole && sale.is_taken_back_whole()};
  add_lifetime(sale.counts() - before);
  if (back.is_whole_now && sale.is_visit) --state_.facts.lifetime_visits;
  return back;
}

void Fold::add_return(const MemberRecord& record, Date day) {
  if (!record.of) return;
  auto& memberships = state_.facts.memberships;
  if (std::erase_if(memberships, [&](const BoughtMembership& one) { return one.record == *record.of; }) > 0) return;
  std::optional<TakenBack> back = take_back_of(record);
  if (!back || book_.is_empty()) return;
  back->at = {day, record.at, record.id};
  note_return(state_.tier, state_.facts, book_.on(day), *back);
}

std::optional<TakenBack> Fold::take_back_of(const MemberRecord& record) {
  const Money amount = -growth_of(record);
  auto& sales = state_.facts.sales;
  const auto sale = std::find_if(sales.rbegin(), sales.rend(), [&](const SaleFacts& one) { return one.place.id == *record.of; });
  if (sale != sales.rend()) return take_back(*sale, amount, record.pieces);
  const Date sold_on = sale_day(record);
  if (!state_.facts.horizon || sold_on >= *state_.facts.horizon) {
    state_.early_returns.push_back({*record.of, amount, record.pieces});
    return std::nullopt;
  }
  add_lifetime(-amount);
  return TakenBack{{sold_on, 0, *record.of}, amount, false};
}

// One that is bought while another runs begins when that one ends.
void Fold::add_membership(const MemberRecord& record, Date day) {
  if (book_.is_empty()) return;
  const Policy& policy = book_.on(day);
  Date from = day;
  for (const BoughtMembership& one : state_.facts.memberships) from = std::max(from, plus_days(one.until, 1));
  const Date until = plus_days(plus_months(from, policy.membership.months), -1);
  state_.facts.memberships.push_back({record.id, from, until, policy.membership.tier});
  enrol_by_membership(state_.tier, policy, {day, record.at, record.id});
}

}  // namespace shuke::domain
