#pragma once

#include <cstddef>
#include <vector>

#include "core/domain/sales/evaluation.h"

namespace shuke::domain {

// What a piece of each line could at most save in a line promotion, against what it costs alone; 0 where it is not taken. The pieces a
// promotion claims never save more together than these sums, whatever other promotions claimed before. `evaluation` has begun.
//
// Why it holds: in a set that is filled dearest first the cheapest pieces save no more than the average piece would; a bundle saves the
// price of its pieces less its own price, which is handed out over its places; and the tier price a piece loses is lost for certain.
void piece_bounds(const Problem& problem, const Evaluation& evaluation, std::size_t index, std::vector<Money>& bounds);

// Whether claiming may leave single lines dearer than they were: promotions of several pieces, which spread what they save.
bool may_raise_lines(PromotionKind kind);

// What the promotion could at most take off this basket, by its base prices and alone.
Money largest_saving(const Problem& problem, const Evaluation& evaluation, std::size_t index);

}  // namespace shuke::domain
