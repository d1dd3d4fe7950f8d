// What stands on the disk after it failed, and the room that is kept for the day on which it is full.
#include <doctest/doctest.h>

#include <filesystem>

#include "core/db/database.h"
#include "core/db/disk.h"
#include "core/db/reserve.h"
#include "core/db/transaction.h"
#include "tests/db/disk/disk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

constexpr std::string_view k_put_mark = "INSERT INTO mark (id) VALUES (?1)";
constexpr std::string_view k_count_marks = "SELECT count(*) FROM mark";

void make_marks(db::Database& database) { database.execute("CREATE TABLE mark (id INTEGER PRIMARY KEY) STRICT;"); }

// As a process leaves it that is killed: the files, with nothing tidied up.
std::int64_t marks_after_kill(const std::string& folder) {
  const test::TemporaryFolder copy;
  for (const char* const name : {"/a.db", "/a.db-wal"}) {
    if (std::filesystem::exists(folder + name)) std::filesystem::copy_file(folder + name, copy.path() + name);
  }
  db::Database database(copy / "a.db", db::Durability::journal);
  return database.number(k_count_marks);
}

}  // namespace

TEST_CASE("a commit whose sync failed is found by a restart, and no more once the file was opened anew") {
  const test::TemporaryFolder folder;
  test::Disk disk;
  db::Database database(folder / "a.db", db::Durability::journal);
  make_marks(database);
  database.run(k_put_mark, 1);
  disk.lose_syncs(true);
  CHECK_THROWS_AS(database.run(k_put_mark, 2), DbError);
  disk.lose_syncs(false);
  CHECK(database.number(k_count_marks) == 1);
  CHECK(marks_after_kill(folder.path()) == 2);
  database.reopen();
  CHECK(database.number(k_count_marks) == 1);
  CHECK(marks_after_kill(folder.path()) == 1);
  database.run(k_put_mark, 2);
  CHECK(marks_after_kill(folder.path()) == 2);
}

TEST_CASE("somebody who reads beside us keeps the log, and what was in doubt in it is overwritten") {
  const test::TemporaryFolder folder;
  test::Disk disk;
  db::Database database(folder / "a.db", db::Durability::journal);
  make_marks(database);
  db::Database reader = db::Database::read_only(folder / "a.db");
  CHECK(reader.number(k_count_marks) == 0);
  disk.lose_syncs(true);
  CHECK_THROWS_AS(database.run(k_put_mark, 1), DbError);
  disk.lose_syncs(false);
  CHECK(marks_after_kill(folder.path()) == 1);
  database.reopen();
  CHECK(database.number(k_count_marks) == 0);
  CHECK(marks_after_kill(folder.path()) == 0);
}

TEST_CASE("a file that does not open again stays closed, says so, and may be tried once more") {
  const test::TemporaryFolder folder;
  test::Disk disk;
  db::Database database(folder / "a.db", db::Durability::journal);
  make_marks(database);
  disk.lose_syncs(true);
  CHECK_THROWS_AS(database.reopen(), DbError);
  CHECK_FALSE(database.is_open());
  CHECK_FALSE(database.is_in_transaction());
  CHECK_THROWS_AS(database.number(k_count_marks), DbError);
  CHECK_THROWS_AS(database.checkpoint(), DbError);
  CHECK_THROWS_AS(db::Transaction{database}, DbError);
  disk.lose_syncs(false);
  database.reopen();
  database.run(k_put_mark, 1);
  CHECK(database.number(k_count_marks) == 1);
}

TEST_CASE("what lives in memory is not closed") {
  db::Database database(":memory:", db::Durability::journal);
  make_marks(database);
  database.run(k_put_mark, 1);
  database.reopen();
  CHECK(database.number(k_count_marks) == 1);
}

TEST_CASE("a reserve holds its room for real until it is given up") {
  const test::TemporaryFolder folder;
  const std::string reserve = folder / "reserve";
  CHECK(db::reserved_bytes(reserve) == 0);
  REQUIRE(db::make_reserve(reserve, 1 << 20));
  CHECK(db::reserved_bytes(reserve) >= 1 << 20);
  db::give_up_reserve(reserve, 1 << 16);
  CHECK(db::reserved_bytes(reserve) == 1 << 16);
  REQUIRE(db::make_reserve(reserve, 1 << 20));
  db::give_up_reserve(reserve, 0);
  CHECK_FALSE(std::filesystem::exists(reserve));
  db::give_up_reserve(reserve, 0);  // once more does no harm
  CHECK_FALSE(db::make_reserve(folder / "missing/reserve", 1 << 20));
}
