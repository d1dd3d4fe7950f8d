#include <doctest/doctest.h>

#include "core/base/money.h"

using namespace shuke;

TEST_CASE("a member price is rounded half a fen up") {
  CHECK(at_rate_half_up(yuan(336), {9500}) == Money{31920});
  CHECK(at_rate_half_up(Money{4550}, {9500}) == Money{4323});  // 43.225
  CHECK(at_rate_half_up(Money{1}, {5000}) == Money{1});
}

TEST_CASE("a negative amount is rounded away from zero, so a return mirrors its sale") {
  CHECK(at_rate_half_up(Money{-4550}, {9500}) == Money{-4323});
}

TEST_CASE("fractions of a point fall away") {
  CHECK(points_at_rate(Money{88375}, {12000}) == Points{1060});  // 1060.5
  CHECK(points_at_rate(Money{99}, {10000}) == Points{0});
}

TEST_CASE("points taken back for a return never leave a fraction with the customer") {
  CHECK(points_at_rate(Money{-50}, {10000}) == Points{-1});
}

TEST_CASE("flooring goes towards minus infinity") {
  CHECK(at_rate_floor(Money{-1}, {5000}) == Money{-1});
  CHECK(at_rate_floor(Money{3}, {5000}) == Money{1});
}
