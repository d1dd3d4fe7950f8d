#include <doctest/doctest.h>

#include "core/base/ids.h"

using namespace shuke;

TEST_CASE("an id survives the way to text and back") {
  const Uuid id = make_uuid_v7(1'795'000'000'000, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  CHECK(uuid_from_text(to_text(id)) == id);
  CHECK(to_text(id)[14] == '7');
}

TEST_CASE("text that is no id is refused") {
  CHECK_FALSE(uuid_from_text(""));
  CHECK_FALSE(uuid_from_text("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5"));
  CHECK_FALSE(uuid_from_text("0190a1b2xc3d4-7e5f-8a9b-0c1d2e3f4a5b"));
}

TEST_CASE("receipt numbers name store, till and incarnation") {
  CHECK(receipt_number({7, 1, "NJX", "01"}, 2318) == "NJX-01-1-002318");
  CHECK(receipt_number({7, 2, "NJX", "01"}, 1234567) == "NJX-01-2-1234567");
}
