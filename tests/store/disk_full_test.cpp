#include <doctest/doctest.h>

#include "tests/db/disk/disk.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::Store;

TEST_CASE("a full disk leaves nothing of a sale, and the sale goes through once there is room") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Store store(folder.path(), test::keys_of(folder.path()));
  store.propose_terminal(test::k_till);
  test::sell(store, 1);
  store.save_draft("basket two");
  disk.be_full(true);
  try {
    test::sell(store, 2);
    FAIL("the sale must not be recorded");
  } catch (const DbError& error) {
    CHECK(error.is_disk_full());
  }
  CHECK_FALSE(store.find_sale(test::an_id(2)));
  CHECK(**store.load_draft() == "basket two");
  disk.be_full(false);
  CHECK(test::sell(store, 2).receipt == "NJX-01-1-000002");
  CHECK(store.check().findings.empty());
}

TEST_CASE("a sync that fails refuses the sale, and the next try records it once") {
  test::TemporaryFolder folder;
  test::Disk disk;
  {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    disk.lose_syncs(true);
    CHECK_THROWS_AS(test::sell(store, 1), DbError);
    disk.lose_syncs(false);
    CHECK(test::sell(store, 1).receipt == "NJX-01-1-000001");
  }
  Store store(folder.path(), test::keys_of(folder.path()));
  CHECK(store.check().sales == 1);
  CHECK(store.check().findings.empty());
}

TEST_CASE("a full disk refuses a page of the feed whole and leaves the cursor where it was") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Store store(folder.path(), test::keys_of(folder.path()));
  store.apply_page({.documents = {{"policy", "policy", 1, "one"}}, .cursor = "a"});
  disk.be_full(true);
  CHECK_THROWS_AS(store.apply_page({.documents = {{"policy", "policy", 2, "two"}}, .cursor = "b"}), DbError);
  disk.be_full(false);
  CHECK(store.sync_memory().cursor == "a");
  CHECK(store.document("policy", "policy")->body == "one");
}
