#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/ledger.h"
#include "core/domain/loyalty/policy.h"

// Whether somebody qualifies: what the conditions of a rule are measured on, and how they stand [1] [4]. Pure.
namespace shuke::domain {

// Where something stands in a member's history: by business date, then moment, then terminal and sequence. The same at every place.
struct Place {
  Date date;
  std::int64_t at = 0;  // ms since 1970
  RecordId id;
  auto operator<=>(const Place&) const = default;
};
Place before_day(Date day);  // after everything of earlier days, before everything of this one

// A sale as conditions see it. What a return takes back of it counts on the sale's own day, so no window can go below zero.
struct SaleFacts {
  Place place;
  Money tested;  // payable before any member benefit, without excluded goods
  Money growth;  // qualifying spend
  Money taken_back;
  int pieces = 0;
  int pieces_back = 0;
  bool is_visit = true;  // no visit: growth that head office granted

  Money counts() const;
  Money single() const;  // `tested` less what was taken back
  bool is_taken_back_whole() const;
  bool operator==(const SaleFacts&) const = default;
};

struct BoughtMembership {
  RecordId record;
  Date from;
  Date until;  // the last day
  TierRank tier = 1;
  bool operator==(const BoughtMembership&) const = default;
};

// What qualifying looks at. Of a member, sales older than every window of the policies are left out: `horizon` is the first day kept.
// The lifetime sums hold them all. A return of a sale that is left out still lowers the lifetime spend, but no longer takes a visit.
struct QualifyingFacts {
  std::vector<SaleFacts> sales;  // by place
  std::optional<Date> horizon;
  Money lifetime_spend;
  int lifetime_visits = 0;
  std::vector<Date> invited_on;
  std::vector<BoughtMembership> memberships;
  bool operator==(const QualifyingFacts&) const = default;
};

const BoughtMembership* membership_on(const QualifyingFacts& facts, Date day);  // of those that run the one of the highest tier, or nullptr
Date first_day(const Window& window, Date last_day);                            // of a window that is asked about on `last_day`

// When a window is asked about, and from whose point of view.
struct Question {
  Date on;
  std::optional<Date> window_ends;        // in grace the window begins where it began at the end of the cycle; else `on`
  std::optional<Place> changed;           // the last change of tier, for `since_tier_change`
  std::optional<RecordId> crossing_sale;  // counts with what it was tested on, not with what was paid after member benefits [3]
};

// How one condition stands.
struct Measure {
  Condition condition;
  Money sum;                     // spend, single_sale
  int count = 0;                 // visits, invitation, paid_membership
  Place after;                   // what lies at this place or before does not count
  std::optional<RecordId> sale;  // single_sale: which
  bool is_met() const;
  bool operator==(const Measure&) const = default;
};

// A rule and how it stands.
struct RuleMeasure {
  int rule_no = 1;  // within the tier's list
  std::vector<Measure> all;
  bool is_met() const;
  bool operator==(const RuleMeasure&) const = default;
};

Measure measure(const QualifyingFacts& facts, const Condition& condition, const Question& question);
std::vector<RuleMeasure> measure_all(const QualifyingFacts& facts, const std::vector<Rule>& rules, const Question& question);
// The first rule that is met.
std::optional<RuleMeasure> first_met(const QualifyingFacts& facts, const std::vector<Rule>& rules, const Question& question);

// Growth on `day` in the window that tiers count spend in (policy.h: tier_window_months); without such a window the lifetime spend.
Money spend_in_tier_window(const QualifyingFacts& facts, const Policy& policy, Date day);

// How far back the policies of a book can ever ask about a member (enrolment is behind them).
class Reach {
 public:
  explicit Reach(const PolicyBook& book);
  // nullopt: everything may be asked about. Never less than what may still come back: of a sale that is not known singly any more nobody
  // can say whether a return took the last piece, and with it the visit.
  std::optional<Date> first_day_asked(Date last_day) const;

 private:
  void add(const std::vector<Rule>& rules);
  std::vector<Window> windows_;
  bool is_unbounded_ = false;
};

}  // namespace shuke::domain
