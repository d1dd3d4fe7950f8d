#include <doctest/doctest.h>

#include "core/codec/record.h"
#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "core/operations/draft.h"
#include "core/operations/find_member.h"
#include "core/operations/open_shift.h"
#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Desk;
using test::socks;

TEST_CASE("a basket becomes a sale with a receipt number, and a record that says the same") {
  Desk desk;
  const auto committed = desk.sell(test::story_basket());
  REQUIRE(committed.ok());
  const domain::Sale& sale = committed->sale;
  CHECK(sale.receipt == "NJX-01-1-000001");
  CHECK(sale.seq == 2);  // the shift opened in 1
  CHECK(sale.business_date == test::k_story_day);
  CHECK_FALSE(committed->was_committed_before);
  const auto record = *desk.store.find_record(2);
  const auto decoded = codec::decode_sale(record);
  REQUIRE(decoded.ok());
  CHECK(decoded->receipt == sale.receipt);
  CHECK(decoded->total == sale.total);
  CHECK(desk.store.find_record(1)->kind == "shift");
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("the second tap on pay answers the first sale and makes no other") {
  Desk desk;
  const auto first = desk.sell(socks(1));
  desk.clock.pass_ms(400);
  const auto second = desk.sell(socks(1));
  REQUIRE(second.ok());
  CHECK(second->was_committed_before);
  CHECK(second->sale.receipt == first->sale.receipt);
  CHECK(second->sale.seq == first->sale.seq);
  CHECK(second->sale.total == first->sale.total);
  CHECK(desk.store.sync_memory().last_seq == 2);
}

TEST_CASE("other goods or another member under the id of a sold basket are refused, also after a restart") {
  test::TemporaryFolder folder;
  REQUIRE(Desk(folder.path()).sell(socks(1)).ok());
  Desk desk(folder.path());
  domain::Basket more = socks(1);
  more.lines[0].quantity = 5;
  CHECK(desk.sell(more).reason() == Reason::already_committed);
  const domain::Member member = test::zhang_wei();
  CHECK(desk.sell(socks(1, &member), member).reason() == Reason::already_committed);
  CHECK(desk.sell(socks(1))->was_committed_before);
  CHECK(desk.store.sync_memory().last_seq == 2);
}

TEST_CASE("a basket that names a member who was not found is refused, not sold to nobody") {
  Desk desk;
  const domain::Member member = test::zhang_wei();
  CHECK(desk.sell(socks(1, &member)).reason() == Reason::unknown_member);
  CHECK(desk.store.sync_memory().last_seq == 0);
}

TEST_CASE("an empty basket, unknown goods and an open rest are refused and leave nothing") {
  Desk desk;
  const domain::Payment nothing{};
  CHECK(operations::commit_sale(desk.world(), {*desk.shop, test::a_basket({}), nothing, std::nullopt}).reason() == Reason::empty_basket);
  CHECK(operations::commit_sale(desk.world(), {*desk.shop, test::a_basket({{"NO-SUCH"}}), nothing, std::nullopt}).refusal() ==
        Refusal{Reason::unknown_sku, "NO-SUCH"});
  const domain::Payment open{.due = yuan(90)};
  CHECK(operations::commit_sale(desk.world(), {*desk.shop, socks(1), open, std::nullopt}).reason() == Reason::tender_missing);
  CHECK(desk.store.sync_memory().last_seq == 0);
}

TEST_CASE("a payment that was opened for another sum is refused, not sold at a price nobody saw") {
  Desk desk;
  const auto payment = test::paid_with(yuan(80), {test::a_tender(domain::TenderKind::wechat, yuan(80))});
  CHECK(operations::commit_sale(desk.world(), {*desk.shop, socks(1), payment, std::nullopt}).reason() == Reason::tender_missing);
  CHECK_FALSE(desk.store.last_sale());
}

TEST_CASE("a till without an identity sells nothing") {
  Desk desk;
  store::Store nobody(":memory:");
  const auto payment = test::paid_with(yuan(90), {test::a_tender(domain::TenderKind::wechat, yuan(90))});
  CHECK(operations::commit_sale({nobody, desk.clock, desk.ids, desk.names}, {*desk.shop, socks(1), payment, std::nullopt}).reason() ==
        Reason::prices_missing);
}

TEST_CASE("cash with change and rounding adds up in the tables") {
  test::TemporaryFolder folder;
  Desk desk(folder.path());
  const domain::Basket basket = socks(1);
  const auto payment =
      test::paid_with(desk.price(basket, std::nullopt), {test::a_tender(domain::TenderKind::cash, yuan(100))}, domain::Rounding::to_yuan);
  REQUIRE(operations::commit_sale(desk.world(), {*desk.shop, basket, payment, std::nullopt}).ok());
  auto journal = db::Database::read_only(folder / "journal.db");
  CHECK(journal.number("SELECT amount_fen FROM tender WHERE kind = 'cash'") == 10000);
  CHECK(journal.number("SELECT amount_fen FROM tender WHERE kind = 'change'") == -1000);
  CHECK(journal.number("SELECT sum(amount_fen) FROM tender") == 9000);
}

TEST_CASE("a full disk refuses the sale, takes nothing, keeps the draft; with room the same tap sells once") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Desk desk(folder.path());
  REQUIRE(desk.sell(socks(1)).ok());
  REQUIRE(operations::save_draft(desk.store, {.basket = socks(2)}).ok());
  disk.be_full(true);
  const auto refused = desk.sell(socks(2));
  CHECK(refused.reason() == Reason::not_saved);
  CHECK(refused.refusal().detail.find("full") != std::string::npos);
  CHECK(operations::save_draft(desk.store, {.basket = socks(3)}).reason() == Reason::not_saved);
  disk.be_full(false);
  CHECK(operations::load_draft(desk.store)->value().basket == socks(2));
  const auto sold = desk.sell(socks(2));
  REQUIRE(sold.ok());
  CHECK(sold->sale.receipt == "NJX-01-1-000002");
  CHECK_FALSE(sold->was_committed_before);
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("a statement that fails in the middle of a sale leaves nothing of it") {
  test::TemporaryFolder folder;
  {
    Desk desk(folder.path());
    REQUIRE(desk.sell(socks(1)).ok());
  }
  {
    db::Database journal(folder / "journal.db", db::Durability::journal);
    journal.execute("CREATE TRIGGER no_tender BEFORE INSERT ON tender BEGIN SELECT RAISE(ABORT, 'not today'); END");
  }
  Desk desk(folder.path());
  CHECK(desk.sell(socks(2)).reason() == Reason::not_saved);
  auto journal = db::Database::read_only(folder / "journal.db");
  CHECK(journal.number("SELECT max(seq) FROM outbox") == 2);
  CHECK(journal.number("SELECT count(*) FROM sale") == 1);
  CHECK(journal.number("SELECT count(*) FROM sale_line") == 1);
}

TEST_CASE("the member comes back as the panel shows them from now on") {
  Desk desk;
  const auto member = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  const auto committed = desk.sell(socks(1, &member), member);
  REQUIRE(committed.ok());
  Points earned;
  for (const auto& entry : committed->sale.ledger) earned += entry.points;
  CHECK(earned > Points{0});
  CHECK(committed->member->facts.points == Points{12680} + earned);
  CHECK(committed->member->facts.spend_in_window == Money{902925} + committed->sale.total);
  CHECK(committed->member->facts.last->total == committed->sale.total);
  CHECK(committed->member->facts.visits == 24);
}

TEST_CASE("a sale costs one sync once the day's shift is open") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Desk desk(folder.path());
  operations::open_shift(desk.world(), *desk.shop, "A01");
  for (std::uint8_t basket = 1; basket <= 10; ++basket) {
    disk.forget();
    REQUIRE(desk.sell(socks(basket)).ok());
    CHECK(disk.syncs() == 1);
  }
}

