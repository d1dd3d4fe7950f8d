#pragma once

#include <vector>

#include "core/domain/loyalty/draws.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/spending.h"

// What a member can pay with, on the day they were looked at. Pure.
namespace shuke::domain {

std::vector<LotBalance> lots_at_hand(const Member& member);
Spendable spendable(const Member& member);

}  // namespace shuke::domain
