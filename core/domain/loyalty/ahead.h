#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/base/time.h"
#include "core/domain/loyalty/policy.h"

// Which tiers a sale can earn or keep, and what it has to come to [1] [2] [3]: the rules less what somebody has already. Pure.
namespace shuke::domain {

struct Customer;
struct QualifyingFacts;
struct Question;
struct Standing;

// One rule of a tier, as far as this sale can complete it: both amounts have to be there. What else it asks for is there already, or comes
// with any sale.
struct WayAhead {
  Money spend;     // of what the sale counts for; 0 where the spend is there
  Money one_sale;  // of what the sale is tested on
  Money goal;      // what the rule asks for in all: of spend, or of one sale
  bool operator==(const WayAhead&) const = default;
};

struct TierAhead {
  TierRank tier = 1;
  std::vector<WayAhead> ways;  // any one
  bool operator==(const TierAhead&) const = default;
};

// How far somebody is with a condition before this sale.
struct Progress {
  Money sum;      // spend; single_sale: the largest one
  int count = 0;  // visits, invitation, paid_membership
};
using AskProgress = std::function<Progress(const Condition&)>;

// The tiers above `tier` that a sale can earn, lowest first. Those that only an invitation or a membership would give are left out.
std::vector<TierAhead> tiers_ahead(const Policy& policy, TierRank tier, const AskProgress& progress);
// By the account: of a standing on its day, or of facts between two records.
std::vector<TierAhead> tiers_ahead(const Policy& policy, const Standing& standing);
std::vector<TierAhead> tiers_ahead(const Policy& policy, TierRank tier, const QualifyingFacts& facts, const Question& question);
// What the account said of a customer; of a guest, and of who has none, what their sums say: visits, invitations and memberships are none.
std::vector<TierAhead> tiers_ahead(const Policy& policy, const Customer& customer);

// The tier of today that the next look would take, and what keeps it.
struct KeepAhead {
  TierAhead keeps;
  Date until;  // the last day that counts
  bool operator==(const KeepAhead&) const = default;
};
// [2] By the rules to keep it as they will stand at the next look. Nothing where that look takes nothing: a rule is met already, or a floor
// (by hand, by a membership) lasts longer; and nothing where no sale of today completes a rule.
std::optional<KeepAhead> keep_ahead(const Policy& policy, const Standing& standing);
// A tier that ends sooner than this is worth a word at the counter.
inline constexpr int k_tier_ends_soon_days = 60;

// By how much a sale that counts for `spend` and is tested on `tested` falls short of the tier: by the way on which least is missing, of
// equals the one that asks for a single sale. missing 0: it earns the tier.
struct Shortfall {
  Money missing;
  Money goal;
};
Shortfall shortfall(const TierAhead& ahead, Money spend, Money tested);
// The highest of the tiers that the sale earns; k_no_tier for none.
TierRank highest_reached(const std::vector<TierAhead>& ahead, Money spend, Money tested);

}  // namespace shuke::domain
