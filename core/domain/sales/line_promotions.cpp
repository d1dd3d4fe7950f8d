#include <algorithm>
#include <limits>
#include <numeric>

#include "core/domain/sales/evaluation.h"

// Step 2 of an evaluation: promotions that claim pieces. A piece belongs to at most one of them, the first by id that wants it. What a
// promotion of several pieces saves is spread over all pieces of its sets, whichever of them the rate fell on, so that bringing one back is
// worth what was paid for it.
namespace shuke::domain {
namespace {

// Sets of so many pieces, dearest first, the cheapest of each at a rate.
struct Sets {
  int size = 2;
  int cheap = 1;
  BasisPoints rate;
};

Sets sets_of(const Promotion& terms) {
  if (terms.kind == PromotionKind::nth_item) return {terms.nth, 1, terms.nth_rate};
  return {terms.buy + terms.get, terms.get, terms.get_rate};
}

// How many of the first `pieces` pieces stand at the rate.
int at_rate_among(const Sets& sets, int pieces) {
  return pieces / sets.size * sets.cheap + std::max(0, pieces % sets.size - (sets.size - sets.cheap));
}

Money promoted_price(const Promotion& terms, const UnitPrice& unit) {
  const Money price = terms.kind == PromotionKind::percentage ? at_rate_half_up(unit.base, terms.rate) : unit.base - terms.off;
  return std::max(price, unit.floor);
}

}  // namespace

Money Evaluation::each_price(const Promotion& terms, const UnitPrice& unit) const {
  const Money promoted = promoted_price(terms, unit);
  return terms.stacks ? at_tier(promoted, unit.floor) : promoted;
}

bool Evaluation::claim(std::size_t index, LineTally* lines, std::vector<LineOff>* offs) {
  const ProblemPromotion& promotion = problem_.promotions[index];
  const std::vector<std::size_t>& members = members_[index];
  claims_.clear();
  saved_ = {};
  bool has_claimed = false;
  switch (promotion.terms->kind) {
    case PromotionKind::special_price:
    case PromotionKind::threshold_off: return false;  // steps 1 and 4
    case PromotionKind::percentage:
    case PromotionKind::amount_off: return claim_each(promotion, members, lines, offs);
    case PromotionKind::nth_item: has_claimed = claim_sets(*promotion.terms, members, lines); break;
    case PromotionKind::bundle: has_claimed = claim_bundles(promotion, members, lines); break;
    case PromotionKind::buy_get:
      has_claimed =
          is_empty(promotion.terms->get_goods) ? claim_sets(*promotion.terms, members, lines) : claim_bought(promotion, members, lines);
      break;
  }
  if (has_claimed) settle(promotion, lines, offs);
  return has_claimed;
}

// Takes only pieces it makes cheaper.
bool Evaluation::claim_each(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, LineTally* lines,
                            std::vector<LineOff>* offs) {
  bool has_claimed = false;
  for (const std::size_t line : members) {
    LineTally& tally = lines[line];
    const UnitPrice& unit = units_[line];
    const Money price = each_price(*promotion.terms, unit);
    if (tally.free == 0 || price >= unit.alone) continue;
    if (offs) {
      const Money promoted = promoted_price(*promotion.terms, unit);
      offs->push_back({promotion.place, line, (unit.base - promoted) * tally.free, (promoted - price) * tally.free});
    }
    tally.claimed += price * tally.free;
    tally.free = 0;
    has_claimed = true;
  }
  return has_claimed;
}

// Every n-th piece, or buy so many and get so many of the same goods. Pieces that fill no set stay free.
bool Evaluation::claim_sets(const Promotion& terms, const std::vector<std::size_t>& members, const LineTally* lines) {
  const Sets sets = sets_of(terms);
  if (sets.size < 2) return false;  // nobody checked it
  int pieces = 0;
  for (const std::size_t line : members) pieces += lines[line].free;
  const int in_sets = pieces / sets.size * sets.size;
  int before = 0;
  for (const std::size_t line : members) {
    const int taken = std::min(lines[line].free, in_sets - before);
    if (taken == 0) continue;
    const int at_rate = at_rate_among(sets, before + taken) - at_rate_among(sets, before);
    saved_ += (units_[line].base - at_rate_half_up(units_[line].base, sets.rate)) * at_rate;
    claims_.push_back({line, taken});
    before += taken;
  }
  return in_sets > 0;
}

// Picks the dearest pieces that are bought; answers how many of them could have been got instead.
int Evaluation::pick_bought(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, const LineTally* lines,
                            int bought) {
  int could_be_got = 0;
  for (const std::size_t line : members) {
    const std::uint32_t roles = promotion.roles[line];
    picked_[line] = (roles & 1) != 0 ? std::min(bought, lines[line].free) : 0;
    bought -= picked_[line];
    if ((roles & 2) != 0) could_be_got += picked_[line];
  }
  return could_be_got;
}

// Buy so many of these, get so many of those: the dearest are bought, the cheapest of the others are got. As many whole sets as there are.
bool Evaluation::claim_bought(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, const LineTally* lines) {
  const Promotion& terms = *promotion.terms;
  if (terms.buy < 1 || terms.get < 1) return false;  // nobody checked it
  int to_buy = 0;
  int to_get = 0;
  for (const std::size_t line : members) {
    if ((promotion.roles[line] & 1) != 0) to_buy += lines[line].free;
    if ((promotion.roles[line] & 2) != 0) to_get += lines[line].free;
  }
  int least = 0;
  int most = std::min(to_buy / terms.buy, to_get / terms.get);
  while (least < most) {
    const int sets = (least + most + 1) / 2;
    const bool is_enough = to_get - pick_bought(promotion, members, lines, sets * terms.buy) >= sets * terms.get;
    (is_enough ? least : most) = is_enough ? sets : sets - 1;
  }
  if (least == 0) return false;
  pick_bought(promotion, members, lines, least * terms.buy);
  int got = least * terms.get;
  // Cheapest first; of equal ones the earlier line.
  for (std::size_t end = members.size(); end > 0 && got > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && units_[members[begin - 1]].base == units_[members[end - 1]].base) --begin;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t line = members[i];
      if ((promotion.roles[line] & 2) == 0) continue;
      const int taken = std::min(got, lines[line].free - picked_[line]);
      saved_ += (units_[line].base - at_rate_half_up(units_[line].base, terms.get_rate)) * taken;
      picked_[line] += taken;
      got -= taken;
    }
    end = begin;
  }
  for (const std::size_t line : members) {
    if (picked_[line] > 0) claims_.push_back({line, picked_[line]});
  }
  return true;
}

