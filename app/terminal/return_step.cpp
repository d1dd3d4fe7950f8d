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

// Every tap counts the whole anew. What a return after the window would do is shown, too; it cannot be confirmed (confirm_return).
void replan(State& state) {
  ReturnState& returning = state.returning;
  returning.plan.reset();
  returning.refusal.reset();
  if (!returning.found || returning.chosen.empty() || !state.shop) return;
  const AssociateId& leave = returning.allowed_by.empty() ? state.associate : returning.allowed_by;
  returning.plan = domain::plan_of(*returning.found, *state.shop, {.pieces = returning.chosen, .today = today(state), .allowed_by = leave});
}

// The goods of the first chosen piece.
const domain::SaleLine* first_chosen(const ReturnState& returning) {
  if (!returning.found || returning.chosen.empty()) return nullptr;
  for (const domain::SaleLine& line : returning.found->sale.lines) {
    if (line.line_no == returning.chosen.front().line_no) return &line;
  }
  return nullptr;
}

}  // namespace

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
  if (event.request != state.returning.request) return;
  if (state.screen == Screen::done) leave_done(state, moment);
  open_screen(state, Screen::returning);
  state.returning = {};
  state.returning.id = moment.fresh_id;
  state.returning.found = event.sale;
}

void answer_sale(State& state, const SaleMissing& event) {
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
  const auto at = std::find(returning.chosen.begin(), returning.chosen.end(), all[index]);
  if (at != returning.chosen.end()) {
    returning.chosen.erase(at);
  } else {
    returning.chosen.push_back(all[index]);
  }
  returning.swap.reset();
  replan(state);
}

void pick_cause(State& state, domain::ReturnCause cause) {
  if (state.returning.is_committing) return;
  const bool is_taken_back = state.returning.cause == cause;
  state.returning.cause = is_taken_back ? std::nullopt : std::optional(cause);
  state.returning.swap.reset();
  if (cause == domain::ReturnCause::quality) state.returning.condition = domain::GoodsCondition::defect;
}

void pick_condition(State& state, domain::GoodsCondition condition) {
  if (!state.returning.is_committing) state.returning.condition = condition;
}

std::vector<const domain::Sku*> swaps_for(const State& state) {
  std::vector<const domain::Sku*> swaps;
  const domain::SaleLine* const line = first_chosen(state.returning);
  const domain::Sku* const sold = line == nullptr || !state.shop ? nullptr : state.shop->book.find_sku(line->sku);
  if (sold == nullptr || state.returning.cause != domain::ReturnCause::size) return swaps;
  for (const domain::Sku* const sku : state.shop->book.variants_of(sold->style)) {
    const bool is_other_size = sku->rgb == sold->rgb && sku->size != sold->size;
    const bool is_here = domain::stock_at(*sku, state.shop->here) > 0;
    if (is_other_size && is_here && swaps.size() < k_most_swaps) swaps.push_back(sku);
  }
  return swaps;
}

void pick_swap(State& state, std::size_t index) {
  const std::vector<const domain::Sku*> swaps = swaps_for(state);
  if (state.returning.is_committing || index >= swaps.size()) return;
  const bool is_taken_back = state.returning.swap == swaps[index]->code;
  state.returning.swap = is_taken_back ? std::nullopt : std::optional(swaps[index]->code);
}

void open_leave(State& state) {
  const bool is_open = state.screen == Screen::returning && state.returning.found && state.shop;
  if (!is_open || state.returning.is_committing) return;
  const std::optional<Date> until = domain::returnable_until(state.returning.found->sale, *state.shop);
  if (until && *until < today(state)) state.overlay = Overlay::leave;
}

void allow_return(State& state, const AssociateId& manager) {
  if (state.overlay != Overlay::leave || !domain::may_allow_late(*state.shop, manager)) return;
  state.returning.allowed_by = manager;
  state.overlay = Overlay::none;
  replan(state);
}

void close_return(State& state) {
  if (state.returning.is_committing) return;
  state.returning = {};
  open_screen(state, Screen::sale);
}

Effects confirm_return(State& state) {
  ReturnState& returning = state.returning;
  if (state.screen != Screen::returning || returning.is_committing || !returning.found || !returning.plan || !*returning.plan) return {};
  const domain::ReturnPlan& plan = **returning.plan;
  if (plan.is_late && returning.allowed_by.empty()) return {};
  returning.refusal.reset();
  returning.is_committing = true;
  return {CommitReturn{.shop = state.shop,
                       .id = returning.id,
                       .receipt = returning.found->sale.receipt,
                       .pieces = returning.chosen,
                       .shares = plan.proposed,
                       .rounding = state.pay.payment.rounding,
                       .cause = returning.cause,
                       .condition = returning.condition,
                       .associate = state.associate,
                       .allowed_by = returning.allowed_by}};
}

void refuse_return(State& state, const Refusal& refusal) {
  state.returning.is_committing = false;
  state.returning.refusal = refusal;
}

Effects answer_returned(State& state, const ReturnCommitted& event) {
  const std::optional<SkuCode> swap = state.returning.swap;
  state.returning = {};
  state.returning.swap = swap;
  state.done = event.sale;
  state.done_member = event.member;
  open_screen(state, Screen::done);
  state.next_from_ms = state.now.unix_ms + k_deaf_after_return_ms;
  if (event.member && state.member && state.member->id == event.member->id) {
    state.member = event.member;
    reprice(state);
  }
  if (!state.shop) return {};
  return {SaveReceipt{event.sale.receipt, receipt_text(make_receipt(state, event.sale, event.member))}};
}

}  // namespace shuke::terminal
