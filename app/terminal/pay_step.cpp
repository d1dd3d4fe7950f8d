#include <algorithm>
#include <charconv>
#include <utility>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "core/domain/loyalty/redemption.h"
#include "core/domain/members/at_hand.h"

namespace shuke::terminal {
namespace {

constexpr std::int64_t k_deaf_ms = 300;
constexpr std::size_t k_most_whole_digits = 7;

bool is_from_account(domain::TenderKind kind) { return kind == domain::TenderKind::points || kind == domain::TenderKind::stored_value; }

// [16] This till holds no grants until head office sends some: without a connection it is the policy's courtesy or nothing.
Outcome allowed_offline(const domain::Offline& offline) {
  const Result<domain::OfflineSpend> least = domain::may_spend(offline, {}, Money{1});
  if (!least) return least.refusal();
  return Done{};
}

// Whether the account of the customer may pay what stands among the tenders.
Outcome check_account(const State& state, const domain::Payment& payment) {
  const auto& tenders = payment.tenders;
  if (std::none_of(tenders.begin(), tenders.end(), [](const domain::Tender& tender) { return is_from_account(tender.kind); }))
    return Done{};
  if (const auto shut = account_shut(state)) return *shut;
  return domain::may_pay_from_account(policy_of(state), payment.due, tenders, spendable_now(state));
}

// With what is typed, where the account of the customer may pay so.
Result<domain::Payment> payment_allowed(const State& state) {
  Result<domain::Payment> with = payment_with_typed(state.pay);
  if (!with) return with;
  if (const Outcome may = check_account(state, *with); !may) return may.refusal();
  return with;
}

void show_done(State& state, const domain::Sale& sale, const std::optional<domain::Member>& member, const Moment& moment) {
  open_basket(state, moment);
  state.done = sale;
  state.done_member = member;
  state.screen = Screen::done;
  state.next_from_ms = state.now.unix_ms + k_deaf_ms;
}

}  // namespace

std::string amount_text(Money amount) {
  const std::string cents = std::to_string(100 + amount.fen % 100).substr(1);
  const std::string whole = std::to_string(amount.fen / 100);
  return cents == "00" ? whole : whole + '.' + cents;
}

Result<Money> amount_from_text(const std::string& typed) {
  const std::size_t point = typed.find('.');
  const std::string whole = typed.substr(0, point);
  std::string cents = point == std::string::npos ? "" : typed.substr(point + 1);
  if (whole.size() > k_most_whole_digits || cents.size() > 2 || (whole.empty() && cents.empty())) return Reason::amount_not_valid;
  cents.append(2 - cents.size(), '0');
  const std::string digits = whole + cents;
  std::int64_t fen = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), fen);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || fen <= 0) return Reason::amount_not_valid;
  return Money{fen};
}

Result<domain::Payment> payment_with_typed(const PayState& pay) {
  if (pay.typed.empty()) return pay.payment;
  const Result<Money> amount = amount_from_text(pay.typed);
  if (!amount) return amount.refusal();
  return domain::with_tender(pay.payment, {.kind = pay.active, .amount = *amount});
}

bool is_connected(const State& state) { return state.sync.state == SyncState::up_to_date || state.sync.state == SyncState::sending; }

domain::Spendable spendable_now(const State& state) {
  const std::optional<domain::Member>& buyer = buyer_of(state);
  return buyer ? domain::spendable(*buyer) : domain::Spendable{};
}

std::optional<Refusal> account_shut(const State& state) {
  if (!state.member) return Refusal{Reason::unknown_member};
  if (is_on_hold(state)) return Refusal{Reason::account_on_hold};
  const auto& offline = policy_of(state).offline;
  const Outcome may = is_connected(state) ? Outcome(Done{}) : Outcome(allowed_offline(offline));
  return may ? std::nullopt : std::optional(may.refusal());
}

