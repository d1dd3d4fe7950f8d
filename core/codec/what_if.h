#pragma once

#include <string>

#include "core/domain/loyalty/what_if.h"

namespace shuke::codec {

// What `shuke-till whatif --json` prints, as one line: both policies with their members by tier and what they cost, who moves, and the
// differences (other less in force). Money in fen. Pure, any thread.
std::string encode_what_if(const domain::PolicyComparison& comparison, const domain::WhatIf& sums);

}  // namespace shuke::codec
