#pragma once

#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/ledger.h"

// A member's points: what every award was, what is left of it, and what is owed. Pure; days are business dates, both ends included.
// Numbers in brackets are the rule numbers of loyalty.md.
namespace shuke::domain {

// One award, named after the entry that made it. What a return gave back with a longer life is a part of its own under the same name.
struct Lot {
  EntryId id;
  Points amount;  // when it was made
  Points remainder;
  Date available_from;
  std::optional<Date> expires;  // the last day; nullopt: never
  bool is_restored_part = false;
  bool operator==(const Lot&) const = default;
};

// Debt is what was taken beyond all lots. Whatever comes in repays it first, so while there is debt no lot that lives has anything left.
struct Purse {
  std::vector<Lot> lots;  // in the order in which they were made
  Points debt;
  bool operator==(const Purse&) const = default;
};

// Expiry is told from the dates and is never an entry, so no place can miss it or count it twice.
bool has_ended(const Lot& lot, Date day);
bool is_pending(const Lot& lot, Date day);
bool is_usable(const Lot& lot, Date day);

Points usable_points(const Purse& purse, Date day);
Points pending_points(const Purse& purse, Date day);

// Books one entry of account points on its business date. Draws take from the lots they name; what these do not have any more (two tills
// spent the same points offline) is covered by the other lots that live, soonest-expiring first, usable before pending, and is debt
// beyond that. Draws never count for more than the entry's points; points restored beyond its draws are a lot of their own.
void book_points(Purse& purse, const EntryId& id, const LedgerEntry& entry, Date day);

}  // namespace shuke::domain
