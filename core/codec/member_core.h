#pragma once

#include "core/codec/values.h"
#include "core/domain/members/member.h"

// The person of a member, the same fields in an enrolment's sealed part and in the feed. Inside the module only.
namespace shuke::codec {

Writing core_to_json(const domain::MemberCore& core);
domain::MemberCore core_of(const Field& field);

}  // namespace shuke::codec
