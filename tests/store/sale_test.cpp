#include <doctest/doctest.h>

#include "core/db/database.h"
#include "tests/db/disk/disk.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::Store;

TEST_CASE("a sale writes its lines, tenders, ledger and record together") {
  test::TemporaryFolder folder;
  const domain::Member member = test::zhang_wei();
  domain::Sale sale;
  {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    sale = test::sell(store, 1, &member);
  }
  auto journal = db::Database::read_only(folder / "journal.db");
  CHECK(sale.receipt == "NJX-01-1-000001");
  CHECK(journal.number("SELECT total_fen FROM sale WHERE receipt_number = 'NJX-01-1-000001'") == sale.total.fen);
  CHECK(journal.number("SELECT sum(paid_fen) FROM sale_line WHERE sale_seq = 1") == sale.total.fen);
  CHECK(journal.number("SELECT sum(amount_fen) FROM tender WHERE sale_seq = 1 AND kind = 'wechat'") == sale.total.fen);
  CHECK(journal.number("SELECT count(*) FROM ledger_entry WHERE sale_seq = 1") == static_cast<int>(sale.ledger.size()));
  CHECK(journal.number("SELECT growth_fen FROM ledger_entry WHERE account = 'growth'") == sale.total.fen);
  CHECK(journal.number("SELECT count(*) FROM sale WHERE member_id = x'00000000000000000000000000000001'") == 1);
  CHECK(journal.number("SELECT count(*) FROM outbox WHERE kind = 'sale' AND kind_version = 1 AND length(sealed) = 0") == 1);
}

TEST_CASE("receipts count sales without gaps, whatever else takes a place in the outbox, across restarts") {
  test::TemporaryFolder folder;
  std::vector<std::string> receipts;
  std::vector<Sequence> places;
  for (std::uint8_t round = 1; round <= 3; ++round) {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    test::note_shift(store, store::ShiftAct::opened, round);
    const domain::Sale sale = test::sell(store, round);
    receipts.push_back(sale.receipt);
    places.push_back(sale.seq);
  }
  CHECK(receipts == std::vector<std::string>{"NJX-01-1-000001", "NJX-01-1-000002", "NJX-01-1-000003"});
  CHECK(places == std::vector<Sequence>{2, 4, 6});
}

TEST_CASE("sales in bulk stand there together, and none of them when one fails") {
  test::TemporaryFolder folder;
  Store store(folder.path(), test::keys_of(folder.path()));
  store.propose_terminal(test::k_till);
  const auto sell_two = [&](std::uint8_t first) {
    test::sell(store, first);
    test::sell(store, static_cast<std::uint8_t>(first + 1));
  };
  store.in_bulk([&] { sell_two(1); });
  CHECK(store.last_sale()->seq == 2);
  const auto fail = [&] {
    sell_two(3);
    test::sell(store, 1);  // sold already
  };
  CHECK_THROWS_AS(store.in_bulk(fail), DbError);
  CHECK(store.last_sale()->seq == 2);
  CHECK(test::sell(store, 9).receipt == "NJX-01-1-000003");
  CHECK(store.check().findings.empty());
}

TEST_CASE("a slot is not taken until something is written into it") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  CHECK(store.next_slot(test::k_now).seq == 1);
  CHECK(store.next_slot(test::k_now).receipt_number == "NJX-01-1-000001");
}

TEST_CASE("two records of one act stand in a row; where the second cannot be written the first is not there either") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  const auto record_both = [&](std::uint8_t first, std::uint8_t second) {
    const auto [left, right] = store.next_two_slots(test::k_now);
    domain::Sale back = test::sold(test::counter_for_guest(), test::a_basket({{test::k_socks, 2}})), out = back;
    back.basket_id = test::an_id(first), out.basket_id = test::an_id(second);
    back.seq = left.seq, back.receipt = left.receipt_number;
    out.seq = right.seq, out.receipt = right.receipt_number;
    const store::NewRecord one{.slot = left, .kind = "sale", .body = "{}"}, other{.slot = right, .kind = "sale", .body = "{}"};
    store.record_exchange({back, one}, {out, other}, "open");
  };
  CHECK_THROWS_AS(record_both(1, 1), DbError);
  CHECK(store.sync_memory().last_seq == 0);
  CHECK_FALSE(store.find_sale(test::an_id(1)).has_value());
  CHECK_FALSE(store.load_draft()->has_value());
  record_both(1, 2);
  CHECK(store.sync_memory().last_seq == 2);
  CHECK(store.find_sale("NJX-01-1-000001")->seq == 1);
  CHECK(store.find_sale("NJX-01-1-000002")->seq == 2);
  CHECK(store.find_record(2)->hlc > store.find_record(1)->hlc);
}

