#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/domain/members/member.h"
#include "core/domain/sales/returning.h"
#include "core/domain/shop.h"

namespace shuke::domain {

// A sale that somebody stands at the counter with, and all that planning its return asks about: found in the files once, then every tap
// on a piece is counted anew from these values.
struct ReturnableSale {
  Sale sale;
  std::vector<Sale> earlier;     // returns of it
  std::optional<Member> member;  // of the sale, as they are today
};

// plan_return with the terms of the sale taken from the shop; both the counter and the commit ask here, so that what is read aloud is
// what is written. Refuses as plan_return does.
Result<ReturnPlan> plan_of(const ReturnableSale& returnable, const Shop& shop, const ReturnRequest& request);

// When the policy's days for returns end; nullopt where the policy of the sale is not known.
std::optional<Date> returnable_until(const Sale& sale, const Shop& shop);

// Whose leave lets a return pass after that day: a manager of this store.
bool may_allow_late(const Shop& shop, const AssociateId& associate);

}  // namespace shuke::domain
