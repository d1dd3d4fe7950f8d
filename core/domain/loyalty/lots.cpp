#include "core/domain/loyalty/lots.h"

#include <algorithm>
#include <tuple>

namespace shuke::domain {
namespace {

constexpr Date k_end_of_days{9999, 12, 31};

auto spending_order(const Lot& lot) { return std::tuple(lot.expires.value_or(k_end_of_days), lot.available_from, lot.id); }

template <class Keep, class Order>
std::vector<Lot*> lots_in_order(Purse& purse, Keep keep, Order order) {
  std::vector<Lot*> lots;
  for (Lot& lot : purse.lots) {
    if (lot.remainder > Points{} && keep(lot)) lots.push_back(&lot);
  }
  std::sort(lots.begin(), lots.end(), [&](const Lot* a, const Lot* b) { return order(*a) < order(*b); });
  return lots;
}

// Takes up to `points` in that order; answers how many were there.
Points take_from(const std::vector<Lot*>& lots, Points points) {
  Points left = points;
  for (Lot* const lot : lots) {
    const Points taken = std::min(lot->remainder, left);
    lot->remainder = lot->remainder - taken;
    left = left - taken;
  }
  return points - left;
}

// Of a lot in parts, those that live give first.
Points take_from_named(Purse& purse, const EntryId& id, Points points, Date day) {
  Points taken;
  for (const bool ended : {false, true}) {
    const auto keep = [&](const Lot& lot) { return lot.id == id && has_ended(lot, day) == ended; };
    taken += take_from(lots_in_order(purse, keep, spending_order), points - taken);
  }
  return taken;
}

void take(Purse& purse, const LedgerEntry& entry, Date day) {
  const Points all = -entry.points;
  Points named;
  Points taken;
  for (const LotDraw& draw : entry.draws) {
    const Points wanted = std::min(draw.points, all - named);
    named += wanted;
    taken += take_from_named(purse, draw.lot, wanted, day);
  }
  if (taken == all) return;
  const auto lives = [&](const Lot& lot) { return !has_ended(lot, day); };
  const auto usable_first = [&](const Lot& lot) { return std::tuple(is_pending(lot, day), spending_order(lot)); };
  taken += take_from(lots_in_order(purse, lives, usable_first), all - taken);
  purse.debt += all - taken;
}

// What of incoming points is left after debt.
Points after_debt(Purse& purse, Points points) {
  const Points repaid = std::min(purse.debt, points);
  purse.debt = purse.debt - repaid;
  return points - repaid;
}

void open_lot(Purse& purse, const EntryId& id, const LedgerEntry& entry, Points points) {
  purse.lots.push_back({id, points, after_debt(purse, points), entry.available_from, entry.expires});
}

void restore(Purse& purse, const LedgerEntry& entry, const LotDraw& draw, Date day) {
  const Points points = after_debt(purse, draw.points);
  if (points == Points{}) return;
  const auto is_original = [&](const Lot& lot) { return lot.id == draw.lot && !lot.is_restored_part; };
  const auto original = std::find_if(purse.lots.begin(), purse.lots.end(), is_original);
  const bool is_known = original != purse.lots.end();
  std::optional<Date> expires = is_known ? original->expires : entry.expires;
  if (expires && entry.expires) expires = std::max(*expires, *entry.expires);
  if (is_known && expires == original->expires) {
    original->remainder += points;
    return;
  }
  const auto is_such_part = [&](const Lot& lot) { return lot.id == draw.lot && lot.is_restored_part && lot.expires == expires; };
  const auto part = std::find_if(purse.lots.begin(), purse.lots.end(), is_such_part);
  if (part != purse.lots.end()) {
    part->amount += points;
    part->remainder += points;
    return;
  }
  purse.lots.push_back({draw.lot, points, points, is_known ? original->available_from : day, expires, true});
}

void give_back(Purse& purse, const EntryId& id, const LedgerEntry& entry, Date day) {
  Points left = entry.points;
  for (const LotDraw& draw : entry.draws) {
    const Points given = std::min(draw.points, left);
    left = left - given;
    restore(purse, entry, {draw.lot, given}, day);
  }
  if (left > Points{}) open_lot(purse, id, entry, left);
}

}  // namespace

bool has_ended(const Lot& lot, Date day) { return lot.expires && *lot.expires < day; }
bool is_pending(const Lot& lot, Date day) { return lot.available_from > day; }
bool is_usable(const Lot& lot, Date day) { return !is_pending(lot, day) && !has_ended(lot, day); }

Points usable_points(const Purse& purse, Date day) {
  Points sum;
  for (const Lot& lot : purse.lots) {
    if (is_usable(lot, day)) sum += lot.remainder;
  }
  return sum;
}

Points pending_points(const Purse& purse, Date day) {
  Points sum;
  for (const Lot& lot : purse.lots) {
    if (is_pending(lot, day) && !has_ended(lot, day)) sum += lot.remainder;
  }
  return sum;
}

void book_points(Purse& purse, const EntryId& id, const LedgerEntry& entry, Date day) {
  if (entry.points < Points{}) {
    take(purse, entry, day);
  } else if (entry.kind == EntryKind::restored) {
    give_back(purse, id, entry, day);
  } else if (entry.points > Points{}) {
    open_lot(purse, id, entry, entry.points);
  }
}

}  // namespace shuke::domain