TEST_CASE("the hybrid clock rises although the wall clock is set back") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  test::sell(store, 1);
  Timestamp earlier = test::k_now;
  earlier.unix_ms -= 86'400'000;
  CHECK(store.next_slot(earlier).hlc > store.find_record(1)->hlc);
}

TEST_CASE("a basket is sold once: the second record of it is refused whole") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  test::sell(store, 5);
  CHECK_THROWS_AS(test::sell(store, 5), DbError);
  CHECK(store.sync_memory().last_seq == 1);
  CHECK(store.find_sale(test::an_id(5))->seq == 1);
  CHECK_FALSE(store.find_sale(test::an_id(6)));
  CHECK(test::sell(store, 6).receipt == "NJX-01-1-000002");
}

TEST_CASE("a sale is found by its receipt number") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  test::sell(store, 5);
  CHECK(store.find_sale("NJX-01-1-000001")->seq == 1);
  CHECK_FALSE(store.find_sale("NJX-01-1-000002"));
}

TEST_CASE("the sales to one member above a position come oldest first") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  const domain::Member member = test::zhang_wei();
  test::sell(store, 1, &member);
  test::sell(store, 2);
  test::sell(store, 3, &member);
  const auto all = store.sales_to(member.id, 0);
  REQUIRE(all.size() == 2);
  CHECK(all[0].seq == 1);
  CHECK(all[1].seq == 3);
  CHECK(store.sales_to(member.id, 1).size() == 1);
  CHECK(store.sales_to(member.id, 3).empty());
}

TEST_CASE("the draft goes with the sale of its basket, in the same transaction") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  store.save_draft("basket one");
  test::sell(store, 1);
  CHECK_FALSE(store.load_draft()->has_value());
  store.save_draft("basket two and a parked one");
  test::sell(store, 2, nullptr, "the parked one");
  CHECK(**store.load_draft() == "the parked one");
}

TEST_CASE("the newest draft survives a restart, sealed") {
  test::TemporaryFolder folder;
  {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.save_draft("first");
    store.save_draft("second");
  }
  CHECK(**Store(folder.path(), test::keys_of(folder.path())).load_draft() == "second");
  auto journal = db::Database::read_only(folder / "journal.db");
  CHECK(journal.number("SELECT count(*) FROM draft WHERE hex(content) LIKE '%7365636F6E64%'") == 0);
}

TEST_CASE("a draft of a newer program is refused, not guessed at, and so is one in the clear") {
  test::TemporaryFolder folder;
  { Store(folder.path(), test::keys_of(folder.path())).save_draft("x"); }
  { db::Database(folder / "journal.db", db::Durability::journal).run("UPDATE draft SET content = x'0278'"); }
  CHECK(Store(folder.path(), test::keys_of(folder.path())).load_draft().reason() == Reason::version_too_new);
  { db::Database(folder / "journal.db", db::Durability::journal).run("UPDATE draft SET content = x'0078'"); }
  CHECK(Store(folder.path(), test::keys_of(folder.path())).load_draft().reason() == Reason::document_not_valid);
}

TEST_CASE("a sale costs exactly one sync, and less than 64 KiB of log") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Store store(folder.path(), test::keys_of(folder.path()));
  store.propose_terminal(test::k_till);
  for (std::uint8_t basket = 1; basket <= 50; ++basket) {
    store.save_draft("the basket");
    disk.forget();
    test::sell(store, basket);
    CHECK(disk.syncs() == 1);
    CHECK(disk.written_bytes() < 64 * 1024);
  }
}

TEST_CASE("a shift is open from its opening to its closing") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  CHECK_FALSE(store.open_shift());
  test::note_shift(store, store::ShiftAct::opened);
  CHECK(store.open_shift()->shift == test::an_id(7));
  CHECK(store.open_shift()->business_date == test::k_story_day);
  test::note_shift(store, store::ShiftAct::closed);
  CHECK_FALSE(store.open_shift());
}
