#pragma once

#include <vector>

#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/customer.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/sale.h"

// Between sales and the account: what a sale means for a member, and what the account means for the next sale. Pure.
namespace shuke::domain {

// A committed sale or return (`seq` set) as the account books it.
MemberRecord member_record_of(const Sale& sale);

// What pricing knows of a member with this standing.
Customer customer_with(const Standing& standing, const Policy& policy, const std::optional<Birthday>& birthday);

// The member once a return that is decided, and not yet written, is in their account: what an exchange prices and pays the new goods by.
// The coupons it revives are open again. Unchanged where the return is not theirs, or counted in already.
Member with_return(Member member, const PolicyBook& policies, const Sale& returned);

// What a return is about that takes so much growth and so many pieces of a sale.
struct Ungrown {
  RecordId sale;
  Date sold_on;
  Money growth;
  int pieces = 0;
};
// [12] The tier with that growth gone, and the visit with the last piece, as it is once it is looked at again: at once, at the end of the
// day, or of the cycle.
TierRank tier_without(const PolicyBook& policies, const Standing& standing, const Ungrown& ungrown);

}  // namespace shuke::domain
