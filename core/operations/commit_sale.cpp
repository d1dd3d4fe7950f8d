#include "core/operations/commit_sale.h"

#include <algorithm>

#include "core/codec/record.h"
#include "core/domain/loyalty/redemption.h"
#include "core/domain/members/at_hand.h"
#include "core/domain/sales/pricing.h"
#include "core/operations/find_coupon.h"
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

Money paid_from_account(const domain::Payment& payment) {
  using domain::TenderKind;
  return domain::tendered(payment.tenders, TenderKind::points) + domain::tendered(payment.tenders, TenderKind::stored_value);
}

// Prices are those that were shown; what the account has is asked anew: another basket may have spent of it while this one was held.
void add_account(const World& world, const CommitRequest& request, domain::SaleContext& context) {
  if (!request.member || paid_from_account(request.payment) == Money{}) return;
  const auto member = find_member(world.store, {request.shop.policies, context.business_date}, request.member->id);
  if (!member) return;
  context.lots = domain::lots_at_hand(*member);
  context.stored_value = member->standing.state.stored_value;
}

// [16] This till holds no grants until head office sends some: what is left is the policy's courtesy, less what accounts paid here today.
Outcome check_offline(const World& world, const CommitRequest& request, Date today) {
  const Money amount = paid_from_account(request.payment);
  if (request.is_connected || amount == Money{}) return Done{};
  domain::Allowance allowance;
  allowance.courtesy_used_today = world.store.paid_from_accounts(today);
  const auto spend = domain::may_spend(request.shop.policy_on(today).offline, allowance, amount);
  if (!spend) return spend.refusal();
  return Done{};
}

Result<domain::Sale> decide(const World& world, const CommitRequest& request, domain::SaleContext context) {
  if (const auto goods = check_goods(request.shop.book, request.basket); !goods) return goods.refusal();
  const domain::Customer customer = request.member ? domain::customer_of(*request.member) : domain::Customer{};
  const domain::PricingRules rules{request.shop.book, request.shop.policy_on(context.business_date), customer, context.business_date,
                                   local_time(context.at)};
  if (domain::price(rules, request.basket).total != request.payment.due) return Reason::tender_missing;
  add_account(world, request, context);
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
  if (const auto coupons = check_coupons(world.store, request.basket, request.member); !coupons) return coupons.refusal();
  const Timestamp now = world.clock.now();
  const Date today = business_date_now(now, request.shop);
  if (const auto offline = check_offline(world, request, today); !offline) return offline.refusal();
  auto sale = decide(world, request,
                     {.terminal = terminal->identity, .at = now, .monotonic_ms = world.clock.monotonic_ms(), .business_date = today});
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
