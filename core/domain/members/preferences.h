#pragma once

#include <optional>
#include <vector>

#include "core/domain/loyalty/customer.h"
#include "core/domain/members/member.h"

namespace shuke::domain {

// What purchases tell about a person when nobody asked them. What they said themselves always stands above it. Worked out by head
// office and by the demo chain; the terminal only shows it. Pure; the order of purchases does not matter.

struct PriceBand {
  Money from;
  Money to;
  bool operator==(const PriceBand&) const = default;
};

struct DerivedPreferences {
  std::vector<SizeOf> sizes;         // per family what was bought most, the newer one on a tie; families in their own order
  std::vector<Bilingual> colours;    // bought at least twice, most first, at most two
  std::vector<Category> categories;  // the same
  std::optional<PriceBand> band;     // the middle half of what a piece cost, to the nearest hundred yuan; from three purchases on
};

DerivedPreferences derive_preferences(const std::vector<Purchase>& purchases);
// The chips of the panel: colours and price band, with source `bought`.
std::vector<Preference> as_chips(const DerivedPreferences& derived);
// Typical days between visits: the median over days with a purchase; 0 with fewer than three such days.
int cycle_days(const std::vector<Purchase>& purchases);

Category category_of(Garment garment);
SizeFamily size_family_of(Garment garment);

}  // namespace shuke::domain
