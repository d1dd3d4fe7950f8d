#pragma once

#include <optional>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/domain/loyalty/policy.h"

// [7] [16] What may be spent: points as a tender, and what a till may let go while head office does not answer. Pure.
namespace shuke::domain {

// Points to be spent on what is due.
struct Redemption {
  Points points;
  Money due;
  bool operator==(const Redemption&) const = default;
};

// The most points for an amount: within the share and the balance, in whole steps. 0 where the balance is not known.
Points most_redeemable(const Policy& policy, Money due, std::optional<Points> balance);

// balance_unknown: nobody here knows it, which is not the same as 0; amount_not_valid: no points; points_step, points_share,
// points_missing (details: the step, the most points that may be spent, how many are missing).
Outcome may_redeem(const Policy& policy, const Redemption& redemption, std::optional<Points> balance);

// What this till holds of head office's grants (rights to spend that were set aside for it), and what of them is gone.
struct Allowance {
  Money member_granted;
  Money member_used;
  Money till_granted;  // all members together
  Money till_used;
  Money courtesy_used_today;
  bool operator==(const Allowance&) const = default;
};

struct OfflineSpend {
  Money from_grant;
  Money from_courtesy;
  bool operator==(const OfflineSpend&) const = default;
};
// What the amount is taken from, grants first. Grants never count for more than the policy's caps. amount_not_valid; offline_member_limit,
// offline_till_limit: the one that is short, with what is left in fen as the detail.
Result<OfflineSpend> may_spend(const Offline& offline, const Allowance& allowance, Money amount);
// The allowance after it.
Allowance after_spending(Allowance allowance, const OfflineSpend& spend);

// The money that could be spent wrongly before anybody sees it: every till's whole grants once, and its courtesy each day it stays offline.
Money worst_case(const Offline& offline, int tills, int days);

}  // namespace shuke::domain
