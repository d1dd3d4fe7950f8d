#include "core/domain/sales/manual_discount.h"

#include <algorithm>

#include "core/domain/sales/allocation.h"

namespace shuke::domain {
namespace {

Money wanted(const ManualDiscount& manual, Money amount) {
  const Money off = manual.amount > Money{} ? manual.amount : amount - at_rate_half_up(amount, manual.rate);
  return std::clamp(off, Money{}, std::max(amount, Money{}));
}

// What may be taken off a line: down to its floor, or to nothing where somebody may answer for it.
Money room_of(const PricingRules& rules, const PricedLine& line, const ManualDiscount& manual) {
  if (manual.over_floor) return line.paid;
  const Sku& sku = *rules.book.find_sku(line.sku);
  return std::max(Money{}, line.paid - std::min(sku.floor_price, sku.list_price) * line.quantity);
}

PriceReason reason_of(const ManualDiscount& manual, Money off) {
  PriceReason reason;
  reason.kind = ReasonKind::manual;
  if (manual.amount == Money{}) reason.rate = manual.rate;
  reason.amount = off;
  reason.code = manual.reason;
  reason.authorised_by = manual.authorised_by;
  return reason;
}

}  // namespace

Money take_manual_discounts(const PricingRules& rules, const Basket& basket, PricedBasket& priced) {
  for (std::size_t i = 0; i < priced.lines.size(); ++i) {
    const auto& manual = basket.lines[i].manual;
    if (!manual) continue;
    PricedLine& line = priced.lines[i];
    const Money off = std::min(wanted(*manual, line.paid), room_of(rules, line, *manual));
    if (off <= Money{}) continue;
    line.amount -= off;
    line.paid -= off;
    line.reasons.push_back(reason_of(*manual, off));
  }
  if (!basket.manual || priced.lines.empty()) return {};
  Money sum;
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> limits;
  Money room;
  for (const PricedLine& line : priced.lines) {
    sum += line.paid;
    weights.push_back(line.paid.fen);
    limits.push_back(room_of(rules, line, *basket.manual).fen);
    room += Money{limits.back()};
  }
  const Money off = std::min(wanted(*basket.manual, sum), room);
  if (off <= Money{}) return {};
  const std::vector<std::int64_t> shares = allocate_within(off.fen, weights, limits);
  for (std::size_t i = 0; i < shares.size(); ++i) priced.lines[i].paid -= Money{shares[i]};
  priced.basket_reasons.push_back(reason_of(*basket.manual, off));
  return off;
}

}  // namespace shuke::domain
