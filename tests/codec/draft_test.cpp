#include "core/codec/draft.h"

#include <doctest/doctest.h>

#include "tests/codec/sample.h"

using namespace shuke;
using namespace shuke::codec;
using test::with;

namespace {

Draft sample_draft() {
  Draft draft;
  draft.basket.id = *uuid_from_text("0197a000-0000-7000-8000-000000000001");
  draft.basket.lines = {{"CS2603-MB-41", 1}, {"WZ2601-NY-F", 2}};
  draft.basket.member = uuid_from_text("0197a000-0000-7000-8000-0000000000ff");
  draft.basket.associate = "A01";
  draft.payment = {{88375}, domain::Rounding::to_yuan, {{domain::TenderKind::alipay, {30000}, "77", 1, domain::TenderState::unknown}}};
  draft.screen = "pay";
  return draft;
}

}  // namespace

TEST_CASE("an open sale comes back with basket, tenders and screen") {
  const Draft draft = sample_draft();
  const auto again = decode_draft(encode_draft(draft));
  REQUIRE(again.ok());
  CHECK(again->basket == draft.basket);
  CHECK(again->payment.due == Money{88375});
  CHECK(again->payment.rounding == domain::Rounding::to_yuan);
  CHECK(again->payment.tenders == draft.payment.tenders);
  CHECK(again->screen == "pay");
  CHECK_FALSE(again->enrolment);
}

TEST_CASE("coupons that were chosen and what was taken off by hand come back with the sale") {
  Draft draft = sample_draft();
  draft.basket.lines[0].manual = domain::ManualDiscount{{9000}, {}, "damaged", "A02", false};
  draft.basket.manual = domain::ManualDiscount{k_whole, {500}, "goodwill", "A02", true};
  domain::HeldCoupon held;
  held.rule.id = "R1";
  held.rule.name = {"券", ""};
  held.rule.off = {5000};
  held.rule.least_spend = {30000};
  held.rule.goods.categories = {domain::Category::tops};
  held.coupon = {"C1", "R1", draft.basket.member, {2026, 11, 1}, {2026, 11, 30}, domain::CouponState::open};
  draft.basket.coupons = {held};
  draft.parked = {draft.basket};
  const auto again = decode_draft(encode_draft(draft));
  REQUIRE(again.ok());
  CHECK(again->basket == draft.basket);
  CHECK(again->parked[0] == draft.basket);
}

TEST_CASE("a half-filled enrolment comes back with the sale") {
  Draft draft = sample_draft();
  draft.basket.member.reset();
  draft.enrolment = domain::EnrolmentForm{"138 1712",
                                          "张",
                                          domain::Birthday{0, 4, 4, true},
                                          "2801000020917",
                                          std::nullopt,
                                          {{domain::PreferenceSource::said, {"合身", ""}}},
                                          true,
                                          false,
                                          false};
  const auto again = decode_draft(encode_draft(draft));
  REQUIRE(again.ok());
  CHECK_FALSE(again->basket.member);
  REQUIRE(again->enrolment);
  CHECK(again->enrolment->phone == "138 1712");
  CHECK(again->enrolment->birthday == draft.enrolment->birthday);
  CHECK(again->enrolment->preferences[0].text.zh == "合身");
  CHECK(again->enrolment->consents_to_file);
  CHECK_FALSE(again->enrolment->consents_to_marketing);
  CHECK(encode_draft(*again) == encode_draft(draft));
}

TEST_CASE("which baskets came by a lost card comes back, and a draft from before that was kept is read") {
  Draft draft = sample_draft();
  draft.lost_card_baskets = {draft.basket.id};
  const std::string bytes = encode_draft(draft);
  const auto again = decode_draft(bytes);
  REQUIRE(again.ok());
  CHECK(again->lost_card_baskets == draft.lost_card_baskets);
  const auto older = decode_draft(with(bytes, "\"lost_card_baskets\"", "\"unknown\""));
  REQUIRE(older.ok());
  CHECK(older->lost_card_baskets.empty());
}

TEST_CASE("what comes back for the goods of an open sale comes back with it") {
  Draft draft = sample_draft();
  draft.exchange = domain::ReturnBasket{.id = *uuid_from_text("0197a000-0000-7000-8000-000000000002"),
                                        .receipt = "NJX-01-1-001987",
                                        .pieces = {{1, 1}, {3, 2}},
                                        .cause = domain::ReturnCause::size,
                                        .condition = domain::GoodsCondition::defect,
                                        .associate = "A01",
                                        .allowed_by = "A02"};
  const auto again = decode_draft(encode_draft(draft));
  REQUIRE(again.ok());
  CHECK(again->exchange == draft.exchange);
  draft.exchange->cause.reset();
  CHECK(decode_draft(encode_draft(draft))->exchange == draft.exchange);
  CHECK_FALSE(decode_draft(encode_draft(sample_draft()))->exchange);
}

TEST_CASE("an empty draft comes back") { CHECK(decode_draft(encode_draft(Draft{})).ok()); }

TEST_CASE("a draft that cannot be read says where") {
  const std::string bytes = encode_draft(sample_draft());
  CHECK(decode_draft(with(bytes, "\"quantity\":2", "\"quantity\":0")).refusal() ==
        Refusal{Reason::document_not_valid, "basket.lines[1].quantity"});
  CHECK(decode_draft(with(bytes, "alipay", "barter")).refusal().detail == "payment.tenders[0].kind");
  CHECK(decode_draft(bytes.substr(0, bytes.size() / 2)).reason() == Reason::document_not_valid);
  CHECK(decode_draft(test::nested(100'000)).refusal().detail == "depth");
}
