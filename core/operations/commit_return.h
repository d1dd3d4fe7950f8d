#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sales/return_cause.h"
#include "core/domain/sales/returnable.h"
#include "core/operations/world.h"

namespace shuke::operations {

// The return as it was read aloud: these pieces, handed back in these shares.
struct ReturnOrder {
  const domain::Shop& shop;
  Uuid id;              // of the act, like a basket's
  std::string receipt;  // of the sale
  std::vector<domain::PieceName> pieces;
  std::vector<domain::RefundShare> shares;
  domain::Rounding rounding = domain::Rounding::none;
  std::optional<domain::ReturnCause> cause;
  domain::GoodsCondition condition = domain::GoodsCondition::resell;
  AssociateId associate;
  AssociateId allowed_by = {};  // after the window: a manager of this store; anybody else is refused with return_too_late
};

struct CommittedReturn {
  domain::Sale sale;                     // the return, with seq and receipt number of its own
  std::optional<domain::Member> member;  // as the panel shows them from now on
  bool was_committed_before = false;     // the second tap: this is the return of the first
};

// Plans the return anew from the files and writes it down in one transaction: lines, tenders, ledger, outbox record. When it returns one,
// it is on the disk; hand the money back then. The same order again answers the return that was recorded; other pieces or another sale
// under its id are refused with already_committed. Refuses as find_sale_for_return, plan_of and close_return do (refund_open and
// refund_above_left where the shares are not what the plan gives back by now), with prices_missing (no identity yet), or as
// write_once does where the disk fails: DbError does not leave this function. Opens the day's shift by itself.
Result<CommittedReturn> commit_return(const World& world, const ReturnOrder& order);

}  // namespace shuke::operations
