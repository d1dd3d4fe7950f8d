#include <doctest/doctest.h>

#include <algorithm>

#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_member.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Desk;
using test::socks;

namespace {

// A day of sales and an enrolment, then somebody with a pen in the rows beside the records.
std::vector<std::string> findings_after(const std::string& script) {
  test::TemporaryFolder folder;
  {
    Desk desk(folder.path());
    const auto member = operations::find_member(desk.store, desk.shop->policy, test::an_id(1)).value();
    REQUIRE(desk.sell(socks(1)).ok());
    REQUIRE(desk.sell(socks(2, &member), member).ok());
    const domain::EnrolmentForm form{.phone = "13817126605", .name = "周文博", .consents_to_file = true};
    REQUIRE(operations::enrol_member(desk.world(), *desk.shop, form, "A01").ok());
  }
  {
    db::Database journal(folder / "journal.db", db::Durability::journal);
    journal.execute(
        "DROP TRIGGER sale_stays; DROP TRIGGER sale_line_stays; DROP TRIGGER tender_stays; DROP TRIGGER ledger_entry_stays; "
        "DROP TRIGGER outbox_stays; " +
        script);
  }
  return operations::check_data(store::Store(folder.path(), store::Access::read_only)).findings;
}

bool contains(const std::vector<std::string>& findings, const std::string& sentence) {
  return std::find(findings.begin(), findings.end(), sentence) != findings.end();
}

}  // namespace

TEST_CASE("an honest day has no findings") { CHECK(findings_after("").empty()); }

TEST_CASE("rows that were changed so that they still add up are found by the record beside them") {
  CHECK(contains(findings_after("UPDATE sale SET total_fen = 1 WHERE seq = 2; UPDATE sale_line SET paid_fen = 1 WHERE sale_seq = 2; "
                                "UPDATE tender SET amount_fen = 1 WHERE sale_seq = 2"),
                 "record 2 and its rows in sale differ"));
  CHECK(contains(findings_after("UPDATE sale_line SET sku = 'OTHER' WHERE sale_seq = 3"), "record 3 and its rows in sale_line differ"));
  CHECK(contains(findings_after("UPDATE tender SET kind = 'alipay' WHERE sale_seq = 3"), "record 3 and its rows in tender differ"));
  CHECK(contains(findings_after("UPDATE ledger_entry SET points = points + 1 WHERE sale_seq = 3 AND account = 'points'"),
                 "record 3 and its rows in ledger_entry differ"));
}

TEST_CASE("a sealed part that cannot be opened is found") {
  const auto findings = findings_after("UPDATE outbox SET sealed = x'07' WHERE kind = 'enrolment'");
  CHECK(contains(findings, "record 4 has a sealed part that cannot be opened: version_too_new envelope"));
}
