#pragma once

#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace shuke::domain {

// 0 is nobody's tier (a guest, or a prospect who has not reached the threshold); 1 is the first entry of Policy::tiers.
using TierRank = int;
inline constexpr TierRank k_no_tier = 0;

struct Tier {
  std::string code;  // "member", "silver", "gold"
  Bilingual name;
  Money spend_in_window;           // qualifying spend that earns it; 0 for the first tier, which the enrolment rule earns
  BasisPoints price_rate{10000};   // 9500 is 9.5折
  BasisPoints points_rate{10000};  // points per yuan, 12000 is 1.2
};

// The chain's loyalty rules as head office published them (shared rules: "Policy is data"). Every ledger entry and line names the version.
struct Policy {
  int version = 0;
  Date effective_from;
  Money enrol_single_sale;             // one sale of at least this makes a member; tested on the payable before any member benefit
  Money enrol_accumulated;             // or lifetime spend with this sale; 0 switches the rule off
  Money welcome_off;                   // taken off the sale that makes the customer a member; 0 for none
  int window_months = 12;              // rolling window of tier spend
  int tier_months = 12;                // how long a tier holds, to the end of that month
  int points_months = 24;              // expiry, to the end of that month
  BasisPoints birthday_points{20000};  // multiplier on the birthday itself
  Money point_value_per_100;           // what 100 points are worth, for information; redemption comes with the loyalty engine
  std::vector<Tier> tiers;             // lowest first, at least one
};

// Refuses the whole document with Reason::policy_not_valid and the path of the wrong field ("tiers[1].spend_in_window").
Outcome validate(const Policy& policy);

const Tier* tier_at(const Policy& policy, TierRank rank);  // nullptr for k_no_tier and for ranks the policy does not have
// The highest tier that this spend in the window earns for somebody who is a member already.
TierRank tier_for_spend(const Policy& policy, Money spend_in_window);
Date tier_holds_until(const Policy& policy, Date earned_on);
Date points_expire_on(const Policy& policy, Date earned_on);

}  // namespace shuke::domain
