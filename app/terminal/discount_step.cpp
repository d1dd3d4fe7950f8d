#include <utility>

#include "app/terminal/counter.h"
#include "core/domain/sales/manual_discount.h"

namespace shuke::terminal {
namespace {

using domain::ManualDiscount;

const std::optional<ManualDiscount>* discount_on(const State& state, std::optional<std::size_t> line) {
  if (!line) return &state.basket.manual;
  return *line < state.basket.lines.size() ? &state.basket.lines[*line].manual : nullptr;
}

Result<domain::Basket> asked_again(const State& state, const domain::PricingRules& rules, std::optional<std::size_t> line) {
  const ManualDiscount discount = **discount_on(state, line);
  const domain::Associate* const by = state.shop->find_associate(discount.authorised_by);
  if (by == nullptr) return Reason::discount_limit;
  return domain::with_manual_discount(rules, domain::without_manual_discount(state.basket, line), {line, discount}, *by);
}

// True when it had to go.
bool drop_unless_held(State& state, const domain::PricingRules& rules, std::optional<std::size_t> line) {
  if (!*discount_on(state, line) || asked_again(state, rules, line)) return false;
  state.basket = domain::without_manual_discount(std::move(state.basket), line);
  return true;
}

}  // namespace

const domain::Associate* associate_here(const State& state) { return state.shop ? state.shop->find_associate(state.associate) : nullptr; }

void open_discount(State& state, std::optional<std::size_t> line) {
  const auto* const now = discount_on(state, line);
  if (!state.shop || state.basket.lines.empty() || now == nullptr || state.pay.is_committing) return;
  state.discount = {.line = line, .rate = {}, .typed = {}, .reason = {}, .refusal = {}};
  if (*now) {
    state.discount.reason = (*now)->reason;
    if ((*now)->amount > Money{}) {
      state.discount.typed = amount_text((*now)->amount);
    } else {
      state.discount.rate = (*now)->rate;
    }
  }
  state.overlay = Overlay::discount;
}

void pick_discount_rate(State& state, BasisPoints rate) {
  state.discount.rate = rate;
  state.discount.typed.clear();
  state.discount.refusal.reset();
}

void type_discount(State& state, const std::string& keys) {
  state.discount.typed = keys;
  state.discount.rate.reset();
  state.discount.refusal.reset();
}

std::optional<ManualDiscount> discount_wanted(const State& state) {
  const DiscountState& asked = state.discount;
  ManualDiscount discount;
  discount.reason = asked.reason;
  if (asked.rate) {
    discount.rate = *asked.rate;
    return discount;
  }
  const Result<Money> amount = amount_from_text(asked.typed);
  if (!amount) return std::nullopt;
  discount.amount = *amount;
  return discount;
}

void confirm_discount(State& state) {
  const std::optional<ManualDiscount> discount = discount_wanted(state);
  const domain::Associate* const by = associate_here(state);
  if (!discount || discount->reason.empty() || by == nullptr) return;
  const domain::Customer customer = customer_at(state);
  Result<domain::Basket> with =
      domain::with_manual_discount(rules_of(state, customer), state.basket, {state.discount.line, *discount}, *by);
  if (!with) {
    state.discount.refusal = with.refusal();
    return;
  }
  state.basket = std::move(with).value();
  state.overlay = Overlay::none;
  reprice(state);
}

void remove_discount(State& state) {
  state.basket = domain::without_manual_discount(std::move(state.basket), state.discount.line);
  state.overlay = Overlay::none;
  reprice(state);
}

void keep_discounts(State& state) {
  const domain::Customer customer = customer_at(state);
  const domain::PricingRules rules = rules_of(state, customer);
  bool has_dropped = false;
  for (std::size_t line = 0; line < state.basket.lines.size(); ++line) has_dropped = drop_unless_held(state, rules, line) || has_dropped;
  has_dropped = drop_unless_held(state, rules, std::nullopt) || has_dropped;
  if (has_dropped) show_toast(state, words(state).say(text::Key::discount_dropped), true);
}

}  // namespace shuke::terminal
