#include <doctest/doctest.h>

#include <string>

#include "core/db/database.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

// A data directory with one sale in it, and the journal as an outsider with a pen would open it.
struct Journal {
  test::TemporaryFolder folder;
  Journal() {
    store::Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    test::sell(store, 1);
  }
  db::Database open() { return db::Database(folder / "journal.db", db::Durability::journal); }
};

}  // namespace

TEST_CASE("the tables that outside checks read have the names and columns of the contract") {
  Journal journal;
  auto file = journal.open();
  CHECK(file.number("SELECT count(*) FROM (SELECT seq, receipt_number, member_id, business_date, total_fen FROM sale)") == 1);
  CHECK(file.number("SELECT count(*) FROM (SELECT sale_seq, line_no, sku, quantity, paid_fen FROM sale_line)") == 1);
  CHECK(file.number("SELECT count(*) FROM (SELECT sale_seq, tender_no, kind, amount_fen FROM tender)") == 1);
  CHECK(file.number("SELECT count(*) FROM (SELECT sale_seq, entry_no, account, points FROM ledger_entry)") == 0);
  CHECK(file.number("SELECT count(*) FROM (SELECT seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash FROM outbox)") == 1);
}

TEST_CASE("every table of both files is strict") {
  Journal journal;
  auto file = journal.open();
  db::Database replica(journal.folder / "replica.db", db::Durability::replica);
  const char* const loose =
      "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'";
  CHECK(file.number(loose) == 0);
  CHECK(replica.number(loose) == 0);
  CHECK_THROWS_AS(file.run("INSERT INTO shift_event VALUES ('one', x'00112233445566778899aabbccddeeff', 'opened', '2026-11-22', 'A01')"),
                  DbError);
}

TEST_CASE("facts can be neither changed nor deleted") {
  Journal journal;
  auto file = journal.open();
  for (const char* const sql :
       {"UPDATE sale SET total_fen = 1", "DELETE FROM sale", "UPDATE sale_line SET paid_fen = 1", "DELETE FROM sale_line",
        "UPDATE tender SET amount_fen = 1", "DELETE FROM tender", "UPDATE outbox SET hlc = 1", "DELETE FROM outbox"}) {
    CAPTURE(sql);
    CHECK_THROWS_WITH_AS(file.run(sql), doctest::Contains("never"), DbError);
  }
}

TEST_CASE("the schema refuses what cannot be") {
  Journal journal;
  auto file = journal.open();
  CHECK_THROWS_AS(file.run("INSERT INTO sale_line VALUES (99, 1, 'S', 1, 1, 1, 1300)"), DbError);      // no such sale
  CHECK_THROWS_AS(file.run("INSERT INTO sale_line VALUES (1, 2, 'S', 0, 1, 1, 1300)"), DbError);       // nothing of it
  CHECK_THROWS_AS(file.run("INSERT INTO tender VALUES (1, 2, 'shells', 1, '', 1, 'paid')"), DbError);  // no such tender
  CHECK_THROWS_AS(file.run("INSERT INTO ledger_entry VALUES (1, 1, 'karma', 1, 0, '2026-11-22', NULL, 1, 'earned', 0)"), DbError);
  CHECK_THROWS_AS(file.run("INSERT INTO outbox SELECT 2, kind, kind_version, hlc, body, sealed, x'00', chain_hash FROM outbox"), DbError);
  CHECK_THROWS_AS(
      file.run("INSERT INTO sale SELECT 9, receipt_number || 'x', 2, basket_id, NULL, business_date, 0, 0, store, 0, 0 FROM sale"),
      DbError);
}

TEST_CASE("a journal of a newer program is refused and left alone") {
  Journal journal;
  journal.open().execute("PRAGMA user_version = 99");
  CHECK_THROWS_WITH_AS(store::Store(journal.folder.path(), {}), doctest::Contains("newer Shuke"), DbError);
  CHECK(journal.open().number("SELECT count(*) FROM sale") == 1);
}

TEST_CASE("a reader opens a data directory in use and sees its sales") {
  test::TemporaryFolder folder;
  store::Store till(folder.path(), test::keys_of(folder.path()));
  till.propose_terminal(test::k_till);
  test::sell(till, 1);
  const store::Store reader(folder.path(), test::keys_of(folder.path()), store::Access::read_only);
  CHECK(reader.last_sale()->seq == 1);
  test::sell(till, 2);
  CHECK(reader.last_sale()->seq == 2);
}

TEST_CASE("a data directory that is not there is an error that names the file") {
  CHECK_THROWS_WITH_AS(store::Store("/nowhere/at/all"), doctest::Contains("/nowhere/at/all/journal.db"), DbError);
}
