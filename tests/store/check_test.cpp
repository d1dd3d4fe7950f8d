#include <doctest/doctest.h>

#include <fstream>

#include "core/db/database.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/pen.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::Store;

namespace {

// Five sales, then somebody with a pen in the file.
struct Tampered {
  test::TemporaryFolder folder;
  explicit Tampered(const std::string& script) {
    {
      Store store(folder.path(), test::keys_of(folder.path()));
      store.propose_terminal(test::k_till);
      const domain::Member member = test::zhang_wei();
      for (std::uint8_t basket = 1; basket <= 5; ++basket) test::sell(store, basket, basket == 2 ? &member : nullptr);
    }
    test::write_with_a_pen(folder / "journal.db", script);
  }
  store::CheckReport check() const { return Store(folder.path(), test::keys_of(folder.path()), store::Access::read_only).check(); }
};

bool says(const store::CheckReport& report, const std::string& sentence) {
  for (const auto& finding : report.findings) {
    if (finding == sentence) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a good journal has no findings and names its last sale") {
  const auto report = Tampered("").check();
  CHECK(report.findings.empty());
  CHECK(report.records == 5);
  CHECK(report.sales == 5);
  CHECK(report.waiting == 5);
  CHECK(report.last_receipt == "NJX-01-1-000005");
  CHECK(report.last_at->unix_ms == test::k_now.unix_ms);
}

TEST_CASE("an empty data directory has no findings and no last sale") {
  const auto report = Store(":memory:").check();
  CHECK(report.findings.empty());
  CHECK(report.last_receipt.empty());
  CHECK_FALSE(report.last_at);
}

TEST_CASE("one flipped byte in a record is found, and the last safe sale is the one before it") {
  const auto report =
      Tampered("UPDATE outbox SET body = CAST(replace(CAST(body AS TEXT), '000003', '000007') AS BLOB) WHERE seq = 3").check();
  CHECK(says(report, "record 3 is not what was written: its body hash differs"));
  CHECK(report.last_receipt == "NJX-01-1-000002");
}

TEST_CASE("a record whose hash was made to fit breaks the chain") {
  const auto report = Tampered("UPDATE outbox SET body_hash = zeroblob(32) WHERE seq = 4").check();
  CHECK(says(report, "record 4 is not what was written: its body hash differs"));
  CHECK(says(report, "record 4 breaks the chain of hashes"));
  CHECK(report.last_receipt == "NJX-01-1-000003");
}

TEST_CASE("a missing record is found by its number, its sale by its absence") {
  const auto report = Tampered("DELETE FROM outbox WHERE seq = 2").check();
  CHECK(says(report, "record 2 is missing"));
  CHECK(says(report, "record 2 is missing for a sale"));
  CHECK(report.last_receipt == "NJX-01-1-000001");
}

TEST_CASE("lines or tenders that do not add up to the total are found with both sums") {
  const auto lines = Tampered("UPDATE sale_line SET paid_fen = paid_fen + 1 WHERE sale_seq = 1").check();
  CHECK(says(lines, "sale NJX-01-1-000001: its lines add up to 9001 fen, its total is 9000"));
  const auto tenders = Tampered("UPDATE tender SET amount_fen = 0 WHERE sale_seq = 5").check();
  CHECK(says(tenders, "sale NJX-01-1-000005: its tenders add up to 0 fen, its total is 9000"));
  CHECK(tenders.last_receipt == "NJX-01-1-000004");
}

TEST_CASE("a gap in the receipt numbers is found") {
  const auto report =
      Tampered("DELETE FROM sale_line WHERE sale_seq = 3; DELETE FROM tender WHERE sale_seq = 3; DELETE FROM sale WHERE seq = 3").check();
  CHECK(says(report, "record 3 is a sale without its rows"));
  CHECK(says(report, "sale NJX-01-1-000004: its counter is 4 and should be 3"));
}

TEST_CASE("a receipt number that is not its counter's is found") {
  const auto report = Tampered("UPDATE sale SET receipt_number = 'NJX-01-1-000044' WHERE seq = 4").check();
  CHECK(says(report, "sale NJX-01-1-000044 does not carry its counter 4"));
}

TEST_CASE("points for nobody are found") {
  const auto report = Tampered("INSERT INTO ledger_entry VALUES (1, 1, 'points', 500, 0, '2026-11-22', NULL, 1, 'earned', 0)").check();
  CHECK(says(report, "record 1: its ledger entries do not fit the sale"));
}

TEST_CASE("a page that cannot be read is a finding, not the end of the report") {
  const Tampered tampered("");
  std::fstream file(tampered.folder / "journal.db", std::ios::in | std::ios::out | std::ios::binary);
  for (int page = 2; page < 12; ++page) {
    file.seekp(page * 4096);
    file << std::string(32, '\x7f');
  }
  file.close();
  CHECK_FALSE(tampered.check().findings.empty());
}
