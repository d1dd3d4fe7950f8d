#include <algorithm>
#include <utility>

#include "app/terminal/counter.h"
#include "core/domain/sales/exchange.h"
#include "core/domain/sales/history.h"

namespace shuke::terminal {

void begin_exchange(State& state, std::optional<std::size_t> swap, const Moment& moment) {
  if (plan_to_confirm(state) == nullptr || state.pay.is_committing) return;
  // One receipt at a time: what came back for the goods first must not be forgotten.
  if (state.exchange) return show_toast(state, words(state).say(text::Key::exchange_hold), true);
  const std::vector<const domain::Sku*> swaps = swaps_for(state);
  if (swap && *swap >= swaps.size()) return;
  const std::optional<SkuCode> wanted = swap ? std::optional(swaps[*swap]->code) : std::nullopt;
  ReturnState returning = std::exchange(state.returning, {});
  returning.back.associate = state.associate;
  state.exchange =
      ExchangeState{.back = std::move(returning.back), .request = 0, .found = std::move(returning.found), .plan = {}, .buyer = {}};
  open_screen(state, Screen::sale);
  // Goods that stand open already are what goes out, for whomever they stand there.
  const std::optional<domain::Member>& member = state.exchange->found->member;
  const bool is_open = !state.basket.lines.empty() || state.member;
  if (member && !is_open) {
    attach_now(state, domain::Member(*member));
  } else {
    reprice(state);
  }
  if (wanted) add_item(state, *wanted, 1, moment);
}

void drop_exchange(State& state) {
  if (!state.exchange || state.pay.is_committing) return;
  ExchangeState dropped = *std::exchange(state.exchange, std::nullopt);
  reprice(state);
  if (dropped.found) open_return(state, std::move(*dropped.found), std::move(dropped.back));
}

Effects restore_exchange(State& state, const domain::ReturnBasket& back) {
  state.exchange = ExchangeState{.back = back, .request = 0, .found = {}, .plan = {}, .buyer = {}};
  return read_exchange_again(state);
}

Effects read_exchange_again(State& state) {
  if (!state.exchange) return {};
  state.exchange->request = next_request(state);
  return {FindSale{state.exchange->request, state.exchange->back.receipt}};
}

void found_exchange(State& state, const domain::ReturnableSale& found) {
  state.exchange->found = found;
  reprice(state);
}

void lose_exchange(State& state) {
  state.exchange.reset();
  reprice(state);
  show_toast(state, words(state).say(text::Key::exchange_gone), true);
}

void replan_exchange(State& state) {
  if (!state.exchange || !state.exchange->found) return;
  ExchangeState& exchange = *state.exchange;
  exchange.plan = plan_back(state, *exchange.found, exchange.back);
  exchange.buyer.reset();
  if (state.member && *exchange.plan) exchange.buyer = domain::with_return(*state.member, state.shop->policies, (*exchange.plan)->record);
}

void settle_exchange(State& state) {
  std::vector<domain::Tender>& tenders = state.pay.payment.tenders;
  std::erase_if(tenders, [](const domain::Tender& tender) { return tender.kind == domain::TenderKind::exchange; });
  const domain::ReturnPlan* const plan = exchange_plan(state);
  if (plan == nullptr) return;
  const domain::Payment begun =
      domain::exchange_payment(*plan, state.exchange->back.id, {state.pay.payment.due, state.pay.payment.rounding, {}});
  tenders.insert(tenders.begin(), begun.tenders.begin(), begun.tenders.end());
}

const domain::ReturnPlan* exchange_plan(const State& state) {
  if (!state.exchange || !state.exchange->plan || !*state.exchange->plan) return nullptr;
  return &**state.exchange->plan;
}

Money exchanged_now(const State& state) { return domain::tendered(state.pay.payment.tenders, domain::TenderKind::exchange); }

std::vector<domain::RefundShare> money_back_now(const State& state) {
  const domain::ReturnPlan* const plan = exchange_plan(state);
  if (plan == nullptr) return {};
  const Money due = state.pay.payment.due;
  return in_hand(state, *plan, domain::exchange_shares(*plan, domain::shares_left_over(*plan, due), state.basket.id, due));
}

Money money_taken(const State& state) { return domain::state_of(state.pay.payment).given - exchanged_now(state); }

CommitExchange exchange_order(const State& state, CommitSale goods) {
  std::vector<domain::RefundShare> shares = domain::shares_left_over(*exchange_plan(state), goods.payment.due);
  return {{state.shop, state.exchange->back, std::move(shares), goods.payment.rounding}, std::move(goods)};
}

}  // namespace shuke::terminal
