#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/domain/sales/return_cause.h"
#include "core/domain/sales/returned.h"

namespace shuke::domain {

// Goods of one sale that are to come back, chosen but not committed yet: what a basket is to a sale.
struct ReturnBasket {
  Uuid id;              // of the act: makes it happen once
  std::string receipt;  // of the sale
  std::vector<PieceName> pieces;
  std::optional<ReturnCause> cause;
  GoodsCondition condition = GoodsCondition::resell;
  AssociateId associate;
  AssociateId allowed_by{};  // the manager, after the window
  bool operator==(const ReturnBasket&) const = default;
};

}  // namespace shuke::domain
