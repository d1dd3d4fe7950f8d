#include <doctest/doctest.h>

#include "core/domain/sales/spending.h"
#include "core/operations/check_data.h"
#include "core/operations/draft.h"
#include "tests/db/disk/disk.h"
#include "tests/operations/swap.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Desk;
using test::socks;
using test::Swap;

namespace {

domain::Basket a_shirt(std::uint8_t number) {
  domain::Basket basket = test::a_basket({{test::k_shirt}});
  basket.id = test::an_id(number);
  return basket;
}

domain::Basket a_pair(std::uint8_t number) {
  domain::Basket basket = test::a_basket({{test::k_socks, 1}});
  basket.id = test::an_id(number);
  return basket;
}

}  // namespace

TEST_CASE("an exchange is two records in a row, each with a receipt, and only the difference changes hands") {
  Desk desk;
  const domain::Sale sale = desk.sell(socks(1))->sale;
  Swap swap(desk, sale, a_shirt(2));
  const auto both = swap.commit();
  REQUIRE(both.ok());
  CHECK(both->returned.receipt == "NJX-01-1-000002");
  CHECK(both->sold.receipt == "NJX-01-1-000003");
  CHECK(both->sold.seq == both->returned.seq + 1);
  const Money worth = sale.lines[0].priced.pieces[0].paid;
  CHECK(both->returned.tenders == std::vector<domain::Tender>{{domain::TenderKind::exchange, -worth, to_text(swap.wanted.id)}});
  CHECK(domain::tendered(both->sold.tenders, domain::TenderKind::wechat) == both->sold.total - worth);
  CHECK(both->returned.cause == domain::ReturnCause::size);
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("goods that cost as much are exchanged without money") {
  Desk desk;
  const domain::Sale sale = desk.sell(a_pair(1))->sale;
  const auto both = Swap(desk, sale, a_pair(2)).commit();
  REQUIRE(both.ok());
  CHECK(both->sold.tenders.size() == 1);
  CHECK(both->returned.total == -both->sold.total);
}

TEST_CASE("goods that cost less give the rest back the way it was paid") {
  Desk desk;
  const domain::Sale sale = desk.sell(a_shirt(1))->sale;
  Swap swap(desk, sale, a_pair(2));
  const auto both = swap.commit();
  REQUIRE(both.ok());
  CHECK(domain::tendered(both->returned.tenders, domain::TenderKind::wechat) == both->sold.total - sale.total);
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("the second tap answers both records of the first and makes no others") {
  Desk desk;
  const domain::Sale sale = desk.sell(socks(1))->sale;
  Swap swap(desk, sale, a_shirt(2));
  const auto first = swap.commit();
  const auto second = swap.commit();
  REQUIRE(second.ok());
  CHECK(second->was_committed_before);
  CHECK(second->returned.receipt == first->returned.receipt);
  CHECK(second->sold.receipt == first->sold.receipt);
  CHECK(desk.store.last_sale()->seq == first->sold.seq);
}

TEST_CASE("one of the two ids, used for something else, exchanges nothing") {
  Desk desk;
  const domain::Sale sale = desk.sell(socks(1))->sale;
  Swap swap(desk, sale, a_shirt(2));
  REQUIRE(desk.sell(a_shirt(2)).ok());
  const Sequence last = desk.store.last_sale()->seq;
  CHECK(swap.commit().reason() == Reason::already_committed);
  CHECK(desk.store.last_sale()->seq == last);
}

TEST_CASE("pieces that came back meanwhile exchange nothing: neither record is there") {
  Desk desk;
  const domain::Sale sale = desk.sell(socks(1))->sale;
  Swap swap(desk, sale, a_shirt(2));
  operations::ReturnOrder other = swap.back;
  other.id = test::an_id(51);
  other.shares = swap.plan().proposed;
  REQUIRE(operations::commit_return(desk.world(), other).ok());
  const Sequence last = desk.store.last_sale()->seq;
  CHECK(swap.commit().reason() == Reason::return_already);
  CHECK(desk.store.last_sale()->seq == last);
}

TEST_CASE("a payment that is not complete exchanges nothing: neither record is there") {
  Desk desk;
  const domain::Sale sale = desk.sell(socks(1))->sale;
  Swap swap(desk, sale, a_shirt(2));
  swap.payment.tenders.pop_back();
  CHECK(swap.commit().reason() == Reason::tender_missing);
  CHECK(desk.store.last_sale()->seq == sale.seq);
}

TEST_CASE("a full disk leaves neither record; with room the same exchange is made once, and its basket leaves the draft") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Desk desk(folder.path());
  const domain::Sale sale = desk.sell(socks(1))->sale;
  Swap swap(desk, sale, a_shirt(2));
  REQUIRE(operations::save_draft(desk.store, {.basket = swap.wanted}).ok());
  disk.be_full(true);
  CHECK(swap.commit().reason() == Reason::not_saved);
  disk.be_full(false);
  CHECK(desk.store.last_sale()->seq == sale.seq);
  CHECK(operations::load_draft(desk.store)->value().basket == swap.wanted);
  const auto both = swap.commit();
  REQUIRE(both.ok());
  CHECK_FALSE(both->was_committed_before);
  CHECK(operations::load_draft(desk.store)->value().basket.lines.empty());
  CHECK(operations::check_data(desk.store).findings.empty());
}
