#include "core/codec/feed.h"

#include <doctest/doctest.h>

#include "core/codec/policy.h"
#include "core/demo/members.h"
#include "tests/codec/sample.h"

using namespace shuke;
using namespace shuke::codec;
using test::with;

namespace {

const Date k_as_of{2026, 11, 22};
const demo::DemoShop& shop() {
  static const demo::DemoShop made = demo::make_demo_shop(demo::k_demo_seed, k_as_of);
  return made;
}
domain::Member demo_zhang_wei() { return demo::MemberMaker(shop(), demo::k_demo_seed, k_as_of).member(0).member; }

}  // namespace

TEST_CASE("chain, stores and staff come back from the feed") {
  const ChainFacts chain{{"熟客", "Shuke"}, 12};
  CHECK(*decode_chain(encode_chain(chain)) == chain);
  for (const domain::Store& store : shop().stores) {
    const auto again = decode_store(encode_store(store));
    REQUIRE(again.ok());
    CHECK(again->id == store.id);
    CHECK(again->name == store.name);
    CHECK(again->cut_over_hour == 4);
  }
  for (const domain::Associate& associate : shop().associates) {
    const auto again = decode_associate(encode_associate(associate));
    REQUIRE(again.ok());
    CHECK(again->id == associate.id);
    CHECK(again->is_manager == associate.is_manager);
  }
}

TEST_CASE("every style, SKU and promotion of the demo chain comes back from the feed") {
  for (const domain::Style& style : shop().catalogue.styles) {
    const auto again = decode_style(encode_style(style));
    REQUIRE(again.ok());
    CHECK(again->goes_with == style.goes_with);
    CHECK(encode_style(*again) == encode_style(style));
  }
  for (const domain::Sku& sku : shop().catalogue.skus) {
    const auto again = decode_sku(encode_sku(sku));
    REQUIRE(again.ok());
    CHECK(again->list_price == sku.list_price);
    CHECK(encode_sku(*again) == encode_sku(sku));
  }
  for (const domain::Promotion& promotion : shop().catalogue.promotions) {
    const auto again = decode_promotion(encode_promotion(promotion));
    REQUIRE(again.ok());
    CHECK(again->least_tier == promotion.least_tier);
    CHECK(encode_promotion(*again) == encode_promotion(promotion));
  }
}

TEST_CASE("a member comes back from the feed with person and facts") {
  domain::Member member = demo_zhang_wei();
  member.standing.state.included = {{0, 12}, {1, 2317}, {3, 9}};
  const FeedRow row = encode_member(member, 88);
  CHECK(row.entity == "member");
  CHECK(row.version == 88);
  const auto again = decode_member(row);
  REQUIRE(again.ok());
  CHECK(again->id == member.id);
  CHECK(again->core == member.core);
  CHECK(again->standing.state == member.standing.state);
  CHECK(again->facts.last->items[0].name.zh == "羽绒马甲");
  CHECK(again->facts.flags[0].hint.zh == "别推荐羊毛");
  CHECK(again->facts.sizes == member.facts.sizes);
  CHECK(encode_member(*again, 88) == row);
}

TEST_CASE("person and facts of a member can be kept apart without being understood") {
  const domain::Member member = demo_zhang_wei();
  const auto parts = split_member(encode_member(member, 1).body);
  REQUIRE(parts.ok());
  CHECK(parts->core == encode_member_core(member.core));
  CHECK(parts->facts == encode_member_facts(member.facts, member.standing.state));
  CHECK(parts->facts.find("13812346688") == std::string::npos);
  CHECK(parts->facts.find("张伟") == std::string::npos);
}

TEST_CASE("fields of a later release in the feed are ignored") {
  CHECK(decode_sku(with(encode_sku(shop().catalogue.skus[0]), "{", "{\"weight\":{\"g\":[320]},")).ok());
  CHECK(decode_member_facts(with(encode_member_facts(demo_zhang_wei().facts, {}), "{", "{\"churn\":7,")).ok());
}

TEST_CASE("a wrong row of the feed is refused with the path of the wrong field") {
  const std::string sku = encode_sku(shop().catalogue.skus[0]);
  CHECK(decode_sku(with(sku, "\"list\":33600", "\"list\":-1")).refusal() == Refusal{Reason::document_not_valid, "list"});
  CHECK(decode_sku(with(sku, "\"store\":\"NJX\"", "\"store\":7")).refusal().detail == "stock[0].store");
  CHECK(decode_style(with(encode_style(shop().catalogue.styles[0]), "\"shirt\"", "\"toga\"")).refusal().detail == "garment");
  const domain::Member member = demo_zhang_wei();
  FeedRow row = encode_member(member, 1);
  row.key = "zhang";
  CHECK(decode_member(row).refusal().detail == "key");
  const std::string facts = with(encode_member_facts(member.facts, member.standing.state), "\"special_need\"", "\"whim\"");
  row = {"member", to_text(member.id), 1, false, join_member({encode_member_core(member.core), facts})};
  CHECK(decode_member(row).refusal().detail == "facts.flags[0].kind");
}

TEST_CASE("deep nesting anywhere in a member is refused") {
  const std::string id = to_text(demo_zhang_wei().id);
  CHECK(decode_member({"member", id, 1, false, test::nested(30'000)}).refusal().detail == "depth");
  CHECK(decode_member({"member", id, 1, false, join_member({test::nested(30'000), "{}"})}).refusal().detail == "core.depth");
}

TEST_CASE("coupons and their batches come back from the feed") {
  for (const domain::CouponRule& rule : shop().coupon_rules) CHECK(decode_coupon_rule(encode_coupon_rule(rule)).value() == rule);
  for (const domain::Coupon& coupon : shop().coupons) CHECK(decode_coupon(encode_coupon(coupon)).value() == coupon);
}

TEST_CASE("a member's coupons come back with the member, and a member of before there were any has none") {
  const domain::Member member = demo_zhang_wei();
  REQUIRE(member.facts.coupons.size() == 2);
  const std::string bytes = encode_member_facts(member.facts, member.standing.state);
  CHECK(decode_member_facts(bytes)->facts.coupons == member.facts.coupons);
  CHECK(decode_member_facts(with(bytes, "held_coupons", "something_else"))->facts.coupons.empty());
}

TEST_CASE("a batch that says nothing is refused with the path of its field") {
  domain::CouponRule rule = shop().coupon_rules.front();
  rule.off = {};
  CHECK(decode_coupon_rule(encode_coupon_rule(rule)).refusal() == Refusal{Reason::promotion_not_valid, "off"});
}
