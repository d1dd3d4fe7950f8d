#include <doctest/doctest.h>

#include <algorithm>

#include "core/codec/feed.h"
#include "core/codec/record.h"
#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_member.h"
#include "tests/operations/desk.h"
#include "tests/support/keys.h"
#include "tests/support/pen.h"
#include "tests/support/return_desk.h"
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
    const auto member = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
    REQUIRE(desk.sell(socks(1)).ok());
    REQUIRE(desk.sell(socks(2, &member), member).ok());
    const domain::EnrolmentForm form{.phone = "13817126605", .name = "周文博", .consents_to_file = true};
    REQUIRE(operations::enrol_member(desk.world(), *desk.shop, form, "A01").ok());
  }
  test::write_with_a_pen(folder / "journal.db", script);
  return operations::check_data(store::Store(folder.path(), test::keys_of(folder.path()), store::Access::read_only)).findings;
}

bool contains(const std::vector<std::string>& findings, const std::string& sentence) {
  return std::find(findings.begin(), findings.end(), sentence) != findings.end();
}

}  // namespace

TEST_CASE("an honest day has no findings") { CHECK(findings_after("").empty()); }

TEST_CASE("a return passes the check; the member has the points and the growth of before, and the visit is none any more") {
  Desk desk;
  const auto before = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  REQUIRE(desk.sell(socks(1, &before), before).ok());
  const domain::Sale sale = codec::decode_sale(*desk.store.last_sale()).value();
  test::ReturnDesk counter(sale);
  counter.sale = sale;
  counter.policy = desk.shop->policy_on(test::k_story_day);
  counter.member.lots = {{{11, sale.seq, 1}, {500}, test::k_story_day, std::nullopt}};
  domain::Sale taken = counter.take({{1, 1}, {1, 2}});
  const store::Slot slot = desk.store.next_slot(desk.clock.now());
  taken.seq = slot.seq;
  taken.receipt = slot.receipt_number;
  desk.store.record_sale(taken, {.slot = slot, .kind = codec::k_sale_kind, .body = codec::encode_sale_body(taken)}, {});
  CHECK(operations::check_data(desk.store).findings.empty());
  const auto after = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  CHECK(after.facts.points == before.facts.points);
  CHECK(after.facts.lifetime_spend == before.facts.lifetime_spend);
  CHECK(after.facts.visits == before.facts.visits);
  CHECK(after.facts.last->total == sale.total);
}

TEST_CASE("rows that were changed so that they still add up are found by the record beside them") {
  CHECK(contains(findings_after("UPDATE sale SET total_fen = 1 WHERE seq = 2; UPDATE sale_line SET paid_fen = 1 WHERE sale_seq = 2; "
                                "UPDATE tender SET amount_fen = 1 WHERE sale_seq = 2"),
                 "record 2 and its rows in sale differ"));
  CHECK(contains(findings_after("UPDATE sale_line SET sku = 'OTHER' WHERE sale_seq = 3"), "record 3 and its rows in sale_line differ"));
  CHECK(contains(findings_after("UPDATE tender SET kind = 'alipay' WHERE sale_seq = 3"), "record 3 and its rows in tender differ"));
  CHECK(contains(findings_after("UPDATE ledger_entry SET points = points + 1 WHERE sale_seq = 3 AND account = 'points'"),
                 "record 3 and its rows in ledger_entry differ"));
}

TEST_CASE("an account that its history does not add up to is found, one that is ahead of its history is not compared") {
  Desk desk;
  domain::MemberRecord sale;
  sale.id = {0, 1};
  sale.date = {2026, 3, 25};
  sale.tested = yuan(1200);
  sale.pieces = 1;
  domain::LedgerEntry growth;
  growth.account = domain::Account::growth;
  growth.kind = domain::EntryKind::grown;
  growth.growth = yuan(1200);
  sale.entries = {growth};
  domain::Member member = test::zhang_wei();
  member.standing = domain::standing_of(desk.shop->policies, {sale}, {});
  const auto rows = [&] { return std::vector{codec::encode_history({member.id, {sale}}, 200), codec::encode_member(member, 201)}; };
  operations::apply_page(desk.store, {.rows = rows(), .cursor = "c2"});
  CHECK(operations::check_data(desk.store).findings.empty());
  CHECK(operations::history_of(desk.store, member.id) == std::vector{sale});
  member.standing.state.facts.lifetime_spend += yuan(1);
  operations::apply_page(desk.store, {.rows = rows(), .cursor = "c3"});
  CHECK(contains(operations::check_data(desk.store).findings,
                 "member " + to_text(member.id) + " has an account that their history does not add up to"));
  member.standing.state.included = {{0, 1}, {12, 4}};
  operations::apply_page(desk.store, {.rows = rows(), .cursor = "c4"});
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("a sealed part that cannot be opened is found") {
  const auto findings = findings_after("UPDATE outbox SET sealed = x'07' WHERE kind = 'enrolment'");
  CHECK(contains(findings, "record 4 has a sealed part that cannot be opened: version_too_new envelope"));
}
