#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/domain/loyalty/draws.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/sales/pricing.h"
#include "core/domain/sales/tender.h"

// Points, vouchers and stored value as tenders: what they take from the member, and what they do to the pieces. Pure.
namespace shuke::domain {

Money tendered(const std::vector<Tender>& tenders, TenderKind kind);  // the sum of rows that stand

// The fewest points that are worth so much as a tender.
Points points_for(const Policy& policy, Money amount);

// What a member has to spend on the day. Unknown is not 0: nobody here has been told.
struct Spendable {
  std::optional<Points> points;
  std::optional<Money> stored_value;
  bool operator==(const Spendable&) const = default;
};

// Whether the account may pay so: points in steps, within the policy's share of the whole sale in however many rows they come, and no more
// of either than there is. Refuses as may_redeem() and stored_payment_entry() do, with balance_unknown where it is not known.
Outcome may_pay_from_account(const Policy& policy, Money due, const std::vector<Tender>& tenders, const Spendable& account);

// The most that `kind` (points, stored_value) may still pay of a payment, beside what is among its tenders already. 0 for other kinds.
Money most_from_account(const Policy& policy, const Payment& payment, TenderKind kind, const Spendable& account);

// [4] Freezes on every piece what points paid of it, in money and in points, and takes what points and vouchers paid out of its growth and
// out of the points it earns, by largest remainder over what was paid. Nothing changes where neither is among the tenders.
PricedBasket net_of_tenders(const PricingRules& rules, PricedBasket priced, const std::vector<Tender>& tenders, Points redeemed);

// [7] The entries for what was spent: `spent` with its draws, `paid` for stored value; entry_no is the caller's. points_missing (detail:
// how many) when the lots do not hold enough that day.
Result<std::vector<LedgerEntry>> spending_entries(const Policy& policy, const std::vector<Tender>& tenders,
                                                  const std::vector<LotBalance>& lots, Date today);

}  // namespace shuke::domain
