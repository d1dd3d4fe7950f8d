#include <array>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"
#include "core/domain/sales/manual_discount.h"

namespace shuke::terminal {
namespace {

using text::Key;

struct DiscountReason {
  const char* code;
  Key label;
};
constexpr std::array<DiscountReason, 4> k_discount_reasons{{{"damaged", Key::discount_reason_damaged},
                                                            {"display", Key::discount_reason_display},
                                                            {"matched", Key::discount_reason_matched},
                                                            {"goodwill", Key::discount_reason_goodwill}}};
constexpr std::array<BasisPoints, 4> k_discount_rates{{{9500}, {9000}, {8500}, {8000}}};

std::string discounted_text(const State& state) {
  const auto& line = state.discount.line;
  if (!line || *line >= state.basket.lines.size()) return words(state).say(Key::discount_title_all);
  const domain::Sku* const sku = state.shop->book.find_sku(state.basket.lines[*line].sku);
  return sku == nullptr ? std::string() : in(state.language, state.shop->book.style_of(*sku).name);
}

void add_outcome(DiscountView& view, const State& state, const domain::PricingRules& rules, Money before) {
  const auto wanted = discount_wanted(state);
  const domain::Associate* const by = associate_here(state);
  if (!wanted || by == nullptr) return;
  const auto with = domain::with_manual_discount(rules, state.basket, {state.discount.line, *wanted}, *by);
  if (!with) {
    view.refusal = text::say(words(state), with.refusal());
    return;
  }
  const Money off = wanted->amount > Money{} ? wanted->amount : before - at_rate_half_up(before, wanted->rate);
  view.after = text::amount(before - off);
  view.can_confirm = !state.discount.reason.empty();
}

}  // namespace

std::string discount_reason_text(const State& state, const std::string& code) {
  for (const DiscountReason& reason : k_discount_reasons) {
    if (code == reason.code) return words(state).say(reason.label);
  }
  return code;
}

DiscountView make_discount(const State& state) {
  const text::Catalog& say = words(state);
  const domain::Customer customer = customer_at(state);
  const domain::PricingRules rules = rules_of(state, customer);
  const Money before = domain::before_discount(rules, state.basket, state.discount.line);
  DiscountView view;
  view.title = discounted_text(state);
  view.before = text::amount(before);
  view.typed = state.discount.typed;
  for (const BasisPoints rate : k_discount_rates)
    view.rates.push_back({.code = {}, .label = text::discount(say, rate), .rate = rate, .is_chosen = state.discount.rate == rate});
  for (const DiscountReason& reason : k_discount_reasons)
    view.reasons.push_back(
        {.code = reason.code, .label = say.say(reason.label), .rate = {}, .is_chosen = state.discount.reason == reason.code});
  if (const domain::Associate* const by = associate_here(state))
    view.limit = say.say(Key::discount_limit, {text::money(domain::discount_limit(rules, state.basket, state.discount.line, *by))});
  add_outcome(view, state, rules, before);
  if (state.discount.refusal) view.refusal = text::say(say, *state.discount.refusal);
  const auto& line = state.discount.line;
  view.can_remove =
      line ? *line < state.basket.lines.size() && state.basket.lines[*line].manual.has_value() : state.basket.manual.has_value();
  return view;
}

}  // namespace shuke::terminal
