#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/loyalty/ledger.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/basket.h"
#include "core/domain/sales/pricing.h"
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
};

struct SaleContext {
  TerminalIdentity terminal;
  Timestamp at;
  std::int64_t monotonic_ms = 0;
  Date business_date;
};

// Decides the whole sale: prices, allocation, tenders, points, growth, tier after. Pure. Refuses with empty_basket, unknown_sku
// (detail: which) or tender_missing, the latter also when the basket does not cost what the payment was opened for, because the
// trading day turned meanwhile. `member` is the one of basket.member. Asserts that lines = total = tenders.
Result<Sale> close_basket(const PricingRules& rules, const Basket& basket, const Payment& payment, const SaleContext& context,
                          const std::optional<Member>& member);

Purchase purchase_of(const Sale& sale);
OwnSale own_sale_of(const Sale& sale);

}  // namespace shuke::domain
