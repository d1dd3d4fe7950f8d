#include <algorithm>
#include <utility>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "core/domain/members/code.h"

namespace shuke::terminal {
namespace {

constexpr std::int64_t k_deaf_after_return_ms = 300;
constexpr std::size_t k_most_swaps = 4;

bool is_on_search(const State& state) { return state.screen == Screen::returning && !state.returning.found; }

// Every tap counts the whole anew. What a return after the window would do is shown, too; it is confirmed with a
// manager's leave only (plan_to_confirm).
void replan(State& state) {
  ReturnState& returning = state.returning;
  returning.plan.reset();
  returning.refusal.reset();
  if (!returning.found || returning.back.pieces.empty() || !state.shop) return;
  domain::ReturnBasket back = returning.back;
  if (back.allowed_by.empty()) back.allowed_by = state.associate;
  returning.plan = plan_back(state, *returning.found, back);
}

// The goods of the first chosen piece.
const domain::SaleLine* first_chosen(const ReturnState& returning) {
  if (!returning.found || returning.back.pieces.empty()) return nullptr;
  for (const domain::SaleLine& line : returning.found->sale.lines) {
    if (line.line_no == returning.back.pieces.front().line_no) return &line;
  }
  return nullptr;
}

}  // namespace

Result<domain::ReturnPlan> plan_back(const State& state, const domain::ReturnableSale& found, const domain::ReturnBasket& back) {
  return domain::plan_of(found, *state.shop, {.pieces = back.pieces, .today = today(state), .allowed_by = back.allowed_by});
}

std::vector<domain::RefundShare> in_hand(const State& state, const domain::ReturnPlan& plan,
                                         const std::vector<domain::RefundShare>& shares) {
  const auto rows = domain::refund_rows(plan.sources, plan.money, shares, state.pay.payment.rounding);
  return rows ? domain::handed_out(*rows) : shares;
}

Money sum_of(const std::vector<domain::RefundShare>& shares) {
  Money sum;
  for (const domain::RefundShare& share : shares) sum += share.amount;
  return sum;
}

void open_return(State& state, domain::ReturnableSale found, domain::ReturnBasket back) {
  open_screen(state, Screen::returning);
  state.returning = {};
  const std::vector<domain::PieceName> gone = domain::returned_so_far(found.sale, found.earlier).pieces;
  std::erase_if(back.pieces, [&](const domain::PieceName& piece) { return std::binary_search(gone.begin(), gone.end(), piece); });
  state.returning.found = std::move(found);
  state.returning.back = std::move(back);
  replan(state);
}

Effects list_sales(State& state) {
  if (!is_on_search(state)) return {};
  state.returning.list_request = next_request(state);
  return {ListSales{state.returning.list_request, state.basket.member}};
}

Effects open_returns(State& state, const Moment& moment) {
  if (state.pay.is_committing || state.returning.is_committing)
    return show_toast(state, words(state).say(text::Key::notice_busy)), Effects{};
  if (state.screen == Screen::done) leave_done(state, moment);
  open_screen(state, Screen::returning);
  state.returning = {};
  return list_sales(state);
}

void type_receipt(State& state, const std::string& text) {
  state.returning.typed = text;
  state.returning.refusal.reset();
}

Effects find_receipt(State& state, const std::string& receipt) {
  if (state.pay.is_committing || state.returning.is_committing)
    return show_toast(state, words(state).say(text::Key::notice_busy)), Effects{};
  const std::string number(domain::trimmed(receipt));
  if (number.empty()) return {};
  state.returning.refusal.reset();
  state.returning.request = next_request(state);
  state.returning.is_looking = true;
  return {FindSale{state.returning.request, number}};
}

Effects leave_receipt(State& state) {
  if (state.returning.is_committing) return {};
  state.returning = {};
  return list_sales(state);
}

void answer_sale(State& state, const SaleFound& event, const Moment& moment) {
  if (state.exchange && event.request == state.exchange->request) return found_exchange(state, event.sale);
  if (event.request != state.returning.request) return;
  if (state.screen == Screen::done) leave_done(state, moment);
  open_return(state, event.sale, {.id = moment.fresh_id, .receipt = event.sale.sale.receipt, .pieces = {}, .cause = {}, .associate = {}});
}

void answer_sale(State& state, const SaleMissing& event) {
  if (state.exchange && event.request == state.exchange->request) return lose_exchange(state);
  if (event.request != state.returning.request) return;
  state.returning.is_looking = false;
  if (!is_on_search(state)) return show_refusal(state, event.refusal);
  state.returning.refusal = event.refusal;
}

void answer_list(State& state, const SalesListed& event) {
  if (event.request == state.returning.list_request) state.returning.listed = event.sales;
}

void tap_piece(State& state, std::size_t index) {
  ReturnState& returning = state.returning;
  if (!returning.found || returning.is_committing) return;
  const std::vector<domain::PieceName> all = domain::pieces_of(returning.found->sale);
  if (index >= all.size()) return;
  const std::vector<domain::PieceName> gone = domain::returned_so_far(returning.found->sale, returning.found->earlier).pieces;
  if (std::binary_search(gone.begin(), gone.end(), all[index])) return;
  std::vector<domain::PieceName>& chosen = returning.back.pieces;
  const auto at = std::find(chosen.begin(), chosen.end(), all[index]);
  if (at != chosen.end()) {
    chosen.erase(at);
  } else {
    chosen.push_back(all[index]);
  }
  replan(state);
}

void pick_cause(State& state, domain::ReturnCause cause) {
  if (state.returning.is_committing) return;
  domain::ReturnBasket& back = state.returning.back;
  const bool is_taken_back = back.cause == cause;
  back.cause = is_taken_back ? std::nullopt : std::optional(cause);
  if (cause == domain::ReturnCause::quality) back.condition = domain::GoodsCondition::defect;
}

void pick_condition(State& state, domain::GoodsCondition condition) {
  if (!state.returning.is_committing) state.returning.back.condition = condition;
}

std::vector<const domain::Sku*> swaps_for(const State& state) {
  std::vector<const domain::Sku*> swaps;
  const domain::SaleLine* const line = first_chosen(state.returning);
  const domain::Sku* const sold = line == nullptr || !state.shop ? nullptr : state.shop->book.find_sku(line->sku);
  if (sold == nullptr || state.returning.back.cause != domain::ReturnCause::size) return swaps;
  for (const domain::Sku* const sku : state.shop->book.variants_of(sold->style)) {
    const bool is_other_size = sku->rgb == sold->rgb && sku->size != sold->size;
    const bool is_here = domain::stock_at(*sku, state.shop->here) > 0;
    if (is_other_size && is_here && swaps.size() < k_most_swaps) swaps.push_back(sku);
  }
  return swaps;
}

void open_leave(State& state) {
  const bool is_open = state.screen == Screen::returning && state.returning.found && state.shop;
  if (!is_open || state.returning.is_committing) return;
  const std::optional<Date> until = domain::returnable_until(state.returning.found->sale, *state.shop);
  if (until && *until < today(state)) state.overlay = Overlay::leave;
}

void allow_return(State& state, const AssociateId& manager) {
  if (state.overlay != Overlay::leave || !domain::may_allow_late(*state.shop, manager)) return;
  state.returning.back.allowed_by = manager;
  state.overlay = Overlay::none;
  replan(state);
}

void close_return(State& state) {
  if (state.returning.is_committing) return;
  state.returning = {};
  open_screen(state, Screen::sale);
}

const domain::ReturnPlan* plan_to_confirm(const State& state) {
  const ReturnState& returning = state.returning;
  if (state.screen != Screen::returning || returning.is_committing || !returning.plan || !*returning.plan) return nullptr;
  const domain::ReturnPlan& plan = **returning.plan;
  return plan.is_late && returning.back.allowed_by.empty() ? nullptr : &plan;
}

Effects confirm_return(State& state) {
  ReturnState& returning = state.returning;
  const domain::ReturnPlan* const plan = plan_to_confirm(state);
  if (plan == nullptr) return {};
  if (!is_saving(state)) return returning.refusal = Refusal{Reason::not_saved}, Effects{};
  returning.refusal.reset();
  returning.is_committing = true;
  returning.back.associate = state.associate;
  return {CommitReturn{state.shop, returning.back, plan->proposed, state.pay.payment.rounding}};
}

void refuse_return(State& state, const Refusal& refusal) {
  state.returning.is_committing = false;
  state.returning.refusal = refusal;
}

Effects answer_returned(State& state, const ReturnCommitted& event) {
  state.returning = {};
  state.done = event.sale;
  state.done_back.reset();
  state.done_member = event.member;
  open_screen(state, Screen::done);
  state.next_from_ms = state.now.unix_ms + k_deaf_after_return_ms;
  if (event.member && state.member && state.member->id == event.member->id) {
    state.member = event.member;
    reprice(state);
  }
  Effects effects = read_exchange_again(state);
  if (state.shop) effects.push_back(SaveReceipt{event.sale.receipt, receipt_text(make_receipt(state, event.sale, event.member))});
  return effects;
}

}  // namespace shuke::terminal
