#pragma once

#include "core/domain/sales/sale.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Marks the coupons that a sale used, or opens those that a return gave back: in the row of the member who holds them, or in the row of
// the coupon itself where whoever brings it may use it. False when one was used before: the goods have left the shop, so the sale stands
// and a person is told.
[[nodiscard]] bool move_coupons(Storage& storage, const domain::Sale& sale);

}  // namespace shuke::head_office
