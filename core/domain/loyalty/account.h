#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/draws.h"
#include "core/domain/loyalty/ledger.h"
#include "core/domain/loyalty/lots.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/loyalty/qualify.h"
#include "core/domain/loyalty/tier.h"

// A member's account as a fold over what happened: the till, head office and a test find the same standing from the same records, in
// whatever order, how often and in how many batches they arrive. Pure; money in fen; days are business dates.
namespace shuke::domain {

enum class RecordKind {
  sale,
  goods_returned,
  invited,          // somebody who is a member invited them
  membership_paid,  // a period of paid membership was bought; a return of this record ends it
  tier_by_hand,
  granted  // head office gives or corrects: points (a vested referral), growth, stored value
};

// What one record means for one member. Who reads records (core/store, head office) makes these.
struct MemberRecord {
  RecordId id;
  std::int64_t at = 0;  // ms since 1970
  Date date;            // business date
  RecordKind kind = RecordKind::sale;
  Money tested;                // sale: payable before any member benefit, without excluded goods [3]
  int pieces = 0;              // sale: how many pieces; goods_returned: how many came back
  std::optional<RecordId> of;  // goods_returned: the sale, or the membership_paid
  TierByHand hand;             // tier_by_hand
  std::vector<LedgerEntry> entries;
  bool operator==(const MemberRecord&) const = default;
};

// A return that is known before its sale (clocks differ): it waits.
struct EarlyReturn {
  RecordId of;
  Money amount;
  int pieces = 0;
  bool operator==(const EarlyReturn&) const = default;
};

// What the fold carries from record to record: all that later records need, exactly as it is after the last one. Head office's snapshot
// for a till is this.
struct AccountState {
  std::optional<Date> day;  // of the last record
  Purse purse;
  QualifyingFacts facts;
  TierState tier;
  Money stored_value;             // below zero only when two tills spent the same money offline
  std::optional<Date> earned_on;  // the last day on which a sale earned points, and how many in all
  Points earned_that_day;
  std::vector<EarlyReturn> early_returns;
  std::vector<RecordId> included;   // per terminal the last record that is in here; a terminal's records come in order
  std::vector<RecordId> conflicts;  // known with two contents: an alarm. The first by content stands, nothing is merged
  std::vector<RecordId> unsound;    // amounts no shop has, or draws that are none: left out whole, an alarm
  bool operator==(const AccountState&) const = default;
};

struct WindowSum {
  Window window;
  Date from;
  Money growth;
  int visits = 0;
  bool operator==(const WindowSum&) const = default;
};

struct ExpiringPoints {
  EntryId lot;
  Points points;
  Date expires;
  bool operator==(const ExpiringPoints&) const = default;
};

// Where a member stands on a day, with its reasons [19]. Whoever has none does not know the balance, which is not the same as 0.
struct Standing {
  AccountState state;
  Date today;  // as asked, but never before the last record: what is recorded has happened, whatever that till's clock says
  Points usable;
  Points pending;
  Points earned_today;  // by all sales of the day, for the cap per day [5]
  TierOnDay tier;
  std::optional<Place> changed;  // where the last change of the earned tier stands
  std::optional<NextLook> next_look;
  std::vector<WindowSum> windows;        // each window of today's policy once
  std::vector<ExpiringPoints> expiring;  // within the policy's remind_days, soonest first [8]

  Points debt() const { return state.purse.debt; }
  Points balance() const { return usable + pending - state.purse.debt; }
  const std::vector<Lot>& lots() const { return state.purse.lots; }
  bool operator==(const Standing&) const = default;
};

// From a set of records: any order, repeated or not. Canonical order is business date, moment, terminal, sequence.
Standing standing_of(const PolicyBook& book, const std::vector<MemberRecord>& records, Date today);

// The same when the records before were folded elsewhere: equal to standing_of over all of them, where the later ones come after those in
// canonical order. Records of a terminal that the snapshot includes already (`included`) are passed over. One that is late, because its
// till was offline, counts from where the fold is; head office, which has all records, puts it in its place.
Standing continued(const PolicyBook& book, const Standing& snapshot, const std::vector<MemberRecord>& later, Date today);
// The snapshot on another day, without new records.
Standing standing_on(const PolicyBook& book, AccountState state, Date today);

// Growth in the window that tiers count spend in (policy.h: tier_window_months); without such a window the lifetime spend.
Money spend_in_tier_window(const Standing& standing, const Policy& policy);
// The lots that draws are made from (draws.h).
std::vector<LotBalance> lot_balances(const Standing& standing);

// Whether a sale counts in a window, and why not.
enum class Counted { counts, outside_window, taken_back, excluded_goods };
struct CountedSale {
  RecordId sale;
  Date date;
  Money growth;  // what is left of it
  Counted counted = Counted::counts;
  bool operator==(const CountedSale&) const = default;
};
// [19] The sales that the standing knows singly, oldest first. excluded_goods: nothing of it ever counted, it was all excluded goods, or
// paid with points and vouchers.
std::vector<CountedSale> counted_sales(const Standing& standing, const Window& window);

}  // namespace shuke::domain