// The part that fewest lines can fill comes first: what only it can use must not be gone by then.
void Evaluation::order_parts(const ProblemPromotion& promotion, const std::vector<std::size_t>& members) {
  const auto fillers = [&](std::size_t part) {
    return std::count_if(members.begin(), members.end(), [&](std::size_t line) { return (promotion.roles[line] >> part & 1) != 0; });
  };
  part_order_.resize(promotion.terms->parts.size());
  std::iota(part_order_.begin(), part_order_.end(), std::size_t{0});
  if (part_order_.size() < 2) return;
  std::sort(part_order_.begin(), part_order_.end(), [&](std::size_t a, std::size_t b) {
    const auto of_a = fillers(a), of_b = fillers(b);
    return of_a != of_b ? of_a < of_b : a < b;
  });
}

// Picks one bundle out of `free_`, part by part, dearest first, into `picked_` and `own_`. False where a part lacks pieces.
bool Evaluation::pick_bundle(const ProblemPromotion& promotion, const std::vector<std::size_t>& members) {
  for (const std::size_t line : own_) picked_[line] = 0;
  own_.clear();
  for (const std::size_t part : part_order_) {
    const auto is_over = [&](std::size_t line) { return (promotion.roles[line] >> part & 1) == 0 || free_[line] == 0; };
    std::size_t& first = first_of_part_[part];
    while (first < members.size() && is_over(members[first])) ++first;
    int missing = promotion.terms->parts[part].count;
    for (std::size_t i = first; i < members.size() && missing > 0; ++i) {
      const std::size_t line = members[i];
      const int taken = is_over(line) ? 0 : std::min(missing, free_[line] - picked_[line]);
      if (taken == 0) continue;
      if (picked_[line] == 0) own_.push_back(line);
      picked_[line] += taken;
      missing -= taken;
    }
    if (missing > 0) return false;
  }
  return true;
}

// Bundle by bundle, dearest first, until one would not be cheaper than its pieces are without it.
bool Evaluation::claim_bundles(const ProblemPromotion& promotion, const std::vector<std::size_t>& members, const LineTally* lines) {
  const Promotion& terms = *promotion.terms;
  for (const std::size_t line : members) free_[line] = lines[line].free, picked_[line] = 0;
  own_.clear();
  first_of_part_.assign(terms.parts.size(), 0);
  order_parts(promotion, members);
  while (pick_bundle(promotion, members)) {
    Money base;
    Money alone;
    Money floor;
    int times = std::numeric_limits<int>::max();  // the very same bundle can be made of what is free
    for (const std::size_t line : own_) {
      base += units_[line].base * picked_[line];
      alone += units_[line].alone * picked_[line];
      floor += units_[line].floor * picked_[line];
      times = std::min(times, free_[line] / picked_[line]);
    }
    const Money price = std::max(terms.price, floor);
    if ((terms.stacks ? at_tier(price, floor) : price) >= alone) break;
    saved_ += (base - price) * times;
    for (const std::size_t line : own_) free_[line] -= picked_[line] * times;
  }
  for (const std::size_t line : members) {
    const int taken = lines[line].free - free_[line];
    if (taken > 0) claims_.push_back({line, taken});
  }
  return !claims_.empty();
}

// What the claims cost: their base prices less their shares of what was saved, never below the floor.
void Evaluation::settle(const ProblemPromotion& promotion, LineTally* lines, std::vector<LineOff>* offs) {
  weights_.clear();
  limits_.clear();
  for (const Claim& claim : claims_) {
    const UnitPrice& unit = units_[claim.line];
    weights_.push_back((unit.base * claim.pieces).fen);
    limits_.push_back(((unit.base - unit.floor) * claim.pieces).fen);
  }
  shares_.resize(claims_.size());
  space_.allocate_within(saved_.fen, weights_, limits_, shares_);
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    const Claim& claim = claims_[i];
    const Money amount{weights_[i] - shares_[i]};
    const Money paid = promotion.terms->stacks ? at_tier(amount, units_[claim.line].floor * claim.pieces) : amount;
    lines[claim.line].free -= claim.pieces;
    lines[claim.line].claimed += paid;
    if (offs) offs->push_back({promotion.place, claim.line, Money{shares_[i]}, amount - paid});
  }
}

}  // namespace shuke::domain
