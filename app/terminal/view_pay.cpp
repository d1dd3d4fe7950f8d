#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using domain::TenderKind;
using text::Key;

constexpr std::size_t k_most_quick = 4;

Key name_key(TenderKind kind) {
  switch (kind) {
    case TenderKind::cash: return Key::pay_cash;
    case TenderKind::bank_card: return Key::pay_bank_card;
    case TenderKind::wechat: return Key::pay_wechat;
    case TenderKind::alipay: return Key::pay_alipay;
    case TenderKind::change: return Key::pay_change;
    case TenderKind::rounding: return Key::pay_rounding;
    case TenderKind::stored_value: return Key::pay_stored_value;
    case TenderKind::points: return Key::pay_points;
    case TenderKind::voucher: return Key::pay_voucher;
    case TenderKind::exchange: return Key::pay_exchange;
    case TenderKind::spent_points: return Key::pay_spent_points;
  }
  return Key::pay_cash;
}

Money taken_by(const State& state, TenderKind kind) {
  Money sum;
  for (const domain::Tender& tender : state.pay.payment.tenders) sum += tender.kind == kind ? tender.amount : Money{};
  return sum;
}

TenderTileView live_tile(const State& state, TenderTile tile, TenderKind kind) {
  const text::Catalog& say = words(state);
  TenderTileView view{.tile = tile, .name = say.say(name_key(kind)), .state = {}};
  const Money taken = taken_by(state, kind);
  view.is_active = state.pay.active == kind;
  view.is_taken = taken > Money{};
  if (view.is_taken) view.state = say.say(Key::pay_taken, {text::money(taken)});
  if (view.is_active) view.state = say.say(Key::pay_taking);
  if (view.state.empty() && kind == TenderKind::bank_card) view.state = say.say(Key::pay_on_terminal);
  if (view.state.empty() && kind != TenderKind::cash) view.state = say.say(Key::pay_scan_code);
  return view;
}

// Tenders that head office has to enable first; the live policy does not know them yet.
TenderTileView closed_tile(const State& state, TenderTile tile, Key name) {
  return {.tile = tile, .name = words(state).say(name), .state = words(state).say(Key::pay_not_enabled), .is_enabled = false};
}

std::string shut_text(const State& state, Reason reason) {
  const text::Catalog& say = words(state);
  if (reason == Reason::unknown_member) return say.say(Key::pay_needs_member);
  return say.say(reason == Reason::account_on_hold ? Key::pay_on_hold : Key::pay_needs_connection);
}

// Points and stored value: how much of this payment they can be, or why nothing.
TenderTileView account_tile(const State& state, TenderTile tile, TenderKind kind) {
  const text::Catalog& say = words(state);
  TenderTileView view{.tile = tile, .name = say.say(name_key(kind)), .state = {}};
  const Money taken = taken_by(state, kind);
  const Money most = most_payable(state, kind);
  const std::optional<Refusal> shut = account_shut(state);
  view.is_taken = taken > Money{};
  view.is_active = state.pay.active == kind;
  view.is_enabled = view.is_taken || most > Money{};
  if (shut && shut->reason != Reason::unknown_member) view.is_enabled = false;
  if (view.is_active) {
    view.state = say.say(Key::pay_taking);
  } else if (view.is_taken) {
    view.state = say.say(Key::pay_used, {text::money(taken)});
  } else if (shut) {
    view.state = shut_text(state, shut->reason);
  } else if (kind == TenderKind::stored_value) {
    view.state = say.say(Key::pay_balance, {text::money(buyer_of(state)->facts.stored_value)});
  } else {
    view.state = most > Money{} ? say.say(Key::pay_points_most, {text::money(most)}) : say.say(Key::pay_points_none);
  }
  return view;
}

TenderTileView voucher_tile(const State& state) {
  TenderTileView view = live_tile(state, TenderTile::voucher, TenderKind::voucher);
  if (!view.is_active && !view.is_taken) view.state = words(state).say(Key::pay_voucher_note);
  return view;
}

void add_tiles(PayView& view, const State& state) {
  view.tiles = {live_tile(state, TenderTile::cash, TenderKind::cash),
                live_tile(state, TenderTile::wechat, TenderKind::wechat),
                live_tile(state, TenderTile::alipay, TenderKind::alipay),
                live_tile(state, TenderTile::bank_card, TenderKind::bank_card),
                account_tile(state, TenderTile::stored_value, TenderKind::stored_value),
                account_tile(state, TenderTile::points, TenderKind::points),
                voucher_tile(state),
                closed_tile(state, TenderTile::more, Key::pay_more)};
}

