#pragma once

#include <vector>

#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/customer.h"
#include "core/domain/loyalty/draws.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/sale.h"

// Between sales and the account: what a sale means for a member, and what the account means for the next sale. Pure.
namespace shuke::domain {

// A committed sale or return (`seq` set) as the account books it.
MemberRecord member_record_of(const Sale& sale);

// The lots that draws are made from.
std::vector<LotBalance> lot_balances(const Standing& standing);

// Growth in the window that tiers count spend in (policy.h: tier_window_months); without such a window the lifetime spend.
Money spend_in_tier_window(const Standing& standing, const Policy& policy);

// What pricing knows of a member with this standing.
Customer customer_with(const Standing& standing, const Policy& policy, const std::optional<Birthday>& birthday);

}  // namespace shuke::domain
