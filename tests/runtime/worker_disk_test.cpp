// What the counter hears of the disk, and what is asked of it while it is full or broken.
#include <doctest/doctest.h>

#include "tests/db/disk/disk.h"
#include "tests/db/disk/stranger.h"
#include "tests/runtime/store_bench.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Bench;
using test::k_card;
using test::only;

TEST_CASE("how the till stands with its disk reaches the counter when it changes, and no page takes the last room") {
  test::TemporaryFolder folder;
  Bench bench(folder.path());
  const auto told = [&] {
    bench.counter.clear();
    bench.worker.rest();
    const auto changes = only<terminal::DiskChanged>(bench.counter);
    return changes.empty() ? std::nullopt : std::optional(changes.back().disk);
  };
  CHECK_FALSE(told());
  bench.space.free = 400 * operations::k_mib;
  CHECK(told() == terminal::Disk::low);
  CHECK_FALSE(told());
  CHECK(bench.desk.store.reserved_bytes() == 0);  // there was no word of room at the first rest; a minute later
  bench.desk.clock.pass_ms(60'000);
  CHECK_FALSE(told());
  CHECK(bench.desk.store.reserved_bytes() >= operations::k_reserve);
  bench.space.free = 0;
  CHECK_FALSE(told());
  REQUIRE(bench.desk.store.give_up_reserve());
  bench.space.free = 63 * operations::k_mib;
  CHECK(told() == terminal::Disk::last);
  bench.sync.clear();
  bench.worker.handle(sync::ApplyPage{});
  REQUIRE(bench.sync.size() == 1);
  CHECK(std::holds_alternative<sync::StoreFailed>(std::get<sync::Event>(bench.sync.front())));
  bench.space.free = 1 * operations::k_mib;
  CHECK(told() == terminal::Disk::full);
  bench.space.free = 600 * operations::k_mib;
  CHECK(told() == terminal::Disk::well);
}

TEST_CASE("a disk that fails for good closes the files, the counter hears it, and hears it when they are open again") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Bench bench(folder.path());
  bench.worker.begin();
  const terminal::CommitSale sale = bench.sale_of(test::socks(1));
  disk.lose_syncs(true);
  CHECK(bench.ask<terminal::CommitRefused>(sale).refusal.reason == Reason::outcome_unknown);
  CHECK(bench.ask<terminal::MemberMissing>(terminal::FindByCode{5, k_card}).refusal.reason == Reason::not_saved);
  bench.counter.clear();
  bench.worker.rest();
  REQUIRE(bench.counter.size() == 1);
  CHECK(std::get<terminal::DiskChanged>(bench.counter.front()).disk == terminal::Disk::failed);
  disk.lose_syncs(false);
  bench.counter.clear();
  bench.worker.rest();
  REQUIRE(bench.counter.size() == 1);
  CHECK(std::get<terminal::DiskChanged>(bench.counter.front()).disk == terminal::Disk::well);
  CHECK(bench.ask<terminal::SaleCommitted>(sale).sale.receipt == "NJX-01-1-000001");
  CHECK(bench.desk.store.check().findings.empty());
}

TEST_CASE("beside another program that writes its files a till that rests opens nothing anew: two that tidy up lose pages") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Bench bench(folder.path());
  bench.worker.begin();
  bench.worker.rest();
  test::write_as_a_stranger(folder / "journal.db", "CREATE TABLE theirs (id INTEGER)");
  disk.forget();
  bench.log.warnings.clear();
  bench.worker.rest();
  CHECK(bench.log.warnings == std::vector<std::string>{"checkpoint failed"});
  CHECK(disk.syncs() == 0);
}
