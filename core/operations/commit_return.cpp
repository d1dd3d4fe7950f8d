#include "core/operations/commit_return.h"

#include "core/codec/record.h"
#include "core/operations/open_shift.h"
#include "core/operations/orders.h"
#include "core/operations/write_once.h"
#include "core/operations/write_sale.h"

namespace shuke::operations {

namespace {

std::optional<domain::Member> member_after(const World& world, const ReturnOrder& order, const domain::Sale& sale) {
  return sale.member ? member_now(world, order.shop, *sale.member) : std::nullopt;
}

// The return of this order, if there is one.
std::optional<Result<CommittedReturn>> returned_before(const World& world, const ReturnOrder& order) {
  const auto record = world.store.find_sale(order.id);
  if (!record) return std::nullopt;
  auto sale = codec::decode_sale(*record);
  if (!sale) return sale.refusal();
  if (!is_return_of(*sale, order)) return Reason::already_committed;
  CommittedReturn again{.sale = std::move(sale).value(), .member = std::nullopt, .was_committed_before = true};
  again.member = member_after(world, order, again.sale);
  return again;
}

Result<domain::Sale> decide_return(const World& world, const ReturnOrder& order, const domain::SaleContext& context) {
  auto plan = plan_order(world, order, context.business_date);
  if (!plan) return plan.refusal();
  auto sale = domain::close_return(*plan, order.shares, closing_of(order, context));
  if (!sale) return sale.refusal();
  return with_cause(std::move(sale).value(), order);
}

Result<CommittedReturn> commit_order(const World& world, const ReturnOrder& order) {
  if (auto before = returned_before(world, order)) return *std::move(before);
  const auto context = context_now(world, order.shop);
  if (!context) return context.refusal();
  auto sale = decide_return(world, order, *context);
  if (!sale) return sale.refusal();
  open_shift(world, order.shop, order.associate);
  CommittedReturn committed{.sale = std::move(sale).value(), .member = std::nullopt};
  write_sale(world, committed.sale);
  committed.member = member_after(world, order, committed.sale);
  return committed;
}

}  // namespace

Result<CommittedReturn> commit_return(const World& world, const ReturnOrder& order) {
  return write_once<CommittedReturn>(
      world.store, [&] { return commit_order(world, order); }, [&] { return returned_before(world, order); });
}

}  // namespace shuke::operations
