#include <doctest/doctest.h>

#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::ReplicaPage;
using store::Store;

namespace {

ReplicaPage story_page() {
  ReplicaPage page{.cursor = "c1"};
  const auto parts = test::story_goods();
  for (auto style : parts.styles) {
    style.brand = "Shuke";
    style.tags = {"autumn", "gift"};
    page.styles.push_back({style, 1});
  }
  for (const auto& sku : parts.skus) page.skus.push_back({sku, 1});
  page.documents = {{"policy", "policy", 1, "{\"version\":1}"}, {"promotion", "P2", 1, "two"}, {"promotion", "P1", 1, "one"}};
  page.members = {{.key = {.id = test::an_id(1),
                           .name = "张伟",
                           .phone = "13817126688",
                           .cards = {"2800000000011"},
                           .readings = {"zhang wei"},
                           .last_visit = Date{2026, 10, 3},
                           .last_store = "NJX"},
                   .version = 1,
                   .core = "core",
                   .facts = "facts"}};
  return page;
}

std::vector<std::string> codes_of(const std::vector<domain::Sku>& skus) {
  std::vector<std::string> codes;
  for (const auto& sku : skus) codes.push_back(sku.code);
  return codes;
}

}  // namespace

TEST_CASE("goods come back whole and in the order of the catalogue") {
  Store store(":memory:");
  store.apply_page(story_page());
  const auto expected = test::story_goods();
  const auto goods = store.goods();
  REQUIRE(goods.styles.size() == expected.styles.size());
  CHECK(codes_of(goods.skus) == codes_of(expected.skus));
  const domain::Style& style = goods.styles[2];
  CHECK(style.code == "WA2601");
  CHECK(style.name == Bilingual{"精梳棉中筒袜", "Crew socks"});
  CHECK(style.garment == domain::Garment::socks);
  CHECK(style.size_family == domain::SizeFamily::one_size);
  CHECK(style.category == domain::Category::accessories);
  CHECK(style.goes_with == std::vector<StyleCode>{"MZ2603"});
  CHECK(style.tile_order == 2);
  CHECK(style.brand == "Shuke");
  CHECK(style.tags == std::vector<std::string>{"autumn", "gift"});
  const domain::Sku& sku = goods.skus[3];
  CHECK(sku.code == test::k_socks);
  CHECK(sku.style == "WA2601");
  CHECK(sku.barcode == expected.skus[3].barcode);
  CHECK(sku.colour == Bilingual{"藏青", "Navy"});
  CHECK(sku.rgb == 0x334466);
  CHECK(sku.list_price == yuan(45));
  CHECK(sku.floor_price == yuan(18));
  CHECK(domain::stock_at(sku, "NJX") == 20);
  CHECK(domain::stock_elsewhere(sku, "NJX") == 3);
}

TEST_CASE("a changed row takes the place of the old one, stock included") {
  Store store(":memory:");
  store.apply_page(story_page());
  domain::Sku sku = test::story_goods().skus[0];
  sku.list_price = yuan(300);
  sku.stock = {{"XJH", 1}};
  store.apply_page({.skus = {{sku, 2}}, .cursor = "c2"});
  const auto goods = store.goods();
  CHECK(goods.skus[0].code == sku.code);
  CHECK(goods.skus[0].list_price == yuan(300));
  CHECK(goods.skus[0].stock.size() == 1);
  CHECK(store.sync_memory().cursor == "c2");
}

TEST_CASE("documents come by entity, ordered by key") {
  Store store(":memory:");
  store.apply_page(story_page());
  const auto promotions = store.documents("promotion");
  REQUIRE(promotions.size() == 2);
  CHECK(promotions[0].body == "one");
  CHECK(promotions[1].key == "P2");
  CHECK(store.document("policy", "policy")->body == "{\"version\":1}");
  CHECK_FALSE(store.document("policy", "other"));
}

TEST_CASE("what head office removed is gone") {
  Store store(":memory:");
  store.apply_page(story_page());
  store.apply_page({.removed = {{"sku", test::k_hat, 2},
                                {"style", "MZ2603", 2},
                                {"promotion", "P1", 2},
                                {"member", to_text(test::an_id(1)), 2},
                                {"member", "no id at all", 2}},
                    .cursor = "c2"});
  CHECK(store.goods().styles.size() == test::story_goods().styles.size() - 1);
  CHECK(store.goods().skus.back().code == test::k_knit);
  CHECK(store.documents("promotion").size() == 1);
  CHECK_FALSE(store.member(test::an_id(1)));
  CHECK_FALSE(store.member_by_phone("13817126688"));
}

