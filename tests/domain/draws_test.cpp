#include "core/domain/loyalty/draws.h"

#include <doctest/doctest.h>

using namespace shuke;
using namespace shuke::domain;

namespace {

constexpr Date k_day{2026, 11, 22};

EntryId lot_id(Sequence seq) { return {11, seq, 1}; }
LotBalance lot(Sequence seq, std::int64_t points, std::optional<Date> expires, Date from = {2026, 1, 1}) {
  return {lot_id(seq), {points}, from, expires};
}

}  // namespace

TEST_CASE("spending takes the lot that expires soonest first, and those that never expire last") {
  const std::vector<LotBalance> lots{lot(1, 50, std::nullopt), lot(2, 50, Date{2027, 6, 30}), lot(3, 50, Date{2026, 12, 31})};
  const Drawn drawn = draw_to_spend(lots, {120}, k_day);
  CHECK(drawn.draws == std::vector<LotDraw>{{lot_id(3), {50}}, {lot_id(2), {50}}, {lot_id(1), {20}}});
  CHECK(drawn.short_by == Points{});
}

TEST_CASE("of lots that end alike the older one is spent first, and a lot in two parts is named once") {
  const std::vector<LotBalance> lots{lot(4, 50, Date{2026, 12, 31}), lot(3, 20, Date{2027, 1, 31}), lot(3, 50, Date{2026, 12, 31})};
  CHECK(draw_to_spend(lots, {60}, k_day).draws == std::vector<LotDraw>{{lot_id(3), {50}}, {lot_id(4), {10}}});
  CHECK(draw_to_spend(lots, {120}, k_day).draws == std::vector<LotDraw>{{lot_id(3), {70}}, {lot_id(4), {50}}});
}

TEST_CASE("pending and expired lots cannot be spent; the last day still counts") {
  const std::vector<LotBalance> lots{lot(1, 50, Date{2026, 11, 21}), lot(2, 50, k_day), lot(3, 50, std::nullopt, {2026, 11, 23})};
  const Drawn drawn = draw_to_spend(lots, {80}, k_day);
  CHECK(drawn.draws == std::vector<LotDraw>{{lot_id(2), {50}}});
  CHECK(drawn.short_by == Points{30});
}

TEST_CASE("taking back begins with the sale's own lot, then pending ones, then the soonest to expire") {
  const std::vector<LotBalance> lots{lot(1, 10, Date{2026, 12, 31}), lot(2, 10, std::nullopt, {2026, 11, 29}), lot(9, 10, std::nullopt)};
  const Drawn drawn = draw_to_take_back(lots, {25}, {11, 9}, k_day);
  CHECK(drawn.draws == std::vector<LotDraw>{{lot_id(9), {10}}, {lot_id(2), {10}}, {lot_id(1), {5}}});
}

TEST_CASE("of the sale's own lots those that are still pending give first") {
  const std::vector<LotBalance> lots{lot(9, 50, Date{2027, 6, 30}), {{11, 9, 2}, {40}, {2026, 11, 29}, Date{2028, 5, 31}}};
  CHECK(draw_to_take_back(lots, {60}, {11, 9}, k_day).draws == std::vector<LotDraw>{{{11, 9, 2}, {40}}, {lot_id(9), {20}}});
  CHECK(draw_to_take_back(lots, {}, {11, 9}, k_day) == Drawn{});
}

TEST_CASE("points that lapsed unspent are taken from where they lapsed, but only of the sale's own lot") {
  const std::vector<LotBalance> lots{lot(1, 10, Date{2026, 11, 1}), lot(9, 10, Date{2026, 11, 1})};
  const Drawn drawn = draw_to_take_back(lots, {20}, {11, 9}, k_day);
  CHECK(drawn.draws == std::vector<LotDraw>{{lot_id(9), {10}}});
  CHECK(drawn.short_by == Points{10});
}

TEST_CASE("what comes back to a lot that has ended lives the least days, without what had lapsed there") {
  const Date until{2026, 11, 29};
  const auto lots = with_restored({lot(1, 7, Date{2026, 11, 1}), lot(2, 7, Date{2027, 1, 31}), lot(3, 7, std::nullopt)},
                                  {{lot_id(1), {5}}, {lot_id(2), {5}}, {lot_id(3), {5}}, {lot_id(4), {5}}}, k_day, until);
  CHECK(lots[0] == lot(1, 5, until));
  CHECK(lots[1] == lot(2, 12, Date{2027, 1, 31}));
  CHECK(lots[2] == lot(3, 12, std::nullopt));
  CHECK(lots[3] == lot(4, 5, until, k_day));
}

TEST_CASE("draws laid end to end are cut where a piece begins and ends") {
  const std::vector<LotDraw> draws{{lot_id(1), {10}}, {lot_id(2), {5}}};
  CHECK(slice_of(draws, {0}, {4}) == std::vector<LotDraw>{{lot_id(1), {4}}});
  CHECK(slice_of(draws, {8}, {4}) == std::vector<LotDraw>{{lot_id(1), {2}}, {lot_id(2), {2}}});
  CHECK(slice_of(draws, {14}, {9}) == std::vector<LotDraw>{{lot_id(2), {1}}});
  CHECK(slice_of(draws, {15}, {1}).empty());
}

TEST_CASE("draws are added and taken off lot by lot") {
  std::vector<LotDraw> draws{{lot_id(1), {10}}};
  add_draws(draws, {{lot_id(2), {5}}, {lot_id(1), {1}}});
  CHECK(draws == std::vector<LotDraw>{{lot_id(1), {11}}, {lot_id(2), {5}}});
  CHECK(sum_of(draws) == Points{16});
  CHECK(draws_without(draws, {{lot_id(1), {11}}, {lot_id(2), {2}}, {lot_id(3), {9}}}) == std::vector<LotDraw>{{lot_id(2), {3}}});
}
