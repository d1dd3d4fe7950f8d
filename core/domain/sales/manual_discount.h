#pragma once

#include <optional>

#include "core/domain/sales/basket.h"
#include "core/domain/sales/pricing.h"
#include "core/domain/staff/associate.h"

namespace shuke::domain {

// The last step of rule 14: what people take off by hand, line by line and then off the whole basket, from what the lines pay by then.
// Adds the reasons and lowers `paid`; of a line also `amount`. Answers what came off the whole basket.
Money take_manual_discounts(const PricingRules& rules, const Basket& basket, PricedBasket& priced);

// What an associate wants to take off: of one line, or of the whole basket.
struct DiscountRequest {
  std::optional<std::size_t> line;
  ManualDiscount discount;
};

// What the line or the basket costs before anything is taken off by hand. 0 for a line that is not there.
Money before_discount(const PricingRules& rules, const Basket& basket, std::optional<std::size_t> line);

// The most that the associate may still take off, whatever the floor prices say: their share of it, and together with what else was taken
// off this basket by hand no more than their share of the whole.
Money discount_limit(const PricingRules& rules, const Basket& basket, std::optional<std::size_t> line, const Associate& by);

// The basket with the discount in the place of an earlier one, authorised by the associate. amount_not_valid: it takes nothing off, or off
// a line that is not there; discount_limit (detail: fen that they may take off); discount_floor (detail: fen that the floor prices leave).
Result<Basket> with_manual_discount(const PricingRules& rules, Basket basket, DiscountRequest request, const Associate& by);
Basket without_manual_discount(Basket basket, std::optional<std::size_t> line);

}  // namespace shuke::domain
