#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"
#include "core/domain/sales/allocation.h"
#include "core/domain/sales/terms.h"

namespace shuke::terminal {
namespace {

using text::Key;

// ---- while the receipt is being looked for

std::string items_of(const State& state, const domain::Sale& sale) {
  const std::string& first = in(state.language, sale.lines.front().name);
  int pieces = 0;
  for (const domain::SaleLine& line : sale.lines) pieces += line.priced.quantity;
  return items_text(state, first, pieces);
}

int pieces_back(const std::vector<domain::Sale>& all, const domain::Sale& sale) {
  return static_cast<int>(domain::returned_so_far(sale, all).pieces.size());
}

PurchaseView make_purchase(const State& state, const domain::Sale& sale) {
  PurchaseView view;
  view.receipt = sale.receipt;
  view.when = text::date(local_date(sale.at), today(state)) + ' ' + text::clock_time(sale.at);
  view.items = items_of(state, sale);
  view.paid = text::amount(sale.total);
  const int back = pieces_back(state.returning.listed, sale);
  if (back > 0) view.note = words(state).say(Key::return_items_back, {std::to_string(back)});
  view.garment = sale.lines.front().garment;
  view.rgb = sale.lines.front().rgb;
  return view;
}

ReturnSearchView make_search_part(const State& state) {
  const text::Catalog& say = words(state);
  ReturnSearchView view;
  view.typed = state.returning.typed;
  view.is_looking = state.returning.is_looking;
  if (state.returning.refusal) view.refusal = text::say(say, *state.returning.refusal);
  const bool has_name = state.member && !state.member->core.name.empty();
  view.list_title = has_name ? say.say(Key::return_list_member, {state.member->core.name}) : say.say(Key::return_list_till);
  view.list_none = say.say(Key::return_list_none);
  for (const domain::Sale& sale : state.returning.listed) {
    if (!sale.returns_of && !sale.lines.empty()) view.purchases.push_back(make_purchase(state, sale));
  }
  return view;
}

// ---- the receipt that was found

Points points_paid(const domain::Sale& sale) {
  Points sum;
  for (const domain::SaleLine& line : sale.lines) {
    for (const domain::PricedPiece& piece : line.priced.pieces) sum += piece.redeemed;
  }
  return sum;
}

Money money_paid(const domain::Sale& sale) {
  Money by_points;
  for (const domain::Tender& tender : sale.tenders) by_points += tender.kind == domain::TenderKind::points ? tender.amount : Money{};
  return sale.total - by_points;
}

void add_customer(ReturnHeadView& view, const State& state, const std::optional<domain::Member>& member) {
  const text::Catalog& say = words(state);
  view.customer = say.say(Key::return_guest);
  if (member) {
    const std::string phone = text::masked_phone(member->core.phone);
    const std::string owner = associate_name(state, member->facts.owner);
    view.customer = member->core.name.empty() ? phone : member->core.name;
    view.tier = member->facts.tier;
    view.tier_name = member->facts.tier == domain::k_no_tier ? say.say(Key::member_prospect) : tier_name(state, member->facts.tier);
    view.phone_and_owner = owner.empty() ? phone : say.say(Key::member_phone_owner, {phone, owner});
  }
  view.initial = first_character(view.customer);
}

void add_window(ReturnHeadView& view, const State& state, const domain::Sale& sale) {
  const text::Catalog& say = words(state);
  const std::optional<Date> until = domain::returnable_until(sale, *state.shop);
  if (!until) return;
  view.is_late = *until < today(state);
  const std::int64_t day = days_between(sale.business_date, today(state));
  if (view.is_late) {
    view.window = say.say(Key::return_window_over, {text::date(*until, today(state))});
  } else {
    view.window = day == 0 ? say.say(Key::return_window_today) : say.say(Key::return_window, {std::to_string(day)});
  }
}

ReturnHeadView make_head(const State& state, const domain::ReturnableSale& found) {
  const text::Catalog& say = words(state);
  const domain::Sale& sale = found.sale;
  ReturnHeadView view;
  add_customer(view, state, found.member);
  view.receipt = sale.receipt;
  view.when = say.say(Key::common_dot, {text::date_and_time(sale.at), store_name(state, sale.terminal.store)});
  const Points points = points_paid(sale);
  const std::string money = text::money(money_paid(sale));
  view.paid = points > Points{} ? say.say(Key::return_paid_points, {money, text::points(points)}) : say.say(Key::return_paid, {money});
  add_window(view, state, sale);
  return view;
}

// What the whole sale took off this piece, reason by reason: their shares of what the line pays less than its own price. The record keeps
// the sum and not the shares, so of several reasons for the same goods each is said by its part in the whole.
void add_basket_shares(std::string& reasons, const State& state, const domain::SaleLine& line, Money off) {
  const text::Catalog& say = words(state);
  const domain::Sale& sale = state.returning.found->sale;
  if (off <= Money{} || sale.basket_reasons.empty()) return;
  std::vector<std::int64_t> weights;
  for (const domain::PriceReason& reason : sale.basket_reasons)
    weights.push_back(domain::covers(sale, reason, line) ? reason.amount.fen : 0);
  const std::vector<std::int64_t> shares = domain::allocate(off.fen, weights);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] == 0) continue;
    const std::string words_of =
        say.say(Key::return_reason_off, {reason_text(state, sale.basket_reasons[i]), text::amount(-Money{shares[i]})});
    add_part(state, reasons, words_of);
  }
}

