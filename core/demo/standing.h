#pragma once

#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/loyalty/policy.h"

namespace shuke::demo {

// What a row of purchases makes of somebody by a policy: who is a member, of which tier until when, with how many points. The
// sale that enrols or upgrades is the last one at the old price; points of the enrolling sale count at the first tier's rate.
class Standing {
 public:
  explicit Standing(const domain::Policy& policy) : policy_(policy) {}  // borrowed

  // Time passes: a tier whose day has come is earned anew or drops by one.
  void pass_to(Date date);
  void add(Date date, Money total, bool is_birthday);

  domain::TierRank tier() const { return tier_; }
  std::optional<Date> tier_until() const { return until_; }
  Points points() const { return points_; }
  Money lifetime() const { return lifetime_; }
  Money spend_in_window(Date date) const;

 private:
  struct Spend {
    Date date;
    Money total;
  };
  const domain::Policy& policy_;
  std::vector<Spend> spends_;
  domain::TierRank tier_ = domain::k_no_tier;
  std::optional<Date> until_;
  Points points_;
  Money lifetime_;
};

}  // namespace shuke::demo
