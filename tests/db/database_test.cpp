#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "core/db/transaction.h"
#include "tests/db/disk/disk.h"
#include "tests/db/disk/stranger.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

constexpr std::string_view k_insert = "INSERT INTO note (id, body) VALUES (?1, ?2)";
constexpr std::string_view k_count = "SELECT count(*) FROM note";

void make_notes(db::Database& database) {
  database.execute(
      "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT; "
      "CREATE TABLE remark (note INTEGER NOT NULL REFERENCES note (id)) STRICT");
}

std::string text_of(db::Database& database, std::string_view sql) {
  auto rows = database.query(sql);
  return rows.next() ? rows.text(0) : "";
}

}  // namespace

TEST_CASE("a journal is opened with the settings that keep every commit") {
  const test::TemporaryFolder folder;
  db::Database database(folder / "a.db", db::Durability::journal);
  CHECK(text_of(database, "PRAGMA journal_mode") == "wal");
  CHECK(database.number("PRAGMA synchronous") == 2);
  CHECK(database.number("PRAGMA wal_autocheckpoint") == 0);
  CHECK(database.number("PRAGMA foreign_keys") == 1);
  CHECK(database.number("PRAGMA mmap_size") == 0);
}

TEST_CASE("a replica is opened consistent but lazy") {
  const test::TemporaryFolder folder;
  db::Database database(folder / "a.db", db::Durability::replica);
  CHECK(text_of(database, "PRAGMA journal_mode") == "wal");
  CHECK(database.number("PRAGMA synchronous") == 1);
}

TEST_CASE("values come back as they went in") {
  db::Database database(":memory:", db::Durability::journal);
  database.execute("CREATE TABLE v (n INTEGER, t TEXT, b BLOB, absent TEXT) STRICT");
  const std::string bytes("\0\x01\xff", 3);
  database.run("INSERT INTO v VALUES (?1, ?2, ?3, ?4)", std::int64_t{-9007199254740993}, "张伟", db::Blob{bytes},
               std::optional<std::string>());
  auto rows = database.query("SELECT n, t, b, absent FROM v");
  REQUIRE(rows.next());
  CHECK(rows.integer(0) == -9007199254740993);
  CHECK(rows.text(1) == "张伟");
  CHECK(rows.text(2) == bytes);
  CHECK(rows.is_null(3));
  CHECK_FALSE(rows.next());
}

TEST_CASE("an empty text is a text and an empty blob is a blob, neither is NULL") {
  db::Database database(":memory:", db::Durability::journal);
  database.execute("CREATE TABLE v (t TEXT NOT NULL, b BLOB NOT NULL) STRICT");
  database.run("INSERT INTO v VALUES (?1, ?2)", std::string_view(), db::Blob{});
  CHECK(database.number("SELECT count(*) FROM v WHERE t = '' AND b = x''") == 1);
}

TEST_CASE("a blob of another length than asked for is damage") {
  db::Database database(":memory:", db::Durability::journal);
  auto rows = database.query("SELECT x'0102'");
  REQUIRE(rows.next());
  CHECK_THROWS_AS(rows.bytes<3>(0), DbError);
}

TEST_CASE("what is not committed is rolled back") {
  db::Database database(":memory:", db::Durability::journal);
  make_notes(database);
  {
    db::Transaction transaction(database);
    database.run(k_insert, 1, "lost");
  }
  CHECK(database.number(k_count) == 0);
  db::Transaction transaction(database);
  database.run(k_insert, 1, "kept");
  transaction.commit();
  CHECK(database.number(k_count) == 1);
}

TEST_CASE("a transaction inside another one is a part of it: it fails alone, and goes with the whole") {
  db::Database database(":memory:", db::Durability::journal);
  make_notes(database);
  {
    db::Transaction whole(database);
    database.run(k_insert, 1, "kept");
    {
      db::Transaction part(database);
      database.run(k_insert, 2, "lost");
    }
    db::Transaction part(database);
    database.run(k_insert, 3, "kept, too");
    part.commit();
    CHECK(database.is_in_transaction());
    CHECK(database.number(k_count) == 2);
    whole.commit();
  }
  CHECK(database.number(k_count) == 2);
  {
    db::Transaction whole(database);
    db::Transaction part(database);
    database.run(k_insert, 4, "lost with the whole");
    part.commit();
  }
  CHECK(database.number(k_count) == 2);
  CHECK_FALSE(database.is_in_transaction());
}

