#include <algorithm>
#include <string>
#include <utility>

#include "core/domain/sales/manual_discount.h"

namespace shuke::domain {
namespace {

Money share_of(Money amount, const Associate& by) { return by.is_manager ? amount : at_rate_floor(amount, by.most_off); }

Money off_by(const ManualDiscount& discount, Money amount) {
  return discount.amount > Money{} ? discount.amount : amount - at_rate_half_up(amount, discount.rate);
}

// What people took off a priced basket, lines and whole together.
Money taken_by_hand(const PricedBasket& priced) {
  Money sum;
  const auto add = [&](const std::vector<PriceReason>& reasons) {
    for (const PriceReason& reason : reasons) sum += reason.kind == ReasonKind::manual ? reason.amount : Money{};
  };
  for (const PricedLine& line : priced.lines) add(line.reasons);
  add(priced.basket_reasons);
  return sum;
}

// What this one takes off. That of the whole basket follows the lines, so it stands aside while a line is asked about.
Money taken_by(const PricingRules& rules, Basket basket, std::optional<std::size_t> line) {
  if (line) basket.manual.reset();
  return taken_by_hand(price(rules, basket)) - taken_by_hand(price(rules, without_manual_discount(basket, line)));
}

}  // namespace

Money before_discount(const PricingRules& rules, const Basket& basket, std::optional<std::size_t> line) {
  if (!line) return price(rules, without_manual_discount(basket, std::nullopt)).total;
  if (*line >= basket.lines.size()) return {};
  Basket plain = without_manual_discount(basket, line);
  plain.manual.reset();
  return price(rules, plain).lines[*line].paid;
}

Money discount_limit(const PricingRules& rules, const Basket& basket, std::optional<std::size_t> line, const Associate& by) {
  const PricedBasket rest = price(rules, without_manual_discount(basket, line));
  const Money others = taken_by_hand(rest);
  const Money of_all = share_of(rest.total + others, by) - others;
  return std::max(std::min(share_of(before_discount(rules, basket, line), by), of_all), Money{});
}

Result<Basket> with_manual_discount(const PricingRules& rules, Basket basket, DiscountRequest request, const Associate& by) {
  const Money wanted = off_by(request.discount, before_discount(rules, basket, request.line));
  if (wanted <= Money{} || (request.line && *request.line >= basket.lines.size())) return Reason::amount_not_valid;
  const Money limit = discount_limit(rules, basket, request.line, by);
  if (wanted > limit) return Refusal{Reason::discount_limit, std::to_string(limit.fen)};
  request.discount.authorised_by = by.id;
  (request.line ? basket.lines[*request.line].manual : basket.manual) = std::move(request.discount);
  const Money taken = taken_by(rules, basket, request.line);
  if (taken < wanted) return Refusal{Reason::discount_floor, std::to_string(std::max(taken, Money{}).fen)};
  return basket;
}

Basket without_manual_discount(Basket basket, std::optional<std::size_t> line) {
  if (!line) {
    basket.manual.reset();
  } else if (*line < basket.lines.size()) {
    basket.lines[*line].manual.reset();
  }
  return basket;
}

}  // namespace shuke::domain
