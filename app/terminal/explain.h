#pragma once

#include <string>

#include "app/text/catalog.h"
#include "core/domain/loyalty/account.h"

namespace shuke::terminal {

// Why somebody has the tier they have, and when it is looked at next, as sentences that can be read aloud. Pure, any thread.

// How a tier is called, and the day on which it is said.
struct Saying {
  const text::Catalog& say;
  std::string tier;
  Date today;
};

// Empty where there is nothing to explain: a guest, or a tier from before the records begin.
std::string why_tier_text(const Saying& saying, const domain::TierOnDay& tier);
// What is asked at the end of the cycle or of grace, by the rule that is met or else the first one; empty where it asks for no spend, and
// for tiers that were given until a date.
std::string next_look_text(const Saying& saying, const domain::NextLook& look);

}  // namespace shuke::terminal
