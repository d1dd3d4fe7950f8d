#include "tests/power/disk/locks.h"

#include <algorithm>

namespace shuke::power {

namespace {

constexpr int k_shared = 1;
constexpr int k_reserved = 2;
constexpr int k_pending = 3;
constexpr int k_exclusive = 4;

}  // namespace

int Locks::highest_of_others(const void* who) const {
  int highest = 0;
  for (const auto& [holder, level] : levels_) highest = holder == who ? highest : std::max(highest, level);
  return highest;
}

bool Locks::take(const void* who, int level) {
  const auto held = levels_.find(who);
  if (held != levels_.end() && held->second >= level) return true;
  const int others = highest_of_others(who);
  if (level == k_shared && others >= k_pending) return false;
  if (level >= k_reserved && others >= k_reserved) return false;
  if (level == k_exclusive && others >= k_shared) {
    levels_[who] = k_pending;  // no new readers until those that are here have gone
    return false;
  }
  levels_[who] = level;
  return true;
}

void Locks::leave(const void* who, int level) {
  const auto held = levels_.find(who);
  if (held == levels_.end()) return;
  held->second = std::min(held->second, level);
  if (held->second == 0) levels_.erase(held);
}

bool Locks::is_reserved() const { return highest_of_others(nullptr) >= k_reserved; }

bool Locks::take_slots(const void* who, int first, int count, bool is_alone) {
  const auto begin = slots_.begin() + first;
  const bool is_free = std::all_of(begin, begin + count, [&](const auto& slot) {
    return std::ranges::all_of(slot, [&](const auto& held) { return held.first == who || !(is_alone || held.second); });
  });
  if (!is_free) return false;
  std::for_each(begin, begin + count, [&](auto& slot) { slot[who] = is_alone; });
  return true;
}

void Locks::leave_slots(const void* who, int first, int count) {
  const auto begin = slots_.begin() + first;
  std::for_each(begin, begin + count, [&](auto& slot) { slot.erase(who); });
}

}  // namespace shuke::power
