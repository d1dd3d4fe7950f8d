#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/domain/catalogue/style.h"

// The chain's loyalty rules as data (shared rules: "Policy is data"). Numbers in brackets are the rule numbers of loyalty.md. Money in
// fen, rates in basis points, days are business dates with both ends included. Everything here is a value; validate() refuses a
// document whole, and nothing else in the domain checks a policy again.
namespace shuke::domain {

// 0 is nobody's tier (a guest, or a prospect who has not reached the threshold); 1 is the first entry of Policy::tiers.
using TierRank = int;
inline constexpr TierRank k_no_tier = 0;

// ---- [1] [2] how a tier is earned and kept

// What is counted: from when until the day that is asked about.
enum class WindowKind {
  lifetime,
  calendar_year,
  rolling_days,
  rolling_months,
  since_tier_change  // since the last change of tier; before the first one: lifetime
};
struct Window {
  WindowKind kind = WindowKind::lifetime;
  int length = 0;  // rolling_days, rolling_months
  bool operator==(const Window&) const = default;
};

enum class ConditionKind {
  spend,           // growth in the window of at least `amount`
  visits,          // sales in the window that were not taken back whole, at least `count`
  single_sale,     // one sale in the window of at least `amount`, tested on the payable before any member benefit
  invitation,      // was invited, in the window
  paid_membership  // has a paid membership that runs
};
struct Condition {
  ConditionKind kind = ConditionKind::spend;
  Money amount;   // spend, single_sale
  int count = 0;  // visits
  Window window;  // spend, visits, single_sale, invitation
  bool operator==(const Condition&) const = default;
};

// All conditions hold. Of alternative rules any one suffices.
struct Rule {
  std::vector<Condition> all;
  bool operator==(const Rule&) const = default;
};

struct Tier {
  std::string code;  // "member", "silver", "gold"
  Bilingual name;
  std::vector<Rule> qualify;       // any one earns the tier
  std::vector<Rule> keep;          // any one keeps it at the end of a cycle; none: it is kept for good
  BasisPoints price_rate{10000};   // 9500 is 9.5折
  BasisPoints points_rate{10000};  // points per yuan, 12000 is 1.2
  bool operator==(const Tier&) const = default;
};

enum class RoundTo { day, month, year };  // a date is moved to the end of this

struct Retention {
  int cycle_months = 12;  // from the last change of tier
  RoundTo cycle_end = RoundTo::month;
  int grace_days = 30;         // after the cycle, before the drop
  bool drops_to_base = false;  // else one tier down
  bool operator==(const Retention&) const = default;
};

// [3] from which sale on a new tier's price and rate hold.
enum class Crossing { this_sale, next_sale };

struct Welcome {
  Crossing benefits = Crossing::this_sale;
  Money welcome_off;  // taken off the sale that makes the customer a member; 0 for none
  bool operator==(const Welcome&) const = default;
};

// ---- [4] [5] [6] [8] points

struct CategoryRate {
  Category category = Category::tops;
  BasisPoints multiplier{10000};
  bool operator==(const CategoryRate&) const = default;
};

enum class BirthdaySpan { day, week, month };  // week: Monday to Sunday; lunar birthdays by the day they fall on, month: that day's month

struct EventDays {
  Bilingual name;
  Date from;
  Date to;
  BasisPoints multiplier{10000};
  bool operator==(const EventDays&) const = default;
};

// Points of a sale = floor(sum over pieces of what counts * the tier's rate * category's multiplier * the best of birthday and event
// multiplier), one floor a sale, then the caps. What counts: what was paid, less points and vouchers given as tender, without excluded
// goods.
struct Earning {
  std::vector<CategoryRate> categories;
  BasisPoints birthday_multiplier{20000};
  BirthdaySpan birthday_span = BirthdaySpan::day;
  std::vector<EventDays> events;
  Points most_per_sale;                       // 0: no cap
  Points most_per_day;                        // 0: no cap
  int pending_days = 0;                       // usable this many days after the sale; 0 at once
  std::vector<Category> excluded_categories;  // neither growth nor points
  std::vector<std::string> excluded_tags;
  bool operator==(const Earning&) const = default;
};

struct Expiry {
  int months = 24;  // 0: points never expire
  RoundTo end = RoundTo::month;
  int remind_days = 30;
  bool operator==(const Expiry&) const = default;
};

// [7] points as a tender.
struct Spending {
  int points_per_yuan = 100;
  BasisPoints most_share{5000};  // of what is due
  int step = 1;                  // points are spent in multiples of this
  bool operator==(const Spending&) const = default;
};

// ---- [9] to [12] returns

enum class SpentPoints { reduce_refund, debt };           // [11] earned points of the sale that are gone already
enum class AfterReturn { at_once, day_end, next_cycle };  // [12] when a tier is looked at again that the return undid

struct ReturnRules {
  int window_days = 7;  // [6] [18] a sale can be taken back this many days; later only with a manager
  int min_restore_days = 7;
  SpentPoints spent_points = SpentPoints::reduce_refund;
  AfterReturn tier = AfterReturn::day_end;
  bool operator==(const ReturnRules&) const = default;
};

// ---- [16] what may be spent while head office does not answer

struct Offline {
  Money per_member = yuan(50);
  Money per_till = yuan(500);
  Money courtesy;  // overdraft per till and day beyond the grants
  bool operator==(const Offline&) const = default;
};

// ---- [17] [18] gifts, referral, paid membership

enum class GiftOccasion { enrolment, upgrade, birthday, single_sale };
struct GiftRule {
  std::string id;
  Bilingual name;
  GiftOccasion occasion = GiftOccasion::enrolment;
  TierRank least_tier = 1;
  Money amount;         // single_sale: a sale of at least this
  int valid_days = 30;  // from the occasion
  bool operator==(const GiftRule&) const = default;
};

struct Referral {
  Points for_referrer;  // both 0: there is no referral
  Points for_newcomer;
  bool operator==(const Referral&) const = default;
};

struct PaidMembership {
  Money fee;  // 0: there is none
  int months = 12;
  TierRank tier = 1;
  bool operator==(const PaidMembership&) const = default;
};

struct Policy {
  int version = 0;
  Date effective_from;
  std::vector<Tier> tiers;  // lowest first, at least one; the first is what enrolment gives
  Welcome enrolment;
  Crossing upgrade = Crossing::next_sale;
  Retention retention;
  Earning earning;
  Expiry expiry;
  Spending spending;
  ReturnRules returns;
  Offline offline;
  Referral referral;
  PaidMembership membership;
  std::vector<GiftRule> gifts;
  bool operator==(const Policy&) const = default;
};

// Refuses the whole document with Reason::policy_not_valid and the path of the wrong field ("tiers[1].qualify[0].all[0].amount").
Outcome validate(const Policy& policy);

// The policies head office published, by effective date. A till sells on with the last one it has.
class PolicyBook {
 public:
  PolicyBook() = default;
  // policy_not_valid: one of them is wrong, or two begin on the same day, or have the same version (detail: "versions[1].effective_from").
  static Result<PolicyBook> of(std::vector<Policy> policies);
  explicit PolicyBook(Policy only) : policies_{std::move(only)} {}

