#include <doctest/doctest.h>

#include <string>

#include "core/seal/chain.h"

using namespace shuke;

// Expected values were computed outside of this program, with Python's hashlib.blake2b and struct, from the framing in chain.h.

namespace {

std::string hex(const Hash& hash) {
  constexpr char k_digits[] = "0123456789abcdef";
  std::string out;
  for (const auto byte : hash) {
    out += k_digits[byte >> 4];
    out += k_digits[byte & 15];
  }
  return out;
}

Record a_sale() { return {.seq = 1, .kind = "sale", .kind_version = 1, .hlc = 0x123456789abc0001, .body = "{\"名\":\"衬衫\"}"}; }

Record an_enrolment() {
  return {.seq = 2,
          .kind = "enrolment",
          .kind_version = 2,
          .hlc = 0x123456789abc0002,
          .sealed = std::string("\0{\"phone\":\"13800000000\"}", 24)};
}

}  // namespace

TEST_CASE("the body hash is what an outside program computes") {
  CHECK(hex(seal::body_hash(a_sale())) == "82256bf973d65c0469ff0d5667e79f587ca5cf7d86187a5bc4142de144afc2f4");
  CHECK(hex(seal::body_hash(an_enrolment())) == "50a2e44ca511fd3cbb8e0b7f0ef6ab355bbdfea344ac16b67bf72c4fcaa13a16");
}

TEST_CASE("the chain begins at zeros and carries each record into the next") {
  const Hash first = seal::chain_hash({}, 1, seal::body_hash(a_sale()));
  const Hash second = seal::chain_hash(first, 2, seal::body_hash(an_enrolment()));
  CHECK(hex(first) == "db064148ae595dbcfde9664f6df7288c5d6f77680f8cf048b30551d5686621e0");
  CHECK(hex(second) == "3323c8430d4c974977c83ffee2d642bd7e6b54102d3f326c5142b29f3f3cc568");
}

TEST_CASE("every field of a record changes its hash, and a byte cannot move from one field into another") {
  const Hash hash = seal::body_hash(a_sale());
  const auto with = [](auto change) {
    Record record = a_sale();
    change(record);
    return seal::body_hash(record);
  };
  CHECK(with([](Record& r) { r.kind = "sales"; }) != hash);
  CHECK(with([](Record& r) { r.kind_version = 2; }) != hash);
  CHECK(with([](Record& r) { r.hlc += 1; }) != hash);
  CHECK(with([](Record& r) { r.body.back() = ']'; }) != hash);
  CHECK(with([](Record& r) { r.sealed = "x"; }) != hash);
  CHECK(with([](Record& r) { r.body = r.body.substr(0, r.body.size() - 1), r.sealed = "}"; }) != hash);
}
