#pragma once

#include <optional>

#include "core/base/result.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/basket.h"
#include "core/domain/sales/sale.h"
#include "core/domain/sales/tender.h"
#include "core/domain/shop.h"
#include "core/operations/world.h"

namespace shuke::operations {

// The sale as it stood on the screen: the prices and the member that were shown are those that count.
struct CommitRequest {
  const domain::Shop& shop;
  const domain::Basket& basket;
  const domain::Payment& payment;
  const std::optional<domain::Member>& member;
  bool is_connected = true;  // to head office; without it an account pays only what the policy lets go [16]
};

struct CommittedSale {
  domain::Sale sale;                     // with seq and receipt number
  std::optional<domain::Member> member;  // as the panel shows them from now on
  bool was_committed_before = false;     // the second tap: this is the sale of the first
};

// Decides the basket and writes it down in one transaction: sale, lines, tenders, ledger, outbox record, and the draft without this
// basket. When it returns a sale, the sale is on the disk; print and open the drawer then. The same basket committed again answers
// the sale that was recorded; other goods or another member under the id of a sold basket are refused with already_committed.
// Refuses with prices_missing (no identity yet), unknown_member (the basket names somebody who was not found), empty_basket,
// unknown_sku, tender_missing (also when the basket does not cost what the payment was opened for: the trading day changed
// meanwhile), those of may_pay_from_account() and may_spend(), coupon_used (by another sale of this till, since it was put on), or
// as write_once does where the disk fails: DbError does not leave this function. Opens the day's shift by itself.
Result<CommittedSale> commit_sale(const World& world, const CommitRequest& request);

}  // namespace shuke::operations
