#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/text/catalog.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/policy.h"

namespace shuke::terminal {

// Why somebody has the tier they have, and when it is looked at next, as sentences that can be read aloud. Pure, any thread.

enum class TierCause {
  earned_by_spend,
  earned_by_single_sale,
  earned_by_visits,
  invited,
  paid_membership,
  by_hand,
  kept,                 // at the end of a cycle
  dropped_after_grace,  // from the tier above
  undone_by_return
};
struct TierReason {
  TierCause cause = TierCause::earned_by_spend;
  Money sum;                  // earned_by_spend, earned_by_single_sale
  int visits = 0;             // earned_by_visits
  domain::Window window;      // earned_by_spend, earned_by_visits: where it was counted
  std::optional<Date> until;  // paid_membership, by_hand
  std::string reason;         // by_hand: as it was written down
};

struct NextLook {
  Date on;
  Money asked;
  Money so_far;
  std::optional<Date> grace_until;  // the cycle is over and the days of grace run
};

std::string why_tier_text(const text::Catalog& say, const TierReason& reason, std::string_view tier, Date today);
std::string next_look_text(const text::Catalog& say, const NextLook& look, std::string_view tier, Date today);

}  // namespace shuke::terminal
