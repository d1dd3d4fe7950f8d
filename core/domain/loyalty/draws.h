#pragma once

#include <optional>
#include <vector>

#include "core/domain/loyalty/ledger.h"

// Which lots give points, and which get them back. Pure: whoever knows a member's lots hands them in as values.
namespace shuke::domain {

// What is left of one award. Days are business dates with both ends included.
struct LotBalance {
  EntryId id;
  Points remainder;
  Date available_from;
  std::optional<Date> expires;  // nullopt: never
  bool operator==(const LotBalance&) const = default;
};

// What the lots gave, each lot once, and how many points none of them had.
struct Drawn {
  std::vector<LotDraw> draws;
  Points short_by;
  bool operator==(const Drawn&) const = default;
};

// [7] Spending: the lot that expires soonest first, those that never do last; only what is usable on the day.
Drawn draw_to_spend(const std::vector<LotBalance>& lots, Points points, Date today);

// [6] [9] Taking earned points back: first the lot of `sale` itself, then pending ones, then as in spending. The sale's own lot gives also
// after its expiry: points that lapsed unspent have bought nothing, so nobody is asked for them.
Drawn draw_to_take_back(const std::vector<LotBalance>& lots, Points points, const RecordId& sale, Date today);

// [10] The lots after `draws` went back into them; one that would end before `until` lasts until then.
std::vector<LotBalance> with_restored(std::vector<LotBalance> lots, const std::vector<LotDraw>& draws, Date today, Date until);

// What of the lots can be spent on the day; nullopt where they are not known.
std::optional<Points> usable_in(const std::optional<std::vector<LotBalance>>& lots, Date today);

Points sum_of(const std::vector<LotDraw>& draws);
// Points number `from` (from 0) up to `from + count` of the draws laid end to end; fewer where they end before.
std::vector<LotDraw> slice_of(const std::vector<LotDraw>& draws, Points from, Points count);
// More of the same lots, each lot once, in the order in which they were first named.
void add_draws(std::vector<LotDraw>& draws, const std::vector<LotDraw>& more);
// What of `draws` is not in `less`; lots of `less` that `draws` does not name are passed over.
std::vector<LotDraw> draws_without(std::vector<LotDraw> draws, const std::vector<LotDraw>& less);

}  // namespace shuke::domain
