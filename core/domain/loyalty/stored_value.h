#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/loyalty/ledger.h"

// [4] Stored value: money the shop owes the member, with its own ledger. Topping up is no sale, gives no growth and no points; paying with
// it is as good as money, so what was bought counts. Pure; entry_no and policy version are the caller's.
namespace shuke::domain {

// amount_not_valid: nothing, or less.
Result<LedgerEntry> top_up_entry(Money amount, Date day);
// amount_not_valid; stored_value_missing (detail: how many fen are missing): the balance never goes below zero.
Result<LedgerEntry> stored_payment_entry(Money balance, Money amount, Date day);
// What a return gives back of `paid`, of which `refunded` went back before. amount_not_valid, also for more than is left.
Result<LedgerEntry> stored_refund_entry(Money paid, Money refunded, Money amount, Date day);

}  // namespace shuke::domain
