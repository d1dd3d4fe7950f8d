#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/time.h"

namespace shuke::domain {

// Growth decides the tier and is never spent; points are spent and live in lots; stored value is money the shop owes the member.
enum class Account { points, growth, stored_value };

enum class EntryKind {
  earned,      // points: opens a lot named after the entry, usable from `available_from` to `expires`
  granted,     // the same for another reason than buying: referral, welcome, correction by head office
  spent,       // points, negative: `draws` say which lots gave how much
  restored,    // points: a return gives redeemed points back to the lots of `draws`; `expires` is the earliest day they may end
  taken_back,  // points, negative: a return takes earned points from the lots of `draws`; what they do not cover is debt
  grown,       // growth of a sale
  ungrown,     // growth, negative: a return; `counts_on` is the business date of the sale it reverses
  topped_up,   // stored value in
  paid,        // stored value, negative: used as a tender
  refunded     // stored value in: a return gave it back
};

// A record's place in the history of its terminal.
struct RecordId {
  std::uint32_t terminal = 0;
  Sequence seq = 0;
  auto operator<=>(const RecordId&) const = default;
};

// Names an entry, and the lot it opens, for ever.
struct EntryId {
  std::uint32_t terminal = 0;
  Sequence seq = 0;
  int entry_no = 0;
  auto operator<=>(const EntryId&) const = default;
  RecordId record() const { return {terminal, seq}; }
};

// So many points of one lot; positive whichever way they go.
struct LotDraw {
  EntryId lot;
  Points points;
  bool operator==(const LotDraw&) const = default;
};

// Append-only. Its identity is (terminal, sequence, entry_no).
struct LedgerEntry {
  int entry_no = 1;
  Account account = Account::points;
  Points points;  // account points, signed
  Money growth;   // account growth, signed
  Date available_from;
  std::optional<Date> expires;
  int policy_version = 0;
  EntryKind kind = EntryKind::earned;
  std::vector<LotDraw> draws;
  std::optional<Date> counts_on;
  Money stored;  // account stored_value, signed
  bool operator==(const LedgerEntry&) const = default;
};

}  // namespace shuke::domain
