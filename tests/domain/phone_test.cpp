#include <doctest/doctest.h>

#include "core/domain/members/member.h"

using namespace shuke;
using namespace shuke::domain;

TEST_CASE("a phone number is taken however it is written") {
  for (const char* const typed :
       {"13817126605", " 138 1712 6605 ", "138-1712-6605", "+8613817126605", "+86 138 1712 6605", "008613817126605", "138\t1712\r\n6605"}) {
    CAPTURE(typed);
    CHECK(normal_phone(typed).value() == "13817126605");
  }
}

TEST_CASE("what is no mobile number of eleven digits is refused") {
  for (const char* const typed :
       {"", "1381712660", "138171266055", "12817126605", "23817126605", "1:817126605", "1381712660a", "１3817126605", "+44 13817126605"}) {
    CAPTURE(typed);
    CHECK(normal_phone(typed).reason() == Reason::phone_not_valid);
  }
}

TEST_CASE("a masked phone keeps three digits in front and four behind") {
  CHECK(masked_phone("13817126688") == "138****6688");
  CHECK(masked_phone("1234567") == "*******");
  CHECK(masked_phone("") == "");
}

TEST_CASE("a masked name keeps its first character and does not tell its length") {
  CHECK(masked_name("张伟") == "张*");
  CHECK(masked_name("欧阳小明") == "欧*");
  CHECK(masked_name("𬭎") == "𬭎*");
  CHECK(masked_name("Smith") == "S*");
  CHECK(masked_name("") == "");
}

TEST_CASE("a masked card keeps four digits at both ends") {
  CHECK(masked_card("2801000000917") == "2801 **** 0917");
  CHECK(masked_card("12345678") == "********");
}