TEST_CASE("a parked row blocks nothing, leaves the row of before in force, and is parked no more once it can be applied") {
  Store store(":memory:");
  store.apply_page(story_page());
  store.apply_page({.parked = {{"policy", "policy", 2, "nonsense", "policy_not_valid: tiers"}}, .cursor = "c2"});
  REQUIRE(store.parked().size() == 1);
  CHECK(store.parked()[0].reason == "policy_not_valid: tiers");
  CHECK(store.document("policy", "policy")->version == 1);
  CHECK(store.sync_memory().cursor == "c2");
  store.apply_page({.documents = {{"policy", "policy", 3, "good"}}, .cursor = "c3"});
  CHECK(store.parked().empty());
  CHECK(store.document("policy", "policy")->body == "good");
}

TEST_CASE("starting over drops what does not come again, but only when the last page has come") {
  Store store(":memory:");
  store.apply_page(story_page());
  const auto parts = test::story_goods();
  CHECK_FALSE(store.apply_page({.styles = {{parts.styles[0], 9}}, .skus = {{parts.skus[0], 9}}, .cursor = "n1", .starts_over = true}));
  CHECK(store.goods().skus.size() == parts.skus.size());
  CHECK(store.member(test::an_id(1)));
  CHECK(store.apply_page(
      {.documents = {{"policy", "policy", 9, "new"}}, .parked = {{"promotion", "P1", 9, "?", "why"}}, .cursor = "n2", .is_last = true}));
  CHECK(codes_of(store.goods().skus) == std::vector<std::string>{test::k_shirt});
  CHECK(store.goods().styles.size() == 1);
  CHECK(store.documents("promotion").size() == 1);
  CHECK(store.documents("promotion")[0].body == "one");
  CHECK_FALSE(store.member(test::an_id(1)));
  CHECK_FALSE(store.member_by_card("2800000000011"));
}

TEST_CASE("the last page of an ordinary pull drops nothing") {
  Store store(":memory:");
  store.apply_page(story_page());
  CHECK_FALSE(store.apply_page({.cursor = "c2", .is_last = true}));
  CHECK(store.member(test::an_id(1)));
  CHECK(store.goods().skus.size() == test::story_goods().skus.size());
}

TEST_CASE("a member is found by id, phone and card, with the bytes that came") {
  Store store(":memory:");
  store.apply_page(story_page());
  CHECK(store.member(test::an_id(1))->core == "core");
  CHECK(store.member(test::an_id(1))->facts == "facts");
  CHECK(store.member_by_phone("13817126688") == test::an_id(1));
  CHECK(store.member_by_card("2800000000011") == test::an_id(1));
  CHECK_FALSE(store.member_by_phone("13817126689"));
  CHECK_FALSE(store.member_by_card("2800000000012"));
}

TEST_CASE("a changed phone or card finds the member, the old one no more") {
  Store store(":memory:");
  store.apply_page(story_page());
  REQUIRE(store.member_by_card("2800000000011"));
  auto page = story_page();
  page.members[0].key.phone = "13900000001";
  page.members[0].key.cards = {"2800000000028"};
  store.apply_page(page);
  CHECK(store.member_by_phone("13900000001") == test::an_id(1));
  CHECK_FALSE(store.member_by_phone("13817126688"));
  CHECK(store.member_by_card("2800000000028") == test::an_id(1));
  CHECK_FALSE(store.member_by_card("2800000000011"));
}

TEST_CASE("somebody enrolled here is found at once and after a restart") {
  test::TemporaryFolder folder;
  {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    CHECK_FALSE(store.member_by_phone("13800000009"));
    test::enrol(store, test::an_enrolment(9, "13800000009"));
    CHECK(store.member_by_phone("13800000009") == test::an_id(9));
  }
  const Store store(folder.path(), test::keys_of(folder.path()));
  CHECK(store.member_by_phone("13800000009") == test::an_id(9));
  CHECK(store.member_by_card("2801000240917") == test::an_id(9));
  CHECK(store.members().search("zwb", "NJX", 10).members == std::vector<MemberId>{test::an_id(9)});
}

TEST_CASE("a visit of today moves a member up, also after a restart and after an older row came") {
  test::TemporaryFolder folder;
  const domain::Member member = test::zhang_wei();
  auto page = story_page();
  page.members.push_back({.key = {.id = test::an_id(2),
                                  .name = "张薇",
                                  .phone = "13900000002",
                                  .readings = {"zhang wei"},
                                  .last_visit = Date{2026, 11, 20},
                                  .last_store = "NJX"}});
  {
    Store store(folder.path(), test::keys_of(folder.path()));
    store.propose_terminal(test::k_till);
    store.apply_page(page);
    CHECK(store.members().search("zw", "NJX", 1).members == std::vector<MemberId>{test::an_id(2)});
    test::sell(store, 1, &member);
    CHECK(store.members().search("zw", "NJX", 1).members == std::vector<MemberId>{test::an_id(1)});
    store.apply_page(page);
    CHECK(store.members().search("zw", "NJX", 1).members == std::vector<MemberId>{test::an_id(1)});
  }
  CHECK(Store(folder.path(), test::keys_of(folder.path())).members().search("zw", "NJX", 1).members ==
        std::vector<MemberId>{test::an_id(1)});
}
