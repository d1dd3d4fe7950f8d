#pragma once

#include <cstdint>
#include <string_view>

#include "core/operations/world.h"

namespace shuke::operations {

inline constexpr std::int64_t k_mib = 1024 * 1024;
// Below it somebody is told to free space.
inline constexpr std::int64_t k_warned_below = 500 * k_mib;
// What `reserve` in the data directory holds for the last sales: some thousands of them.
inline constexpr std::int64_t k_reserve = 64 * k_mib;
// Below it no sale is begun: the largest one, its draft and shift, and what the WAL grows to before it is tidied up, with as much again.
inline constexpr std::int64_t k_room_for_a_sale = 4 * k_mib;

// How the till stands with its disk. `last`: the reserve is being used up, or there never was room for one; `failed`: the files are closed.
enum class Room { plenty, low, last, none, failed };
std::string_view name_of(Room room);  // for logs

// Two questions to the file system, none to the disk. `plenty` where nobody can say.
Room look_at_room(const World& world);
// Makes the reserve where it is missing and leaves as much again; may take a moment.
void keep_reserve(const World& world);

}  // namespace shuke::operations
