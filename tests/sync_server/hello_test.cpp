#include <doctest/doctest.h>

#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

namespace {

protocol::HelloRequest from(std::uint8_t installation, TerminalIdentity proposed = {}) {
  protocol::HelloRequest hello;
  hello.installation = an_id(installation);
  hello.proposed = std::move(proposed);
  return hello;
}
TerminalIdentity granted(Office& office, const protocol::HelloRequest& hello) {
  return protocol::decode_hello_answer(office.handle(protocol::hello_request(hello)).body).value().terminal;
}

void plan(Office& office, const TerminalIdentity& identity) {
  office.storage.transact([&] { office.storage.put_terminal({identity, std::nullopt, 0, {}, 0}); });
}

}  // namespace

TEST_CASE("the same installation always gets the same answer") {
  Office office;
  const auto first = granted(office, from(1));
  CHECK(first == TerminalIdentity{1, 1, "NJX", "01"});
  CHECK(granted(office, from(1, {9, 9, "XJH", "07"})) == first);
}

TEST_CASE("two installations never share a number or a place") {
  Office office;
  CHECK(granted(office, from(1, {0, 0, "NJX", "01"})) == TerminalIdentity{1, 1, "NJX", "01"});
  CHECK(granted(office, from(2, {0, 0, "NJX", "01"})) == TerminalIdentity{2, 1, "NJX", "02"});
  CHECK(granted(office, from(3, {1, 1, "NJX", "09"})) == TerminalIdentity{3, 1, "NJX", "09"});
}

TEST_CASE("a planned till is given to whom proposes it, and otherwise to the first who comes") {
  Office office;
  plan(office, {1, 1, "NJX", "01"});
  plan(office, {2, 1, "NJX", "02"});
  CHECK(granted(office, from(1, {0, 0, "NJX", "02"})) == TerminalIdentity{2, 1, "NJX", "02"});
  CHECK(granted(office, from(2)) == TerminalIdentity{1, 1, "NJX", "01"});
  CHECK(granted(office, from(3)) == TerminalIdentity{3, 1, "NJX", "03"});
}

TEST_CASE("a till that has sold under its proposal gets exactly that, or a refusal") {
  Office office;
  plan(office, {1, 1, "NJX", "01"});
  auto hello = from(1, {1, 1, "NJX", "01"});
  hello.is_in_use = true;
  CHECK(granted(office, hello) == hello.proposed);
  auto late = from(2, {1, 1, "NJX", "01"});
  late.is_in_use = true;
  CHECK(refused(office, protocol::hello_request(late)).code == "identity_taken");
  late.proposed.till = "05";
  CHECK(refused(office, protocol::hello_request(late)).code == "identity_taken");
}

TEST_CASE("first contact from another machine is refused until there is pairing") {
  Office office;
  const auto response = office.office.handle(protocol::hello_request(from(1)));
  CHECK(response.status == 403);
  CHECK(protocol::decode_problem(response.body)->code == "not_paired");
}

TEST_CASE("a head office without any store cannot place a till that names none") {
  head_office::SqliteStorage storage(":memory:", k_server);
  const seal::KeyPair keys = seal::KeyPair::make();
  FakeClock clock;
  head_office::HeadOffice office(storage, keys, clock, [](std::string_view) {});
  auto request = protocol::hello_request(from(1));
  request.is_from_loopback = true;
  CHECK(office.handle(request).status == 409);
}
