#pragma once

#include <vector>

#include "core/domain/loyalty/account.h"
#include "sync/server/storage.h"

// Members' accounts at head office, which has every record of every till. The history of a member stands in the feed, one row per record
// of a till; the account in the member's own row is what it folds to.
namespace shuke::head_office {

// What is published; an empty book while nothing is, or where nothing can be read.
domain::PolicyBook policies_of(Storage& storage);
std::vector<domain::MemberRecord> history_of(Storage& storage, const MemberId& member);

// Publishes the record in the member's history and answers the account with it. A record of a day before the last one, or of that same
// day, is put in its place: the whole history is folded again.
domain::AccountState enter(Storage& storage, const MemberId& member, const domain::AccountState& account,
                           const domain::MemberRecord& record);

}  // namespace shuke::head_office
