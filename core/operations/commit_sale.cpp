#include "core/operations/commit_sale.h"

#include <algorithm>

#include "core/codec/record.h"
#include "core/domain/sales/pricing.h"
#include "core/operations/find_member.h"
#include "core/operations/open_shift.h"
#include "core/operations/write_sale.h"

namespace shuke::operations {

namespace {

// The sale is on the disk by now: whatever goes wrong in looking at the member again cannot unmake it.
std::optional<domain::Member> member_after(const World& world, const CommitRequest& request) {
  if (!request.member) return std::nullopt;
  try {
    auto found = find_member(world.store, today_in(world, request.shop), request.member->id);
    return found ? std::optional(std::move(found).value()) : request.member;
  } catch (const DbError&) {
    return request.member;
  }
}

bool is_sale_of(const domain::Sale& sale, const domain::Basket& basket) {
  const auto is_same = [](const domain::SaleLine& sold, const domain::LineItem& line) {
    return sold.sku == line.sku && sold.priced.quantity == line.quantity;
  };
  return sale.member == basket.member &&
         std::equal(sale.lines.begin(), sale.lines.end(), basket.lines.begin(), basket.lines.end(), is_same);
}

Result<CommittedSale> committed_before(const Record& record, const domain::Basket& basket) {
  auto sale = codec::decode_sale(record);
  if (!sale) return sale.refusal();
  if (!is_sale_of(*sale, basket)) return Reason::already_committed;
  return CommittedSale{.sale = std::move(sale).value(), .was_committed_before = true};
}

Outcome check_goods(const domain::PriceBook& book, const domain::Basket& basket) {
  if (basket.lines.empty()) return Reason::empty_basket;
  for (const auto& line : basket.lines) {
    if (book.find_sku(line.sku) == nullptr) return Refusal{Reason::unknown_sku, line.sku};
  }
  return Done{};
}

Result<domain::Sale> decide(const CommitRequest& request, const domain::SaleContext& context) {
  if (const auto goods = check_goods(request.shop.book, request.basket); !goods) return goods.refusal();
  const domain::Customer customer = request.member ? domain::customer_of(*request.member) : domain::Customer{};
  const domain::PricingRules rules{request.shop.book, request.shop.policy_on(context.business_date), customer, context.business_date,
                                   local_time(context.at)};
  if (domain::price(rules, request.basket).total != request.payment.due) return Reason::tender_missing;
  return domain::close_basket({rules, request.basket, request.payment, request.member}, context);
}

Result<CommittedSale> commit(const World& world, const CommitRequest& request) {
  if (const auto record = world.store.find_sale(request.basket.id)) {
    auto committed = committed_before(*record, request.basket);
    if (!committed) return committed.refusal();
    CommittedSale first = std::move(committed).value();
    first.member = member_after(world, request);
    return first;
  }
  const auto terminal = world.store.terminal();
  if (!terminal) return Reason::prices_missing;
  if (request.basket.member && !request.member) return Reason::unknown_member;
  const Timestamp now = world.clock.now();
  auto sale = decide(request, {.terminal = terminal->identity,
                               .at = now,
                               .monotonic_ms = world.clock.monotonic_ms(),
                               .business_date = business_date_now(now, request.shop)});
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
