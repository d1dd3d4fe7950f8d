#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/birthday.h"

// The same members under another policy: for head office and for `shuke-till whatif`. Every history is told twice with the same code, once
// under the policy in force and once under the other one, each as if it had held from the first record on, so that what differs comes from
// the policies and from nothing else. Pure, any thread; adding members one by one needs no more memory for more of them.
//
// What is assumed:
// - Customers buy and bring back the same goods on the same days, whatever they cost then, and give the same vouchers and the same worth of
//   points for them. So of a sale stays what it came to before any member benefit (`tested`), and what it counts for is what was recorded,
//   more or less by what the tier prices and welcomes of the two policies differ.
// - The tier price is taken off all of `tested`. Promotions that left it no room, and floor prices, are not in the records.
// - Which goods they were is not in the records either: what was excluded then is excluded under both, and multipliers of categories count
//   under neither. Those of birthdays and event days do, and the caps.
// - A return takes back its share of the sale, in proportion to growth (to pieces where the sale has none), and counts on the sale's day.
// - What people decided stays under both: tiers set by hand, memberships that were bought, invitations, growth granted by head office.
namespace shuke::domain {

// What one of the two policies comes to. Sums are of the sales in the twelve months up to today, less what came back of them.
struct UnderPolicy {
  Points earned;
  Money tier_off;     // by tier prices
  Money welcome_off;  // on the sales that made members
  bool operator==(const UnderPolicy&) const = default;
};

// What it costs: the points as what they are worth when spent, and what was taken off.
Money cost_of(const Policy& policy, const UnderPolicy& sums);

// What the members seen so far come to.
struct WhatIf {
  UnderPolicy in_force;
  UnderPolicy other;
  // moves[a][b]: members whose tier today is a under the policy in force and b under the other one; 0 is nobody's tier.
  std::vector<std::vector<std::int64_t>> moves;
  bool operator==(const WhatIf&) const = default;
};
std::int64_t members_seen(const WhatIf& sums);
// Members of a tier under one of them; nobody is of one that policy does not have.
std::int64_t members_in_force(const WhatIf& sums, TierRank tier);
std::int64_t members_under_other(const WhatIf& sums, TierRank tier);

// Who has a tier under one policy and none under the other, and who has another one. Tiers are compared by rank.
struct Moves {
  std::int64_t enrol = 0;  // have none in force
  std::int64_t lose = 0;   // have none under the other
  std::int64_t up = 0;
  std::int64_t down = 0;
  std::int64_t same = 0;  // those included who have none under either
  bool operator==(const Moves&) const = default;
};
Moves moves_of(const WhatIf& sums);

struct ComparedPolicies {
  Policy in_force;
  Policy other;
};

// The two policies and a day, made ready once for any number of members. Both policies must be valid.
class PolicyComparison {
 public:
  PolicyComparison(ComparedPolicies policies, Date today);

  const Policy& in_force() const { return in_force_.published; }
  const Policy& other() const { return other_.published; }
  Date today() const { return today_; }
  Date counted_from() const { return counted_from_; }  // of the twelve months

  WhatIf of_nobody() const;  // what members are added to
  // Adds what one member did, records in any order. In whatever order members come, the sums are the same.
  void add(WhatIf& sums, const std::vector<MemberRecord>& records, const std::optional<Birthday>& birthday) const;

  // One of the two, as a replay wants it.
  struct Side {
    explicit Side(Policy policy);
    Policy published;
    Policy earning;  // without what depends on goods
    PolicyBook book;
    Reach reach;
  };

 private:
  Side in_force_;
  Side other_;
  Date today_;
  Date counted_from_;
};

}  // namespace shuke::domain
