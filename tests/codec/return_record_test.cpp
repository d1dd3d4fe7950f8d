// The body of a return.
#include <doctest/doctest.h>

#include "core/codec/record.h"
#include "tests/codec/sample.h"
#include "tests/support/return_desk.h"

using namespace shuke;
using namespace shuke::codec;

namespace {

// Three pairs, two of which come back late, a coupon and a gift with them; points paid a part.
domain::Sale a_return() {
  const domain::Member wei = test::zhang_wei();
  const std::vector<domain::LotBalance> lots{{{11, 3, 1}, {900}, {2026, 1, 1}, std::nullopt}};
  test::ReturnDesk desk(
      test::sold_for(test::counter_for(wei, test::a_shop_with({})), test::a_basket({{test::k_hat}, {test::k_socks, 3}}, &wei), wei,
                     {test::a_tender(domain::TenderKind::points, yuan(9)), {domain::TenderKind::wechat, Money{206'65}, "8832"}},
                     domain::Rounding::none, lots));
  desk.kept_price = [](const std::vector<domain::KeptPiece>& kept) { return domain::kept_as_paid()(kept) + yuan(5); };
  desk.member.lots = {{{11, 10, 1}, {500}, test::k_story_day, std::nullopt}};
  desk.today = {2026, 12, 24};
  desk.allowed_by = "A02";
  desk.coupons = {{"C-77", [](const auto&) { return false; }}};
  domain::Sale taken = desk.take({{2, 1}, {2, 3}});
  taken.receipt = "NJX-01-1-000011";
  taken.cause = domain::ReturnCause::too_many;
  taken.gifts_back = {"G-1"};
  taken.condition = domain::GoodsCondition::defect;
  return taken;
}

Refusal return_refused(const std::string& body) {
  const auto sale = decode_sale_body(body, 1);
  REQUIRE_FALSE(sale.ok());
  return sale.refusal();
}

}  // namespace

TEST_CASE("a return comes back from its body with what it takes back, and from whom it was allowed") {
  const domain::Sale taken = a_return();
  const std::string body = encode_sale_body(taken);
  const auto again = decode_sale_body(body, 1);
  REQUIRE(again.ok());
  CHECK(encode_sale_body(*again) == body);
  CHECK(again->returns_of == taken.returns_of);
  CHECK(again->lines[0].piece_nos == std::vector<int>{1, 3});
  CHECK(again->lines[0].priced.pieces == taken.lines[0].priced.pieces);
  CHECK(again->lines[0].priced.pieces[0].difference == Money{2'50});
  CHECK(again->lines[0].priced.pieces[0].redeemed_value < Money{});
  CHECK(again->tenders == taken.tenders);
  CHECK(again->ledger == taken.ledger);
  CHECK(again->handled_by == "A02");
  CHECK(again->allowed_by == "A02");
  CHECK(again->revived_coupons == std::vector<std::string>{"C-77"});
  CHECK(again->gifts_back == std::vector<std::string>{"G-1"});
  CHECK(again->cause == domain::ReturnCause::too_many);
  CHECK(again->condition == domain::GoodsCondition::defect);
}

TEST_CASE("every cause and condition of a return comes back as it was written") {
  using enum domain::ReturnCause;
  using enum domain::GoodsCondition;
  domain::Sale taken = a_return();
  for (const domain::ReturnCause cause : {size, dislike, quality, too_many, other}) {
    for (const domain::GoodsCondition condition : {resell, defect}) {
      CAPTURE(cause);
      taken.cause = cause;
      taken.condition = condition;
      const auto again = decode_sale_body(encode_sale_body(taken), 1);
      REQUIRE(again.ok());
      CHECK(again->cause == cause);
      CHECK(again->condition == condition);
    }
  }
}

TEST_CASE("pieces taken back are named in runs") {
  domain::Sale taken = a_return();
  CHECK(encode_sale_body(taken).find(R"("takes":[{"from":1,"count":1},{"from":3,"count":1}])") != std::string::npos);
  taken.lines[0].piece_nos = {2, 3};
  CHECK(encode_sale_body(taken).find(R"("takes":[{"from":2,"count":2}])") != std::string::npos);
}

TEST_CASE("a sale of before returns were written is read as it was") {
  const std::string body = encode_sale_body(test::sample_sale());
  for (const char* field : {"returns_of", "takes", "redeemed_value", "difference", "handled_by"})
    CHECK(body.find(field) == std::string::npos);
  CHECK_FALSE(decode_sale_body(body, 1)->returns_of.has_value());
}

TEST_CASE("a return that does not say which pieces, or a sale that takes some back, is refused") {
  using test::with;
  const std::string body = encode_sale_body(a_return());
  CHECK(return_refused(with(body, "\"returns_of\"", "\"return_to\"")).detail == "lines[0].quantity");
  CHECK(return_refused(with(body, "\"takes\"", "\"took\"")).detail == "lines[0].takes");
  CHECK(return_refused(with(body, "\"from\":3", "\"from\":1")).detail == "lines[0].takes[1].from");
  CHECK(return_refused(with(body, "\"from\":1,\"count\":1", "\"from\":1,\"count\":3")).detail == "lines[0].takes[0].count");
  CHECK(return_refused(with(body, ",{\"from\":3,\"count\":1}", "")).detail == "lines[0].takes");
  CHECK(return_refused(with(body, "\"seq\":10,\"receipt\"", "\"seq\":0,\"receipt\"")).detail == "returns_of.seq");
  CHECK(return_refused(with(body, "\"handled_by\"", "\"by\"")).detail == "handled_by");
}
