#include "core/operations/commit_return.h"

#include <algorithm>

#include "core/codec/record.h"
#include "core/operations/find_member.h"
#include "core/operations/find_sale.h"
#include "core/operations/open_shift.h"
#include "core/operations/write_sale.h"

namespace shuke::operations {

namespace {

bool is_return_of(const domain::Sale& sale, const ReturnOrder& order) {
  std::vector<domain::PieceName> wanted = order.pieces;
  std::sort(wanted.begin(), wanted.end());
  return sale.returns_of && sale.returns_of->receipt == order.receipt && domain::pieces_of(sale) == wanted;
}

// It is on the disk by now: whatever goes wrong in looking at the member again cannot unmake it.
std::optional<domain::Member> member_now(const World& world, const ReturnOrder& order, const domain::Sale& sale) {
  if (!sale.member) return std::nullopt;
  try {
    auto found = find_member(world.store, today_in(world, order.shop), *sale.member);
    return found ? std::optional(std::move(found).value()) : std::nullopt;
  } catch (const DbError&) {
    return std::nullopt;
  }
}

Result<CommittedReturn> answer_again(const World& world, const ReturnOrder& order, const Record& record) {
  auto sale = codec::decode_sale(record);
  if (!sale) return sale.refusal();
  if (!is_return_of(*sale, order)) return Reason::already_committed;
  CommittedReturn again{.sale = std::move(sale).value(), .member = std::nullopt, .was_committed_before = true};
  again.member = member_now(world, order, again.sale);
  return again;
}

Result<domain::Sale> decide_return(const World& world, const ReturnOrder& order, const domain::SaleContext& context) {
  auto found = find_sale_for_return(world.store, today_in(world, order.shop), order.receipt);
  if (!found) return found.refusal();
  auto plan = domain::plan_of(*found, order.shop, {.pieces = order.pieces, .today = context.business_date, .allowed_by = {}});
  if (!plan) return plan.refusal();
  auto sale =
      domain::close_return(*plan, order.shares, {.id = order.id, .associate = order.associate, .rounding = order.rounding, .at = context});
  if (!sale) return sale.refusal();
  domain::Sale taken = std::move(sale).value();
  taken.cause = order.cause;
  taken.condition = order.condition;
  return taken;
}

Result<CommittedReturn> commit_order(const World& world, const ReturnOrder& order) {
  if (const auto record = world.store.find_sale(order.id)) return answer_again(world, order, *record);
  const auto terminal = world.store.terminal();
  if (!terminal) return Reason::prices_missing;
  const Timestamp now = world.clock.now();
  domain::SaleContext context;
  context.terminal = terminal->identity;
  context.at = now;
  context.monotonic_ms = world.clock.monotonic_ms();
  context.business_date = business_date_now(now, order.shop);
  auto sale = decide_return(world, order, context);
  if (!sale) return sale.refusal();
  open_shift(world, order.shop, order.associate);
  CommittedReturn committed{.sale = std::move(sale).value(), .member = std::nullopt};
  write_sale(world, committed.sale);
  committed.member = member_now(world, order, committed.sale);
  return committed;
}

}  // namespace

Result<CommittedReturn> commit_return(const World& world, const ReturnOrder& order) {
  try {
    return commit_order(world, order);
  } catch (const DbError& error) {
    return Refusal{Reason::not_saved, error.what()};
  }
}

}  // namespace shuke::operations
