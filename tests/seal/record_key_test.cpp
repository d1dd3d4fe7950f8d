#include "core/seal/record_key.h"

#include <doctest/doctest.h>

#include <string>

using namespace shuke;
using seal::KeyPair;
using seal::Keyring;
using seal::Secret;

namespace {

constexpr seal::RecordPlace k_the_record{"enrolment", 17};
constexpr std::string_view k_person = "{\"name\":\"张伟\"}";

}  // namespace

TEST_CASE("a record's personal part opens under its member's key, as the record it was sealed for") {
  const Secret key = Secret::random();
  const seal::KeyId id = seal::random_key_id();
  const std::string envelope = seal::seal_record(key, id, k_the_record, k_person);
  CHECK(envelope.find("张") == std::string::npos);
  CHECK(seal::key_id_of(envelope) == id);
  CHECK(*seal::open_record(key, k_the_record, envelope) == k_person);
  CHECK(seal::open_record(Secret::random(), k_the_record, envelope).reason() == Reason::document_not_valid);
  CHECK(seal::open_record(key, {"enrolment", 18}, envelope).reason() == Reason::document_not_valid);
  CHECK(seal::open_record(key, {"gift", 17}, envelope).reason() == Reason::document_not_valid);
  for (std::size_t at = 0; at < envelope.size(); ++at) {
    std::string changed = envelope;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK_FALSE(seal::open_record(key, k_the_record, changed).ok());
  }
}

TEST_CASE("a record in the clear is refused, and one of a later version says so") {
  const Secret key = Secret::random();
  CHECK(seal::open_record(key, k_the_record, std::string("\0{}", 3)).reason() == Reason::document_not_valid);
  CHECK(seal::open_record(key, k_the_record, "").reason() == Reason::document_not_valid);
  CHECK(seal::open_record(key, k_the_record, "\x02{}").reason() == Reason::version_too_new);
  CHECK_FALSE(seal::key_id_of(std::string("\0{}", 3)).has_value());
}

TEST_CASE("a member's key is wrapped for the terminal and for head office, and each opens its own") {
  const Secret key = Secret::random();
  const seal::KeyId id = seal::random_key_id();
  const Keyring ring = Keyring::make();
  const KeyPair head_office = KeyPair::make();

  const std::string for_terminal = seal::wrap_key(ring, id, key);
  CHECK(seal::unwrap_key(ring, id, for_terminal)->view() == key.view());
  CHECK_FALSE(seal::unwrap_key(ring, seal::random_key_id(), for_terminal).ok());
  CHECK_FALSE(seal::unwrap_key(Keyring::make(), id, for_terminal).ok());

  const std::string for_head_office = seal::wrap_key(head_office.public_key(), key);
  CHECK(head_office.unwrap_key(for_head_office)->view() == key.view());
  CHECK(KeyPair::of(head_office.secret().view()).unwrap_key(for_head_office)->view() == key.view());
  CHECK(KeyPair::make().unwrap_key(for_head_office).reason() == Reason::document_not_valid);
  CHECK(head_office.unwrap_key(for_terminal).reason() == Reason::document_not_valid);
  CHECK(head_office.unwrap_key("").reason() == Reason::document_not_valid);
}
