#pragma once

#include <string>

#include "app/shell/commands.h"

namespace shuke::shell {

// Answers a question about a basket or a return (core/codec/question.h), read as one JSON document. The answer is JSON on stdout; 1 when
// the shop says no, with the reason in it. A document that is no question: 1, and one sentence on stderr. Pure.
CommandResult quote(const std::string& input);

}  // namespace shuke::shell
