// What is left of the disk, and what an act does where it is not enough.
#include "core/operations/room.h"

#include <doctest/doctest.h>

#include "core/operations/draft.h"
#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using operations::k_mib;
using operations::Room;

namespace {

struct SpaciousDesk {
  test::TemporaryFolder folder;
  test::Desk desk{folder.path()};
  test::FakeSpace space;

  operations::World world() { return {desk.store, desk.clock, desk.ids, desk.names, &space}; }
  Room with(std::int64_t free) {
    space.free = free;
    return operations::look_at_room(world());
  }
};

}  // namespace

TEST_CASE("below 500 MiB the disk is low, below the reserve's worth the last sales are made, and there has to be room for one") {
  SpaciousDesk till;
  CHECK(operations::look_at_room(till.world()) == Room::plenty);  // the machine does not say
  CHECK(operations::look_at_room(till.desk.world()) == Room::plenty);
  CHECK(till.with(500 * k_mib) == Room::plenty);
  CHECK(till.with(500 * k_mib - 1) == Room::low);
  CHECK(till.with(64 * k_mib) == Room::low);
  CHECK(till.with(64 * k_mib - 1) == Room::last);
  CHECK(till.with(4 * k_mib) == Room::last);
  CHECK(till.with(4 * k_mib - 1) == Room::none);
  CHECK(till.with(0) == Room::none);
}

TEST_CASE("a reserve is made where it leaves as much again, counts as room, and is made once") {
  SpaciousDesk till;
  till.space.free = 128 * k_mib - 1;
  operations::keep_reserve(till.world());
  CHECK(till.desk.store.reserved_bytes() == 0);
  till.space.free = 128 * k_mib;
  operations::keep_reserve(till.world());
  CHECK(till.desk.store.reserved_bytes() >= operations::k_reserve);
  CHECK(till.with(0) == Room::low);
  CHECK(till.desk.store.give_up_reserve());
  CHECK_FALSE(till.desk.store.give_up_reserve());
  CHECK(till.with(0) == Room::none);
}

TEST_CASE("a disk that is full once takes the sale in the room of the reserve, and the reserve is gone") {
  SpaciousDesk till;
  REQUIRE(till.desk.store.make_reserve(k_mib));
  test::Disk disk;
  till.desk.store.reopen();  // on this disk
  disk.be_full_until([&] { return till.desk.store.reserved_bytes() == 0; });
  const auto sold = till.desk.sell(test::socks(1));
  REQUIRE(sold);
  CHECK_FALSE(sold->was_committed_before);
  CHECK(till.desk.store.reserved_bytes() == 0);
  CHECK(till.desk.store.check().sales == 1);
}

TEST_CASE("a sale whose sync failed is not there, neither now nor after a restart, and the same tap sells it once") {
  test::TemporaryFolder folder;
  {
    test::Disk disk;
    test::Desk desk(folder.path());
    REQUIRE(desk.sell(test::socks(1)));
    disk.lose_next_syncs(1);
    CHECK(desk.sell(test::socks(2)).reason() == Reason::not_saved);
    CHECK(desk.store.check().sales == 1);
    CHECK(desk.sell(test::socks(2)));
  }
  CHECK(test::Desk(folder.path(), true).store.check().sales == 2);
}

TEST_CASE("while the files do not open again nobody knows of the sale; once they do, the same tap answers") {
  test::TemporaryFolder folder;
  test::Disk disk;
  test::Desk desk(folder.path());
  disk.lose_syncs(true);
  CHECK(desk.sell(test::socks(1)).reason() == Reason::outcome_unknown);
  CHECK_FALSE(desk.store.is_open());
  CHECK(operations::look_at_room(desk.world()) == Room::failed);
  CHECK(desk.sell(test::socks(2)).reason() == Reason::outcome_unknown);
  CHECK(operations::save_draft(desk.store, {}).reason() == Reason::outcome_unknown);
  disk.lose_syncs(false);
  CHECK(desk.sell(test::socks(1)));
  CHECK(desk.store.check().sales == 1);
}
