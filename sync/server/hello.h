#pragma once

#include <variant>

#include "sync/protocol/messages.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// First contact of an installation: the identity it was given before; else what it proposes when that is free; else the first
// planned till nobody has claimed; else a new one in the store it names, or in the first store.
std::variant<protocol::HelloAnswer, protocol::Problem> accept_hello(Storage& storage, const protocol::HelloRequest& hello,
                                                                    const Timestamp& now);

}  // namespace shuke::head_office
