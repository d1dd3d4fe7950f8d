#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/domain/catalogue/style.h"
#include "core/domain/loyalty/ahead.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/birthday.h"

namespace shuke::domain {

struct SizeOf {
  SizeFamily family = SizeFamily::top;
  std::string size;
  bool operator==(const SizeOf&) const = default;
};

// What pricing and the nudge need to know about who stands at the counter; no name, no phone. A guest is the default value.
struct Customer {
  bool is_known = false;      // a member or prospect is attached
  TierRank tier = k_no_tier;  // k_no_tier with is_known: a prospect
  Money spend_in_window;      // qualifying spend in the policy's window, before this sale
  Money lifetime_spend;
  std::optional<Birthday> birthday;
  Points earned_today;                          // by earlier sales of this day, for the policy's cap
  std::optional<std::vector<TierAhead>> ahead;  // by the account, which knows all windows; nullopt: the sums have to do
  std::optional<KeepAhead> keep;                // by the account; nullopt: nothing is about to be lost
  bool avoids_wool = false;
  std::vector<SizeOf> sizes;
};

}  // namespace shuke::domain