TEST_CASE("the day's shift opens by itself, once, and a forgotten one is closed under its own date") {
  Desk desk;
  REQUIRE(desk.sell(socks(1)).ok());
  REQUIRE(desk.sell(socks(2)).ok());
  CHECK(desk.store.open_shift()->business_date == test::k_story_day);
  desk.clock.pass_ms(86'400'000);
  CHECK(operations::open_shift(desk.world(), *desk.shop, "A02"));
  CHECK_FALSE(operations::open_shift(desk.world(), *desk.shop, "A02"));
  CHECK(desk.store.open_shift()->business_date == Date{2026, 11, 23});
  CHECK(desk.store.open_shift()->associate == "A02");
  const auto closed = codec::decode_shift_body(desk.store.find_record(4)->body, 1).value();
  CHECK(closed.act == codec::ShiftAct::closed);
  CHECK(closed.business_date == test::k_story_day);
  CHECK(desk.store.sync_memory().last_seq == 5);
}

TEST_CASE("the night before the cut-over hour still belongs to the day before") {
  Desk desk;
  desk.clock.at = *timestamp_from_rfc3339("2026-11-23T03:59:59+08:00");
  CHECK(operations::business_date_now(desk.clock.now(), *desk.shop) == test::k_story_day);
  desk.clock.at = *timestamp_from_rfc3339("2026-11-23T04:00:00+08:00");
  CHECK(operations::business_date_now(desk.clock.now(), *desk.shop) == Date{2026, 11, 23});
}
