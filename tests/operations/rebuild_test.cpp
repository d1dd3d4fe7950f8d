// Damage that only the check sees, and what repairs it.
#include "core/operations/rebuild.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/operations/open_files.h"
#include "core/operations/restore.h"

#include "tests/operations/day_files.h"
#include "tests/support/pen.h"

using namespace shuke;
using test::are_same;
using test::DayFiles;

namespace {

std::vector<Record> opened_records(const DayFiles& till) {
  return DayFiles::records_of(*operations::open_files(till.path(), test::k_next_day).store);
}

}  // namespace

TEST_CASE("rows that do not agree with their record come back from the second place, the open counter with them") {
  const DayFiles till;
  test::write_with_a_pen(till / "journal.db", "UPDATE sale_line SET sku = 'OTHER' WHERE sale_seq = 3");
  CHECK(till.findings() == std::vector<std::string>{"record 3 and its rows in sale_line differ"});
  const auto rebuilt = operations::rebuild(till.path(), test::k_next_day);
  CHECK(rebuilt.problem == "");
  CHECK(rebuilt.set_aside == std::vector<std::string>{"journal.db"});
  CHECK(rebuilt.records == DayFiles::k_records);
  CHECK(rebuilt.missing == 0);
  CHECK(rebuilt.has_draft);
  CHECK(rebuilt.findings.empty());
  CHECK(till.findings().empty());
  CHECK(are_same(opened_records(till), till.before));
  CHECK(store::Store(till.path(), test::keys_of(till.path())).load_draft().value() == "an open basket");
  CHECK(std::filesystem::exists(till / "damaged/2026-11-23T09-58-00.000+08-00/journal.db"));
}

TEST_CASE("what a damaged journal has beyond the second place is carried over as far as its chain holds") {
  const DayFiles till;
  {
    test::Desk desk(till.path());
    for (std::uint8_t basket = 10; basket < 13; ++basket) desk.sell(test::socks(basket)).value();
  }
  test::write_with_a_pen(till / "journal.db", "UPDATE outbox SET body = x'7b7d' WHERE seq = 8");
  const auto rebuilt = operations::rebuild(till.path(), test::k_next_day);
  CHECK(rebuilt.records == 7);
  CHECK(rebuilt.missing == 1);
  CHECK(rebuilt.findings.empty());
}

TEST_CASE("records that do not hold are written again from the journal") {
  const DayFiles till;
  const std::string log = till / "records/000000000001.log";
  test::overwrite(log, std::filesystem::file_size(log) / 2, 16);
  const auto findings = till.findings();
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().starts_with("records: 000000000001.log does not hold behind record "));
  const auto rebuilt = operations::rebuild(till.path(), test::k_next_day);
  CHECK(rebuilt.set_aside == std::vector<std::string>{"records"});
  CHECK(rebuilt.findings.empty());
  std::filesystem::remove(till / "journal.db");
  CHECK(are_same(opened_records(till), till.before));
}

TEST_CASE("a till where all is well is left alone") {
  const DayFiles till;
  CHECK(operations::rebuild(till.path(), test::k_next_day).set_aside.empty());
  CHECK_FALSE(std::filesystem::exists(till / "damaged"));
}

TEST_CASE("a journal without a second place is rebuilt from its own records where they hold, and otherwise left to people") {
  const DayFiles till;
  std::filesystem::remove_all(till / "records");
  test::write_with_a_pen(till / "journal.db", "UPDATE tender SET kind = 'alipay' WHERE sale_seq = 3");
  CHECK(operations::rebuild(till.path(), test::k_next_day).problem == "");
  CHECK(are_same(opened_records(till), till.before));
  std::filesystem::remove_all(till / "records");
  test::write_with_a_pen(till / "journal.db", "UPDATE outbox SET body = x'7b7d' WHERE seq = 1");
  CHECK(operations::rebuild(till.path(), test::k_next_day).problem ==
        "nothing stands in records/ to rebuild journal.db from; restore a backup instead");
  CHECK(std::filesystem::exists(till / "journal.db"));
}

TEST_CASE("a backup that has more than the second place is named instead of losing what it has") {
  const DayFiles till;
  till.back_up();
  std::filesystem::remove_all(till / "records");
  test::write_with_a_pen(till / "journal.db", "UPDATE outbox SET body = x'7b7d' WHERE seq = 4");
  const auto rebuilt = operations::rebuild(till.path(), test::k_next_day);
  CHECK(rebuilt.problem == "records/ ends with record 3 and backup 0001-2026-11-22T22-00-00-closing.db has more; restore that");
  CHECK(operations::restore(till.path(), till / "backup/0001-2026-11-22T22-00-00-closing.db", test::k_next_day).problem == "");
  CHECK(are_same(opened_records(till), till.before));
}

TEST_CASE("a till whose own number was changed on the disk gets it back at its next start") {
  const DayFiles till;
  test::write_with_a_pen(till / "journal.db", "UPDATE terminal SET incarnation = 7");
  const auto files = operations::open_files(till.path(), test::k_next_day);
  CHECK(files.set_aside == std::vector<std::string>{"journal.db"});
  CHECK(files.store->terminal()->identity.incarnation == 1);
  CHECK(are_same(DayFiles::records_of(*files.store), till.before));
}

TEST_CASE("a price that was changed on the disk is not sold by, and head office is asked for everything again") {
  const DayFiles till;
  {
    db::Database replica(till / "replica.db", db::Durability::replica);
    replica.execute("UPDATE sku SET list_fen = 1 WHERE code = '" + std::string(test::k_socks) + "'");
  }
  CHECK(till.findings() == std::vector<std::string>{"replica.db: 1 row of sku is not what was written"});
  CHECK_THROWS_WITH_AS(store::Store(till.path(), test::keys_of(till.path())).goods(), doctest::Contains("not what was written"), DbError);
  const auto files = operations::open_files(till.path(), test::k_next_day);
  CHECK(operations::load_sound_shop(*files.store).dropped_rows == 1);
  CHECK(files.store->sync_memory().cursor.empty());
  const auto skus = files.store->goods().skus;
  CHECK(std::ranges::none_of(skus, [](const domain::Sku& sku) { return sku.code == test::k_socks; }));
  CHECK(operations::check_data(*files.store).findings.empty());
}

TEST_CASE("whichever one place is destroyed, nothing that was acknowledged is lost") {
  for (const std::string destroyed : {"journal.db", "journal.db and its log", "replica.db", "records", "backup"}) {
    CAPTURE(destroyed);
    const DayFiles till;
    till.back_up();
    {
      test::Desk desk(till.path());  // so that there is a log
      desk.sell(test::socks(9)).value();
      desk.store.keep_second_place();
      desk.store.copy_records();
      const test::TemporaryFolder copy;
      std::filesystem::copy(till.path(), copy.path() + "/t", std::filesystem::copy_options::recursive);
      const std::string folder = copy / "t";
      std::filesystem::remove(folder + "/journal.db-shm");
      if (destroyed == "records" || destroyed == "backup") std::filesystem::remove_all(folder + '/' + destroyed);
      if (destroyed.starts_with("journal.db") || destroyed == "replica.db")
        test::overwrite(folder + '/' + destroyed.substr(0, destroyed.find(' ')), 0, 8192);
      if (destroyed == "journal.db and its log") std::filesystem::remove(folder + "/journal.db-wal");
      auto files = operations::open_files(folder, test::k_next_day, till.path() + ".key");
      files.store->copy_records();
      CHECK(are_same(DayFiles::records_of(*files.store), DayFiles::records_of(desk.store)));
      CHECK(operations::check_data(*files.store).findings.empty());
    }
  }
}
