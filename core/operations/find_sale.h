#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sales/returnable.h"
#include "core/operations/find_member.h"
#include "core/store/store.h"

namespace shuke::operations {

// The sale behind a receipt with everything its return asks about: earlier returns, the member as they are today. `receipt` is
// the whole number, or the last digits of one that this till printed. Only this till's own sales are here; unknown_receipt for every
// other one, return_of_return for the receipt of a return.
Result<domain::ReturnableSale> find_sale_for_return(const store::Store& store, const MemberDay& day, std::string_view receipt);

// The latest sales of this till, newest first, returns among them; those of one member where one is given.
std::vector<domain::Sale> latest_sales(const store::Store& store, const std::optional<MemberId>& member);

}  // namespace shuke::operations
