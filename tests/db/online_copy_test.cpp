// A copy that is made while its original is written, and rows that carry a check value.
#include "core/db/online_copy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "core/db/transaction.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

void fill_with_notes(db::Database& database, int many) {
  database.execute("CREATE TABLE IF NOT EXISTS note (body TEXT NOT NULL) STRICT");
  db::Transaction transaction(database);
  for (int i = 0; i < many; ++i) database.run("INSERT INTO note VALUES (?1)", std::string(1'000, 'x'));
  transaction.commit();
}

// The first letters, padded.
db::Database::RowPrint letters_of(std::string_view bytes) {
  db::Database::RowPrint print{};
  print.fill('.');
  std::copy_n(bytes.begin(), std::min(bytes.size(), print.size()), print.begin());
  return print;
}

}  // namespace

TEST_CASE("what is written between two steps is in the copy, also where it had been copied already") {
  const test::TemporaryFolder folder;
  db::Database original(folder / "a.db", db::Durability::journal);
  fill_with_notes(original, 100);
  {
    db::OnlineCopy copy(original, folder / "copy.db");
    CHECK_FALSE(copy.step(20));
    original.run("UPDATE note SET body = 'changed' WHERE rowid = 1");
    fill_with_notes(original, 10);
    original.checkpoint();
    while (!copy.step(5)) continue;
  }
  db::Database copied = db::Database::read_only(folder / "copy.db");
  CHECK(copied.number("SELECT count(*) FROM note") == 110);
  CHECK(copied.number("SELECT count(*) FROM note WHERE body = 'changed'") == 1);
  CHECK(copied.integrity_findings().empty());
  CHECK_FALSE(std::filesystem::exists(folder / "copy.db-wal"));
}

TEST_CASE("a reader copies all of it as of one moment while somebody writes") {
  const test::TemporaryFolder folder;
  db::Database original(folder / "a.db", db::Durability::journal);
  fill_with_notes(original, 10);
  db::Database reader = db::Database::read_only(folder / "a.db");
  const db::Snapshot moment(reader);
  CHECK(reader.number("SELECT count(*) FROM note") == 10);
  fill_with_notes(original, 5);
  {
    db::OnlineCopy copy(reader, folder / "copy.db");
    CHECK(copy.step(db::OnlineCopy::k_all_pages));
  }
  CHECK(db::Database::read_only(folder / "copy.db").number("SELECT count(*) FROM note") == 10);
}

TEST_CASE("a check value is of every value with its type and its length") {
  db::Database database(":memory:", db::Durability::journal);
  database.define_row_check(letters_of);
  const auto check_of = [&](const std::string& values) {
    auto rows = database.query("SELECT row_check(" + values + ")");
    return rows.next() ? rows.text(0) : std::string();
  };
  CHECK(check_of("'ab', 12, NULL, x'00'") == "32:ab12:1250:41:");
  CHECK(check_of("'ab', 'c'") != check_of("'a', 'bc'"));
  CHECK(check_of("1") != check_of("'1'"));
  CHECK_THROWS_AS(database.execute("CREATE TABLE t (a); CREATE INDEX i ON t (row_check(a))"), DbError);
}
