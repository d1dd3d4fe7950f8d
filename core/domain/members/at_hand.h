#pragma once

#include "core/domain/members/member.h"
#include "core/domain/sales/spending.h"

// What a member can pay with, on the day they were looked at. Pure.
namespace shuke::domain {

Spendable spendable(const Member& member);

}  // namespace shuke::domain