TEST_CASE("a snapshot does not see what is committed beside it, and the next look does") {
  const test::TemporaryFolder folder;
  db::Database writer(folder / "a.db", db::Durability::journal);
  make_notes(writer);
  db::Database reader = db::Database::read_only(folder / "a.db");
  {
    const db::Snapshot snapshot(reader);
    CHECK(reader.number(k_count) == 0);
    writer.run(k_insert, 1, "beside");
    CHECK(reader.number(k_count) == 0);
  }
  CHECK(reader.number(k_count) == 1);
}

TEST_CASE("a failing statement throws with its code and without bound values, and the transaction leaves nothing") {
  db::Database database(":memory:", db::Durability::journal);
  make_notes(database);
  try {
    db::Transaction transaction(database);
    database.run(k_insert, 1, "first");
    database.run(k_insert, 1, "13812346688");
    FAIL("the second insert must not pass");
  } catch (const DbError& error) {
    CHECK((error.code() & 0xFF) == 19);
    CHECK_FALSE(error.is_disk_full());
    CHECK(std::string(error.what()).find("13812346688") == std::string::npos);
    CHECK(std::string(error.what()).find("note.id") != std::string::npos);
  }
  CHECK(database.number(k_count) == 0);
  CHECK_FALSE(database.is_in_transaction());
}

TEST_CASE("tables are strict and references are held") {
  db::Database database(":memory:", db::Durability::journal);
  make_notes(database);
  CHECK_THROWS_AS(database.run("INSERT INTO note (id, body) VALUES (?1, ?2)", "seven", "x"), DbError);
  CHECK_THROWS_AS(database.run("INSERT INTO remark (note) VALUES (?1)", 7), DbError);
}

TEST_CASE("a file that is no database is refused by name and left as it is") {
  const test::TemporaryFolder folder;
  const std::string text(8192, 'x');
  std::ofstream(folder / "a.db") << text;
  CHECK_THROWS_WITH_AS(db::Database(folder / "a.db", db::Durability::journal), doctest::Contains("not a database"), DbError);
  CHECK(std::filesystem::file_size(folder / "a.db") == text.size());
}

TEST_CASE("a missing folder is an error that names the file") {
  CHECK_THROWS_WITH_AS(db::Database("/nowhere/at/all/a.db", db::Durability::journal), doctest::Contains("/nowhere/at/all/a.db"), DbError);
}

TEST_CASE("a commit of the journal syncs once, of the replica not at all") {
  const test::TemporaryFolder folder;
  test::Disk disk;
  for (const auto durability : {db::Durability::journal, db::Durability::replica}) {
    db::Database database(folder / (durability == db::Durability::journal ? "j.db" : "r.db"), durability);
    make_notes(database);
    disk.forget();
    for (int id = 1; id <= 20; ++id) {
      db::Transaction transaction(database);
      database.run(k_insert, id, "a line");
      transaction.commit();
    }
    CHECK(disk.syncs() == (durability == db::Durability::journal ? 20 : 0));
  }
}

TEST_CASE("a full disk refuses the transaction whole, and the next one works after there is room") {
  const test::TemporaryFolder folder;
  test::Disk disk;
  db::Database database(folder / "a.db", db::Durability::journal);
  make_notes(database);
  disk.be_full(true);
  try {
    db::Transaction transaction(database);
    database.run(k_insert, 1, "lost");
    transaction.commit();
    FAIL("the commit must not pass");
  } catch (const DbError& error) {
    CHECK(error.is_disk_full());
  }
  disk.be_full(false);
  CHECK(database.number(k_count) == 0);
  database.run(k_insert, 2, "kept");
  CHECK(database.number(k_count) == 1);
}

