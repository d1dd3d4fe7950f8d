#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/demo/seasons.h"
#include "core/demo/world.h"

// When somebody of a seeded shop went shopping, what they bought, and what they brought back. Everything follows from who they are and
// which of their visits it was, so that any sale can be made alone.
namespace shuke::demo {

// Seconds of the shop's wall clock since the midnight that the two years begin with.
using PastSecond = std::uint32_t;

inline constexpr int k_most_visits = 64;  // of one person
struct Visit {
  std::int64_t person = 0;
  int number = 0;
};
Draw draw_for(const World& world, Stream stream, const Visit& visit);

// Rising, one a day at most.
std::vector<PastSecond> trips_of(const World& world, const Seasons& seasons, const Shopper& shopper, std::int64_t person);
// Somebody who comes once and says no name, not before the day of `from`.
PastSecond guest_trip(const World& world, const Seasons& seasons, std::int64_t guest, PastSecond from);
// When something of that visit came back: one in thirty, within the six days after it, before as_of.
std::optional<PastSecond> brought_back(const World& world, const Visit& visit, PastSecond sold);

struct Bought {
  const domain::Sku* sku = nullptr;
  int quantity = 1;
};
// A third of it one or two things, at the mean a little above three. The first visit of who is no prospect earns the card.
std::vector<Bought> bought_on(const World& world, const Shopper& shopper, const Visit& visit);

// One family in seven gives one phone number for everybody: the member who is first in it has it, the two others name it too.
std::string phone_in_family(const World& world, std::int64_t person);

}  // namespace shuke::demo
