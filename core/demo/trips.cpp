#include "core/demo/trips.h"

#include <algorithm>
#include <array>

#include "core/demo/members.h"
#include "core/demo/people.h"

namespace shuke::demo {
namespace {

constexpr int k_brought_back_permille = 34;
constexpr int k_shared_phone_permille = 143;
constexpr std::size_t k_most_lines_bought = 14;
constexpr int k_goods_looked_at = 60;
constexpr Money k_prospects_most = yuan(400);
constexpr std::array k_lines{1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 5, 5, 7, 9};

PastSecond second_at(int days_ago, int second) { return static_cast<PastSecond>((k_past_days - days_ago) * k_seconds_a_day + second); }

void put(std::vector<Bought>& bag, const Bought& more) {
  for (Bought& one : bag) {
    if (one.sku != more.sku) continue;
    one.quantity += more.quantity;
    return;
  }
  bag.push_back(more);
}

}  // namespace

Draw draw_for(const World& world, Stream stream, const Visit& visit) {
  return draw_for(world, stream, visit.person * k_most_visits + visit.number);
}

// The time since somebody first came falls into as many parts as they made visits, with one in each.
std::vector<PastSecond> trips_of(const World& world, const Seasons& seasons, const Shopper& shopper, std::int64_t person) {
  Draw draw = draw_for(world, Stream::trips, person);
  std::vector<PastSecond> trips;
  trips.reserve(static_cast<std::size_t>(shopper.visits));
  for (int visit = 0; visit < shopper.visits; ++visit) {
    const int most_ago = shopper.first_days_ago - shopper.first_days_ago * visit / shopper.visits;
    const int least_ago = shopper.first_days_ago - shopper.first_days_ago * (visit + 1) / shopper.visits + 1;
    const int days_ago = seasons.days_ago(draw, most_ago, std::min(least_ago, most_ago));
    trips.push_back(second_at(days_ago, second_of_day(draw)));
  }
  return trips;
}

PastSecond guest_trip(const World& world, const Seasons& seasons, std::int64_t guest, PastSecond from) {
  Draw draw = draw_for(world, Stream::trips, guest);
  const int most_ago = k_past_days - static_cast<int>(from / k_seconds_a_day);
  const int days_ago = seasons.days_ago(draw, most_ago, 1);
  return second_at(days_ago, second_of_day(draw));
}

std::optional<PastSecond> brought_back(const World& world, const Visit& visit, PastSecond sold) {
  Draw draw = draw_for(world, Stream::returning, visit);
  if (!draw.permille(k_brought_back_permille)) return std::nullopt;
  const int days_ago = k_past_days - static_cast<int>(sold / k_seconds_a_day) - draw.between(1, 6);
  if (days_ago < 1) return std::nullopt;
  return second_at(days_ago, second_of_day(draw));
}

std::vector<Bought> bought_on(const World& world, const Shopper& shopper, const Visit& visit) {
  Draw draw = draw_for(world, Stream::basket, visit);
  const bool earns_card = visit.number == 0 && !shopper.stays_prospect;
  const auto wanted = shopper.stays_prospect ? std::size_t{1} : static_cast<std::size_t>(draw.one_of(k_lines));
  std::vector<Bought> bag;
  Money total;
  const auto wants_more = [&] {
    const bool is_short = earns_card && total < domain::enrol_single_sale(world.shop.policy);
    return bag.size() < wanted || (is_short && bag.size() < k_most_lines_bought);
  };
  for (int look = 0; look < k_goods_looked_at && (bag.empty() || wants_more()); ++look) {
    const domain::Sku& sku = choose(world, shopper, draw);
    if (shopper.stays_prospect && sku.list_price > k_prospects_most && look + 1 < k_goods_looked_at) continue;
    const int quantity = sku.list_price < yuan(60) ? draw.between(1, 3) : 1;
    total += sku.list_price * quantity;
    put(bag, {&sku, quantity});
  }
  return bag;
}

std::string phone_in_family(const World& world, std::int64_t person) {
  const std::int64_t first = person - person % k_family;
  const bool is_shared = first >= k_story_members && draw_for(world, Stream::phone, first).permille(k_shared_phone_permille);
  return phone_of(is_shared ? first : person, world.seed);
}

}  // namespace shuke::demo
