#pragma once

#include "core/codec/values.h"
#include "core/domain/loyalty/account.h"
#include "core/domain/loyalty/gifts.h"

// A member's account and the records it is folded from, and the gifts handed over beside it, both ways. Inside the module only; the
// documents are in feed.h.
namespace shuke::codec {

inline constexpr Words<6> k_record_words{"sale", "return", "invited", "membership_paid", "tier_by_hand", "granted"};
static_assert(is_complete(k_record_words, domain::RecordKind::granted));

domain::RecordId record_id_of(const Field& field);  // terminal 1 where none is named
Writing json_of(const domain::MemberRecord& record);
domain::MemberRecord member_record_of(const Field& field);

Writing json_of(const domain::AccountState& account);
domain::AccountState account_of(const Field& field);

Writing json_of(const std::vector<domain::HandedOver>& gifts);
std::vector<domain::HandedOver> gifts_of(const Field& field);  // none where the field is missing

}  // namespace shuke::codec
