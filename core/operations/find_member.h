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

// The day on which members are looked at, and the policies that decide what they are on it.
struct MemberDay {
  const domain::PolicyBook& policies;  // borrowed; an empty book gives sums and no tier
  Date today;                          // business date
};

// The member as the panel shows them: the account head office sent, continued by this till's own later records; or, where head office
// has not told us yet, the enrolment made here with them.
// unknown_member; keys_locked; document_not_valid when the stored bytes cannot be opened or read.
Result<domain::Member> find_member(const store::Store& store, const MemberDay& day, const MemberId& id);

// By card or whole phone number, as classify_code understood it. A card that was reported lost finds its owner too, whose core says
// so. unknown_member, keys_locked, unknown_code for other kinds.
Result<domain::Member> find_member(const store::Store& store, const MemberDay& day, const domain::Code& code);

// All that this till knows of what a member's account comes from: head office's history of them and its own records. In no order, and
// some twice: standing_of asks for nothing else.
std::vector<domain::MemberRecord> history_of(const store::Store& store, const MemberId& id);

struct MemberList {
  std::vector<domain::Member> members;  // best first
  int total = 0;                        // how many match; the list may be shorter
  bool is_filling = false;              // names are not known yet: only whole phones and cards were looked for
};

struct MemberQuery {
  std::string_view text;  // see store/member_index.h
  StoreId here;           // its visitors come first
  std::size_t limit = 20;
};

// Members whose stored bytes cannot be read are left out. keys_locked.
Result<MemberList> search_members(const store::Store& store, const MemberDay& day, const MemberQuery& query);

}  // namespace shuke::operations
