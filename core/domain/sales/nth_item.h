#pragma once

#include <vector>

#include "core/domain/sales/quote.h"

namespace shuke::domain {

// Every n-th piece at a rate, dearest first, then by line. Pieces that do not fill a set of n keep their tier price; lines at a special
// price or taken by another such promotion stay out. What it saves is spread over all pieces of the sets, whichever of them the rate fell
// on, so that bringing one back is worth what was paid for it.
void apply_nth_item(const Promotion& promotion, std::size_t promotion_index, const std::vector<Good>& goods, std::vector<LineQuote>& lines);

}  // namespace shuke::domain
