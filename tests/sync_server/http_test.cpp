#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "sync/server/dump.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

TEST_CASE("the mark says where a terminal stands, with the chain at it") {
  Office office;
  Till till = a_till(office);
  till.sell(a_basket({{k_hat}}));
  push(office, till, 1, 1);
  const auto mark = protocol::decode_mark_answer(office.handle(protocol::mark_request(till.identity)).body);
  REQUIRE(mark.ok());
  CHECK(mark->applied_hwm == 1);
  CHECK(mark->chain == till.chain_at(1));
  CHECK(mark->server == k_server);
  CHECK(refused(office, protocol::mark_request({till.identity.terminal, 2, "", ""})).status == 403);
  CHECK(refused(office, {"GET", "/v1/hwm?terminal=x&incarnation=1", {}, {}}).status == 403);
}

TEST_CASE("paths and methods that do not exist are refused with a problem document") {
  Office office;
  const auto response = office.handle({"GET", "/v2/hello", {}, {}});
  CHECK(response.status == 404);
  CHECK(*protocol::find_header(response.headers, "content-type") == "application/problem+json");
  const auto wrong = office.handle({"GET", "/v1/push", {}, {}});
  CHECK(wrong.status == 405);
  CHECK(*protocol::find_header(wrong.headers, "allow") == "POST");
}

TEST_CASE("health answers always, readiness when there is a policy to sell by") {
  Office office;
  CHECK(office.handle({"GET", "/healthz", {}, {}}).status == 200);
  CHECK(office.handle({"GET", "/readyz", {}, {}}).status == 200);
  head_office::SqliteStorage empty(":memory:", k_server);
  head_office::HeadOffice bare(empty, office.keys, office.clock, [](std::string_view) {});
  CHECK(bare.handle({"GET", "/healthz", {}, {}}).status == 200);
  CHECK(bare.handle({"GET", "/readyz", {}, {}}).status == 503);
}

TEST_CASE("metrics count and name nobody") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  till.sell(a_basket({{k_hat}}, &member), member);
  push(office, till, 1, 2);
  const std::string text = office.handle({"GET", "/metrics", {}, {}}).body;
  CHECK(text.find("\nshuke_sales 1\n") != std::string::npos);
  CHECK(text.find("\nshuke_records_received_total 2\n") != std::string::npos);
  CHECK(text.find(member.core.phone) == std::string::npos);
}

TEST_CASE("a dump of sales is one JSON object a line with what outside checks read") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  const Sale sale = till.a_sale(a_basket({{k_hat}, {k_socks, 2}}, &member), member);
  till.add("sale", codec::encode_sale_body(sale));
  push(office, till, 1, 2);
  std::vector<std::string> lines;
  CHECK(head_office::dump(office.storage, "sales", [&](const std::string& line) { lines.push_back(line); }));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find('\n') == std::string::npos);
  const auto json = nlohmann::json::parse(lines[0]);
  CHECK(json.at("terminal") == 1);
  CHECK(json.at("seq") == 2);
  CHECK(json.at("receipt_number") == sale.receipt);
  CHECK(json.at("total_fen") == sale.total.fen);
  CHECK(json.at("member_id") == to_text(member.id));
  CHECK(json.at("lines").size() == 2);
  CHECK(json.at("lines")[1].at("sku") == k_socks);
  CHECK(json.at("lines")[1].at("quantity") == 2);
  CHECK(json.at("tenders")[0].at("kind") == "wechat");
}

TEST_CASE("members, ledger, catalogue and quarantine can be dumped, anything else cannot") {
  Office office;
  Till till = a_till(office);
  const Member member = till.enrol(9);
  till.sell(a_basket({{k_down}}, &member), member);
  till.add("party", "{}");
  push(office, till, 1, 3);
  const auto count = [&](const char* kind) {
    int lines = 0;
    head_office::dump(office.storage, kind, [&](const std::string& line) {
      ++lines;
      CHECK(nlohmann::json::parse(line).is_object());
    });
    return lines;
  };
  CHECK(count("members") == 1);
  CHECK(count("ledger") >= 1);
  CHECK(count("catalogue") == 1);
  CHECK(count("quarantine") == 1);
  CHECK_FALSE(head_office::dump(office.storage, "secrets", [](const std::string&) {}));
  const auto status = nlohmann::json::parse(head_office::status_json(office.storage));
  CHECK(status.at("quarantined") == 1);
  CHECK(status.at("terminals")[0].at("applied_hwm") == 3);
}

TEST_CASE("what a check found is one JSON object or a line each, and all well is said") {
  CHECK(head_office::findings_json({}) == "{\"findings\":[]}");
  CHECK(head_office::findings_json({"one \"thing\"", "other"}) == "{\"findings\":[\"one \\\"thing\\\"\",\"other\"]}");
  CHECK(head_office::findings_text({"one", "other"}) == "one\nother\n");
  CHECK(head_office::findings_text({}) == "All is well.\n");
}
