#include <algorithm>

#include "tests/power/disk/cuts.h"
#include "tests/power/till.h"

namespace shuke::power {

namespace {

enum class Turn { sale, sale_to_member, take_back, exchange, enrol, gift, draft, restart };

void take_turn(Till& till, Turn turn, std::vector<domain::Sale>& sold) {
  switch (turn) {
    case Turn::sale: return sold.push_back(till.sell());
    case Turn::sale_to_member: {
      till.sell(test::zhang_wei());
      return;
    }
    case Turn::take_back: return till.take_back(sold[0]);
    case Turn::exchange: return till.exchange(sold[1]);
    case Turn::enrol: return till.enrol();
    case Turn::gift: return till.hand_over_gift();
    case Turn::draft: return till.keep_draft();
    case Turn::restart: return till.restart();
  }
}

void go_on(Till& till, Random& random) {
  std::vector<Turn> turns{Turn::sale_to_member, Turn::take_back, Turn::exchange, Turn::enrol, Turn::gift, Turn::draft, Turn::sale};
  if (random() % 2 == 0) turns.push_back(Turn::restart);
  if (random() % 2 == 0) turns.push_back(Turn::draft);
  std::shuffle(turns.begin(), turns.end(), random);
  till.open_shift();
  std::vector<domain::Sale> sold{till.sell(), till.sell()};
  for (const Turn turn : turns) take_turn(till, turn, sold);
}

}  // namespace

Recording a_day(std::uint64_t seed) {
  Random random(seed);
  Till till;
  till.start();
  go_on(till, random);
  return till.stopped();
}

}  // namespace shuke::power
