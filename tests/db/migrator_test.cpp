#include <doctest/doctest.h>

#include <filesystem>

#include "core/db/migrator.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

constexpr db::Migration k_first{"0001_first.sql", "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;"};
constexpr db::Migration k_second{"0002_second.sql", "ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT '';"};
constexpr db::Migration k_broken{"0002_broken.sql", "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE note (oops);"};

constexpr db::Migration k_one[] = {k_first};
constexpr db::Migration k_two[] = {k_first, k_second};
constexpr db::Migration k_bad[] = {k_first, k_broken};

void write_first_version(const std::string& path) {
  db::Database database(path, db::Durability::journal);
  db::migrate(database, k_one);
  database.run("INSERT INTO note (id, body) VALUES (1, 'kept')");
}

}  // namespace

TEST_CASE("a new file gets every step and the number of the last") {
  db::Database database(":memory:", db::Durability::journal);
  db::migrate(database, k_two);
  CHECK(database.number("PRAGMA user_version") == 2);
  CHECK(database.number("SELECT count(*) FROM pragma_table_info('note')") == 3);
  db::migrate(database, k_two);
  CHECK(database.number("PRAGMA user_version") == 2);
}

TEST_CASE("an older file is copied beside itself, then brought up to date with its rows") {
  const test::TemporaryFolder folder;
  write_first_version(folder / "a.db");
  {
    db::Database database(folder / "a.db", db::Durability::journal);
    db::migrate(database, k_two);
    CHECK(database.number("SELECT count(*) FROM note WHERE body = 'kept' AND author = ''") == 1);
  }
  db::Database copy = db::Database::read_only(folder / "a.db.v1");
  CHECK(copy.number("PRAGMA user_version") == 1);
  CHECK(copy.number("SELECT count(*) FROM note") == 1);
  CHECK_FALSE(std::filesystem::exists(folder / "a.db.v1.part"));
}

TEST_CASE("a step that fails leaves the file as it was") {
  const test::TemporaryFolder folder;
  write_first_version(folder / "a.db");
  db::Database database(folder / "a.db", db::Durability::journal);
  CHECK_THROWS_AS(db::migrate(database, k_bad), DbError);
  CHECK(database.number("PRAGMA user_version") == 1);
  CHECK(database.number("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0);
}

TEST_CASE("a file of a newer program is refused in one sentence and left alone") {
  const test::TemporaryFolder folder;
  {
    db::Database database(folder / "a.db", db::Durability::journal);
    db::migrate(database, k_two);
  }
  db::Database database(folder / "a.db", db::Durability::journal);
  CHECK_THROWS_WITH_AS(db::migrate(database, k_one),
                       doctest::Contains("a.db: was written by a newer Shuke (schema 2, this program knows 1); start the newer program"),
                       DbError);
  CHECK(database.number("PRAGMA user_version") == 2);
}

TEST_CASE("a reader asks for exactly its own version") {
  const test::TemporaryFolder folder;
  write_first_version(folder / "a.db");
  db::Database reader = db::Database::read_only(folder / "a.db");
  CHECK_NOTHROW(db::expect_version(reader, k_one));
  CHECK_THROWS_AS(db::expect_version(reader, k_two), DbError);
}
