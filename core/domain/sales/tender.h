#pragma once

#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"

namespace shuke::domain {

// `change` and `rounding` are signed rows of their own; lines are never changed by them.
enum class TenderKind {
  cash,
  bank_card,
  wechat,
  alipay,
  change,
  rounding,
  stored_value,
  points,
  voucher,
  exchange,     // what a return hands over to the sale it is exchanged for: negative there, positive here
  spent_points  // in returns: the worth of earned points that are spent already, kept back from the money
};
enum class TenderState { paid, unknown, reversed };

struct Tender {
  TenderKind kind = TenderKind::cash;
  Money amount;           // cash: what was handed over; change: negative; rounding: positive when the customer pays less
  std::string reference;  // what the other device gave, for example the last digits; never card data
  int attempt = 1;
  TenderState state = TenderState::paid;
  bool operator==(const Tender&) const = default;
};

// 抹零, for cash only.
enum class Rounding { none, to_jiao, to_yuan };

// The payment being taken. Sum of tenders, rounding and change rows = due when it is complete.
struct Payment {
  Money due;
  Rounding rounding = Rounding::none;
  std::vector<Tender> tenders;  // what the customer gave, in order; no change or rounding rows
};

// Rounding counts from the first cash tender on; until then `remaining` is exact and cash_due() says what cash would have to be.
struct PaymentState {
  Money given;               // sum of tenders that stand (reversed ones do not)
  Money open;                // due - given, not negative: the most that a tender which gives no change may be
  Money rounded_off;         // what cash rounding forgives, not negative; zero while there is no cash among the tenders
  Money remaining;           // still to pay, not negative, after rounding
  Money change;              // back to the customer, in cash only
  bool is_overpaid = false;  // tenders other than cash exceed the due: one of them has to go
  bool is_complete = false;  // nothing remains and no tender is of unknown outcome
};

PaymentState state_of(const Payment& payment);
// What would still be asked for in cash, with rounding applied. Rounding never forgives the whole of what cash has to pay.
Money cash_due(const Payment& payment);
// amount_not_valid (not positive), amount_above_due (only cash gives change), already complete: amount_above_due.
Result<Payment> with_tender(Payment payment, Tender tender);
Payment without_tender(Payment payment, std::size_t index);
// The rows a committed sale stores: tenders, then rounding, then change; adds up to due. tender_missing while incomplete, amount_above_due
// while overpaid.
Result<std::vector<Tender>> settled_tenders(const Payment& payment);
// The exact sum and the next sensible notes for cash, at most four, rising.
std::vector<Money> quick_amounts(Money cash_due);

}  // namespace shuke::domain
