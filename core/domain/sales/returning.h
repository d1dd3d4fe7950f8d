#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/loyalty/draws.h"
#include "core/domain/loyalty/gifts.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/sales/refund.h"
#include "core/domain/sales/returned.h"
#include "core/domain/sales/sale.h"

// Taking pieces back (rules 9 to 13): first a plan that a cashier can read aloud, then the record. Everything comes from the sale as it was
// frozen; no price and no policy of today is asked, so any order of partial returns ends at exactly what was paid. Pure.
namespace shuke::domain {

// A coupon used in the sale.
struct Attached {
  std::string code;
  // Whether what stays still earns it under the terms of the sale. Not asked once nothing stays. Empty: it stays until then.
  std::function<bool(const std::vector<KeptPiece>&)> holds;
};

// The sale's side. References must outlive the call; nothing is kept.
struct ReturnTerms {
  const Sale& sale;
  const std::vector<Sale>& earlier;  // returns known here; those of other sales are passed over
  const Policy& policy;              // of the version that the sale names
  KeptPrice kept_price;
  std::vector<Attached> coupons;
  std::vector<StoreId> stores;  // whose sales may come back here; empty: any
};

// The member's side, as the account says today; empty for a guest's sale.
struct ReturningMember {
  std::vector<LotBalance> lots;
  Points balance;
  TierRank tier = k_no_tier;
  std::function<TierRank(Money ungrown, int pieces)> tier_after;  // [12] once so much growth is gone; empty: the tier stays
};

struct ReturnRequest {
  std::vector<PieceName> pieces;  // in any order
  Date today;                     // business date
  AssociateId allowed_by;         // the manager who allows it after the window; whether they may is the caller's to know
};

struct ReturnedPiece {
  PieceName name;
  PricedPiece sold;  // as the sale froze it
  Money difference;  // held back of it; negative: given back of what earlier steps held back
};

// What the return does, before anybody confirms it. Amounts are positive unless they say otherwise.
struct ReturnPlan {
  std::vector<ReturnedPiece> pieces;  // rising
  bool is_everything = false;         // nothing of the sale stays
  bool is_late = false;

  // [13] paid - difference = refund. The difference is what the goods that stay cost more without the goods that go; it comes back as
  // soon as what stays costs less. Over all steps the refunds are what was paid.
  Money paid;
  Money difference;
  Money refund;
  Money held_before;    // by earlier steps
  Money price_of_rest;  // what stays, by KeptPrice

  // [10] points the customer paid with, to the lots they came from, which last until `restored_until` at least.
  Points restored;
  Money restored_value;
  std::vector<LotDraw> restored_to;
  Date restored_until;

  // [9] [11] points the sale earned. taken_from + missing = earned. `missing` are spent already: with reduce_refund the refund is less by
  // `missing_value` (floored, and never more than the money of this step), with debt the balance goes below zero.
  Points earned;
  std::vector<LotDraw> taken_from;
  Points missing;
  Money missing_value;
  SpentPoints missing_rule = SpentPoints::reduce_refund;

  Money ungrown;                     // counts on the day of the sale
  std::vector<std::string> coupons;  // may be used again
  std::vector<Entitlement> gifts;    // [17] handed over, and no longer earned: are to be brought back (plan_of)
  TierRank tier_before = k_no_tier;
  TierRank tier_after = k_no_tier;  // [12] looked at again at `tier_when`
  AfterReturn tier_when = AfterReturn::day_end;

  Money money;  // refund - restored_value - missing_value: what is handed out, what cash rounding forgave at the sale included
  std::vector<RefundSource> sources;
  std::vector<RefundShare> proposed;

  Sale record;  // the return as it will be committed, but for id, place, time and money tenders
};

// Refuses with return_nothing, return_of_return, return_other_chain, return_policy_missing, return_not_sold, return_already (also a piece
// that is named twice), return_too_late, amount_limit, or document_not_valid (the sale's points do not fit its tenders).
Result<ReturnPlan> plan_return(const ReturnTerms& terms, const ReturningMember& member, const ReturnRequest& request);

struct ReturnClosing {
  Uuid id;  // of the act: makes its commit happen once, like a basket's
  AssociateId associate;
  Rounding rounding = Rounding::none;  // the store's, for cash that goes back
  SaleContext at;
};

// The record: negative quantities and amounts, `returns_of` naming the sale, lines = total = tenders. Refuses as refund_rows does.
Result<Sale> close_return(const ReturnPlan& plan, const std::vector<RefundShare>& shares, const ReturnClosing& closing);

}  // namespace shuke::domain
