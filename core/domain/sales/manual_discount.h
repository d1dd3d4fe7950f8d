#pragma once

#include "core/domain/sales/basket.h"
#include "core/domain/sales/pricing.h"

namespace shuke::domain {

// The last step of rule 14: what people take off by hand, line by line and then off the whole basket, from what the lines pay by then.
// Adds the reasons and lowers `paid`; of a line also `amount`. Answers what came off the whole basket.
Money take_manual_discounts(const PricingRules& rules, const Basket& basket, PricedBasket& priced);

}  // namespace shuke::domain
