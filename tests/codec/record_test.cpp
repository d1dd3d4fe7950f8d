#include "core/codec/record.h"

#include <doctest/doctest.h>

#include "core/codec/bounds.h"
#include "tests/codec/sample.h"

using namespace shuke;
using namespace shuke::codec;
using test::nested;
using test::sample_enrolment;
using test::sample_sale;
using test::with;

namespace {

Refusal sale_refusal(const std::string& body) {
  const auto sale = decode_sale_body(body, 1);
  REQUIRE_FALSE(sale);
  return sale.refusal();
}

}  // namespace

TEST_CASE("a sale comes back from its body with everything that was decided") {
  const domain::Sale sale = sample_sale();
  const std::string body = encode_sale_body(sale);
  const auto again = decode_sale_body(body, 1);
  REQUIRE(again.ok());
  CHECK(encode_sale_body(*again) == body);
  CHECK(again->receipt == "NJX-01-1-002318");
  CHECK(again->terminal == sale.terminal);
  CHECK(again->at == sale.at);
  CHECK(again->monotonic_ms == 987654);
  CHECK(again->member == sale.member);
  CHECK(again->associates[1].share == BasisPoints{3000});
  CHECK(again->tenders == sale.tenders);
  CHECK(again->lines[0].priced.pieces == sale.lines[0].priced.pieces);
  CHECK(again->lines[1].priced.reasons == sale.lines[1].priced.reasons);
  CHECK(again->lines[1].name == sale.lines[1].name);
  CHECK(again->lines[1].vat_rate == BasisPoints{900});
  CHECK(again->ledger[0].points == Points{443});
  CHECK(again->ledger[0].expires == Date{2028, 11, 30});
  CHECK(again->ledger[1].growth == Money{37170});
  CHECK(again->points_before == Points{12680});
}

TEST_CASE("equal pieces of a line are written as one run") {
  const std::string runs = R"("pieces":[{"count":2,"paid":3563,"earned":42,"redeemed":0,"growth":3563},)"
                           R"({"count":1,"paid":3562,"earned":42,"redeemed":0,"growth":3562}])";
  CHECK(encode_sale_body(sample_sale()).find(runs) != std::string::npos);
}

TEST_CASE("a sale read from its record knows its place in the outbox") {
  Record record;
  record.seq = 41;
  record.kind = "sale";
  record.body = encode_sale_body(sample_sale());
  CHECK(decode_sale(record)->seq == 41);
  record.kind = "enrolment";
  CHECK(decode_sale(record).refusal() == Refusal{Reason::document_not_valid, "kind"});
}

TEST_CASE("fields of a later release are ignored") {
  const std::string body = with(encode_sale_body(sample_sale()), "\"receipt\"", "\"table\":{\"no\":[4,{}]},\"receipt\"");
  CHECK(decode_sale_body(body, 1).ok());
}

TEST_CASE("a kind version that is not known is refused") {
  CHECK(decode_sale_body(encode_sale_body(sample_sale()), 2).refusal() == Refusal{Reason::version_too_new, "2"});
  CHECK(decode_sale_body(encode_sale_body(sample_sale()), 0).reason() == Reason::document_not_valid);
  CHECK(decode_shift_body("{}", 2).reason() == Reason::version_too_new);
  CHECK(decode_enrolment("{}", "", 2).reason() == Reason::version_too_new);
}

TEST_CASE("a wrong field of a sale is named by its path") {
  const std::string body = encode_sale_body(sample_sale());
  CHECK(sale_refusal(with(body, "\"kind\":\"tier_price\"", "\"kind\":\"whim\"")).detail == "lines[1].reasons[0].kind");
  CHECK(sale_refusal(with(body, "\"quantity\":3", "\"quantity\":\"3\"")).detail == "lines[0].quantity");
  CHECK(sale_refusal(with(body, "\"quantity\":3", "\"quantity\":1000")).detail == "lines[0].quantity");
  CHECK(sale_refusal(with(body, "\"quantity\":3", "\"quantity\":4")).detail == "lines[0].pieces");
  CHECK(sale_refusal(with(body, "\"count\":2", "\"count\":20")).detail == "lines[0].pieces[0].count");
  CHECK(sale_refusal(with(body, "\"business_date\":\"2026-11-22\"", "\"business_date\":\"2026-02-30\"")).detail == "business_date");
  CHECK(sale_refusal(with(body, "\"before\":2", "\"before\":2.5")).detail == "tier.before");
  CHECK(sale_refusal(with(body, "\"receipt\"", "\"recept\"")).detail == "receipt");
  CHECK(sale_refusal(with(body, "\"total\":37170", "\"total\":99999999999999999999")).reason == Reason::document_not_valid);
}

