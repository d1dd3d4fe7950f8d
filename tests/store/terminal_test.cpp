#include <doctest/doctest.h>

#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::Store;

TEST_CASE("a data directory keeps its installation id") {
  test::TemporaryFolder folder;
  CHECK(Store(folder.path(), test::keys_of(folder.path())).installation(test::an_id(1)) == test::an_id(1));
  CHECK(Store(folder.path(), test::keys_of(folder.path())).installation(test::an_id(2)) == test::an_id(1));
}

TEST_CASE("a proposed identity is provisional until head office grants it") {
  Store store(":memory:");
  CHECK_FALSE(store.terminal());
  store.propose_terminal(test::k_till);
  CHECK(store.terminal()->is_provisional);
  store.propose_terminal({12, 1, "XJH", "02"});
  CHECK(store.terminal()->identity == test::k_till);
  REQUIRE(store.adopt_terminal(test::k_till, {"s", "e"}));
  CHECK_FALSE(store.terminal()->is_provisional);
  CHECK(store.sync_memory().server == store::Server{"s", "e"});
}

TEST_CASE("before the first record head office may give another identity, after it no more") {
  Store store(":memory:");
  const TerminalIdentity other{12, 1, "XJH", "02"};
  store.propose_terminal(test::k_till);
  REQUIRE(store.adopt_terminal(other, {"s", "e"}));
  CHECK(store.terminal()->identity == other);
  test::note_shift(store, store::ShiftAct::opened);
  CHECK(store.adopt_terminal(test::k_till, {"s", "e"}).refusal() == Refusal{Reason::document_not_valid, "terminal"});
  CHECK(store.terminal()->identity == other);
  CHECK(store.adopt_terminal(other, {"s", "e"}).ok());
}

TEST_CASE("an identity without numbers or names is refused") {
  Store store(":memory:");
  CHECK_FALSE(store.adopt_terminal({0, 1, "NJX", "01"}, {"s", "e"}).ok());
  CHECK_FALSE(store.adopt_terminal({1, 0, "NJX", "01"}, {"s", "e"}).ok());
  CHECK_FALSE(store.adopt_terminal({1, 1, "", "01"}, {"s", "e"}).ok());
  CHECK_FALSE(store.adopt_terminal({1, 1, "NJX", ""}, {"s", "e"}).ok());
  CHECK_FALSE(store.terminal());
}

TEST_CASE("sync goes on after a restart where it stood") {
  test::TemporaryFolder folder;
  {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.installation(test::an_id(1));
    REQUIRE(store.adopt_terminal(test::k_till, {"server", "epoch"}));
    test::sell(store, 1);
    test::sell(store, 2);
    store.record_mark({.server = {"server", "epoch"}, .applied_hwm = 1, .archived_hwm = 1});
    store.apply_page({.cursor = "opaque-17"});
  }
  const store::SyncMemory memory = Store(folder.path(), test::keys_of(folder.path())).sync_memory();
  CHECK(memory.installation == test::an_id(1));
  CHECK(memory.terminal->identity == test::k_till);
  CHECK(memory.server == store::Server{"server", "epoch"});
  CHECK(memory.last_seq == 2);
  CHECK(memory.applied_hwm == 1);
  CHECK(memory.archived_hwm == 1);
  CHECK(memory.cursor == "opaque-17");
  CHECK(memory.waiting.count == 1);
}
