#pragma once

#include <cstdint>

#include "core/demo/demo_chain.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Loads the demo chain into an empty head office, all of it or nothing: its planned tills, then stores, staff, policy, goods and
// members as feed rows, and each member's history as records of terminal 0. False when something is published already.
bool publish_demo(Storage& storage, const demo::DemoChain& chain);

}  // namespace shuke::head_office
