#include <doctest/doctest.h>

#include "core/seal/envelope.h"

using namespace shuke;

TEST_CASE("what was closed opens again, bytes and all") {
  const std::string clear("{\"name\":\"张伟\"}\0x", 18);
  const std::string envelope = seal::close(clear);
  CHECK(envelope.front() == 0);
  CHECK(envelope.size() == clear.size() + 1);
  CHECK(*seal::open(envelope) == clear);
  CHECK(seal::open(seal::close(""))->empty());
}

TEST_CASE("an empty envelope and one of a later version are refused") {
  CHECK(seal::open("").reason() == Reason::document_not_valid);
  CHECK(seal::open("\x01secret").reason() == Reason::version_too_new);
}