Money most_payable(const State& state, domain::TenderKind kind) {
  if (!state.shop || account_shut(state)) return {};
  return domain::most_from_account(policy_of(state), state.pay.payment, kind, spendable_now(state));
}

void open_pay(State& state) {
  if (!state.shop) return show_refusal(state, {Reason::prices_missing});
  // Money that was taken stays reachable, even when the last piece of goods has left the basket.
  if (state.basket.lines.empty() && state.pay.payment.tenders.empty()) return show_refusal(state, {Reason::empty_basket});
  if (must_take_no_money(state)) return show_toast(state, disk_hint(state), true);
  open_screen(state, Screen::pay);
  state.pay.active = domain::TenderKind::cash;
  state.pay.typed.clear();
  state.pay.refusal.reset();
}

void pick_tender(State& state, domain::TenderKind kind) {
  if (state.pay.is_committing) return;
  state.pay.active = kind;
  state.pay.refusal.reset();
  const domain::PaymentState now = domain::state_of(state.pay.payment);
  const Money open = kind == domain::TenderKind::cash ? domain::cash_due(state.pay.payment) : state.pay.payment.due - now.given;
  const Money rest = is_from_account(kind) ? most_payable(state, kind) : open;
  state.pay.typed = rest > Money{} ? amount_text(rest) : std::string();
  state.pay.is_prefilled = true;
}

void take_amount(State& state) {
  if (state.pay.is_committing || must_take_no_money(state)) return;
  if (state.pay.typed.empty()) pick_tender(state, state.pay.active);
  Result<domain::Payment> with = payment_allowed(state);
  if (!with) {
    state.pay.refusal = with.refusal();
    return;
  }
  state.pay.payment = std::move(with).value();
  state.pay.typed.clear();
  state.pay.refusal.reset();
  state.pay.active = domain::TenderKind::cash;
}

Effects confirm_pay(State& state) {
  if (state.pay.is_committing || state.screen != Screen::pay || must_take_no_money(state)) return {};
  Result<domain::Payment> with = payment_allowed(state);
  // After a power cut the receipt of an exchange is still being looked for, or what comes back may not come back any more.
  if (state.exchange && exchange_plan(state) == nullptr) {
    if (state.exchange->plan) state.pay.refusal = state.exchange->plan->refusal();
    return {};
  }
  if (with && !domain::state_of(*with).is_complete) with = Result<domain::Payment>(Reason::tender_missing);
  // The member of a resumed basket is still being looked up.
  if (with && state.basket.member && !state.member) with = Result<domain::Payment>(Reason::unknown_member);
  if (!with) {
    state.pay.refusal = with.refusal();
    return {};
  }
  state.pay.payment = std::move(with).value();
  state.pay.typed.clear();
  state.pay.refusal.reset();
  state.pay.is_committing = true;
  CommitSale goods{state.shop, state.basket, state.pay.payment, state.member, is_connected(state)};
  if (state.exchange) return {exchange_order(state, std::move(goods))};
  return {std::move(goods)};
}

Effects answer_committed(State& state, const SaleCommitted& event, const Moment& moment) {
  show_done(state, event.sale, event.member, moment);
  if (!state.shop) return {};
  return {SaveReceipt{event.sale.receipt, receipt_text(make_receipt(state, event.sale, event.member))}};
}

// Each record has its paper; the one for the customer shows both.
Effects answer_committed(State& state, const ExchangeCommitted& event, const Moment& moment) {
  show_done(state, event.sold, event.member, moment);
  state.done_back = event.returned;
  if (!state.shop) return {};
  // Somebody else may have brought the goods back.
  const bool is_theirs = event.member && event.returned.member == event.member->id;
  const auto& returner = is_theirs ? event.member : std::optional<domain::Member>();
  return {SaveReceipt{event.returned.receipt, receipt_text(make_receipt(state, event.returned, returner))},
          SaveReceipt{event.sold.receipt, receipt_text(make_done(state).receipt)}};
}

}  // namespace shuke::terminal
