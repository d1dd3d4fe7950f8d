#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "platform/devices/qr_code.h"

namespace shuke::devices {
namespace {

bool is_dark(const QrCode& code, int x, int y) { return code.bits[static_cast<std::size_t>(y * code.side + x)]; }

// The eye in the corner: a dark frame of seven, a light ring, a dark heart of three.
bool has_eye(const QrCode& code, int left, int top) {
  for (int y = 0; y < 7; ++y) {
    for (int x = 0; x < 7; ++x) {
      const int from_edge = std::min({x, y, 6 - x, 6 - y});
      if (is_dark(code, left + x, top + y) != (from_edge != 1)) return false;
    }
  }
  return true;
}

TEST_CASE("a receipt number fits the smallest code but one and has its three eyes") {
  const auto code = make_qr_code("NJX-01-1-002318");
  REQUIRE(code);
  CHECK(code->side == 25);
  CHECK(code->bits.size() == 625);
  CHECK(has_eye(*code, 0, 0));
  CHECK(has_eye(*code, 18, 0));
  CHECK(has_eye(*code, 0, 18));
  CHECK(is_dark(*code, 8, 17));
}

TEST_CASE("the same text is the same code, another text another one") {
  CHECK(make_qr_code("a") == make_qr_code("a"));
  CHECK(make_qr_code("a") != make_qr_code("b"));
}

TEST_CASE("the longest text makes the largest code, and one byte more makes none") {
  const auto largest = make_qr_code(std::string(2331, 'a'));
  REQUIRE(largest);
  CHECK(largest->side == 177);
  CHECK_FALSE(make_qr_code(std::string(2332, 'a')));
  CHECK_FALSE(make_qr_code(""));
  CHECK_FALSE(make_qr_code(std::string(1'000'000, 'a')));
}

}  // namespace
}  // namespace shuke::devices
