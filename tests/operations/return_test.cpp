#include <doctest/doctest.h>

#include "core/codec/policy.h"
#include "core/codec/record.h"
#include "core/db/database.h"
#include "core/operations/check_data.h"
#include "core/operations/commit_return.h"
#include "core/operations/draft.h"
#include "core/operations/find_member.h"
#include "core/operations/find_sale.h"
#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Desk;
using test::socks;

namespace {

operations::ReturnOrder an_order(const Desk& desk, const domain::Sale& sale, std::vector<domain::PieceName> pieces, std::uint8_t id = 50) {
  operations::ReturnOrder order{.shop = *desk.shop,
                                .id = test::an_id(id),
                                .receipt = sale.receipt,
                                .pieces = std::move(pieces),
                                .shares = {},
                                .cause = domain::ReturnCause::size,
                                .associate = "A02"};
  const auto found = operations::find_sale_for_return(desk.store, desk.day(), sale.receipt);
  if (!found) return order;
  const auto plan = domain::plan_of(*found, *desk.shop, {.pieces = order.pieces, .today = test::k_story_day, .allowed_by = {}});
  if (plan) order.shares = plan->proposed;
  return order;
}

domain::Sale sold_socks(Desk& desk, std::uint8_t number = 1) { return desk.sell(socks(number))->sale; }

}  // namespace

TEST_CASE("a receipt is found whole, in small letters, and by its last digits") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  for (const char* typed : {"NJX-01-1-000001", "njx-01-1-000001", " 1", "0001"}) {
    CAPTURE(typed);
    const auto found = operations::find_sale_for_return(desk.store, desk.day(), typed);
    REQUIRE(found.ok());
    CHECK(found->sale.seq == sale.seq);
    CHECK(found->earlier.empty());
    CHECK_FALSE(found->member.has_value());
  }
}

TEST_CASE("a receipt of another till, no number at all, and a return's own receipt are refused") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  for (const char* typed : {"XJH-02-1-000001", "2", "", "abc", "999999999999999999999"}) {
    CAPTURE(typed);
    CHECK(operations::find_sale_for_return(desk.store, desk.day(), typed).reason() == Reason::unknown_receipt);
  }
  const auto taken = operations::commit_return(desk.world(), an_order(desk, sale, {{1, 1}}));
  REQUIRE(taken.ok());
  CHECK(operations::find_sale_for_return(desk.store, desk.day(), taken->sale.receipt).reason() == Reason::return_of_return);
}

TEST_CASE("a piece that comes back becomes a record with a receipt of its own, and the files agree") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  const auto taken = operations::commit_return(desk.world(), an_order(desk, sale, {{1, 2}}));
  REQUIRE(taken.ok());
  CHECK(taken->sale.receipt == "NJX-01-1-000002");
  CHECK(taken->sale.total == -sale.lines[0].priced.pieces[1].paid);
  CHECK(taken->sale.returns_of->receipt == sale.receipt);
  CHECK(taken->sale.handled_by == "A02");
  const auto decoded = codec::decode_sale(*desk.store.find_record(taken->sale.seq));
  REQUIRE(decoded.ok());
  CHECK(decoded->total == taken->sale.total);
  CHECK(decoded->cause == domain::ReturnCause::size);
  CHECK(domain::pieces_of(*decoded) == std::vector<domain::PieceName>{{1, 2}});
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("the second tap answers the first return and makes no other; other pieces under its id are refused") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  const operations::ReturnOrder order = an_order(desk, sale, {{1, 1}});
  const auto first = operations::commit_return(desk.world(), order);
  const auto second = operations::commit_return(desk.world(), order);
  REQUIRE(second.ok());
  CHECK(second->was_committed_before);
  CHECK(second->sale.receipt == first->sale.receipt);
  CHECK(desk.store.sync_memory().last_seq == 3);
  CHECK(operations::commit_return(desk.world(), an_order(desk, sale, {{1, 2}})).reason() == Reason::already_committed);
}

TEST_CASE("a piece comes back once, whatever id asks for it again") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  REQUIRE(operations::commit_return(desk.world(), an_order(desk, sale, {{1, 1}}, 50)).ok());
  const auto found = operations::find_sale_for_return(desk.store, desk.day(), sale.receipt);
  REQUIRE(found->earlier.size() == 1);
  CHECK(operations::commit_return(desk.world(), an_order(desk, sale, {{1, 1}}, 51)).reason() == Reason::return_already);
  const auto rest = operations::commit_return(desk.world(), an_order(desk, sale, {{1, 2}}, 52));
  REQUIRE(rest.ok());
  CHECK(rest->sale.total - sale.lines[0].priced.pieces[0].paid == -sale.total);
}

TEST_CASE("shares that are not what goes back by now are refused, and nothing is written") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  operations::ReturnOrder order = an_order(desk, sale, {{1, 1}});
  order.shares[0].amount += Money{1};
  CHECK_FALSE(operations::commit_return(desk.world(), order).ok());
  order.shares[0].amount -= Money{2};
  CHECK(operations::commit_return(desk.world(), order).reason() == Reason::refund_open);
  CHECK(desk.store.last_sale()->seq == sale.seq);
}

