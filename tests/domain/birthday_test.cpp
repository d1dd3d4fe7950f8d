#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

std::optional<int> days_to(Birthday birthday, Date today) {
  MemberCore core;
  core.birthday = birthday;
  return days_to_birthday(core, today);
}

}  // namespace

TEST_CASE("days to a birthday: today, tomorrow, and a year less a day") {
  CHECK(days_to({1990, 11, 22, false}, k_story_day) == 0);
  CHECK(days_to({1990, 11, 23, false}, k_story_day) == 1);
  CHECK(days_to({1990, 11, 21, false}, k_story_day) == 364);
  CHECK(days_to({0, 1, 1, false}, {2026, 12, 31}) == 1);
}

TEST_CASE("who was born on 29 February is greeted on the 28th in other years") {
  CHECK(days_to({1996, 2, 29, false}, {2027, 2, 28}) == 0);
  CHECK(days_to({1996, 2, 29, false}, {2028, 2, 28}) == 1);
  CHECK(days_to({1996, 2, 29, false}, {2028, 2, 29}) == 0);
}

TEST_CASE("a lunar birthday moves with the moon: the 18th of the tenth month is 26 November in 2026") {
  CHECK(days_to({1985, 10, 18, true}, k_story_day) == 4);
  CHECK(days_to({1985, 10, 18, true}, {2026, 11, 26}) == 0);
  CHECK(days_to({1985, 10, 18, true}, {2026, 11, 27}) == 353);  // 15 November 2027
}

TEST_CASE("on the day itself pricing knows it") {
  Member member = zhang_wei();
  member.core.birthday = Birthday{1985, 10, 18, true};
  CHECK(customer_of(member).birthday == member.core.birthday);
}

TEST_CASE("no birthday, or one that cannot be, gives no days") {
  CHECK(days_to_birthday(MemberCore{}, k_story_day) == std::nullopt);
  CHECK(days_to({1990, 0, 1, false}, k_story_day) == std::nullopt);
  CHECK(days_to({1990, 13, 1, true}, k_story_day) == std::nullopt);
}