  const std::vector<Policy>& all() const { return policies_; }
  bool is_empty() const { return policies_.empty(); }
  // The one in force on a day; before the first one begins, the first. The book must not be empty.
  const Policy& on(Date day) const;
  const Policy* version(int version) const;  // nullptr where it is not known

 private:
  std::vector<Policy> policies_;
};

const Tier* tier_at(const Policy& policy, TierRank rank);  // nullptr for k_no_tier and for ranks the policy does not have
TierRank base_tier(const Policy& policy);                  // 1, or k_no_tier where there is no policy yet
Date rounded_up(Date date, RoundTo to);
Date tier_holds_until(const Policy& policy, Date earned_on);
std::optional<Date> points_expire_on(const Policy& policy, Date earned_on);  // nullopt: never
Date points_usable_from(const Policy& policy, Date earned_on);
// What points are worth as a tender, towards zero.
Money worth_of(const Policy& policy, Points points);

// The sum that one rule of its own asks for: the smallest `spend` (or `single_sale`) condition that stands alone in a rule of the tier. For
// the gaps, the progress bar and the sentences on screen; nullopt where the tier has no such rule.
struct Threshold {
  Money amount;
  Window window;
  bool operator==(const Threshold&) const = default;
};
std::optional<Threshold> spend_threshold(const Tier& tier);
std::optional<Threshold> single_sale_threshold(const Tier& tier);
// What makes a member: one sale of this much, or this much in all. nullopt where the policy has no such way.
std::optional<Money> enrol_single_sale(const Policy& policy);
std::optional<Money> enrol_accumulated(const Policy& policy);
// The rolling months that tiers count spend in; 0 where they count otherwise.
int tier_window_months(const Policy& policy);

}  // namespace shuke::domain
