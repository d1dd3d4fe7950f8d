#include <doctest/doctest.h>

#include "app/screens/widgets/wrap.h"
#include "core/base/text.h"

using shuke::screens::wrapped;
using Lines = std::vector<std::string_view>;

namespace {
// A Chinese character is 2 wide, a Latin one 1.
float width_of(std::string_view piece) {
  float width = 0;
  for (const char32_t c : shuke::code_points(piece)) width += c < 0x80 ? 1.0F : 2.0F;
  return width;
}
Lines lines(std::string_view words, float width) { return wrapped(words, width, width_of); }
}  // namespace

TEST_CASE("Chinese breaks between any two characters") { CHECK(lines("轻薄立领羽绒服", 8) == Lines{"轻薄立领", "羽绒服"}); }

TEST_CASE("no line begins with closing punctuation: the character before it comes along") {
  CHECK(lines("下次全场九折，好吗", 12) == Lines{"下次全场九", "折，好吗"});
  CHECK(lines("再带顶帽子”。好", 10) == Lines{"再带顶帽", "子”。好"});
}

TEST_CASE("no line ends with an opening quote or bracket") { CHECK(lines("可以说“再带", 8) == Lines{"可以说", "“再带"}); }

TEST_CASE("a number keeps the measure word behind it") { CHECK(lines("会员打9折起", 7) == Lines{"会员打", "9折起"}); }

TEST_CASE("a price keeps its sign") { CHECK(lines("立减¥46元", 6) == Lines{"立减", "¥46元"}); }

TEST_CASE("English breaks at spaces, which disappear, and after hyphens") {
  CHECK(lines("Return or exchange", 9) == Lines{"Return or", "exchange"});
  CHECK(lines("button-down", 8) == Lines{"button-", "down"});
}

TEST_CASE("a date is never broken at its hyphens") { CHECK(lines("Gold until 2027-11-30", 16) == Lines{"Gold until", "2027-11-30"}); }

TEST_CASE("a word that is wider than a line is cut, never lost") { CHECK(lines("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"}); }

TEST_CASE("a newline always breaks") { CHECK(lines("甲\n乙丙", 20) == Lines{"甲", "乙丙"}); }

TEST_CASE("nothing has no lines") { CHECK(lines("", 10).empty()); }
