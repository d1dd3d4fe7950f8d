#include "core/domain/loyalty/account.h"

#include <algorithm>
#include <tuple>

namespace shuke::domain {
namespace {

// A thousand records of this much still fit into 64 bits.
constexpr std::int64_t k_most_of_one_entry = 1'000'000'000'000'000;

bool is_amount(std::int64_t amount) { return amount >= -k_most_of_one_entry && amount <= k_most_of_one_entry; }

bool is_sound(const LedgerEntry& entry) {
  const auto is_draw = [](const LotDraw& draw) { return draw.points > Points{} && is_amount(draw.points.count); };
  return is_amount(entry.points.count) && is_amount(entry.growth.fen) && is_amount(entry.stored.fen) &&
         std::all_of(entry.draws.begin(), entry.draws.end(), is_draw);
}

bool is_sound(const MemberRecord& record) {
  const auto each = [](const LedgerEntry& entry) { return is_sound(entry); };
  return is_valid(record.date) && is_amount(record.tested.fen) && record.pieces >= 0 &&
         std::all_of(record.entries.begin(), record.entries.end(), each);
}

auto content_of(const LotDraw& draw) { return std::tie(draw.lot, draw.points); }
auto content_of(const LedgerEntry& entry) {
  return std::tie(entry.entry_no, entry.account, entry.points, entry.growth, entry.available_from, entry.expires, entry.policy_version,
                  entry.kind, entry.counts_on, entry.stored);
}
auto content_of(const MemberRecord& record) {
  return std::tie(record.date, record.at, record.kind, record.tested, record.pieces, record.of, record.hand.rank, record.hand.until,
                  record.hand.reason);
}

bool comes_first(const LedgerEntry& a, const LedgerEntry& b) {
  if (content_of(a) != content_of(b)) return content_of(a) < content_of(b);
  const auto before = [](const LotDraw& x, const LotDraw& y) { return content_of(x) < content_of(y); };
  return std::lexicographical_compare(a.draws.begin(), a.draws.end(), b.draws.begin(), b.draws.end(), before);
}

// An order of contents that every place finds alike.
bool comes_first(const MemberRecord& a, const MemberRecord& b) {
  if (content_of(a) != content_of(b)) return content_of(a) < content_of(b);
  const auto before = [](const LedgerEntry& x, const LedgerEntry& y) { return comes_first(x, y); };
  return std::lexicographical_compare(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), before);
}

Place place_of(const MemberRecord& record) { return {record.date, record.at, record.id}; }

bool is_included(const AccountState& state, const RecordId& id) {
  return std::any_of(state.included.begin(), state.included.end(),
                     [&](const RecordId& last) { return last.terminal == id.terminal && id.seq <= last.seq; });
}

void include(std::vector<RecordId>& included, const RecordId& id) {
  const auto known = std::lower_bound(included.begin(), included.end(), RecordId{id.terminal, 0});
  if (known != included.end() && known->terminal == id.terminal) {
    known->seq = std::max(known->seq, id.seq);
  } else {
    included.insert(known, id);
  }
}

void insert_once(std::vector<RecordId>& ids, const RecordId& id) {
  const auto place = std::lower_bound(ids.begin(), ids.end(), id);
  if (place == ids.end() || *place != id) ids.insert(place, id);
}

// Each record once, in canonical order, without what the state knows already; what is wrong with them goes into the state.
std::vector<const MemberRecord*> in_order(AccountState& state, const std::vector<MemberRecord>& records) {
  std::vector<const MemberRecord*> found;
  found.reserve(records.size());
  for (const MemberRecord& record : records) {
    if (is_included(state, record.id)) continue;
    if (is_sound(record)) {
      found.push_back(&record);
    } else {
      insert_once(state.unsound, record.id);
    }
  }
  for (const MemberRecord& record : records) include(state.included, record.id);
  std::sort(found.begin(), found.end(),
            [](const MemberRecord* a, const MemberRecord* b) { return a->id != b->id ? a->id < b->id : a != b && comes_first(*a, *b); });
  const auto is_repeated = [&](const MemberRecord* a, const MemberRecord* b) {
    if (a->id != b->id) return false;
    if (*a != *b) insert_once(state.conflicts, b->id);
    return true;
  };
  found.erase(std::unique(found.begin(), found.end(), is_repeated), found.end());
  std::sort(found.begin(), found.end(), [](const MemberRecord* a, const MemberRecord* b) { return place_of(*a) < place_of(*b); });
  return found;
}

// One fold over the records of a member.
class Fold {
 public:
  Fold(const PolicyBook& book, const Reach& reach, AccountState& state) : book_(book), reach_(reach), state_(state) {}

