#include <doctest/doctest.h>

#include "sync/protocol/http.h"

using namespace shuke::protocol;

TEST_CASE("a header is found whatever its case") {
  const std::vector<Header> headers{{"Content-Type", "a"}, {"retry-after", "3"}};
  REQUIRE(find_header(headers, "Retry-After") != nullptr);
  CHECK(*find_header(headers, "Retry-After") == "3");
  CHECK(find_header(headers, "Retry") == nullptr);
}

TEST_CASE("a query value survives encoding and decoding, separators and bytes above 127 included") {
  const std::string value = "1.ab&c=d e+f%\xE7\x86\x9F";
  const std::string target = "/v1/pull?terminal=7&cursor=" + encode_query(value) + "&x";
  CHECK(path_of(target) == "/v1/pull");
  CHECK(query_value(target, "cursor") == value);
  CHECK(query_value(target, "terminal") == "7");
  CHECK(query_value(target, "x") == "");
  CHECK(query_value(target, "y") == std::nullopt);
  CHECK(query_value("/v1/pull", "cursor") == std::nullopt);
}

TEST_CASE("a broken escape is left as it stands") { CHECK(query_value("/?a=%4", "a") == "%4"); }
