// Gifts handed over in the journal.
#include <doctest/doctest.h>

#include "core/db/database.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::Store;

namespace {

domain::GiftHandover handover(std::uint8_t act, std::uint8_t member) {
  domain::GiftHandover made;
  made.id = test::an_id(act);
  made.member = test::an_id(member);
  return made;
}

void hand_over(Store& store, std::uint8_t act, std::uint8_t member) {
  store.record_gift(handover(act, member),
                    {.slot = store.next_slot(test::k_now), .kind = "gift", .body = "{}", .personal = "{\"occasion_on\":\"2026-11-20\"}"});
}

struct GiftTill {
  test::TemporaryFolder folder;
  GiftTill() {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    hand_over(store, 1, 9);
    test::sell(store, 2);
    hand_over(store, 3, 9);
    hand_over(store, 4, 8);
  }
};

std::vector<Sequence> sequences(const std::vector<Record>& records) {
  std::vector<Sequence> found;
  for (const Record& record : records) found.push_back(record.seq);
  return found;
}

}  // namespace

TEST_CASE("hand-overs are found by act and by member after a restart, oldest first, and the check accepts them") {
  const GiftTill till;
  const Store store(till.folder.path(), test::keys_of(till.folder.path()));
  CHECK(store.find_gift(test::an_id(3))->seq == 3);
  CHECK_FALSE(store.find_gift(test::an_id(2)).has_value());
  CHECK(sequences(store.gifts_to(test::an_id(9))) == std::vector<Sequence>{1, 3});
  CHECK(sequences(store.gifts_to(test::an_id(7))).empty());
  CHECK(store.check().findings.empty());
}

TEST_CASE("the same act is not recorded twice, and nothing of the second stays") {
  const GiftTill till;
  Store store(till.folder.path(), test::keys_of(till.folder.path()));
  CHECK_THROWS_AS(hand_over(store, 3, 9), DbError);
  CHECK(sequences(store.gifts_to(test::an_id(9))) == std::vector<Sequence>{1, 3});
  CHECK(store.check().records == 4);
}

TEST_CASE("a hand-over is neither changed nor deleted, and a row without its record is found") {
  const GiftTill till;
  db::Database file(till.folder / "journal.db", db::Durability::journal);
  CHECK_THROWS_AS(file.run("UPDATE gift SET member_id = zeroblob(16)"), DbError);
  CHECK_THROWS_AS(file.run("DELETE FROM gift"), DbError);
  file.run("INSERT INTO gift VALUES (2, zeroblob(16), zeroblob(16))");
  CHECK(Store(till.folder.path(), test::keys_of(till.folder.path()), store::Access::read_only).check().findings ==
        std::vector<std::string>{"record 2 is missing for a gift handed over"});
}
