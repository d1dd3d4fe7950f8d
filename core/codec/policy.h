#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/domain/loyalty/policy.h"

namespace shuke::codec {

// The loyalty policy as a document (assets/policy/policy.schema.json). Groups and fields that are missing have the defaults of
// domain::Policy, unknown ones and null are refused; money is in fen, rates in basis points. Pure, any thread, never throws.
std::string encode_policy(const domain::Policy& policy);
// Reads and validates. The whole document is refused with policy_not_valid; detail is the path of the wrong field
// ("tiers[1].qualify[0].all[0].amount"), or "byte 17" where it is no JSON at all.
Result<domain::Policy> decode_policy(std::string_view document);

}  // namespace shuke::codec
