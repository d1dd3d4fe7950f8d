#include "core/domain/sales/exchange.h"

#include <algorithm>

#include "core/domain/sales/spending.h"

namespace shuke::domain {
namespace {

// What a return pays into the exchange is real money; what cash rounding forgave at its sale comes on top where it is the last of it.
Money forgiven_with(const ReturnPlan& plan, Money exchanged) {
  return exchanged == handed_out_at_most(plan.sources) ? std::max(plan.money - exchanged, Money{}) : Money{};
}

}  // namespace

Money exchanged_of(const ReturnPlan& plan, Money total) { return std::min({plan.money, handed_out_at_most(plan.sources), total}); }

Payment exchange_payment(const ReturnPlan& plan, const Uuid& returned, Payment payment) {
  const Money exchanged = exchanged_of(plan, payment.due);
  if (exchanged > Money{}) payment.tenders.push_back({TenderKind::exchange, exchanged, to_text(returned), 1, TenderState::paid});
  return payment;
}

std::vector<RefundShare> shares_left_over(const ReturnPlan& plan, Money total) {
  const Money exchanged = exchanged_of(plan, total);
  return proposed_shares(plan.sources, plan.money - exchanged - forgiven_with(plan, exchanged));
}

std::vector<RefundShare> exchange_shares(const ReturnPlan& plan, std::vector<RefundShare> left_over, const Uuid& basket, Money total) {
  const Money exchanged = exchanged_of(plan, total);
  const Money share = exchanged + forgiven_with(plan, exchanged);
  if (share > Money{}) left_over.push_back({TenderKind::exchange, to_text(basket), share});
  return left_over;
}

Result<Exchange> close_exchange(const ReturnPlan& plan, const std::vector<RefundShare>& shares, const ReturnClosing& closing,
                                const PaidBasket& goods) {
  const Money exchanged = exchanged_of(plan, goods.payment.due);
  if (tendered(goods.payment.tenders, TenderKind::exchange) != exchanged) return Reason::refund_open;
  Result<Sale> returned = close_return(plan, exchange_shares(plan, shares, goods.basket.id, goods.payment.due), closing);
  if (!returned) return returned.refusal();
  if (-tendered(returned->tenders, TenderKind::exchange) != exchanged) return Reason::refund_open;
  Result<Sale> sold = close_basket(goods, closing.at);
  if (!sold) return sold.refusal();
  return Exchange{std::move(returned).value(), std::move(sold).value()};
}

}  // namespace shuke::domain
