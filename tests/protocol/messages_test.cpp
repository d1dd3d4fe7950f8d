#include <doctest/doctest.h>

#include "sync/protocol/codec.h"

using namespace shuke;
using namespace shuke::protocol;

namespace {

const Timestamp k_time = *timestamp_from_rfc3339("2026-11-22T14:32:05.123+08:00");
const ServerIdentity k_server{"0123456789abcdef0123456789abcdef", "00ff00ff00ff00ff"};

}  // namespace

TEST_CASE("first contact comes back as it was said") {
  HelloRequest hello;
  hello.installation = *uuid_from_text("01890a5d-ac96-774b-bcce-b302099a8057");
  hello.proposed = {2, 1, "NJX", "02"};
  hello.is_in_use = true;
  const auto decoded = decode_hello_request(encode(hello));
  REQUIRE(decoded.ok());
  CHECK(decoded->installation == hello.installation);
  CHECK(decoded->proposed == hello.proposed);
  CHECK(decoded->is_in_use);

  const auto answer = decode_hello_answer(encode(HelloAnswer{k_server, {2, 1, "NJX", "02"}, k_time}));
  REQUIRE(answer.ok());
  CHECK(answer->server == k_server);
  CHECK(answer->terminal == hello.proposed);
  CHECK(answer->server_time == k_time);
}

TEST_CASE("mark and push answers come back as they were said") {
  MarkAnswer mark{k_server, 812, 800, {}, k_time};
  mark.chain[5] = 0xAB;
  const auto decoded = decode_mark_answer(encode(mark));
  REQUIRE(decoded.ok());
  CHECK(decoded->applied_hwm == 812);
  CHECK(decoded->archived_hwm == 800);
  CHECK(decoded->chain == mark.chain);

  const auto answer = decode_push_answer(encode(PushAnswer{k_server, 5, 4, {{3, "unknown_kind"}}, k_time, 100, 2000}));
  REQUIRE(answer.ok());
  CHECK(answer->applied_hwm == 5);
  CHECK(answer->quarantined == std::vector<Quarantined>{{3, "unknown_kind"}});
  CHECK(answer->next_batch == 100);
  CHECK(answer->retry_after_ms == 2000);
}

TEST_CASE("a page keeps every byte of its rows' bodies and says which are gone") {
  const PullPage page{k_server, {{"sku", "A", 7, false, "{\"name\":\"\\\"熟客\\\"\"}"}, {"sku", "B", 8, true, ""}}, "1.x.8", true};
  const auto decoded = decode_pull_page(encode(page));
  REQUIRE(decoded.ok());
  CHECK(decoded->rows == page.rows);
  CHECK(decoded->next_cursor == "1.x.8");
  CHECK(decoded->is_last);
}

TEST_CASE("a problem says what programs and what people read") {
  const auto decoded = decode_problem(encode(Problem{409, "gap", "Missing.", "from 3", 2, 0}));
  REQUIRE(decoded.ok());
  CHECK(decoded->status == 409);
  CHECK(decoded->code == "gap");
  CHECK(decoded->applied_hwm == 2);
  CHECK(encode(Problem{503, "busy", "Busy.", "", -1, 1000}).find("applied_hwm") == std::string::npos);
}

TEST_CASE("unknown fields are passed over") {
  CHECK(decode_problem(R"({"type":"about:blank","title":"t","status":409,"code":"gap","new":[1,{"a":2}]})")->code == "gap");
}

TEST_CASE("what is no message is refused with where, never thrown") {
  CHECK_FALSE(decode_mark_answer("").ok());
  CHECK_FALSE(decode_mark_answer("[]").ok());
  CHECK_FALSE(decode_mark_answer("{}").ok());
  CHECK_FALSE(decode_push_answer(R"({"server":5})").ok());
  CHECK_FALSE(decode_hello_request(R"({"installation":"x","protocol":1,"schema":1})").ok());
  CHECK(decode_hello_request(R"({"installation":"x","protocol":1,"schema":1})").reason() == Reason::document_not_valid);
  CHECK_FALSE(decode_pull_page(R"({"server":{"server_id":"a","epoch":"b"},"rows":[{}],"next_cursor":"","is_last":true})").ok());
}

TEST_CASE("nesting too deep to parse is refused before it is parsed") {
  CHECK_FALSE(decode_problem("{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}").ok());
}

TEST_CASE("a text that is no UTF-8 still makes a valid message") {
  HelloRequest hello;
  hello.proposed.till = "\xFF";
  CHECK(decode_hello_request(encode(hello)).ok());
}

TEST_CASE("a hash is 64 lower-case hex digits and nothing else") {
  Hash hash{};
  hash[0] = 0x1F;
  Hash read{};
  CHECK(hash_from_hex(to_hex(hash), read));
  CHECK(read == hash);
  CHECK_FALSE(hash_from_hex(std::string(63, '0'), read));
  CHECK_FALSE(hash_from_hex(std::string(63, '0') + "G", read));
}

TEST_CASE("head office's key comes with first contact and with every mark, and an older head office has none") {
  PublicKey key{};
  key[0] = 0x1F;
  key[31] = 0xE0;
  CHECK(decode_hello_answer(encode(HelloAnswer{k_server, {2, 1, "NJX", "02"}, k_time, key}))->key == key);
  CHECK(decode_mark_answer(encode(MarkAnswer{k_server, 1, 0, {}, k_time, key}))->key == key);
  CHECK(encode(MarkAnswer{k_server, 1, 0, {}, k_time}).find("public_key") == std::string::npos);
  CHECK(decode_mark_answer(encode(MarkAnswer{k_server, 1, 0, {}, k_time}))->key == std::nullopt);
  CHECK(decode_hello_answer(encode(HelloAnswer{k_server, {2, 1, "NJX", "02"}, k_time}))->key == std::nullopt);
}

TEST_CASE("a key of another length or alphabet is refused, not taken for none") {
  const std::string good = encode(MarkAnswer{k_server, 1, 0, {}, k_time, PublicKey{}});
  const std::string zeros(64, '0');
  for (const std::string& bad : {std::string(62, '0'), std::string(66, '0'), std::string(63, '0') + "A"}) {
    std::string changed = good;
    changed.replace(changed.find("\"public_key\":\"" + zeros) + 14, 64, bad);
    CHECK(decode_mark_answer(changed).refusal().detail == "mark: hash");
  }
}