TEST_CASE("a sale that does not add up is refused") {
  const std::string body = encode_sale_body(sample_sale());
  CHECK(sale_refusal(with(body, "\"paid\":10688", "\"paid\":10689")).detail == "lines[0].paid");
  CHECK(sale_refusal(with(body, "\"total\":37170", "\"total\":37171")).detail == "sums");
  CHECK(sale_refusal(with(body, "\"amount\":-2900", "\"amount\":-2800")).detail == "sums");
}

TEST_CASE("bytes that are no JSON are refused where they stop making sense") {
  CHECK(sale_refusal("").detail == "byte 1");
  CHECK(sale_refusal("{\"receipt\":").detail == "byte 12");
  CHECK(sale_refusal("{\"receipt\":\"\xff\"}").reason == Reason::document_not_valid);
  CHECK(sale_refusal("[]").reason == Reason::document_not_valid);
  CHECK(sale_refusal("7").reason == Reason::document_not_valid);
}

TEST_CASE("deep nesting is refused before a tree is built") {
  CHECK(sale_refusal(nested(17)).detail == "depth");
  CHECK(sale_refusal(nested(1'000'000)).detail == "depth");
  CHECK(sale_refusal("{\"x\":" + nested(200'000) + "}").detail == "depth");
}

TEST_CASE("a body above the bound is refused unread") { CHECK(sale_refusal(std::string((4 << 20) + 1, ' ')).detail == "size"); }

TEST_CASE("brackets inside texts do not count as depth") {
  CHECK(check_bounds("{\"a\":\"[[[[[[[[\\\"[[[[[[[[[[[[[[[[[[\"}", k_record_bounds).ok());
}

TEST_CASE("the body of an enrolment has no personal data and the person comes back from the sealed part") {
  const domain::Enrolment enrolment = sample_enrolment();
  const std::string body = encode_enrolment_body(enrolment);
  const std::string person = encode_enrolment_person(enrolment);
  for (const char* secret : {"13817126605", "张", "zhang", "2801000020917", "1996", "休闲"}) CHECK(body.find(secret) == std::string::npos);
  const auto again = decode_enrolment(body, person, 1);
  REQUIRE(again.ok());
  CHECK(again->core == enrolment.core);
  CHECK(again->member == enrolment.member);
  CHECK(again->referrer == enrolment.referrer);
  CHECK(again->consents[1].purpose == domain::ConsentPurpose::marketing);
  CHECK_FALSE(again->consents[1].is_given);
  CHECK(again->preferences[0].text == Bilingual{"休闲", "Casual"});
  CHECK(encode_enrolment_body(*again) == body);
  CHECK(encode_enrolment_person(*again) == person);
}

TEST_CASE("an enrolment whose person was erased keeps the act") {
  const auto again = decode_enrolment(encode_enrolment_body(sample_enrolment()), "", 1);
  REQUIRE(again.ok());
  CHECK(again->associate == "A01");
  CHECK(again->core.name.empty());
}

TEST_CASE("a wrong field of an enrolment says which part it stands in") {
  const std::string body = encode_enrolment_body(sample_enrolment());
  const std::string person = encode_enrolment_person(sample_enrolment());
  CHECK(decode_enrolment(with(body, "\"given\":true", "\"given\":1"), person, 1).refusal().detail == "consents[0].given");
  CHECK(decode_enrolment(body, with(person, "\"state\":\"active\"", "\"state\":\"lent\""), 1).refusal().detail == "person.cards[0].state");
  CHECK(decode_enrolment(body, nested(40), 1).refusal().detail == "person.depth");
}

TEST_CASE("a shift event comes back from its body") {
  const ShiftEvent event{*uuid_from_text("0197a000-0000-7000-8000-0000000000cc"), ShiftAct::closed, {2, 1, "NJX", "02"}, "A02",
                         *timestamp_from_rfc3339("2026-11-22T22:01:00+08:00"),    {2026, 11, 22}};
  CHECK(*decode_shift_body(encode_shift_body(event), 1) == event);
  CHECK(decode_shift_body(with(encode_shift_body(event), "closed", "paused"), 1).refusal().detail == "act");
}

TEST_CASE("a text with broken bytes is written readable instead of ending the program") {
  domain::Sale sale = sample_sale();
  sale.lines[0].size = "4\xff";
  CHECK(decode_sale_body(encode_sale_body(sale), 1)->lines[0].size == "4\uFFFD");
}
