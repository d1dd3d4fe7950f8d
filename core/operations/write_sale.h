#pragma once

#include "core/domain/sales/sale.h"
#include "core/operations/world.h"

namespace shuke::operations {

// Gives the sale or return its place and its receipt number and writes it down in one transaction with its outbox record; a basket of its
// id leaves the draft. Internal to core/operations; DbError passes through.
void write_sale(const World& world, domain::Sale& sale);

// The same for a return and the sale it pays into: one transaction, the return's receipt first.
void write_exchange(const World& world, domain::Sale& returned, domain::Sale& sold);

}  // namespace shuke::operations
