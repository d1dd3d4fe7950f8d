#pragma once

#include "core/domain/sales/returning.h"

// An exchange is one business act and two records: what comes back pays for what goes out through a tender of kind `exchange`, which is
// negative on the return and positive on the sale, so that each record adds up alone. Only the difference changes hands. The return comes
// first: prices, points, stored value and coupons of the sale are of the member that it leaves (with_return in sales/history.h). Pure.
namespace shuke::domain {

// How much of the return's money goes into goods that cost `total`: all of it, or what they cost.
Money exchanged_of(const ReturnPlan& plan, Money total);

// The payment for the new goods with the exchange already in it; `returned` is the id the return will have. What remains is asked from
// the customer as ever.
Payment exchange_payment(const ReturnPlan& plan, const Uuid& returned, Payment payment);

// How the money that goods for `total` leave over is handed back: the ways the sale was paid, as proposed_shares says. Empty where they
// cost as much or more.
std::vector<RefundShare> shares_left_over(const ReturnPlan& plan, Money total);

// The same with what goes into the goods of `basket`: the whole of the return's money.
std::vector<RefundShare> exchange_shares(const ReturnPlan& plan, std::vector<RefundShare> left_over, const Uuid& basket, Money total);

struct Exchange {
  Sale returned;
  Sale sold;
};

// `goods`: the new ones, their payment begun by exchange_payment; `closing.at` has the account as the return leaves it. `shares`: how the
// money is handed back that the new goods leave over. Refuses as close_return and close_basket do, and with refund_open where the payment
// does not hold exactly what exchanged_of says. Both records or none.
Result<Exchange> close_exchange(const ReturnPlan& plan, const std::vector<RefundShare>& shares, const ReturnClosing& closing,
                                const PaidBasket& goods);

}  // namespace shuke::domain
