#include <doctest/doctest.h>

#include <algorithm>

#include "core/operations/find_member.h"
#include "tests/operations/desk.h"

using namespace shuke;
using codec::FeedRow;
using operations::apply_page;
using test::Desk;

TEST_CASE("the shop that head office published is the shop at the counter") {
  const Desk desk;
  CHECK(desk.shop->chain == Bilingual{"熟客", "Shuke"});
  CHECK(desk.shop->here == "NJX");
  CHECK(desk.shop->stores.size() == 2);
  CHECK(desk.shop->find_associate("A02")->is_manager);
  CHECK(desk.shop->policies.all().front().version == 7);
  CHECK(desk.shop->policies.all().front().tiers.size() == 3);
  CHECK(desk.shop->book.version() == 42);
  CHECK(desk.shop->book.skus().size() == test::story_goods().skus.size());
  CHECK(desk.shop->book.promotions().size() == 3);
  CHECK(desk.shop->book.find_sku(test::k_shirt)->list_price == yuan(336));
}

TEST_CASE("without a policy or goods there is nothing to sell yet") {
  store::Store store(":memory:");
  CHECK(operations::load_shop(store).refusal() == Refusal{Reason::prices_missing, "policy"});
  auto rows = test::story_feed();
  std::erase_if(rows, [](const FeedRow& row) { return row.entity == codec::k_sku_entity; });
  apply_page(store, {.rows = rows, .cursor = "c1"});
  CHECK(operations::load_shop(store).refusal() == Refusal{Reason::prices_missing, "sku"});
}

TEST_CASE("a page says what it changes") {
  Desk desk;
  const auto member = apply_page(desk.store, {.rows = {codec::encode_member(test::zhang_wei(), 9)}, .cursor = "c2"});
  CHECK(member.applied == 1);
  CHECK(member.changes_members);
  CHECK_FALSE(member.changes_shop);
  const auto nothing = apply_page(desk.store, {.cursor = "c3", .is_last = true});
  CHECK(nothing.applied == 0);
  CHECK_FALSE(nothing.changes_shop);
  CHECK(desk.store.sync_memory().cursor == "c3");
}

TEST_CASE("a bad policy is refused whole, says where, and the one of before stays in force") {
  Desk desk;
  domain::Policy bad = test::a_policy();
  bad.version = 8;
  bad.tiers.clear();
  const auto page = apply_page(desk.store, {.rows = {{"policy", "8", 50, false, codec::encode_policy(bad)}}, .cursor = "c2"});
  CHECK(page.applied == 0);
  REQUIRE(page.parked.size() == 1);
  CHECK(page.parked[0].reason.find("policy_not_valid: ") == 0);
  CHECK(operations::load_shop(desk.store).value()->policies.all().back().version == 7);
  CHECK(desk.store.sync_memory().cursor == "c2");
}

TEST_CASE("rows that cannot be read or are of no known kind are parked and block nothing") {
  Desk desk;
  domain::Sku sku = test::story_goods().skus[0];
  sku.list_price = yuan(1);
  const auto page = apply_page(desk.store, {.rows = {{"sku", test::k_hat, 50, false, "{}"},
                                                     {"weather", "today", 51, false, "{}"},
                                                     {"member", "no id", 52, false, "{}"},
                                                     {"sku", "OTHER-CODE", 53, false, codec::encode_sku(sku)},
                                                     {"sku", sku.code, 54, false, codec::encode_sku(sku)}},
                                            .cursor = "c2"});
  CHECK(page.applied == 1);
  CHECK(page.parked.size() == 4);
  CHECK(desk.store.parked().size() == 4);
  const auto shop = operations::load_shop(desk.store).value();
  CHECK(shop->book.find_sku(sku.code)->list_price == yuan(1));
  CHECK(shop->book.find_sku(test::k_hat)->list_price == yuan(92));
  CHECK(shop->book.find_sku("OTHER-CODE") == nullptr);
}

TEST_CASE("of several words on one row in a page the last counts") {
  Desk desk;
  domain::Sku sku = test::story_goods().skus[0];
  const FeedRow removed{"sku", sku.code, 50, true, ""};
  sku.list_price = yuan(2);
  const FeedRow again{"sku", sku.code, 51, false, codec::encode_sku(sku)};
  apply_page(desk.store, {.rows = {removed, again}, .cursor = "c2"});
  CHECK(operations::load_shop(desk.store).value()->book.find_sku(sku.code)->list_price == yuan(2));
  apply_page(desk.store, {.rows = {again, removed}, .cursor = "c3"});
  CHECK(operations::load_shop(desk.store).value()->book.find_sku(sku.code) == nullptr);
}

TEST_CASE("the same page twice leaves what one leaves") {
  Desk desk;
  const auto skus = [&] { return operations::load_shop(desk.store).value()->book.skus(); };
  const auto before = skus();
  apply_page(desk.store, {.rows = test::story_feed(), .cursor = "c1", .is_last = true});
  const auto after = skus();
  CHECK(
      std::equal(before.begin(), before.end(), after.begin(), after.end(), [](const auto& a, const auto& b) { return a.code == b.code; }));
  CHECK(desk.store.check().members == 1);
}

TEST_CASE("sync remembers its installation from the first question on") {
  Desk desk;
  const Uuid first = operations::sync_memory(desk.store, desk.clock, desk.ids).installation;
  CHECK(first != Uuid{});
  CHECK(operations::sync_memory(desk.store, desk.clock, desk.ids).installation == first);
}
