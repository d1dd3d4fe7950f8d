#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/loyalty/qualify.h"

// The tier's history [1] [2] [12], told forward in business days under the policy in force on each of them. Pure: the same when it is told
// day by day and in one jump, because days on which nothing is due change nothing.
namespace shuke::domain {

// Why somebody has the tier they have.
enum class TierCause {
  not_yet,          // a guest or prospect: no rule of the first tier is met
  enrolled,         // a rule of the first tier was met
  earned,           // a rule of a higher tier was met
  kept,             // a rule to keep it was met at the end of a cycle, or in the grace after it
  dropped,          // none was met until the end of grace
  by_hand,          // a manager set it, with a reason, until a date
  paid_membership,  // comes with a membership that runs
  undone_by_return  // what had earned the higher tier, or the card, came back
};

struct TierWhy {
  TierCause cause = TierCause::not_yet;
  Date on;                         // when it came about
  TierRank tier = k_no_tier;       // whose rule it was: reached, kept, not kept, or undone
  int policy_version = 0;          // under which it was decided
  std::optional<RuleMeasure> met;  // enrolled, earned, kept: the rule and the sums it was met with
  std::optional<RecordId> record;  // what decided: the sale, the return, the act of a manager, the membership
  std::string reason;              // by_hand: as written there
  bool operator==(const TierWhy&) const = default;
};

// A tier set by hand: a floor, whatever the night finds. A later one replaces it, also with a lower tier.
struct TierByHand {
  TierRank rank = k_no_tier;
  Date until;  // the last day
  std::string reason;
  bool operator==(const TierByHand&) const = default;
};

struct HandFloor {
  TierByHand floor;
  Date from;
  RecordId record;
  bool operator==(const HandFloor&) const = default;
};

// A step up that a return may undo: it stood on `evidence`, less what has come back since.
struct TierStep {
  TierRank rank = k_no_tier;
  TierRank below = k_no_tier;  // before it
  Place at;
  RuleMeasure evidence;
  bool operator==(const TierStep&) const = default;
};

// What was earned, and what is due when. Floors (by hand, by a membership) lie over it and never change it, so it is found again below
// them when they end.
struct TierState {
  TierRank rank = k_no_tier;
  Place changed;                    // where the last change stands
  std::optional<Date> enrolled_on;  // from this day on there is a card, for good
  std::optional<Date> upgraded_on;
  std::optional<Date> cycle_ends;   // the last day; above the first tier only
  std::optional<Date> grace_ends;   // the last day, while in grace
  std::optional<Date> look_again;   // a return has to be looked at on this day
  std::optional<RecordId> undoing;  // by which return
  std::vector<TierStep> steps;      // since the last cycle that was kept or lost, lowest first
  std::optional<HandFloor> hand;
  TierWhy why;
  bool operator==(const TierState&) const = default;
};

// Everything that falls due up to and with the beginning of `day`: ends of cycles, ends of grace, what returns undid.
void pass_to(TierState& tier, const QualifyingFacts& facts, const PolicyBook& book, Date day);
// A record that may lift the tier: a sale (whose id is its place's), an invitation, a membership. Enrols, upgrades, or ends grace. Whoever
// meets a tier's rule has that tier; the tiers below are no precondition, also not a first one that is by invitation only.
void look_up(TierState& tier, const QualifyingFacts& facts, const Policy& policy, const Place& place);
void set_by_hand(TierState& tier, const Policy& policy, const TierByHand& floor, const Place& place);
// A membership is bought: who had no tier has the first one from now on.
void enrol_by_membership(TierState& tier, const Policy& policy, const Place& place);

// What a return took of a sale.
struct TakenBack {
  Place sale;
  Money amount;
  bool is_whole_now = false;  // with this return nothing of it is left
  Place at = {};              // where the return stands
};
// Lowers what the steps stand on, and says by policy when that is looked at: at once, at the end of the day, or at the end of the cycle.
void note_return(TierState& tier, const QualifyingFacts& facts, const Policy& policy, const TakenBack& back);

// The tier on a day: what was earned, or a floor above it.
struct TierOnDay {
  TierRank rank = k_no_tier;
  Date since;
  std::optional<Date> holds_until;  // end of the cycle, of the floor, of the membership; nullopt: for good
  std::optional<Date> grace_until;  // in grace
  TierWhy why;
  bool operator==(const TierOnDay&) const = default;
};
TierOnDay tier_on(const TierState& tier, const QualifyingFacts& facts, const Policy& policy, Date day);
TierRank rank_on(const TierState& tier, const QualifyingFacts& facts, const Policy& policy, Date day);  // its rank, without the reasons

// When the tier is looked at next without anything being bought, and what it is tested on.
enum class LookCause { cycle_ends, grace_ends, return_undid, hand_ends, membership_ends };
struct NextLook {
  LookCause cause = LookCause::cycle_ends;
  Date on;                           // the last day that counts
  TierRank tier = k_no_tier;         // whose rules are asked
  int policy_version = 0;            // in force today
  std::vector<RuleMeasure> to_keep;  // cycle_ends, grace_ends: each rule as it would stand on that day if nothing more were bought
  bool operator==(const NextLook&) const = default;
};
std::optional<NextLook> next_look(const TierState& tier, const QualifyingFacts& facts, const Policy& policy, Date day);

}  // namespace shuke::domain
