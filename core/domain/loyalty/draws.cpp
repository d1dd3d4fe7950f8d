#include "core/domain/loyalty/draws.h"

#include <algorithm>
#include <tuple>

namespace shuke::domain {
namespace {

constexpr Date k_never{9999, 12, 31};

auto by_expiry(const LotBalance& lot) { return std::tuple(lot.expires.value_or(k_never), lot.available_from, lot.id); }

bool has_expired(const LotBalance& lot, Date today) { return lot.expires && *lot.expires < today; }

bool is_usable(const LotBalance& lot, Date today) { return lot.available_from <= today && !has_expired(lot, today); }

Drawn draw_in_order(const std::vector<const LotBalance*>& lots, Points points) {
  Drawn drawn;
  drawn.short_by = points;
  for (const LotBalance* const lot : lots) {
    const Points given = std::min(lot->remainder, drawn.short_by);
    if (given <= Points{}) continue;
    add_draws(drawn.draws, {{lot->id, given}});
    drawn.short_by = drawn.short_by - given;
  }
  return drawn;
}

}  // namespace

std::optional<Points> usable_in(const std::optional<std::vector<LotBalance>>& lots, Date today) {
  if (!lots) return std::nullopt;
  Points sum;
  for (const LotBalance& lot : *lots) sum += is_usable(lot, today) ? lot.remainder : Points{};
  return sum;
}

Drawn draw_to_spend(const std::vector<LotBalance>& lots, Points points, Date today) {
  std::vector<const LotBalance*> usable;
  for (const LotBalance& lot : lots) {
    if (is_usable(lot, today)) usable.push_back(&lot);
  }
  std::sort(usable.begin(), usable.end(), [](const LotBalance* a, const LotBalance* b) { return by_expiry(*a) < by_expiry(*b); });
  return draw_in_order(usable, points);
}

Drawn draw_to_take_back(const std::vector<LotBalance>& lots, Points points, const RecordId& sale, Date today) {
  std::vector<const LotBalance*> usable;
  for (const LotBalance& lot : lots) {
    if (lot.id.record() == sale || !has_expired(lot, today)) usable.push_back(&lot);
  }
  const auto place = [&](const LotBalance& lot) {
    return std::tuple(lot.id.record() != sale, lot.available_from <= today, by_expiry(lot));
  };
  std::sort(usable.begin(), usable.end(), [&](const LotBalance* a, const LotBalance* b) { return place(*a) < place(*b); });
  return draw_in_order(usable, points);
}

std::vector<LotBalance> with_restored(std::vector<LotBalance> lots, const std::vector<LotDraw>& draws, Date today, Date until) {
  for (const LotDraw& draw : draws) {
    const auto known = std::find_if(lots.begin(), lots.end(), [&](const LotBalance& lot) { return lot.id == draw.lot; });
    if (known == lots.end()) {
      lots.push_back({draw.lot, draw.points, today, until});  // used up or lapsed, so nobody had to name it
      continue;
    }
    if (has_expired(*known, today)) known->remainder = {};  // what lapsed stays lapsed
    known->remainder += draw.points;
    if (known->expires) known->expires = std::max(*known->expires, until);
  }
  return lots;
}

Points sum_of(const std::vector<LotDraw>& draws) {
  Points sum;
  for (const LotDraw& draw : draws) sum += draw.points;
  return sum;
}

std::vector<LotDraw> slice_of(const std::vector<LotDraw>& draws, Points from, Points count) {
  std::vector<LotDraw> slice;
  Points begin;
  const Points end = from + count;
  for (const LotDraw& draw : draws) {
    const Points first = std::max(begin, from);
    const Points last = std::min(begin + draw.points, end);
    if (first < last) add_draws(slice, {{draw.lot, last - first}});
    begin += draw.points;
  }
  return slice;
}

void add_draws(std::vector<LotDraw>& draws, const std::vector<LotDraw>& more) {
  for (const LotDraw& draw : more) {
    const auto known = std::find_if(draws.begin(), draws.end(), [&](const LotDraw& one) { return one.lot == draw.lot; });
    if (known == draws.end()) {
      draws.push_back(draw);
    } else {
      known->points += draw.points;
    }
  }
}

std::vector<LotDraw> draws_without(std::vector<LotDraw> draws, const std::vector<LotDraw>& less) {
  for (const LotDraw& taken : less) {
    const auto known = std::find_if(draws.begin(), draws.end(), [&](const LotDraw& one) { return one.lot == taken.lot; });
    if (known != draws.end()) known->points = known->points - std::min(known->points, taken.points);
  }
  std::erase_if(draws, [](const LotDraw& draw) { return draw.points <= Points{}; });
  return draws;
}

}  // namespace shuke::domain
