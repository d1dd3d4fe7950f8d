#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/demo/trips.h"

namespace shuke::demo {

// One sale or return of a till, as short as can be: there may be millions.
struct Entry {
  PastSecond second = 0;
  std::uint32_t person = 0;  // a member, or from `members` on a guest
  std::uint16_t visit = 0;
  bool is_return = false;
  auto operator<=>(const Entry&) const = default;
};

struct RollOrder {
  std::int64_t members = 0;
  std::int64_t entries = 0;
};

// What a till did in two years, in order of time, and who did what of it.
class Roll {
 public:
  Roll(const World& world, const Seasons& seasons, const RollOrder& order);

  std::int64_t size() const { return static_cast<std::int64_t>(entries_.size()); }
  const Entry& at(std::int64_t place) const { return entries_[static_cast<std::size_t>(place)]; }
  // Places of one person, rising.
  std::span<const std::uint32_t> places_of(std::int64_t person) const;
  // How many days with sales there were up to a place, its own included.
  std::int64_t days_until(std::int64_t place) const;

 private:
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> by_person_;     // places
  std::vector<std::uint32_t> first_of_day_;  // places
};

}  // namespace shuke::demo
