#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "core/db/database.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/return_desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::Store;

namespace {

// A sale to a member and the return of half of it, both committed.
domain::Sale sell_and_take_back(Store& store) {
  const domain::Member member = test::zhang_wei();
  test::ReturnDesk desk(test::sell(store, 1, &member));
  desk.sale.seq = 1;
  desk.member.lots = {{{11, 1, 1}, {500}, test::k_story_day, std::nullopt}};
  domain::Sale taken = desk.take({{1, 2}});
  const store::Slot slot = store.next_slot(test::k_now);
  taken.seq = slot.seq;
  taken.receipt = slot.receipt_number;
  store.record_sale(taken, {.slot = slot, .kind = "sale", .body = "{}"}, {});
  return taken;
}

std::string text_of_file(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(std::string(SHUKE_MIGRATIONS) + "/" + name).rdbuf();
  return text.str();
}

std::string schema_of(db::Database& file) {
  std::string schema;
  auto rows = file.query("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name");
  while (rows.next()) schema += rows.text(0) + "\n";
  return schema;
}

}  // namespace

TEST_CASE("a return is a sale with negative rows that add up, with a receipt of its own, and the check accepts it") {
  test::TemporaryFolder folder;
  domain::Sale taken;
  {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    taken = sell_and_take_back(store);
    CHECK(store.check().findings.empty());
    CHECK(store.rows_differ(taken).empty());
  }
  auto journal = db::Database::read_only(folder / "journal.db");
  CHECK(taken.receipt == "NJX-01-1-000002");
  CHECK(journal.number("SELECT total_fen FROM sale WHERE seq = 2") == taken.total.fen);
  CHECK(journal.number("SELECT sum(paid_fen) FROM sale_line WHERE sale_seq = 2") == taken.total.fen);
  CHECK(journal.number("SELECT sum(amount_fen) FROM tender WHERE sale_seq = 2") == taken.total.fen);
  CHECK(journal.number("SELECT quantity FROM sale_line WHERE sale_seq = 2") == -1);
  CHECK(journal.number("SELECT count(*) FROM ledger_entry WHERE sale_seq = 2 AND kind IN ('taken_back', 'ungrown')") == 2);
}

TEST_CASE("an entry of another kind is a row that differs") {
  test::TemporaryFolder folder;
  Store store(folder.path(), test::keys_of(folder.path()));
  store.propose_terminal(test::k_till);
  domain::Sale taken = sell_and_take_back(store);
  taken.ledger[0].kind = domain::EntryKind::spent;
  CHECK(store.rows_differ(taken) == "ledger_entry");
}

TEST_CASE("a journal of before returns is brought up to date with all its rows, and looks like a fresh one") {
  test::TemporaryFolder folder;
  {
    db::Database old(folder / "journal.db", db::Durability::journal);
    old.execute(text_of_file("journal_0001_initial.sql"));
    old.execute(
        "INSERT INTO outbox VALUES (1, 'sale', 1, 1, x'7B7D', x'', zeroblob(32), zeroblob(32));"
        "INSERT INTO sale VALUES (1, 'NJX-01-1-000001', 1, zeroblob(16), NULL, '2026-11-22', 0, 480, 'NJX', 100, 100);"
        "INSERT INTO tender VALUES (1, 1, 'cash', 100, '', 1, 'paid');"
        "INSERT INTO ledger_entry VALUES (1, 1, 'points', 1, 0, '2026-11-22', NULL, 7);"
        "INSERT INTO ledger_entry VALUES (1, 2, 'growth', 0, 100, '2026-11-22', NULL, 7);"
        "PRAGMA user_version = 1");
  }
  { Store store(folder.path(), test::keys_of(folder.path())); }
  test::TemporaryFolder fresh;
  { Store store(fresh.path()); }
  db::Database old(folder / "journal.db", db::Durability::journal);
  db::Database made(fresh / "journal.db", db::Durability::journal);
  CHECK(schema_of(old) == schema_of(made));
  CHECK(old.number("SELECT count(*) FROM tender WHERE kind = 'cash' AND amount_fen = 100") == 1);
  CHECK(old.number("SELECT count(*) FROM ledger_entry WHERE kind = 'earned' AND points = 1") == 1);
  CHECK(old.number("SELECT count(*) FROM ledger_entry WHERE kind = 'grown' AND growth_fen = 100") == 1);
  CHECK_THROWS_WITH_AS(old.run("UPDATE tender SET amount_fen = 1"), doctest::Contains("never"), DbError);
  CHECK_THROWS_WITH_AS(old.run("DELETE FROM ledger_entry"), doctest::Contains("never"), DbError);
}
