#pragma once

#include <cstdint>
#include <vector>

#include "core/demo/members.h"
#include "core/demo/world.h"

namespace shuke::demo {

// The people of the pictures, with the purchases that lead to the figures shown there. `which` is below k_story_members.
domain::MemberCore story_core(std::int64_t which);
Life story_life(const World& world, std::int64_t which);
// What was said, promised or is open: everything of the facts that does not follow from purchases.
void add_story_facts(const World& world, std::int64_t which, domain::Member& member);

}  // namespace shuke::demo
