#include "core/operations/commit_sale.h"

#include "core/codec/record.h"
#include "core/operations/open_shift.h"
#include "core/operations/orders.h"
#include "core/operations/write_sale.h"

namespace shuke::operations {

namespace {

Result<CommittedSale> committed_before(const Record& record, const domain::Basket& basket) {
  auto sale = codec::decode_sale(record);
  if (!sale) return sale.refusal();
  if (!is_sale_of(*sale, basket)) return Reason::already_committed;
  return CommittedSale{.sale = std::move(sale).value(), .was_committed_before = true};
}

Result<domain::Sale> decide(const World& world, const CommitRequest& request, const domain::SaleContext& context) {
  const domain::Customer customer = customer_of(request);
  const domain::PricingRules rules = rules_of(request, customer, context);
  if (const auto checked = check_request(world, request, rules); !checked) return checked.refusal();
  return domain::close_basket({rules, request.basket, request.payment, request.member}, with_account(world, request, context));
}

Result<CommittedSale> commit(const World& world, const CommitRequest& request) {
  if (const auto record = world.store.find_sale(request.basket.id)) {
    auto committed = committed_before(*record, request.basket);
    if (!committed) return committed.refusal();
    CommittedSale first = std::move(committed).value();
    first.member = member_after(world, request);
    return first;
  }
  const auto context = context_now(world, request.shop);
  if (!context) return context.refusal();
  auto sale = decide(world, request, *context);
  if (!sale) return sale.refusal();
  open_shift(world, request.shop, request.basket.associate);
  CommittedSale committed{.sale = std::move(sale).value()};
  write_sale(world, committed.sale);
  committed.member = member_after(world, request);
  return committed;
}

}  // namespace

Result<CommittedSale> commit_sale(const World& world, const CommitRequest& request) {
  try {
    return commit(world, request);
  } catch (const DbError& error) {
    return Refusal{Reason::not_saved, error.what()};
  }
}

}  // namespace shuke::operations
