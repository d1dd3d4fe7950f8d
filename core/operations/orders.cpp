#include "core/operations/orders.h"

#include <algorithm>

#include "core/domain/loyalty/redemption.h"
#include "core/domain/members/at_hand.h"
#include "core/domain/sales/history.h"
#include "core/domain/sales/pricing.h"
#include "core/domain/sales/spending.h"
#include "core/operations/find_coupon.h"
#include "core/operations/find_member.h"
#include "core/operations/find_sale.h"
#include "core/operations/open_shift.h"

namespace shuke::operations {

namespace {

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

}  // namespace

Result<domain::SaleContext> context_now(const World& world, const domain::Shop& shop) {
  const auto terminal = world.store.terminal();
  if (!terminal) return Reason::prices_missing;
  const Timestamp now = world.clock.now();
  return domain::SaleContext{
      .terminal = terminal->identity, .at = now, .monotonic_ms = world.clock.monotonic_ms(), .business_date = business_date_now(now, shop)};
}

bool is_return_of(const domain::Sale& sale, const ReturnOrder& order) {
  std::vector<domain::PieceName> wanted = order.pieces;
  std::sort(wanted.begin(), wanted.end());
  return sale.returns_of && sale.returns_of->receipt == order.receipt && domain::pieces_of(sale) == wanted;
}

bool is_sale_of(const domain::Sale& sale, const domain::Basket& basket) {
  const auto is_same = [](const domain::SaleLine& sold, const domain::LineItem& line) {
    return sold.sku == line.sku && sold.priced.quantity == line.quantity;
  };
  return sale.member == basket.member &&
         std::equal(sale.lines.begin(), sale.lines.end(), basket.lines.begin(), basket.lines.end(), is_same);
}

Result<domain::ReturnPlan> plan_order(const World& world, const ReturnOrder& order, const Date& today) {
  auto found = find_sale_for_return(world.store, today_in(world, order.shop), order.receipt);
  if (!found) return found.refusal();
  const AssociateId leave = domain::may_allow_late(order.shop, order.allowed_by) ? order.allowed_by : AssociateId{};
  return domain::plan_of(*found, order.shop, {.pieces = order.pieces, .today = today, .allowed_by = leave});
}

domain::ReturnClosing closing_of(const ReturnOrder& order, const domain::SaleContext& context) {
  return {.id = order.id, .associate = order.associate, .rounding = order.rounding, .at = context};
}

domain::Sale with_cause(domain::Sale returned, const ReturnOrder& order) {
  returned.cause = order.cause;
  returned.condition = order.condition;
  return returned;
}

domain::Customer customer_of(const CommitRequest& request) {
  return request.member ? domain::customer_of(*request.member) : domain::Customer{};
}

domain::PricingRules rules_of(const CommitRequest& request, const domain::Customer& customer, const domain::SaleContext& context) {
  return {request.shop.book, request.shop.policy_on(context.business_date), customer, context.business_date, local_time(context.at)};
}

Outcome check_request(const World& world, const CommitRequest& request, const domain::PricingRules& rules, const domain::Sale* first) {
  if (request.basket.member && !request.member) return Reason::unknown_member;
  const std::vector<std::string> revived = first ? first->revived_coupons : std::vector<std::string>();
  if (const auto coupons = check_coupons(world.store, request.basket, request.member, revived); !coupons) return coupons.refusal();
  if (const auto offline = check_offline(world, request, rules.today); !offline) return offline.refusal();
  if (const auto goods = check_goods(request.shop.book, request.basket); !goods) return goods.refusal();
  if (domain::price(rules, request.basket).total != request.payment.due) return Reason::tender_missing;
  return Done{};
}

// Prices are those that were shown; what the account has is asked anew: another basket may have spent of it while this one was held.
domain::SaleContext with_account(const World& world, const CommitRequest& request, domain::SaleContext context, const domain::Sale* first) {
  if (!request.member || paid_from_account(request.payment) == Money{}) return context;
  const auto found = find_member(world.store, {request.shop.policies, context.business_date}, request.member->id);
  if (!found) return context;
  const domain::Member member = first ? domain::with_return(*found, request.shop.policies, *first) : *found;
  context.lots = domain::lot_balances(member.standing);
  context.stored_value = member.standing.state.stored_value;
  return context;
}

std::optional<domain::Member> member_now(const World& world, const domain::Shop& shop, const MemberId& member) {
  try {
    auto found = find_member(world.store, today_in(world, shop), member);
    return found ? std::optional(std::move(found).value()) : std::nullopt;
  } catch (const DbError&) {
    return std::nullopt;
  }
}

std::optional<domain::Member> member_after(const World& world, const CommitRequest& request) {
  if (!request.member) return std::nullopt;
  auto found = member_now(world, request.shop, request.member->id);
  if (!found) return request.member;
  return found;
}

}  // namespace shuke::operations
