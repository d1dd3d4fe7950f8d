#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/loyalty/draws.h"
#include "core/domain/loyalty/ledger.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/basket.h"
#include "core/domain/sales/pricing.h"
#include "core/domain/sales/return_cause.h"
#include "core/domain/sales/tender.h"

namespace shuke::domain {

struct AssociateShare {
  AssociateId associate;
  BasisPoints share{10000};
};

struct SaleLine {
  int line_no = 1;
  SkuCode sku;
  Bilingual name;
  Bilingual colour;
  std::string size;
  Garment garment = Garment::tee;
  std::uint32_t rgb = 0;
  BasisPoints vat_rate{1300};
  PricedLine priced;
  StyleCode style{};  // with category, brand and tags: which promotions take it
  Category category = Category::tops;
  std::string brand{};
  std::vector<std::string> tags{};
  Money unit_floor{};
  std::vector<int> piece_nos{};  // only in a return, whose line_no is that of the sale: which pieces of the line, from 1, rising
};

// What a return is settled by, whatever prices and promotions say by then (sales/terms.h).
struct SaleTerms {
  bool is_known = false;              // false: the record is from before there were terms in it
  std::vector<Promotion> promotions;  // used, in full
  BasisPoints price_rate{k_whole};    // of the tier price; the whole where it was not used
  std::vector<HeldCoupon> coupons;    // that took something off
};

// Names a sale in another record: for programs its place, for people its receipt.
struct SaleName {
  RecordId record;
  std::string receipt;
  bool operator==(const SaleName&) const = default;
};

// A committed basket: everything that was decided, with nothing left to look up. `seq` and `receipt` are set by the store's
// transaction (0 and empty before it).
struct Sale {
  Uuid basket_id;
  Sequence seq = 0;
  std::string receipt;
  TerminalIdentity terminal;
  Timestamp at;
  std::int64_t monotonic_ms = 0;
  Date business_date;
  std::vector<AssociateShare> associates;
  std::optional<MemberId> member;
  TierRank tier_before = k_no_tier;
  TierRank tier_used = k_no_tier;
  TierRank tier_after = k_no_tier;
  BasisPoints points_rate;
  int price_set_version = 0;
  int policy_version = 0;
  std::vector<SaleLine> lines;
  std::vector<PriceReason> basket_reasons;
  std::vector<Tender> tenders;
  std::vector<LedgerEntry> ledger;
  Money list_total;
  Money total;
  Points points_before;  // for the receipt; what the panel showed
  Money tested;          // payable before any member benefit: what enrolment by one sale is tested on [3]
  SaleTerms terms;
  std::optional<SaleName> returns_of;                 // a return: quantities and amounts are negative (sales/returning.h)
  AssociateId handled_by;                             // a return: who took it; `associates` are those of the sale, whose count goes back
  AssociateId allowed_by;                             // a return after the window: the manager
  std::vector<std::string> revived_coupons;           // a return: codes that may be used again
  std::vector<std::string> gifts_back;                // a return: gifts that it takes the right to
  std::optional<ReturnCause> cause;                   // a return: why, where somebody said it
  GoodsCondition condition = GoodsCondition::resell;  // a return
};
inline RecordId record_of(const Sale& sale) { return {sale.terminal.terminal, sale.seq}; }

struct SaleContext {
  TerminalIdentity terminal;
  Timestamp at;
  std::int64_t monotonic_ms = 0;
  Date business_date;
  // Of the member, for a sale that their account pays of; nullopt where nobody here knows.
  std::optional<std::vector<LotBalance>> lots{};
  std::optional<Money> stored_value{};
};

// The basket with what was paid for it. References must outlive the call.
struct PaidBasket {
  const PricingRules& rules;
  const Basket& basket;
  const Payment& payment;
  const std::optional<Member>& member;  // the one of basket.member
};

// Decides the whole sale: prices, allocation, tenders, points, growth, tier after. Pure. Refuses with empty_basket, unknown_sku
// (detail: which) or tender_missing, the latter also when the basket does not cost what the payment was opened for, because the
// trading day turned meanwhile; where points or stored value pay of it with unknown_member (a guest has none to spend) or as
// may_pay_from_account() does. Asserts that lines = total = tenders.
Result<Sale> close_basket(const PaidBasket& paid, const SaleContext& context);

// [4] What a known customer's sale counts towards a tier: goods that are left out count nothing. One whose new tier counts in this sale
// itself [3] counts with what it was tested on.
Money counted_for_tier(const PricingRules& rules, const PricedBasket& priced);
// The tier this sale leaves the customer with; k_no_tier for a guest.
TierRank tier_after_sale(const PricingRules& rules, const PricedBasket& priced);
Purchase purchase_of(const Sale& sale);

}  // namespace shuke::domain
