#include "core/operations/commit_sale.h"

#include "core/codec/record.h"
#include "core/operations/open_shift.h"
#include "core/operations/orders.h"
#include "core/operations/write_once.h"
#include "core/operations/write_sale.h"

namespace shuke::operations {

namespace {

// The sale of this basket, if there is one.
std::optional<Result<CommittedSale>> committed_before(const World& world, const CommitRequest& request) {
  const auto record = world.store.find_sale(request.basket.id);
  if (!record) return std::nullopt;
  auto sale = codec::decode_sale(*record);
  if (!sale) return sale.refusal();
  if (!is_sale_of(*sale, request.basket)) return Reason::already_committed;
  return CommittedSale{.sale = std::move(sale).value(), .member = member_after(world, request), .was_committed_before = true};
}

Result<domain::Sale> decide(const World& world, const CommitRequest& request, const domain::SaleContext& context) {
  const domain::Customer customer = customer_of(request);
  const domain::PricingRules rules = rules_of(request, customer, context);
  if (const auto checked = check_request(world, request, rules); !checked) return checked.refusal();
  return domain::close_basket({rules, request.basket, request.payment, request.member}, with_account(world, request, context));
}

Result<CommittedSale> commit(const World& world, const CommitRequest& request) {
  if (auto before = committed_before(world, request)) return *std::move(before);
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
  return write_once<CommittedSale>(
      world.store, [&] { return commit(world, request); }, [&] { return committed_before(world, request); });
}

}  // namespace shuke::operations
