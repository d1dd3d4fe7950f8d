#include "core/operations/commit_exchange.h"

#include "core/codec/record.h"
#include "core/domain/sales/exchange.h"
#include "core/domain/sales/history.h"
#include "core/operations/open_shift.h"
#include "core/operations/orders.h"
#include "core/operations/write_once.h"
#include "core/operations/write_sale.h"

namespace shuke::operations {

namespace {

// What is recorded under the two ids of this order, if anything is.
std::optional<Result<CommittedExchange>> exchanged_before(const World& world, const ExchangeOrder& order) {
  const auto back = world.store.find_sale(order.back.id), out = world.store.find_sale(order.goods.basket.id);
  if (!back && !out) return std::nullopt;
  if (!back || !out) return Reason::already_committed;
  auto returned = codec::decode_sale(*back);
  if (!returned) return returned.refusal();
  auto sold = codec::decode_sale(*out);
  if (!sold) return sold.refusal();
  if (!is_return_of(*returned, order.back) || !is_sale_of(*sold, order.goods.basket)) return Reason::already_committed;
  return CommittedExchange{.returned = std::move(returned).value(),
                           .sold = std::move(sold).value(),
                           .member = member_after(world, order.goods),
                           .was_committed_before = true};
}

Result<domain::Exchange> decide_exchange(const World& world, const ExchangeOrder& order, const domain::SaleContext& context) {
  const auto plan = plan_order(world, order.back, context.business_date);
  if (!plan) return plan.refusal();
  const CommitRequest& shown = order.goods;
  std::optional<domain::Member> buyer = shown.member;
  if (buyer) buyer = domain::with_return(*std::move(buyer), shown.shop.policies, plan->record);
  const CommitRequest goods{shown.shop, shown.basket, shown.payment, buyer, shown.is_connected};
  const domain::Customer customer = customer_of(goods);
  const domain::PricingRules rules = rules_of(goods, customer, context);
  if (const auto checked = check_request(world, goods, rules, &plan->record); !checked) return checked.refusal();
  return domain::close_exchange(*plan, order.back.shares, closing_of(order.back, with_account(world, goods, context, &plan->record)),
                                {rules, goods.basket, goods.payment, goods.member});
}

Result<CommittedExchange> commit_both(const World& world, const ExchangeOrder& order) {
  if (auto before = exchanged_before(world, order)) return *std::move(before);
  const auto context = context_now(world, order.goods.shop);
  if (!context) return context.refusal();
  auto decided = decide_exchange(world, order, *context);
  if (!decided) return decided.refusal();
  domain::Exchange exchange = std::move(decided).value();
  open_shift(world, order.goods.shop, order.back.associate);
  CommittedExchange committed{
      .returned = with_cause(std::move(exchange.returned), order.back), .sold = std::move(exchange.sold), .member = std::nullopt};
  write_exchange(world, committed.returned, committed.sold);
  committed.member = member_after(world, order.goods);
  return committed;
}

}  // namespace

Result<CommittedExchange> commit_exchange(const World& world, const ExchangeOrder& order) {
  return write_once<CommittedExchange>(
      world.store, [&] { return commit_both(world, order); }, [&] { return exchanged_before(world, order); });
}

}  // namespace shuke::operations