TEST_CASE("after the window the return is refused without a manager") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  const operations::ReturnOrder order = an_order(desk, sale, {{1, 1}});
  desk.clock.pass_ms(std::int64_t{8} * 86'400'000);
  CHECK(operations::commit_return(desk.world(), order).reason() == Reason::return_too_late);
}

TEST_CASE("a manager of this store lets a late return pass and is recorded; nobody else does") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  operations::ReturnOrder order = an_order(desk, sale, {{1, 1}});
  desk.clock.pass_ms(std::int64_t{8} * 86'400'000);
  for (const char* nobody : {"A01", "A99", ""}) {
    order.allowed_by = nobody;
    CHECK(operations::commit_return(desk.world(), order).reason() == Reason::return_too_late);
  }
  order.allowed_by = "A02";
  const auto taken = operations::commit_return(desk.world(), order);
  REQUIRE(taken.ok());
  CHECK(codec::decode_sale(*desk.store.find_record(taken->sale.seq))->allowed_by == "A02");
}

TEST_CASE("a member's points and spend go back with the pieces, and the panel says so") {
  Desk desk;
  const auto before = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  const domain::Sale sale = desk.sell(socks(1, &before), before)->sale;
  const auto found = operations::find_sale_for_return(desk.store, desk.day(), sale.receipt);
  REQUIRE(found->member.has_value());
  const auto taken = operations::commit_return(desk.world(), an_order(desk, sale, {{1, 1}, {1, 2}}));
  REQUIRE(taken.ok());
  REQUIRE(taken->member.has_value());
  CHECK(taken->member->facts.points == before.facts.points);
  CHECK(taken->member->facts.spend_in_window == before.facts.spend_in_window);
}

TEST_CASE("a full disk refuses the return and takes nothing; with room the same order returns once") {
  test::TemporaryFolder folder;
  test::Disk disk;
  Desk desk(folder.path());
  const domain::Sale sale = sold_socks(desk);
  const operations::ReturnOrder order = an_order(desk, sale, {{1, 1}});
  disk.be_full(true);
  CHECK(operations::commit_return(desk.world(), order).reason() == Reason::not_saved);
  disk.be_full(false);
  const auto taken = operations::commit_return(desk.world(), order);
  REQUIRE(taken.ok());
  CHECK_FALSE(taken->was_committed_before);
  CHECK(operations::check_data(desk.store).findings.empty());
}

TEST_CASE("the open basket stays in the draft while a return is written") {
  Desk desk;
  const domain::Sale sale = sold_socks(desk);
  REQUIRE(operations::save_draft(desk.store, {.basket = socks(2)}).ok());
  REQUIRE(operations::commit_return(desk.world(), an_order(desk, sale, {{1, 1}})).ok());
  CHECK(operations::load_draft(desk.store)->value().basket == socks(2));
}

TEST_CASE("the latest sales come newest first, and a member's are theirs alone") {
  Desk desk;
  const auto member = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  REQUIRE(desk.sell(socks(1)).ok());
  REQUIRE(desk.sell(socks(2, &member), member).ok());
  REQUIRE(desk.sell(socks(3)).ok());
  const std::vector<domain::Sale> all = operations::latest_sales(desk.store, std::nullopt);
  REQUIRE(all.size() == 3);
  CHECK(all.front().receipt == "NJX-01-1-000003");
  const std::vector<domain::Sale> theirs = operations::latest_sales(desk.store, member.id);
  REQUIRE(theirs.size() == 1);
  CHECK(theirs.front().receipt == "NJX-01-1-000002");
}

TEST_CASE("a policy that changed between sale and return changes nothing of the return, and is in force for everything else") {
  Desk desk;
  const auto member = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  const domain::Sale sale = desk.sell(socks(1, &member), member)->sale;
  domain::Policy later = test::a_policy();
  later.version = 8;
  later.effective_from = test::k_story_day;
  later.returns.window_days = 0;
  later.tiers[1].price_rate = {5000};
  operations::apply_page(desk.store, {.rows = {{"policy", "8", 300, false, codec::encode_policy(later)}}, .cursor = "c2"});
  desk.shop = operations::load_shop(desk.store).value();
  CHECK(desk.shop->policy_on(test::k_story_day).version == 8);
  CHECK(desk.shop->policy_on(plus_days(test::k_story_day, -1)).version == 7);
  CHECK(domain::returnable_until(sale, *desk.shop) == plus_days(test::k_story_day, 7));
  const auto taken = operations::commit_return(desk.world(), an_order(desk, sale, {{1, 1}, {1, 2}}));
  REQUIRE(taken.ok());
  CHECK(taken->sale.total == -sale.total);
  CHECK(taken->sale.policy_version == 7);
  CHECK(taken->member->facts.points == member.facts.points);
}

TEST_CASE("points of a sale go back from its own lot, whatever the member has besides") {
  Desk desk;
  const auto member = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  const domain::Sale sale = desk.sell(socks(1, &member), member)->sale;
  const auto taken = operations::commit_return(desk.world(), an_order(desk, sale, {{1, 1}}));
  REQUIRE(taken.ok());
  bool is_from_its_lot = false;
  for (const domain::LedgerEntry& entry : taken->sale.ledger) {
    for (const domain::LotDraw& draw : entry.draws) is_from_its_lot = draw.lot == domain::EntryId{11, sale.seq, 1};
  }
  CHECK(is_from_its_lot);
}