  void add(const MemberRecord& record) {
    const Date day = state_.day ? std::max(*state_.day, record.date) : record.date;
    state_.day = day;
    if (!book_.is_empty()) pass_to(state_.tier, state_.facts, book_, day);
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

 private:
  static bool may_lift(RecordKind kind) { return kind != RecordKind::goods_returned && kind != RecordKind::tier_by_hand; }

  // Sales that no window of the policies reaches any more. Of a prospect everything is kept: a lifetime may enrol.
  void forget_before(Date day) {
    if (state_.tier.rank == k_no_tier) return;
    const auto first = reach_.first_day_asked(std::min(day, state_.tier.cycle_ends.value_or(day)));
    if (!first) return;
    auto& sales = state_.facts.sales;
    const auto kept = std::find_if(sales.begin(), sales.end(), [&](const SaleFacts& sale) { return sale.place.date >= *first; });
    sales.erase(sales.begin(), kept);
    state_.facts.horizon = std::max(state_.facts.horizon.value_or(*first), *first);
  }

  void book_entries(const MemberRecord& record, Date day) {
    for (const LedgerEntry& entry : record.entries) {
      if (entry.account == Account::points) book_points(state_.purse, {record.id.terminal, record.id.seq, entry.entry_no}, entry, day);
      state_.stored_value += entry.stored;
      if (entry.kind == EntryKind::earned) note_earned(record.date, entry.points);
    }
  }

  void note_earned(Date day, Points points) {
    if (state_.earned_on != day) state_.earned_that_day = {};
    state_.earned_on = day;
    state_.earned_that_day += points;
  }

  static Money growth_of(const MemberRecord& record) {
    Money sum;
    for (const LedgerEntry& entry : record.entries) sum += entry.growth;
    return sum;
  }

  // Never below zero: a return that names no sale of theirs, or one too old to be known singly, may ask for more than there is.
  void add_lifetime(Money growth) { state_.facts.lifetime_spend = std::max(state_.facts.lifetime_spend + growth, Money{}); }

  SaleFacts& add_growth(const MemberRecord& record, bool is_visit) {
    SaleFacts sale{place_of(record), record.tested, growth_of(record), {}, record.pieces, 0, is_visit};
    add_lifetime(sale.counts());
    state_.facts.lifetime_visits += is_visit ? 1 : 0;
    auto& sales = state_.facts.sales;
    const auto later = std::upper_bound(sales.begin(), sales.end(), sale.place,
                                        [](const Place& place, const SaleFacts& other) { return place < other.place; });
    return *sales.insert(later, sale);
  }

  void add_sale(const MemberRecord& record) {
    SaleFacts& sale = add_growth(record, true);
    auto& waiting = state_.early_returns;
    for (const EarlyReturn& early : waiting) {
      if (early.of == record.id) take_back(sale, early.amount, early.pieces);
    }
    std::erase_if(waiting, [&](const EarlyReturn& early) { return early.of == record.id; });
  }

  // Answers what counted less for it.
  TakenBack take_back(SaleFacts& sale, Money amount, int pieces) {
    const Money before = sale.counts();
    const bool was_whole = sale.is_taken_back_whole();
    sale.taken_back += amount;
    sale.pieces_back += pieces;
    TakenBack back{sale.place, amount, !was_whole && sale.is_taken_back_whole()};
    add_lifetime(sale.counts() - before);
    if (back.is_whole_now && sale.is_visit) --state_.facts.lifetime_visits;
    return back;
  }

  void add_return(const MemberRecord& record, Date day) {
    if (!record.of) return;
    auto& memberships = state_.facts.memberships;
    if (std::erase_if(memberships, [&](const BoughtMembership& one) { return one.record == *record.of; }) > 0) return;
    const std::optional<TakenBack> back = take_back_of(record);
    if (back && !book_.is_empty()) note_return(state_.tier, state_.facts, book_.on(day), *back, {day, record.at, record.id});
  }

  std::optional<TakenBack> take_back_of(const MemberRecord& record) {
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

  // [9] A reversal counts on the business date of the sale it reverses.
  static Date sale_day(const MemberRecord& record) {
    for (const LedgerEntry& entry : record.entries) {
      if (entry.counts_on) return *entry.counts_on;
    }
    return record.date;
  }

  // One that is bought while another runs begins when that one ends.
  void add_membership(const MemberRecord& record, Date day) {
    if (book_.is_empty()) return;
    const Policy& policy = book_.on(day);
    Date from = day;
    for (const BoughtMembership& one : state_.facts.memberships) from = std::max(from, plus_days(one.until, 1));
    const Date until = plus_days(plus_months(from, policy.membership.months), -1);
    state_.facts.memberships.push_back({record.id, from, until, policy.membership.tier});
    enrol_by_membership(state_.tier, policy, {day, record.at, record.id});
  }

  const PolicyBook& book_;
  const Reach& reach_;
  AccountState& state_;
};

AccountState folded(const PolicyBook& book, AccountState state, const std::vector<MemberRecord>& records) {
  const Reach reach(book);
  Fold fold(book, reach, state);
  for (const MemberRecord* const record : in_order(state, records)) fold.add(*record);
  return state;
}

}  // namespace

Standing standing_of(const PolicyBook& book, const std::vector<MemberRecord>& records, Date today) {
  return standing_on(book, folded(book, {}, records), today);
}

Standing continued(const PolicyBook& book, const Standing& snapshot, const std::vector<MemberRecord>& later, Date today) {
  return standing_on(book, folded(book, snapshot.state, later), today);
}

}  // namespace shuke::domain
