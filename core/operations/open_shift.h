#pragma once

#include "core/codec/record.h"
#include "core/domain/shop.h"
#include "core/operations/find_member.h"
#include "core/operations/world.h"

namespace shuke::operations {

// Makes sure that the shift of today's business date is open: closes one that was left open on another day and opens the new one,
// each as a record of its own. True when it wrote something. Counting the drawer comes with the closing page.
bool open_shift(const World& world, const domain::Shop& shop, const AssociateId& associate);

// What of it stands beside its record.
store::ShiftRow shift_row(const codec::ShiftEvent& event);

// The trading day that now is, by the store's cut-over hour.
Date business_date_now(const Timestamp& now, const domain::Shop& shop);
// That day, to look at members on; borrows the shop.
MemberDay today_in(const World& world, const domain::Shop& shop);

}  // namespace shuke::operations
