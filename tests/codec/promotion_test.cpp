// Promotions and coupons as documents.
#include <doctest/doctest.h>

#include "core/codec/feed.h"
#include "tests/codec/sample.h"

using namespace shuke;
using namespace shuke::codec;
using domain::Promotion;
using domain::PromotionKind;

namespace {

Promotion a_promotion(PromotionKind kind) {
  Promotion promotion;
  promotion.id = "P1";
  promotion.kind = kind;
  promotion.name = {"活动", "Promotion"};
  promotion.from = {2026, 11, 1};
  promotion.to = {2026, 11, 30};
  return promotion;
}

void check_round_trip(const Promotion& promotion) {
  const std::string bytes = encode_promotion(promotion);
  CAPTURE(bytes);
  const auto again = decode_promotion(bytes);
  REQUIRE(again.ok());
  CHECK(encode_promotion(*again) == bytes);
}

std::string document(const std::string& rest) {
  return R"({"id":"P1","kind":)" + rest.substr(0, rest.find('|')) +
         R"(,"name":{"zh":"活动"},"from":"2026-11-01","to":"2026-11-30","least_tier":0,)" + rest.substr(rest.find('|') + 1) + "}";
}

Refusal refusal_of(const std::string& rest) { return decode_promotion(document(rest)).refusal(); }

}  // namespace

TEST_CASE("every condition of a promotion comes back") {
  Promotion promotion = a_promotion(PromotionKind::percentage);
  promotion.rate = {8800};
  promotion.least_tier = 1;
  promotion.early_for = domain::EarlyAccess{3, 2};
  promotion.from_minute = 22 * 60;
  promotion.to_minute = 120;
  promotion.weekdays = 0x60;
  promotion.stacks = true;
  promotion.group = "day";
  promotion.goods = {{"CS2611"}, {domain::Category::tops, domain::Category::trousers}, {"autumn"}, {"Shuke"}, {"TX2605"}};
  check_round_trip(promotion);
  const auto again = decode_promotion(encode_promotion(promotion));
  CHECK(again->early_for->days == 2);
  CHECK(again->from_minute == 1320);
  CHECK(again->to_minute == 120);
  CHECK(again->weekdays == 0x60);
  CHECK(again->stacks);
  CHECK(again->group == "day");
  CHECK(again->goods == promotion.goods);
}

TEST_CASE("the terms of every kind come back") {
  Promotion special = a_promotion(PromotionKind::special_price);
  special.prices = {{"PD2602", yuan(178)}};
  check_round_trip(special);
  Promotion off = a_promotion(PromotionKind::amount_off);
  off.off = yuan(20);
  check_round_trip(off);
  Promotion bundle = a_promotion(PromotionKind::bundle);
  bundle.parts = {{{.tags = {"autumn"}}, 2}, {{}, 1}};
  bundle.price = yuan(299);
  check_round_trip(bundle);
  CHECK(decode_promotion(encode_promotion(bundle))->parts[0].goods == bundle.parts[0].goods);
  Promotion gift = a_promotion(PromotionKind::buy_get);
  gift.buy = 3;
  gift.get = 2;
  gift.get_goods.brands = {"Shuke"};
  gift.get_rate = {5000};
  check_round_trip(gift);
  Promotion steps = a_promotion(PromotionKind::threshold_off);
  steps.steps = {{yuan(300), yuan(30)}, {yuan(600), {}, {9000}}};
  check_round_trip(steps);
  Promotion again = a_promotion(PromotionKind::threshold_off);
  again.steps = {{yuan(300), yuan(50)}};
  again.repeats = true;
  check_round_trip(again);
  Promotion nth = a_promotion(PromotionKind::nth_item);
  nth.nth = 3;
  check_round_trip(nth);
}

TEST_CASE("a document from before there were filters and steps is read as what it meant") {
  const auto nth = decode_promotion(document(R"("nth_item"|"styles":["WA2601"],"nth":2,"nth_rate":5000)"));
  REQUIRE(nth.ok());
  CHECK(nth->goods.styles == std::vector<StyleCode>{"WA2601"});
  CHECK(nth->to_minute == domain::k_minutes_a_day);
  CHECK_FALSE(nth->stacks);
  const auto threshold = decode_promotion(document(R"("threshold_off"|"threshold":80000,"off":6000)"));
  REQUIRE(threshold.ok());
  REQUIRE(threshold->steps.size() == 1);
  CHECK(threshold->steps[0].off == yuan(60));
}

