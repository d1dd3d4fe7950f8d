#include <doctest/doctest.h>

#include "core/base/text.h"

using namespace shuke;

TEST_CASE("names beyond the basic plane are read and written whole") {
  const std::string name = "\U0002B7CE\u4DAE张";
  CHECK(code_points(name) == std::vector<char32_t>{0x2B7CE, 0x4DAE, U'张'});
  std::string again;
  for (const char32_t c : code_points(name)) append_utf8(again, c);
  CHECK(again == name);
}

TEST_CASE("broken bytes are found and stepped over one at a time") {
  CHECK_FALSE(is_valid_utf8("\xC0\x80"));
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_valid_utf8("a\xE5\xBC"));
  CHECK(code_points("a\xFFz") == std::vector<char32_t>{U'a', 0xFFFD, U'z'});
}

TEST_CASE("amounts carry thousands, two decimals and a true minus") {
  CHECK(format_yuan(128600) == "1,286.00");
  CHECK(format_yuan(-6000) == "\u221260.00");
  CHECK(format_yuan(5) == "0.05");
  CHECK(with_thousands(1000000) == "1,000,000");
}
