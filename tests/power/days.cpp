#include "tests/power/days.h"

#include <algorithm>

#include "core/base/check.h"
#include "tests/power/disk/cuts.h"
#include "tests/power/upgrade.h"
#include "tests/support/keys.h"

namespace shuke::power {

namespace {

// More sales than the WAL may take before a gap empties it.
constexpr int k_long_day = 60;

enum class Turn { sale, sale_to_member, take_back, exchange, enrol, gift, draft, backup, restart };

void take_turn(Till& till, Turn turn, std::vector<domain::Sale>& sold) {
  switch (turn) {
    case Turn::sale: return sold.push_back(till.sell());
    case Turn::sale_to_member: return static_cast<void>(till.sell(test::zhang_wei()));
    case Turn::take_back: return till.take_back(sold[0]);
    case Turn::exchange: return till.exchange(sold[1]);
    case Turn::enrol: return till.enrol();
    case Turn::gift: return till.hand_over_gift();
    case Turn::draft: return till.keep_draft();
    case Turn::backup: return till.back_up();
    case Turn::restart: return till.restart();
  }
}

// Recorded from just before the gap in which there is enough to do.
void sell_up_to_a_checkpoint(Till& till) {
  for (int sales = 0; sales < k_long_day; ++sales) {
    till.begin_recording();
    till.sell(test::zhang_wei());
    if (till.tidy_up()) return;
  }
  SHUKE_CHECK(false);
}

void go_on(Till& till, Random& random) {
  std::vector<Turn> turns{Turn::sale_to_member, Turn::take_back, Turn::exchange, Turn::enrol, Turn::gift, Turn::draft, Turn::sale};
  if (random() % 2 == 0) turns.push_back(Turn::restart);
  if (random() % 2 == 0) turns.push_back(Turn::draft);
  if (random() % 2 == 0) turns.push_back(Turn::backup);
  std::shuffle(turns.begin(), turns.end(), random);
  till.start();
  till.open_shift();
  std::vector<domain::Sale> sold{till.sell(), till.sell()};
  for (const Turn turn : turns) take_turn(till, turn, sold);
}

}  // namespace

Recording a_day(std::uint64_t seed) {
  Random random(seed);
  Till till(seed % 4 == 0 ? files_of_the_first_release() : Beginning{});
  go_on(till, random);
  if (seed % 4 == 1) {
    sell_up_to_a_checkpoint(till);
    till.sell();
    till.restart();
  }
  return till.stopped();
}

Recording an_upgrade() {
  Till till(files_of_the_first_release());
  till.start();
  return till.so_far();
}

Recording a_backup(bool forgets_folder_syncs) {
  Till till;
  till.start();
  till.open_shift();
  for (int i = 0; i < 3; ++i) till.sell();
  till.begin_recording();
  if (forgets_folder_syncs) till.disk.forget_folder_syncs();
  till.back_up();
  till.sell();
  return till.stopped();
}

Recording a_comeback(const Image& image, const Recording& day) {
  Books books;
  {
    const Disk disk(image);
    const store::Store store(k_folder, test::keys_of(k_folder));
    books = read_books(store, day.members, store.check().sales);
  }
  Till till({.start = image, .books = books, .members = day.members, .copied_records = day.copied_records, .last_id = 180});
  till.start();
  till.open_shift();
  till.sell();
  return till.stopped();
}

}  // namespace shuke::power
