#pragma once

#include "core/domain/sales/sale.h"
#include "core/domain/shop.h"
#include "core/operations/world.h"

namespace shuke::operations {

// A sale or return that is decided already, written down as if the counter had done it when it happened: by the same functions, with the
// shift of its day opened first. It must come after all that was recorded. Its `seq` and `receipt` are those that come next, which whoever
// made it must have counted right (checked). For seeded tills, inside Store::in_bulk; the world's clock is not asked. DbError passes
// through.
void write_past(const World& world, const domain::Shop& shop, domain::Sale sale);

}  // namespace shuke::operations
