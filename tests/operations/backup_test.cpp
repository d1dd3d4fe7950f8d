// Backups of a till's journal, made while it sells.
#include <doctest/doctest.h>

#include "core/operations/open_files.h"
#include "tests/operations/day_files.h"
#include "tests/support/pen.h"

using namespace shuke;
using test::DayFiles;

TEST_CASE("a backup that takes its time has the sales that came meanwhile, and nothing of it stands under its name before it is whole") {
  const DayFiles till;
  test::Desk desk(till.path());
  store::Backup backup(desk.store, {till / "backup", "2026-11-22T22-00-00", "closing"});
  CHECK_FALSE(backup.copy(4));
  desk.sell(test::socks(4)).value();
  desk.store.tidy_up();
  CHECK(store::backups_in(till / "backup").empty());
  int steps = 0;
  while (!backup.copy(4)) ++steps;
  CHECK(steps > 3);
  desk.sell(test::socks(5)).value();  // after the last page: not in it
  const std::string path = backup.finish();
  CHECK(path == till / "backup/0001-2026-11-22T22-00-00-closing.db");
  CHECK(store::last_record_in(path) == DayFiles::k_records + 1);
  CHECK(std::filesystem::exists(path + "-wal") == false);
}

TEST_CASE("a backup beside a running till is of one moment") {
  const DayFiles till;
  const store::Store running(till.path(), test::keys_of(till.path()));
  store::Backup backup(till.path(), {till / "usb", "2026-11-22T22-00-00", "asked"});
  CHECK(backup.copy(1));
  CHECK(store::last_record_in(backup.finish()) == DayFiles::k_records);
}

TEST_CASE("the newest fourteen are kept, by their number and not by a clock that was set back") {
  const DayFiles till;
  for (int i = 0; i < 16; ++i) till.back_up("2026-11-" + std::to_string(30 - i) + "T22-00-00");
  const auto names = store::backups_in(till / "backup");
  REQUIRE(names.size() == store::k_kept_backups);
  CHECK(names.front() == "0003-2026-11-28T22-00-00-closing.db");
  CHECK(names.back() == "0016-2026-11-15T22-00-00-closing.db");
}

TEST_CASE("the wrapped keys go along with a backup and leave with it") {
  const DayFiles till;
  const auto keyring = std::filesystem::file_size(till / "keys/keyring");
  till.back_up();
  CHECK(std::filesystem::file_size(till / "backup/0001-2026-11-22T22-00-00-closing.keyring") == keyring);
  for (int i = 0; i < 14; ++i) till.back_up();
  CHECK_FALSE(std::filesystem::exists(till / "backup/0001-2026-11-22T22-00-00-closing.keyring"));
  const std::string device = std::string(std::istreambuf_iterator<char>(std::ifstream(till.path() + ".key", std::ios::binary).rdbuf()), {});
  REQUIRE(device.size() == 32);
  for (const auto& entry : std::filesystem::directory_iterator(till / "backup")) {
    std::ifstream file(entry.path(), std::ios::binary);
    CHECK(std::string(std::istreambuf_iterator<char>(file), {}).find(device) == std::string::npos);
  }
}

TEST_CASE("a journal whose chain does not hold gets no backup, and those of before stay") {
  const DayFiles till;
  till.back_up();
  test::write_with_a_pen(till / "journal.db", "UPDATE outbox SET body = x'7b7d' WHERE seq = 3");
  CHECK_THROWS_WITH_AS(till.back_up(), doctest::Contains("record 3 is not what was written"), DbError);
  CHECK(store::backups_in(till / "backup").size() == 1);
}

TEST_CASE("what a migration copied becomes a backup") {
  const DayFiles till;
  const std::uintmax_t bytes = std::filesystem::file_size(till / "journal.db");
  std::filesystem::copy_file(till / "journal.db", till / "journal.db.v4");
  operations::open_files(till.path(), test::k_next_day);
  CHECK_FALSE(std::filesystem::exists(till / "journal.db.v4"));
  CHECK(std::filesystem::file_size(till / "backup/0001-2026-11-23T09-58-00.000+08-00-schema-4.db") == bytes);
}