// What is left where it came from: a row of stored value or points says it, money that came from outside says that.
std::string row_detail(const State& state, const domain::Tender& tender) {
  const text::Catalog& say = words(state);
  if (tender.kind == TenderKind::cash) return {};
  if (tender.kind == TenderKind::exchange) {
    const domain::ReturnBasket& back = state.exchange->back;
    return say.say(Key::common_dot, {say.say(Key::common_pieces, {std::to_string(back.pieces.size())}), back.receipt});
  }
  if (tender.kind == TenderKind::voucher) return say.say(Key::pay_voucher_row);
  if (!state.member) return say.say(Key::pay_recorded);
  if (tender.kind == TenderKind::stored_value)
    return say.say(Key::pay_balance, {text::money(buyer_of(state)->facts.stored_value - taken_by(state, tender.kind))});
  if (tender.kind != TenderKind::points) return say.say(Key::pay_recorded);
  const Points used = domain::points_for(policy_of(state), tender.amount);
  return say.say(Key::pay_points_used, {text::points(used)});
}

void add_rows(PayView& view, const State& state, const domain::PaymentState& now) {
  const text::Catalog& say = words(state);
  for (std::size_t i = 0; i < state.pay.payment.tenders.size(); ++i) {
    const domain::Tender& tender = state.pay.payment.tenders[i];
    view.rows.push_back({.kind = tender.kind,
                         .name = say.say(name_key(tender.kind)),
                         .detail = row_detail(state, tender),
                         .amount = text::amount(-tender.amount),
                         .can_remove = !state.pay.is_committing && tender.kind != TenderKind::exchange,
                         .index = i});
  }
  if (now.rounded_off == Money{}) return;
  const Key how = state.pay.payment.rounding == domain::Rounding::to_yuan ? Key::pay_rounding_yuan : Key::pay_rounding_jiao;
  view.rows.push_back(
      {.kind = TenderKind::rounding, .name = say.say(Key::pay_rounding), .detail = say.say(how), .amount = text::amount(-now.rounded_off)});
}

void add_quick(PayView& view, const State& state) {
  const text::Catalog& say = words(state);
  const Result<Money> typed = amount_from_text(state.pay.typed);
  if (state.pay.active != TenderKind::cash) {
    const bool is_account = state.pay.active == TenderKind::points || state.pay.active == TenderKind::stored_value;
    const Money open = domain::state_of(state.pay.payment).open;
    const Money rest = is_account ? most_payable(state, state.pay.active) : open;
    const std::string note = say.say(rest == open ? Key::nudge_exact : Key::pay_most);
    if (rest > Money{}) view.quick.push_back({text::short_money(rest), note, rest.fen, typed && *typed == rest});
    return;
  }
  const Money due = domain::cash_due(state.pay.payment);
  for (const Money amount : domain::quick_amounts(due)) {
    if (view.quick.size() == k_most_quick) break;
    const std::string label = text::short_money(amount);
    view.quick.push_back({label, amount == due ? say.say(Key::nudge_exact) : std::string(), amount.fen, typed && *typed == amount});
  }
}

// "20 元 1 张 · 5 元 1 张 · 1 元 4 枚": the fewest notes and coins.
std::string change_in_notes(const State& state, Money change) {
  const text::Catalog& say = words(state);
  struct Piece {
    std::int64_t fen;
    Key key;
    std::int64_t shown;
  };
  static constexpr Piece k_pieces[] = {{10000, Key::pay_change_note, 100}, {5000, Key::pay_change_note, 50},
                                       {2000, Key::pay_change_note, 20},   {1000, Key::pay_change_note, 10},
                                       {500, Key::pay_change_note, 5},     {100, Key::pay_change_coin, 1},
                                       {50, Key::pay_change_jiao, 5},      {10, Key::pay_change_jiao, 1}};
  std::string text;
  std::int64_t left = change.fen;
  for (const Piece& piece : k_pieces) {
    const std::int64_t count = left / piece.fen;
    left %= piece.fen;
    if (count == 0) continue;
    add_part(state, text, say.say(piece.key, {std::to_string(piece.shown), std::to_string(count)}));
  }
  return text;
}

// [4] What is paid with points and vouchers is no spend.
Money uncounted(const State& state) {
  const Result<domain::Payment> with = payment_with_typed(state.pay);
  const auto& tenders = with ? with->tenders : state.pay.payment.tenders;
  return domain::tendered(tenders, TenderKind::points) + domain::tendered(tenders, TenderKind::voucher);
}

void add_customer(PayView& view, const State& state) {
  if (!state.member) return;
  const text::Catalog& say = words(state);
  view.customer = state.member->core.name;
  view.initial = first_character(view.customer);
  view.tier = state.member->facts.tier;
  view.tier_name = view.tier == domain::k_no_tier ? say.say(Key::member_prospect) : tier_name(state, view.tier);
  const domain::Customer customer = customer_at(state);
  const auto ahead = domain::tiers_ahead(policy_of(state), customer);
  const Money counted = domain::counted_for_tier(rules_of(state, customer), state.priced);
  const domain::TierRank after = domain::highest_reached(ahead, counted, state.priced.tested);
  if (view.tier == domain::k_no_tier || after <= view.tier) return;
  if (domain::highest_reached(ahead, counted - uncounted(state), state.priced.tested) < after) {
    view.upgrade_title = say.say(Key::pay_upgrade_lost, {view.customer, tier_name(state, after)});
    view.upgrade_note = say.say(Key::pay_upgrade_lost_note, {text::money(uncounted(state))});
    return;
  }
  view.upgrade_title = say.say(Key::pay_upgrade_hint, {view.customer, tier_name(state, after)});
  view.upgrade_note = say.say(Key::pay_upgrade_warning);
}

