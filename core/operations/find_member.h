#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/code.h"
#include "core/domain/members/member.h"
#include "core/store/store.h"

namespace shuke::operations {

// The member as the panel shows them: what head office told us, with this till's own later sales on top; or, where head office
// has not told us yet, the enrolment made here with them. `policy` decides what own sales do to the tier.
// unknown_member; document_not_valid when the stored bytes cannot be read.
Result<domain::Member> find_member(const store::Store& store, const domain::Policy& policy, const MemberId& id);

// By card or whole phone number, as classify_code understood it. A card that was reported lost finds its owner too, whose core says
// so. unknown_member, unknown_code for other kinds.
Result<domain::Member> find_member(const store::Store& store, const domain::Policy& policy, const domain::Code& code);

struct MemberList {
  std::vector<domain::Member> members;  // best first
  int total = 0;                        // how many match; the list may be shorter
};

struct MemberQuery {
  std::string_view text;  // see store/member_index.h
  StoreId here;           // its visitors come first
  std::size_t limit = 20;
};

// Members whose stored bytes cannot be read are left out.
MemberList search_members(const store::Store& store, const domain::Policy& policy, const MemberQuery& query);

}  // namespace shuke::operations
