// Gifts handed over: the record of the till, and what a member's row tells of them.
#include <doctest/doctest.h>

#include "core/codec/feed.h"
#include "core/codec/record.h"
#include "tests/codec/sample.h"
#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::codec;
using test::an_id;
using test::with;

namespace {

domain::GiftHandover a_birthday_gift() {
  domain::GiftHandover handover;
  handover.id = an_id(70);
  handover.terminal = {11, 1, "NJX", "01"};
  handover.member = an_id(1);
  handover.at = *timestamp_from_rfc3339("2026-11-22T14:34:00+08:00");
  handover.business_date = {2026, 11, 22};
  handover.policy_version = 7;
  handover.gift = {{"cake", domain::GiftOccasion::birthday, {2026, 11, 20}}, {11, 0}, handover.at.unix_ms, "A01"};
  return handover;
}

domain::GiftHandover a_sale_gift() {
  domain::GiftHandover handover = a_birthday_gift();
  handover.gift.right = {"scarf", domain::GiftOccasion::single_sale, {2026, 11, 22}, domain::RecordId{12, 40}};
  return handover;
}

Refusal gift_refusal_of(const std::string& body) { return decode_gift(body, encode_gift_person(a_birthday_gift()), 1).refusal(); }

}  // namespace

TEST_CASE("a hand-over comes back from its record as it was, of every occasion") {
  for (const domain::GiftHandover& handover : {a_birthday_gift(), a_sale_gift()}) {
    const auto again = decode_gift(encode_gift_body(handover), encode_gift_person(handover), 1);
    REQUIRE(again.ok());
    CHECK(*again == handover);
  }
  for (const auto occasion : {domain::GiftOccasion::enrolment, domain::GiftOccasion::upgrade}) {
    domain::GiftHandover handover = a_birthday_gift();
    handover.gift.right.occasion = occasion;
    CHECK(*decode_gift(encode_gift_body(handover), encode_gift_person(handover), 1) == handover);
  }
}

TEST_CASE("the body of a hand-over does not say when the birthday is; without the sealed part it is the day of the hand-over") {
  const std::string body = encode_gift_body(a_birthday_gift());
  CHECK(body.find("11-20") == std::string::npos);
  CHECK(decode_gift(body, "", 1)->gift.right.on == Date{2026, 11, 22});
}

TEST_CASE("a hand-over that makes no sense is refused with the path of what is wrong") {
  const std::string body = encode_gift_body(a_birthday_gift());
  CHECK(gift_refusal_of(with(body, "\"gift\":\"cake\"", "\"gift\":\"\"")).detail == "gift");
  CHECK(gift_refusal_of(with(body, "\"birthday\"", "\"jubilee\"")).detail == "occasion");
  CHECK(gift_refusal_of(with(body, "\"birthday\"", "\"single_sale\"")).detail == "sale");
  CHECK(gift_refusal_of(with(body, "\"gift\"", "\"sale\":{\"terminal\":1,\"seq\":2},\"gift\"")).detail == "sale");
  CHECK(gift_refusal_of(with(body, "\"2026-11-22\"", "\"2026-11-19\"")) == Refusal{Reason::document_not_valid, "person.occasion_on"});
  CHECK(decode_gift(body, "{}", 1).refusal().detail == "person.occasion_on");
  CHECK(decode_gift(body, "", 2).reason() == Reason::version_too_new);
}

TEST_CASE("what was handed over travels with the member, and rows of before it did still read") {
  domain::Member member = test::zhang_wei();
  CHECK(encode_member_facts(member.facts, member.standing.state).find("\"gifts\"") == std::string::npos);
  member.facts.gifts = {a_birthday_gift().gift, a_sale_gift().gift};
  const auto again = decode_member(encode_member(member, 1));
  REQUIRE(again.ok());
  CHECK(again->facts.gifts == member.facts.gifts);
}
