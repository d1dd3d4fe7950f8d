#pragma once

#include <vector>

#include "core/domain/sales/pricing.h"

namespace shuke::domain {

// [4] [5] Freezes on every piece the growth and the points it earns, and says on the basket how many points and at what rate: by the
// policy's whole rule (loyalty/earning.h). What points paid of a piece (`redeemed_value`) and what vouchers paid (`by_voucher`, a value for
// every piece, or none at all) earns nothing. A guest earns neither, but the basket says what a member of the first tier would get.
void freeze_earnings(const PricingRules& rules, PricedBasket& priced, const std::vector<Money>& by_voucher);

}  // namespace shuke::domain
