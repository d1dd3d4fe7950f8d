#include <algorithm>
#include <utility>

#include "app/terminal/counter.h"
#include "app/terminal/variants.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

// The size this member wears, when the style comes in it and it is in stock here.
int members_size(const State& state, const StyleVariants& variants, int colour) {
  if (!state.member) return -1;
  for (const domain::SizeOf& worn : state.member->facts.sizes) {
    if (worn.family != variants.style->size_family) continue;
    const auto at = std::find(variants.sizes.begin(), variants.sizes.end(), worn.size);
    if (at == variants.sizes.end()) continue;
    const int size = static_cast<int>(at - variants.sizes.begin());
    const domain::Sku* const sku = variants.at(colour, size);
    if (sku != nullptr && domain::stock_at(*sku, state.shop->here) > 0) return size;
  }
  return -1;
}

}  // namespace

void tap_style(State& state, const StyleCode& code, const Moment& moment) {
  if (!state.shop || state.shop->book.find_style(code) == nullptr) return;
  const StyleVariants variants = variants_of(state.shop->book, code);
  if (variants.colours.empty()) return;
  int size = members_size(state, variants, 0);
  if (variants.sizes.size() == 1) size = 0;
  const bool is_unique = variants.colours.size() == 1 && size >= 0;
  if (is_unique && variants.at(0, size) != nullptr) return add_item(state, variants.at(0, size)->code, 1, moment);
  state.variant = {.style = code, .colour = 0, .size = size};
  state.overlay = Overlay::variant;
}

void confirm_variant(State& state, const Moment& moment) {
  if (!state.shop || state.variant.size < 0) return;
  const StyleVariants variants = variants_of(state.shop->book, state.variant.style);
  const domain::Sku* const sku = variants.at(state.variant.colour, state.variant.size);
  if (sku != nullptr) add_item(state, sku->code, 1, moment);
}

void set_quantity(State& state, const SetQuantity& intent) {
  if (intent.line >= state.basket.lines.size() || !state.shop) return;
  const domain::LineItem line = state.basket.lines[intent.line];
  Result<domain::Basket> with = domain::with_quantity(state.basket, intent.line, intent.quantity);
  if (!with) return show_refusal(state, with.refusal());
  state.basket = std::move(with).value();
  state.glowing_line.reset();
  reprice(state);
  if (intent.quantity > 0) return;
  const domain::Sku* const sku = state.shop->book.find_sku(line.sku);
  const std::string name = sku == nullptr ? line.sku : in(state.language, state.shop->book.style_of(*sku).name);
  show_toast(state, words(state).say(text::Key::line_removed, {name}));
  state.toast->undo = RemovedLine{line, intent.line};
}

void undo_remove(State& state) {
  if (!state.toast || !state.toast->undo) return;
  const RemovedLine removed = *state.toast->undo;
  state.toast.reset();
  auto& lines = state.basket.lines;
  const auto same = std::find_if(lines.begin(), lines.end(), [&](const domain::LineItem& line) { return line.sku == removed.line.sku; });
  if (same != lines.end()) {
    same->quantity = std::min(same->quantity + removed.line.quantity, domain::k_most_pieces_a_line);
  } else {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(std::min(removed.index, lines.size())), removed.line);
  }
  reprice(state);
}

void hold_basket(State& state, const Moment& moment) {
  if (state.basket.lines.empty() || state.pay.is_committing) return;
  if (state.exchange) return show_toast(state, words(state).say(text::Key::exchange_hold), true);
  // Money that was taken already must be given back on the payment screen before the goods can wait.
  if (!state.pay.payment.tenders.empty()) {
    const Money taken = domain::state_of(state.pay.payment).given;
    open_pay(state);
    return show_toast(state, words(state).say(text::Key::basket_hold_money, {text::money(taken)}), true);
  }
  state.parked.push_back(state.basket);
  open_basket(state, moment);
  show_toast(state, words(state).say(text::Key::basket_held_done));
}

Effects resume_basket(State& state, std::size_t index) {
  if (state.exchange) return show_toast(state, words(state).say(text::Key::exchange_hold), true), Effects{};
  if (index >= state.parked.size() || !state.pay.payment.tenders.empty()) return {};
  domain::Basket resumed = state.parked[index];
  state.parked.erase(state.parked.begin() + static_cast<std::ptrdiff_t>(index));
  if (!state.basket.lines.empty()) state.parked.push_back(state.basket);
  state.basket = std::move(resumed);
  state.member.reset();
  state.coupons = {};
  state.pay.payment.tenders.clear();
  open_screen(state, Screen::sale);
  reprice(state);
  if (!state.basket.member) return {};
  state.read = {.request = next_request(state), .code = {}};
  return {FindById{state.read.request, *state.basket.member}};
}

}  // namespace shuke::terminal