TEST_CASE("a promotion out of limits is refused with the path") {
  CHECK(refusal_of(R"("percentage"|"rate":10001)") == Refusal{Reason::document_not_valid, "rate"});
  CHECK(refusal_of(R"("gift"|"rate":1)") == Refusal{Reason::document_not_valid, "kind"});
  CHECK(refusal_of(R"("percentage"|"rate":9000,"from_minute":1440)") == Refusal{Reason::document_not_valid, "from_minute"});
  CHECK(refusal_of(R"("percentage"|"rate":9000,"to_minute":0)") == Refusal{Reason::document_not_valid, "to_minute"});
  CHECK(refusal_of(R"("percentage"|"rate":9000,"weekdays":128)") == Refusal{Reason::document_not_valid, "weekdays"});
  CHECK(refusal_of(R"("percentage"|"rate":9000,"goods":{"categories":["hats"]})") ==
        Refusal{Reason::document_not_valid, "goods.categories[0]"});
  CHECK(refusal_of(R"("percentage"|"rate":9000,"early_for":{"tier":0,"days":1})") == Refusal{Reason::document_not_valid, "early_for.tier"});
  CHECK(refusal_of(R"("buy_get"|"buy":0,"get":1)") == Refusal{Reason::document_not_valid, "buy"});
  CHECK(refusal_of(R"("bundle"|"parts":[{"count":101}],"price":1)") == Refusal{Reason::document_not_valid, "parts[0].count"});
  CHECK(refusal_of(R"("threshold_off"|"steps":[{"threshold":0,"off":1}])") == Refusal{Reason::document_not_valid, "steps[0].threshold"});
}

TEST_CASE("a promotion that reads but cannot be meant is refused with the path") {
  CHECK(refusal_of(R"("threshold_off"|"steps":[])") == Refusal{Reason::promotion_not_valid, "steps"});
  CHECK(refusal_of(R"("threshold_off"|"steps":[{"threshold":100}])") == Refusal{Reason::promotion_not_valid, "steps[0].off"});
  CHECK(refusal_of(R"("bundle"|"parts":[{"count":1}],"price":1)") == Refusal{Reason::promotion_not_valid, "parts"});
  CHECK(refusal_of(R"("percentage"|"rate":9000,"from_minute":60,"to_minute":60)") == Refusal{Reason::promotion_not_valid, "to_minute"});
}

TEST_CASE("a batch of coupons comes back, and one that cannot be meant is refused") {
  domain::CouponRule rule;
  rule.id = "R1";
  rule.name = {"九折券", "Nine tenths"};
  rule.kind = domain::CouponKind::percentage;
  rule.rate = {9000};
  rule.most_off = yuan(50);
  rule.least_spend = yuan(300);
  rule.goods.tags = {"autumn"};
  rule.least_tier = 2;
  rule.from = {2026, 11, 1};
  rule.to = {2026, 11, 30};
  rule.goes_with_promotions = false;
  rule.goes_with_coupons = true;
  rule.is_bearer = false;
  const auto again = decode_coupon_rule(encode_coupon_rule(rule));
  REQUIRE(again.ok());
  CHECK(*again == rule);
  rule.rate = k_whole;
  CHECK(decode_coupon_rule(encode_coupon_rule(rule)).refusal() == Refusal{Reason::promotion_not_valid, "rate"});
}

TEST_CASE("a style's brand and tags come back; a document without them has none") {
  domain::Style style;
  style.code = "CS2611";
  style.name = {"衬衫", "Shirt"};
  const std::string plain = encode_style(style);
  CHECK(plain.find("brand") == std::string::npos);
  CHECK(decode_style(plain)->tags.empty());
  style.brand = "Shuke";
  style.tags = {"autumn", "online"};
  const auto again = decode_style(encode_style(style));
  REQUIRE(again.ok());
  CHECK(again->brand == "Shuke");
  CHECK(again->tags == style.tags);
}