std::string reasons_text(const State& state, const domain::SaleLine& line, Money paid) {
  std::string reasons = line_reasons_text(state, line);
  add_basket_shares(reasons, state, line, Money{line.priced.amount.fen / line.priced.quantity} - paid);
  return reasons;
}

ReturnPieceView make_piece(const State& state, const domain::SaleLine& line, int piece_no) {
  const domain::PricedPiece& piece = line.priced.pieces[static_cast<std::size_t>(piece_no) - 1];
  const std::string& name = in(state.language, line.name);
  ReturnPieceView view;
  const bool is_alone = line.priced.quantity == 1;
  view.name =
      is_alone ? name : words(state).say(Key::return_piece_of, {name, std::to_string(piece_no), std::to_string(line.priced.quantity)});
  view.variant = variant_text(state, line.colour, line.size);
  view.garment = line.garment;
  view.rgb = line.rgb;
  view.paid = text::amount(piece.paid);
  view.paid_fen = piece.paid.fen;
  if (line.priced.unit_list != piece.paid) view.was = text::amount(line.priced.unit_list);
  view.reasons = reasons_text(state, line, piece.paid);
  return view;
}

void add_pieces(ReturnView& view, const State& state, const domain::ReturnableSale& found) {
  const std::vector<domain::PieceName> gone = domain::returned_so_far(found.sale, found.earlier).pieces;
  const std::vector<domain::PieceName>& chosen = state.returning.back.pieces;
  for (const domain::SaleLine& line : found.sale.lines) {
    for (int piece_no = 1; piece_no <= line.priced.quantity; ++piece_no) {
      const domain::PieceName name{line.line_no, piece_no};
      ReturnPieceView piece = make_piece(state, line, piece_no);
      piece.is_returned = std::binary_search(gone.begin(), gone.end(), name);
      piece.is_chosen = std::find(chosen.begin(), chosen.end(), name) != chosen.end();
      if (piece.is_returned) piece.reasons = words(state).say(Key::return_returned);
      view.pieces.push_back(std::move(piece));
    }
  }
}

// Whatever may be handed back may be exchanged instead.
void add_exchange(ReturnView& view, const State& state) {
  if (plan_to_confirm(state) == nullptr || state.exchange) return;
  const std::vector<const domain::Sku*> swaps = swaps_for(state);
  for (const domain::Sku* const sku : swaps) view.swaps.push_back(size_text(state, sku->size));
  view.exchange = words(state).say(swaps.empty() ? Key::exchange_offer : Key::exchange_offer_sizes);
}

}  // namespace

ReturnView make_return(const State& state) {
  ReturnView view;
  if (!state.shop) return view;
  const ReturnState& returning = state.returning;
  view.is_committing = returning.is_committing;
  view.is_found = returning.found.has_value();
  if (!view.is_found) {
    view.search = make_search_part(state);
    return view;
  }
  view.head = make_head(state, *returning.found);
  add_pieces(view, state, *returning.found);
  view.cause = returning.back.cause;
  view.condition = returning.back.condition;
  add_exchange(view, state);
  add_refund(view, state);
  return view;
}

}  // namespace shuke::terminal
