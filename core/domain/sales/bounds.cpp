#include "core/domain/sales/bounds.h"

#include <algorithm>

namespace shuke::domain {
namespace {

__extension__ using Wide = __int128;  // a price times a price may pass 64 bits

Money saved_at(Money base, BasisPoints rate) { return base - at_rate_half_up(base, rate); }

Money share_up(Money amount, int times, int of) { return Money{(amount.fen * times + of - 1) / of}; }

// What each place of a bundle costs: its price over the places, in proportion to the dearest goods of their parts; rounded down.
std::vector<Money> place_prices(const Problem& problem, const Evaluation& evaluation, std::size_t index) {
  const ProblemPromotion& promotion = problem.promotions[index];
  const auto& parts = promotion.terms->parts;
  std::vector<std::int64_t> dearest(parts.size());
  for (const std::size_t line : evaluation.members(index)) {
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if ((promotion.roles[line] >> part & 1) != 0) dearest[part] = std::max(dearest[part], evaluation.units()[line].base.fen);
    }
  }
  std::int64_t whole = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) whole += dearest[part] * parts[part].count;
  std::vector<Money> prices(parts.size());
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (whole > 0) prices[part] = Money{static_cast<std::int64_t>(Wide{promotion.terms->price.fen} * dearest[part] / whole)};
  }
  return prices;
}

// What a piece could save of its base price, whatever it costs alone.
Money most_of_base(const ProblemPromotion& promotion, const std::vector<Money>& places, std::size_t line, Money base) {
  const Promotion& terms = *promotion.terms;
  const std::uint32_t roles = promotion.roles[line];
  switch (terms.kind) {
    case PromotionKind::special_price:
    case PromotionKind::threshold_off:
    case PromotionKind::percentage:
    case PromotionKind::amount_off: return {};
    case PromotionKind::nth_item: return share_up(saved_at(base, terms.nth_rate), 1, terms.nth);
    case PromotionKind::buy_get:
      if (is_empty(terms.get_goods)) return share_up(saved_at(base, terms.get_rate), terms.get, terms.buy + terms.get);
      return (roles & 2) != 0 ? saved_at(base, terms.get_rate) : Money{};
    case PromotionKind::bundle: {
      Money most;
      for (std::size_t part = 0; part < places.size(); ++part) {
        if ((roles >> part & 1) != 0) most = std::max(most, base - places[part]);
      }
      return most;
    }
  }
  return {};
}

}  // namespace

bool may_raise_lines(PromotionKind kind) {
  switch (kind) {
    case PromotionKind::nth_item:
    case PromotionKind::bundle:
    case PromotionKind::buy_get: return true;
    case PromotionKind::special_price:
    case PromotionKind::threshold_off:
    case PromotionKind::percentage:
    case PromotionKind::amount_off: return false;
  }
  return false;
}

void piece_bounds(const Problem& problem, const Evaluation& evaluation, std::size_t index, std::vector<Money>& bounds) {
  const ProblemPromotion& promotion = problem.promotions[index];
  const Promotion& terms = *promotion.terms;
  std::fill(bounds.begin(), bounds.end(), Money{});
  if (terms.kind == PromotionKind::special_price || terms.kind == PromotionKind::threshold_off) return;
  if (!may_raise_lines(terms.kind)) {
    for (const std::size_t line : evaluation.members(index)) {
      const UnitPrice& unit = evaluation.units()[line];
      bounds[line] = std::max(Money{}, unit.alone - evaluation.each_price(terms, unit));
    }
    return;
  }
  const std::vector<Money> places = terms.kind == PromotionKind::bundle ? place_prices(problem, evaluation, index) : std::vector<Money>{};
  const bool keeps_tier = terms.stacks && evaluation.uses_tier();
  for (const std::size_t line : evaluation.members(index)) {
    const UnitPrice& unit = evaluation.units()[line];
    const Money most = most_of_base(promotion, places, line, unit.base);
    // Where the tier price comes on top nothing is lost, but rounding may give a fen a piece.
    bounds[line] = keeps_tier ? most + Money{1} : std::max(Money{}, most - (unit.base - unit.alone));
  }
}

Money largest_saving(const Problem& problem, const Evaluation& evaluation, std::size_t index) {
  const ProblemPromotion& promotion = problem.promotions[index];
  Money saving;
  if (promotion.terms->kind == PromotionKind::threshold_off) {
    for (std::size_t i = 0; i < problem.lines.size(); ++i) {
      if (promotion.roles[i] != 0) saving += evaluation.units()[i].base * problem.lines[i].quantity;
    }
    return threshold_off(*promotion.terms, saving);
  }
  if (promotion.terms->kind == PromotionKind::special_price) {
    for (const ProblemLine& line : problem.lines) {
      for (const Markdown& markdown : line.markdowns) {
        if (markdown.place == promotion.place)
          saving += std::max(Money{}, line.list - std::max(markdown.price, line.floor)) * line.quantity;
      }
    }
    return saving;
  }
  std::vector<Money> bounds(problem.lines.size());
  piece_bounds(problem, evaluation, index, bounds);
  for (std::size_t i = 0; i < bounds.size(); ++i) saving += bounds[i] * problem.lines[i].quantity;
  return saving;
}

}  // namespace shuke::domain
