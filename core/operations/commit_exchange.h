#pragma once

#include "core/operations/commit_return.h"
#include "core/operations/commit_sale.h"

namespace shuke::operations {

// Goods come back and others go out: the two halves as they stood on the screen. `back.shares` is what the new goods leave over, empty
// where they cost as much or more; `goods.payment` was begun by domain::exchange_payment.
struct ExchangeOrder {
  const ReturnOrder& back;
  const CommitRequest& goods;
};

struct CommittedExchange {
  domain::Sale returned;
  domain::Sale sold;
  std::optional<domain::Member> member;  // of the sale, as the panel shows them from now on
  bool was_committed_before = false;     // the second tap: these are the records of the first
};

// Both records in one transaction, the return first, and the sale decided as if that were written: the new goods are priced for the member
// of domain::with_return and paid from the account that the return leaves. When it returns the records they are on the disk, and when it
// refuses neither is. The same order again answers what was recorded; anything else under one of its two ids is refused with
// already_committed. Refuses besides as commit_return and commit_sale do, and with refund_open where the payment does not hold what the
// return is worth by now.
Result<CommittedExchange> commit_exchange(const World& world, const ExchangeOrder& order);

}  // namespace shuke::operations
