#include "core/demo/roll.h"

#include <algorithm>
#include <numeric>

#include "core/demo/members.h"

namespace shuke::demo {
namespace {

constexpr std::int64_t k_guests_one_in = 6;

std::vector<Entry> all_visits(const World& world, const Seasons& seasons, std::int64_t members) {
  std::vector<Entry> visits;
  for (std::int64_t person = k_story_members; person < members; ++person) {
    std::uint16_t number = 0;
    for (const PastSecond second : trips_of(world, seasons, make_shopper(world, person), person))
      visits.push_back({second, static_cast<std::uint32_t>(person), number++, false});
  }
  return visits;
}

// Adds returns behind the entries, but none above `room` entries in all.
void add_returns(const World& world, std::vector<Entry>& entries, std::size_t first, std::size_t room) {
  const std::size_t end = entries.size();
  for (std::size_t i = first; i < end && entries.size() < room; ++i) {
    const Entry sold = entries[i];
    const auto back = brought_back(world, {sold.person, sold.visit}, sold.second);
    if (back) entries.push_back({*back, sold.person, sold.visit, true});
  }
}

// The newest visits that come, with what was brought back of them, to at most `room` entries.
void keep_newest(const World& world, std::vector<Entry>& visits, std::size_t room) {
  std::sort(visits.begin(), visits.end());
  std::size_t first = visits.size();
  for (std::size_t taken = 0; first > 0; --first) {
    const Entry& next = visits[first - 1];
    taken += brought_back(world, {next.person, next.visit}, next.second) ? std::size_t{2} : std::size_t{1};
    if (taken > room) break;
  }
  visits.erase(visits.begin(), visits.begin() + static_cast<std::ptrdiff_t>(first));
  add_returns(world, visits, 0, room);
}

void add_guests(const World& world, const Seasons& seasons, const RollOrder& order, std::vector<Entry>& entries) {
  const auto earliest = std::min_element(entries.begin(), entries.end());
  const PastSecond from = earliest == entries.end() ? 0 : earliest->second;
  const auto room = static_cast<std::size_t>(order.entries);
  for (std::int64_t guest = std::max<std::int64_t>(order.members, k_story_members); entries.size() < room; ++guest) {
    entries.push_back({guest_trip(world, seasons, guest, from), static_cast<std::uint32_t>(guest), 0, false});
    add_returns(world, entries, entries.size() - 1, room);
  }
}

}  // namespace

Roll::Roll(const World& world, const Seasons& seasons, const RollOrder& order) {
  entries_ = all_visits(world, seasons, order.members);
  keep_newest(world, entries_, static_cast<std::size_t>(order.entries - order.entries / k_guests_one_in));
  add_guests(world, seasons, order, entries_);
  std::sort(entries_.begin(), entries_.end());
  by_person_.resize(entries_.size());
  std::iota(by_person_.begin(), by_person_.end(), 0u);
  std::sort(by_person_.begin(), by_person_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return std::pair(entries_[a].person, a) < std::pair(entries_[b].person, b); });
  for (std::uint32_t place = 0; place < entries_.size(); ++place) {
    const bool is_new = place == 0 || entries_[place].second / k_seconds_a_day != entries_[place - 1].second / k_seconds_a_day;
    if (is_new) first_of_day_.push_back(place);
  }
}

std::span<const std::uint32_t> Roll::places_of(std::int64_t person) const {
  const auto [first, end] =
      std::ranges::equal_range(by_person_, person, {}, [this](std::uint32_t place) -> std::int64_t { return entries_[place].person; });
  return {first, end};
}

std::int64_t Roll::days_until(std::int64_t place) const {
  return std::upper_bound(first_of_day_.begin(), first_of_day_.end(), static_cast<std::uint32_t>(place)) - first_of_day_.begin();
}

}  // namespace shuke::demo
