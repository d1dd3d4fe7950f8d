#pragma once

#include <string_view>

#include "core/domain/members/code.h"

namespace shuke::domain {

// Magnetic stripes as a keyboard-wedge reader types them: track 1 "%B<number>^<name>^<data>?", track 2 ";<number>=<data>?". Nothing of a
// bank card, and nothing of a stripe that was not read whole, is ever handed on: `text` is empty then.

bool looks_like_stripe(std::string_view text);
Code classify_stripe(std::string_view text);
bool passes_luhn(std::string_view digits);

}  // namespace shuke::domain
