#include "core/seal/keyring.h"

#include <doctest/doctest.h>

#include <string>

using namespace shuke;
using seal::KeyClass;
using seal::Keyring;
using seal::Secret;

namespace {

const std::string k_clear("{\"name\":\"张伟\"}\0x", 18);
constexpr seal::Place k_here{"member", "core", "0123456789abcdef"};

seal::Secret device() { return Secret::of(std::string(seal::k_secret_size, 'd')); }

}  // namespace

TEST_CASE("what was sealed opens again where it stands, bytes and all, and is not seen in the envelope") {
  const Keyring ring = Keyring::make();
  const std::string envelope = ring.seal(KeyClass::core, k_here, k_clear);
  CHECK(envelope.size() == k_clear.size() + 44);
  CHECK(envelope.find("张") == std::string::npos);
  CHECK(*ring.open(KeyClass::core, k_here, envelope) == k_clear);
  CHECK(ring.open(KeyClass::core, k_here, ring.seal(KeyClass::core, k_here, ""))->empty());
  CHECK(ring.seal(KeyClass::core, k_here, k_clear) != envelope);
}

TEST_CASE("an envelope opens in no other table, column, row or class") {
  const Keyring ring = Keyring::make();
  const std::string envelope = ring.seal(KeyClass::core, k_here, k_clear);
  for (const seal::Place& place : {seal::Place{"membe", "rcore", k_here.row}, seal::Place{"member", "facts", k_here.row},
                                   seal::Place{"member", "core", "0123456789abcdeg"}, seal::Place{"member", "core", ""}}) {
    CHECK(ring.open(KeyClass::core, place, envelope).reason() == Reason::document_not_valid);
  }
  CHECK(ring.open(KeyClass::sensitive, k_here, envelope).reason() == Reason::document_not_valid);
  std::string renamed = envelope;
  renamed[1] = static_cast<char>(KeyClass::sensitive);
  CHECK(ring.open(KeyClass::sensitive, k_here, renamed).reason() == Reason::document_not_valid);
}

TEST_CASE("every single changed bit of an envelope is seen, and every cut") {
  const Keyring ring = Keyring::make();
  const std::string envelope = ring.seal(KeyClass::core, k_here, k_clear);
  for (std::size_t bit = 0; bit < envelope.size() * 8; ++bit) {
    std::string changed = envelope;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(ring.open(KeyClass::core, k_here, changed).ok());
  }
  for (std::size_t size = 0; size < envelope.size(); ++size) CHECK_FALSE(ring.open(KeyClass::core, k_here, envelope.substr(0, size)).ok());
}

TEST_CASE("a field in the clear is refused, and one of a later version says so") {
  const Keyring ring = Keyring::make();
  CHECK(ring.open(KeyClass::core, k_here, std::string("\0secret", 7)).reason() == Reason::document_not_valid);
  CHECK(ring.open(KeyClass::core, k_here, "\x02secret").reason() == Reason::version_too_new);
}

TEST_CASE("the file of keys opens with the device secret and the share it was wrapped with, and with no other") {
  const Keyring ring = Keyring::make();
  const std::string envelope = ring.seal(KeyClass::core, k_here, k_clear);
  const std::string alone = ring.wrap(device());
  const std::string shared = ring.wrap(device(), "a share");
  CHECK_FALSE(Keyring::asks_for_share(alone));
  CHECK(Keyring::asks_for_share(shared));
  CHECK(*Keyring::open(alone, device())->open(KeyClass::core, k_here, envelope) == k_clear);
  CHECK(*Keyring::open(shared, device(), "a share")->open(KeyClass::core, k_here, envelope) == k_clear);
  CHECK(Keyring::open(alone, Secret::random()).reason() == Reason::keys_locked);
  CHECK(Keyring::open(shared, device()).reason() == Reason::keys_locked);
  CHECK(Keyring::open(shared, device(), "another").reason() == Reason::keys_locked);
  CHECK(Keyring::open("", device()).reason() == Reason::document_not_valid);
  CHECK(Keyring::open("what is this", device()).reason() == Reason::document_not_valid);
  std::string later = alone;
  later[4] = 2;
  CHECK(Keyring::open(later, device()).reason() == Reason::version_too_new);
}

TEST_CASE("a renewed key seals anew and opens what is older until that is forgotten") {
  Keyring ring = Keyring::make();
  const std::string first = ring.seal(KeyClass::core, k_here, k_clear);
  ring.renew(KeyClass::core);
  const std::string second = ring.seal(KeyClass::core, k_here, k_clear);
  CHECK(Keyring::version_of(first) == 1);
  CHECK(Keyring::version_of(second) == 2);
  CHECK(ring.version(KeyClass::core) == 2);
  CHECK(ring.version(KeyClass::sensitive) == 1);

  const auto reopened = Keyring::open(ring.wrap(device()), device());
  CHECK(*reopened->open(KeyClass::core, k_here, first) == k_clear);
  CHECK(*reopened->open(KeyClass::core, k_here, second) == k_clear);

  std::string passed_off = first;
  passed_off[2] = 2;
  CHECK_FALSE(ring.open(KeyClass::core, k_here, passed_off).ok());

  ring.forget_older(KeyClass::core);
  CHECK(ring.open(KeyClass::core, k_here, first).reason() == Reason::keys_locked);
  CHECK(*ring.open(KeyClass::core, k_here, second) == k_clear);
}

TEST_CASE("a blind hash is the same for the same text and key, and another for each field and till") {
  const Keyring ring = Keyring::make();
  const auto hash = ring.blind(KeyClass::phone, "13800138000");
  CHECK(hash == ring.blind(KeyClass::phone, "13800138000"));
  CHECK(hash == Keyring::open(ring.wrap(device()), device())->blind(KeyClass::phone, "13800138000"));
  CHECK(hash != ring.blind(KeyClass::phone, "13800138001"));
  CHECK(hash != ring.blind(KeyClass::card, "13800138000"));
  CHECK(hash != Keyring::make().blind(KeyClass::phone, "13800138000"));
}