TEST_CASE("a checkpoint empties the log into the file and the log is used again") {
  const test::TemporaryFolder folder;
  db::Database database(folder / "a.db", db::Durability::journal);
  make_notes(database);
  for (int id = 1; id <= 200; ++id) database.run(k_insert, id, std::string(500, 'n'));
  CHECK(database.pages_in_wal() > 200);
  const auto log_size = std::filesystem::file_size(folder / "a.db-wal");
  database.checkpoint();
  CHECK(database.pages_in_wal() == 1);  // the page with which the log begins anew
  CHECK(std::filesystem::file_size(folder / "a.db") > 100'000);
  for (int id = 201; id <= 300; ++id) database.run(k_insert, id, std::string(500, 'n'));
  CHECK(std::filesystem::file_size(folder / "a.db-wal") == log_size);
}

TEST_CASE("a reader sees what a writer commits, cannot write, and leaves the log when it goes") {
  const test::TemporaryFolder folder;
  db::Database writer(folder / "a.db", db::Durability::journal);
  make_notes(writer);
  writer.run(k_insert, 1, "seen");
  const auto log_size = std::filesystem::file_size(folder / "a.db-wal");
  {
    db::Database reader = db::Database::read_only(folder / "a.db");
    CHECK(reader.number(k_count) == 1);
    CHECK_THROWS_AS(reader.run(k_insert, 2, "refused"), DbError);
    writer.run(k_insert, 2, "seen too");
    CHECK(reader.number(k_count) == 2);
  }
  CHECK(std::filesystem::file_size(folder / "a.db-wal") >= log_size);
  CHECK(writer.pages_in_wal() > 0);
}

TEST_CASE("a file has one writing connection: the second is refused by name, whatever it calls the file") {
  const test::TemporaryFolder folder;
  std::optional<db::Database> writer(std::in_place, folder / "a.db", db::Durability::journal);
  for (const std::string& name : {folder / "a.db", folder / "./a.db"}) {
    CHECK_THROWS_WITH_AS(db::Database(name, db::Durability::replica), doctest::Contains("writes it already"), DbError);
  }
  make_notes(*writer);
  writer.reset();
  db::Database next(folder / "a.db", db::Durability::journal);
  CHECK(next.run(k_insert, 1, "alone") == 1);
  db::Database other(folder / "b.db", db::Durability::journal);
  db::Database memory(":memory:", db::Durability::journal);
  db::Database another_memory(":memory:", db::Durability::journal);
}

TEST_CASE("a reader cannot checkpoint: what the log holds stays in it") {
  const test::TemporaryFolder folder;
  db::Database writer(folder / "a.db", db::Durability::journal);
  make_notes(writer);
  writer.run(k_insert, 1, "in the log");
  const auto file_size = std::filesystem::file_size(folder / "a.db");
  db::Database reader = db::Database::read_only(folder / "a.db");
  CHECK_THROWS_AS(reader.checkpoint(), DbError);
  CHECK(std::filesystem::file_size(folder / "a.db") == file_size);
  CHECK(writer.pages_in_wal() > 0);
}

TEST_CASE("a stranger's commit is noticed once, our own never") {
  const test::TemporaryFolder folder;
  db::Database writer(folder / "a.db", db::Durability::journal);
  make_notes(writer);
  writer.run(k_insert, 1, "ours");
  writer.checkpoint();
  CHECK_FALSE(writer.was_written_by_others());
  test::write_as_a_stranger(folder / "a.db", "INSERT INTO note VALUES (2, 'theirs')");
  CHECK(writer.was_written_by_others());
  CHECK_FALSE(writer.was_written_by_others());
}

TEST_CASE("damage inside the file is found") {
  const test::TemporaryFolder folder;
  {
    db::Database database(folder / "a.db", db::Durability::journal);
    make_notes(database);
    for (int id = 1; id <= 200; ++id) database.run(k_insert, id, std::string(500, 'n'));
    CHECK(database.integrity_findings().empty());
  }
  std::fstream file(folder / "a.db", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(3 * 4096);
  file << std::string(64, '\x7f');
  file.close();
  db::Database database(folder / "a.db", db::Durability::journal);
  CHECK_FALSE(database.integrity_findings().empty());
}
