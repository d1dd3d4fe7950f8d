#include "core/operations/room.h"

namespace shuke::operations {

Room look_at_room(const World& world) {
  if (!world.store.is_open()) return Room::failed;
  const auto free = world.space == nullptr ? std::nullopt : world.space->free_bytes();
  if (!free || *free >= k_warned_below) return Room::plenty;
  const std::int64_t left = *free + world.store.reserved_bytes();
  if (left < k_room_for_a_sale) return Room::none;
  return left < k_reserve ? Room::last : Room::low;
}

void keep_reserve(const World& world) {
  const auto free = world.space == nullptr ? std::nullopt : world.space->free_bytes();
  if (free && *free >= 2 * k_reserve && world.store.reserved_bytes() < k_reserve) world.store.make_reserve(k_reserve);
}

std::string_view name_of(Room room) {
  switch (room) {
    case Room::plenty: return "plenty";
    case Room::low: return "low";
    case Room::last: return "last";
    case Room::none: return "none";
    case Room::failed: return "failed";
  }
  return "";
}

}  // namespace shuke::operations
