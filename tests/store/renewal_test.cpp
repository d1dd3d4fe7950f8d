#include <doctest/doctest.h>

#include <filesystem>

#include "core/db/database.h"
#include "core/seal/keyring.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::ReplicaPage;
using store::Store;

namespace {

constexpr int k_renewed_members = 700;

Uuid renewed_id(int number) {
  Uuid id = test::an_id(1);
  id.bytes[13] = 1;  // nobody whom other tests know
  id.bytes[14] = static_cast<std::uint8_t>(number >> 8);
  id.bytes[15] = static_cast<std::uint8_t>(number & 0xFF);
  return id;
}

// A till with some hundreds of members, a history, an enrolment, a draft, and its records copied.
struct RenewedTill {
  test::TemporaryFolder folder;
  RenewedTill() {
    Store store = open();
    store.keep_second_place();
    store.propose_terminal(test::k_till);
    ReplicaPage page{.cursor = "c", .is_last = true};
    for (int i = 0; i < k_renewed_members; ++i)
      page.members.push_back(
          {.key = {.id = renewed_id(i), .name = "张伟", .phone = std::to_string(13900000000 + i), .readings = {"zhang wei"}},
           .version = 1,
           .core = "core",
           .facts = "facts"});
    page.history = {{.key = "1", .member = renewed_id(1), .version = 1, .body = "history"}};
    page.parked = {{"member", "?", 1, "somebody", "why"}};
    store.apply_page(page);
    test::enrol(store, test::an_enrolment(9, "13800000009"));
    store.save_draft("what is open");
    store.copy_records();
  }
  store::KeyPaths paths() const { return store::key_paths(folder.path()); }
  Store open() const { return Store(folder.path(), test::keys_of(folder.path())); }
  std::int64_t older() const {
    std::int64_t rows = 0;
    for (const auto& each : open().key_report().older) rows += each.rows;
    return rows;
  }
  bool is_readable() const {
    const Store store = open();
    return store.check().findings.empty() && store.member(renewed_id(699)).ok() && store.history(renewed_id(1)).size() == 1 &&
           store.parked()[0].body == "somebody" && store.personal_part(*store.enrolment_of(test::an_id(9))).ok() &&
           **store.load_draft() == "what is open" && store.member_by_phone("13800000009") == test::an_id(9);
  }
};

int run_to_the_end(Store& store) {
  int steps = 0;
  while (steps < 1000 && store.renew_seals()) ++steps;
  return steps;
}

}  // namespace

TEST_CASE("without renewed keys there is nothing to seal again") {
  RenewedTill till;
  CHECK(till.older() == 0);
  CHECK_FALSE(till.open().renew_seals());
}

TEST_CASE("after the keys were renewed everything is sealed again, some rows at a time, and the older keys are forgotten") {
  RenewedTill till;
  REQUIRE(store::renew_keys(till.paths()).ring);
  const std::int64_t before = till.older();
  CHECK(before == 3 * k_renewed_members + 5);
  CHECK(till.is_readable());
  {
    Store store = till.open();
    store.keep_second_place();
    CHECK(run_to_the_end(store) >= 3 * k_renewed_members / 200);
  }
  CHECK(till.older() == 0);
  const auto ring = store::open_keys(till.paths()).ring;
  CHECK(ring->version(seal::KeyClass::core) == 2);
  CHECK_FALSE(ring->has_older(seal::KeyClass::core));
  CHECK_FALSE(ring->has_older(seal::KeyClass::records));
  CHECK(till.is_readable());
}

TEST_CASE("a step seals no more than some hundreds of rows") {
  RenewedTill till;
  REQUIRE(store::renew_keys(till.paths()).ring);
  std::int64_t left = till.older();
  Store store = till.open();
  while (store.renew_seals()) {
    std::int64_t now = 0;
    for (const auto& each : store.key_report().older) now += each.rows;
    CHECK(left - now <= 200);
    left = now;
  }
  CHECK(left == 0);
}

TEST_CASE("a till that is stopped after any step goes on at its next start, and reads everything in between") {
  RenewedTill till;
  REQUIRE(store::renew_keys(till.paths()).ring);
  std::int64_t left = till.older();
  for (int start = 0; start < 100 && left > 0; ++start) {
    {
      Store store = till.open();
      store.keep_second_place();
      for (int step = 0; step < 6; ++step) store.renew_seals();
    }
    CHECK(till.is_readable());
    CHECK(till.older() < left);
    left = till.older();
  }
  CHECK(left == 0);
  {
    Store store = till.open();
    store.keep_second_place();
    run_to_the_end(store);
  }
  CHECK_FALSE(store::open_keys(till.paths()).ring->has_older(seal::KeyClass::core));
  CHECK(till.is_readable());
}

TEST_CASE("the second place opens under the new keys alone") {
  RenewedTill till;
  REQUIRE(store::renew_keys(till.paths()).ring);
  {
    Store store = till.open();
    store.keep_second_place();
    run_to_the_end(store);
  }
  for (const char* const name : {"journal.db", "journal.db-wal", "journal.db-shm"}) std::filesystem::remove(till.folder / name);
  Store store = till.open();
  store.keep_second_place();
  store.restore_record_keys();
  int opened = 0;
  store.each_logged(0, [&](const Record& record) { return opened += store.personal_part(record).ok() ? 1 : 0, true; });
  CHECK(opened == 1);
}

TEST_CASE("a row that does not open holds nothing up and is named by the check") {
  RenewedTill till;
  {
    db::Database replica(till.folder / "replica.db", db::Durability::replica);
    replica.run("UPDATE member SET core = x'01' WHERE position = 7");
  }
  REQUIRE(store::renew_keys(till.paths()).ring);
  Store store = till.open();
  run_to_the_end(store);
  CHECK_FALSE(store::open_keys(till.paths()).ring->has_older(seal::KeyClass::core));
  CHECK(store.check().findings == std::vector<std::string>{"replica.db: member " + to_text(renewed_id(6)) + ": core does not open"});
}