void add_enrol_offer(PayView& view, const State& state) {
  if (state.member || !state.priced.reaches_enrolment) return;
  const domain::PricedBasket as_member = priced_as_member(state);
  const Money saves = as_member.total_without_member - as_member.total;
  view.offers_enrolment = true;
  view.upgrade_title = words(state).say(Key::nudge_reached_title);
  view.upgrade_note =
      saves > Money{} ? words(state).say(Key::nudge_reached_hint, {text::money(saves)}) : words(state).say(Key::enrol_no_saving);
}

void add_sums(PayView& view, const State& state, const domain::Payment& with_typed) {
  const text::Catalog& say = words(state);
  const domain::PaymentState taken = domain::state_of(state.pay.payment);
  const domain::PaymentState shown = domain::state_of(with_typed);
  add_rows(view, state, shown);
  const bool is_cash = state.pay.active == TenderKind::cash;
  const Money rest = is_cash ? domain::cash_due(state.pay.payment) : state.pay.payment.due - taken.given;
  view.remaining_label = say.say(is_cash ? Key::pay_remaining_cash : Key::pay_remaining);
  view.remaining = text::amount(std::max(rest, Money{}));
  const bool is_account = state.pay.active == TenderKind::points || state.pay.active == TenderKind::stored_value;
  view.suggested = short_amount(is_account ? most_payable(state, state.pay.active) : std::max(rest, Money{}));
  const Money pending = shown.given - taken.given;
  if (pending > Money{}) view.given = text::amount(pending);
  if (shown.change > Money{}) {
    view.change = text::amount(shown.change);
    view.change_note = change_in_notes(state, shown.change);
  }
  view.can_confirm = shown.is_complete && !state.pay.is_committing;
}

// The goods cost less than what comes back: the rest is given back the way it was paid.
void add_exchange(PayView& view, const State& state) {
  const text::Catalog& say = words(state);
  view.title = say.say(state.exchange ? Key::exchange_title : Key::pay_title);
  view.confirm = say.say(state.exchange ? Key::exchange_confirm : Key::pay_confirm);
  view.change_label = say.say(Key::pay_change);
  view.change_hint = say.say(Key::pay_change_hint);
  if (!state.exchange) return;
  view.can_confirm = view.can_confirm && exchange_plan(state) != nullptr;
  const std::vector<domain::RefundShare> shares = money_back_now(state);
  const Money back = sum_of(shares);
  if (back == Money{}) return;
  view.remaining_label = say.say(Key::pay_remaining_none);
  if (view.typed.empty()) view.amount_hint = say.say(Key::pay_settled_hint);
  view.change = text::amount(back);
  view.change_label = say.say(Key::return_refund);
  view.change_hint.clear();
  view.change_note = ways_back(state, shares);
}

}  // namespace

PayView make_pay(const State& state) {
  const text::Catalog& say = words(state);
  PayView view;
  if (!state.shop) return view;
  add_customer(view, state);
  add_enrol_offer(view, state);
  add_tiles(view, state);
  const bool is_cash = state.pay.active == TenderKind::cash;
  const bool is_own = state.pay.active == TenderKind::points || state.pay.active == TenderKind::stored_value;
  view.amount_label = is_cash ? say.say(Key::pay_cash_received) : say.say(Key::pay_amount, {say.say(name_key(state.pay.active))});
  view.amount_hint = say.say(is_cash ? Key::pay_amount_hint : is_own ? Key::pay_account_hint : Key::pay_recorded_note);
  if (state.pay.active == TenderKind::voucher) view.amount_hint = say.say(Key::pay_voucher_hint);
  view.typed = state.pay.typed;
  view.is_prefilled = state.pay.is_prefilled;
  view.rounding = state.pay.payment.rounding;
  view.due = text::amount(state.priced.total);
  view.summary = say.say(Key::pay_items_saved, {std::to_string(domain::piece_count(state.basket)), text::money(state.priced.saved())});
  view.is_committing = state.pay.is_committing;
  const Result<domain::Payment> with_typed = payment_with_typed(state.pay);
  add_sums(view, state, with_typed ? *with_typed : state.pay.payment);
  add_exchange(view, state);
  add_quick(view, state);
  if (!with_typed) view.refusal = text::say(say, with_typed.refusal());
  if (domain::state_of(state.pay.payment).is_overpaid) view.refusal = say.say(Key::pay_overpaid);
  if (state.pay.refusal) view.refusal = text::say(say, *state.pay.refusal);
  if (must_take_no_money(state)) view.refusal = disk_hint(state), view.can_confirm = false;
  return view;
}

}  // namespace shuke::terminal
