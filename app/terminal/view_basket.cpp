#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using text::Key;

std::string raw_reason(const domain::PriceReason& reason) {
  switch (reason.kind) {
    case domain::ReasonKind::tier_price: return "tier_price";
    case domain::ReasonKind::special_price: return "special_price";
    case domain::ReasonKind::nth_item: return "nth_item";
    case domain::ReasonKind::threshold_off: return "threshold_off";
    case domain::ReasonKind::welcome_off: return "welcome_off";
    case domain::ReasonKind::percentage: return "percentage";
    case domain::ReasonKind::amount_off: return "amount_off";
    case domain::ReasonKind::bundle: return "bundle";
    case domain::ReasonKind::buy_get: return "buy_get";
    case domain::ReasonKind::coupon: return "coupon";
    case domain::ReasonKind::manual: return "manual";
  }
  return {};
}

// What is allocated to a line from the whole basket is a reason of the line too: a script can add the line up.
void add_raw_reasons(LineView& view, const domain::PricedLine& line, const domain::PricedBasket& priced) {
  for (const domain::PriceReason& reason : line.reasons) view.reasons_raw.push_back(raw_reason(reason));
  if (line.paid == line.amount) return;
  for (const domain::PriceReason& reason : priced.basket_reasons) view.reasons_raw.push_back(raw_reason(reason));
}

std::string line_reason(const State& state, const domain::PricedLine& line) {
  if (line.reasons.empty()) return {};
  // What somebody decided by hand is what is asked about; otherwise the first rule that applied.
  const auto by_hand = std::find_if(line.reasons.begin(), line.reasons.end(),
                                    [](const domain::PriceReason& each) { return each.kind == domain::ReasonKind::manual; });
  const domain::PriceReason& reason = by_hand == line.reasons.end() ? line.reasons.front() : *by_hand;
  const std::string said = reason_text(state, reason);
  const bool is_final = reason.kind == domain::ReasonKind::special_price && state.screen == Screen::enrol;
  return is_final ? words(state).say(Key::reason_no_further_discount, {said}) : said;
}

LineView make_line(const State& state, const domain::PricedBasket& priced, std::size_t index) {
  const domain::PricedLine& line = priced.lines[index];
  const domain::Sku& sku = *state.shop->book.find_sku(line.sku);
  LineView view;
  view.index = index;
  view.sku = line.sku;
  view.name = in(state.language, state.shop->book.style_of(sku).name);
  view.variant = variant_text(state, sku.colour, sku.size);
  view.drawing = drawing_of(state, sku);
  view.quantity = line.quantity;
  view.amount = text::amount(line.amount);
  if (line.amount != line.list) view.was = text::amount(line.list);
  view.reason = line_reason(state, line);
  view.reason_is_goods = !line.reasons.empty() && line.reasons.front().kind != domain::ReasonKind::tier_price;
  view.glows = state.glowing_line == index;
  view.unit_fen = line.unit_list.fen;
  view.amount_fen = line.amount.fen;
  view.paid_fen = line.paid.fen;
  add_raw_reasons(view, line, priced);
  return view;
}

void add_totals(BasketView& view, const State& state, const domain::PricedBasket& priced) {
  view.totals.push_back({words(state).say(Key::basket_list_total), text::amount(priced.list_total), false});
  if (priced.line_savings > Money{}) {
    const bool is_member = priced.tier_used > domain::k_no_tier;
    view.totals.push_back(
        {words(state).say(is_member ? Key::basket_member_and_offers : Key::basket_offer_saving), text::amount(-priced.line_savings), true});
  }
  for (const domain::PriceReason& reason : priced.basket_reasons)
    view.totals.push_back({reason_text(state, reason), text::amount(-reason.amount), true});
}

// The first of the pieces, and how many there are.
std::string items_back(const State& state, const ExchangeState& exchange) {
  const std::vector<domain::PieceName>& pieces = exchange.back.pieces;
  std::string first;
  for (const domain::SaleLine& line : exchange.found->sale.lines) {
    if (first.empty() && line.line_no == pieces.front().line_no) first = in(state.language, line.name);
  }
  return items_text(state, first, static_cast<int>(pieces.size()));
}

std::optional<ExchangeBand> make_exchange(const State& state) {
  if (!state.exchange) return std::nullopt;
  const text::Catalog& say = words(state);
  if (!state.exchange->found || !state.exchange->plan) return ExchangeBand{.text = say.say(Key::exchange_looking), .worth = {}};
  const Result<domain::ReturnPlan>& plan = *state.exchange->plan;
  if (!plan) return ExchangeBand{.text = text::say(say, plan.refusal()), .worth = {}, .is_bad = true};
  return ExchangeBand{.text = say.say(Key::exchange_band, {items_back(state, *state.exchange)}), .worth = text::amount(plan->money)};
}

// Only the difference is asked for, or given.
void add_difference(BasketView& view, const State& state, Money total) {
  const domain::ReturnPlan* const plan = exchange_plan(state);
  if (plan == nullptr || view.lines.empty()) return;
  const text::Catalog& say = words(state);
  const Money exchanged = exchanged_now(state), back = sum_of(money_back_now(state));
  if (exchanged > Money{}) view.totals.push_back({say.say(Key::pay_exchange), text::amount(-exchanged), false});
  view.total = text::amount(back > Money{} ? back : total - exchanged);
  view.pay_label = say.say(back > Money{} ? Key::exchange_hand_back : total == exchanged ? Key::exchange_even : Key::basket_pay);
}

void add_points(BasketView& view, const State& state, const domain::PricedBasket& priced) {
  const text::Catalog& say = words(state);
  view.points = text::points(priced.points);
  if (priced.tier_used > domain::k_no_tier) {
    view.points_label = say.say(Key::basket_points);
    view.points_note = say.say(Key::basket_points_rate, {tier_name(state, priced.tier_used), text::rate(priced.points_rate)});
    return;
  }
  view.points_label = say.say(Key::basket_points_guest);
  view.points_note = say.say(Key::basket_points_if_member, {""});
}

}  // namespace

BasketView make_basket(const State& state, const domain::PricedBasket& priced) {
  const text::Catalog& say = words(state);
  const bool is_preview = state.screen == Screen::enrol;
  BasketView view;
  view.title = say.say(is_preview ? Key::enrol_basket_title : Key::basket_title);
  view.count = say.say(Key::common_pieces, {std::to_string(domain::piece_count(state.basket))});
  view.associate = say.say(Key::basket_associate, {associate_name(state, state.associate)});
  view.parked = static_cast<int>(state.parked.size());
  if (!state.shop) return view;
  for (std::size_t i = 0; i < priced.lines.size(); ++i) view.lines.push_back(make_line(state, priced, i));
  view.pay_label = say.say(Key::basket_pay);
  view.exchange = make_exchange(state);
  view.total = text::amount(priced.total);
  view.total_fen = priced.total.fen;
  const Money taken = money_taken(state);
  view.can_pay = !priced.lines.empty() || taken > Money{};
  if (taken > Money{}) view.saved = say.say(Key::pay_taken, {text::money(taken)});
  if (priced.lines.empty()) return view;
  if (taken == Money{} && priced.saved() > Money{}) view.saved = say.say(Key::common_saved_in_all, {text::money(priced.saved())});
  if (!is_preview) view.coupons = make_coupon_band(state);
  add_totals(view, state, priced);
  if (!is_preview) add_difference(view, state, priced.total);
  add_points(view, state, priced);
  return view;
}

}  // namespace shuke::terminal
