#include "core/domain/loyalty/account.h"

#include <algorithm>
#include <tuple>

#include "core/domain/loyalty/fold.h"

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

}  // namespace

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

namespace {

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
