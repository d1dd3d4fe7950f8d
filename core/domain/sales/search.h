#pragma once

#include <optional>

#include "core/domain/sales/problem.h"

namespace shuke::domain {

struct Best {
  Choice choice;
  Money payable;
};

// The choice the customer pays least by, over all sets of the problem's promotions that may stand together, with the tier price and
// without. Ties: with the tier price, then the lower mask, that is fewer and lower ids. Exact for k_most_promotions and 60 lines; a larger
// basket is looked through for as long as that takes, and the best found by then counts. The same problem gives the same answer.
//
// `hint` is where to begin: a choice that is likely good (of nearly the same basket) saves most of the time and never changes the answer
// of a search that was exact.
Best best_choice(const Problem& problem, std::optional<Choice> hint = std::nullopt);

}  // namespace shuke::domain
