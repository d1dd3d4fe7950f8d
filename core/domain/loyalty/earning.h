#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/domain/catalogue/style.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/member.h"

// [4] [5] The points of a sale. Pure, and knows nothing of how prices come about.
namespace shuke::domain {

struct EarningPiece {
  Money paid;
  Money by_points_or_voucher;  // the part of `paid` that was given as points or vouchers: it earns nothing
  Category category = Category::tops;
  std::vector<std::string> tags;
};

struct EarningContext {
  TierRank tier = k_no_tier;  // whose rate; without a tier nothing is earned
  Date today;
  std::optional<Birthday> birthday;
  Points earned_today;  // by earlier sales of the day, for the cap per day
};

// Of birthday and event days the better multiplier holds; they are not multiplied with each other. The birthday, when equal.
enum class Multiplier { none, birthday, event };
enum class EarningCap { none, per_sale, per_day };

// What the receipt says about points.
struct EarnedPoints {
  Points total;
  std::vector<Points> of_pieces;  // in order of the pieces; they add up to `total`
  BasisPoints tier_rate;          // points per yuan, 0 without a tier
  Multiplier multiplier = Multiplier::none;
  BasisPoints multiplier_rate{10000};
  std::optional<std::size_t> event;  // which of the policy's events
  EarningCap cap = EarningCap::none;
};

// Excluded goods give neither growth nor points.
bool is_excluded(const Earning& earning, const EarningPiece& piece);
// What of a piece counts for growth and points: paid, less points and vouchers; nothing of excluded goods. At most a hundred million yuan.
Money qualifying_base(const Earning& earning, const EarningPiece& piece);
// Whether the policy keeps this birthday on `today`: on the day, in its week from Monday, or in its month. Lunar ones by the day they fall
// on, also when that lies in another month than it did the year before.
bool keeps_birthday(BirthdaySpan span, const Birthday& birthday, Date today);

// One floor for the sale, then the caps; distributed to pieces by largest remainder.
EarnedPoints points_of_sale(const Policy& policy, const std::vector<EarningPiece>& pieces, const EarningContext& context);

}  // namespace shuke::domain
