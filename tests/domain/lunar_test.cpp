#include "core/domain/care/lunar.h"

#include <doctest/doctest.h>

namespace shuke::domain {

TEST_CASE("new year's days are where the calendars of the shops have them") {
  const Date k_new_years[] = {{1949, 1, 29}, {1985, 2, 20}, {1996, 2, 19}, {2000, 2, 5},  {2012, 1, 23},
                              {2020, 1, 25}, {2021, 2, 12}, {2022, 2, 1},  {2023, 1, 22}, {2024, 2, 10},
                              {2025, 1, 29}, {2026, 2, 17}, {2027, 2, 6},  {2030, 2, 3},  {2034, 2, 19}};
  for (const Date& day : k_new_years) {
    CHECK(to_lunar(day) == LunarDate{day.year, 1, 1, false});
    CHECK(to_solar({day.year, 1, 1, false}) == day);
  }
}

TEST_CASE("festivals fall on their days") {
  CHECK(to_solar({2026, 1, 15, false}) == Date{2026, 3, 3});
  CHECK(to_solar({2026, 5, 5, false}) == Date{2026, 6, 19});
  CHECK(to_solar({2026, 8, 15, false}) == Date{2026, 9, 25});
  CHECK(to_solar({2026, 9, 9, false}) == Date{2026, 10, 18});
  CHECK(to_solar({2025, 8, 15, false}) == Date{2025, 10, 6});
}

TEST_CASE("the pictures' birthdays agree with the calendar") {
  CHECK(to_lunar({2026, 11, 26}) == LunarDate{2026, 10, 18, false});
  CHECK(to_solar({1996, 4, 4, false}) == Date{1996, 5, 20});
}

TEST_CASE("leap months stand where they were and will be") {
  const std::pair<int, int> k_leaps[] = {{1900, 8}, {1917, 2}, {1922, 5},  {1976, 8}, {1984, 10}, {1987, 6},
                                         {1995, 8}, {2001, 4}, {2014, 9},  {2017, 6}, {2020, 4},  {2023, 2},
                                         {2025, 6}, {2028, 5}, {2033, 11}, {2042, 2}, {2099, 2}};
  for (const auto& [year, month] : k_leaps) CHECK(leap_month(year) == month);
  for (const int year : {1901, 2024, 2026, 2027, 2034, 2100, 1899, 2101}) CHECK(leap_month(year) == 0);
  CHECK(to_lunar({2025, 7, 25}) == LunarDate{2025, 6, 1, true});
  CHECK(to_lunar({2025, 7, 24}) == LunarDate{2025, 6, 30, false});
  CHECK(to_lunar({2025, 8, 23}) == LunarDate{2025, 7, 1, false});
}

TEST_CASE("every day of two hundred years goes to the lunar calendar and back, and the days follow each other") {
  Date day{1900, 1, 31};
  LunarDate before = *to_lunar(day);
  CHECK(before == LunarDate{1900, 1, 1, false});
  std::int64_t wrong = 0;
  for (day = plus_days(day, 1); day <= Date{2101, 1, 28}; day = plus_days(day, 1)) {
    const auto lunar = to_lunar(day);
    const bool is_next = lunar && (lunar->day == before.day + 1 || (lunar->day == 1 && before.day >= 29));
    if (!is_next || to_solar(*lunar) != day) ++wrong;
    before = *lunar;
  }
  CHECK(wrong == 0);
  CHECK(before == LunarDate{2100, 12, 29, false});
}

TEST_CASE("days outside the table and days that do not exist have no answer") {
  CHECK(to_lunar({1900, 1, 30}) == std::nullopt);
  CHECK(to_lunar({2101, 1, 29}) == std::nullopt);
  CHECK(to_solar({1899, 12, 1, false}) == std::nullopt);
  CHECK(to_solar({2101, 1, 1, false}) == std::nullopt);
  CHECK(to_solar({2026, 6, 1, true}) == std::nullopt);
  CHECK(to_solar({2026, 0, 1, false}) == std::nullopt);
  CHECK(to_solar({2026, 13, 1, false}) == std::nullopt);
  CHECK(to_solar({2026, 1, 0, false}) == std::nullopt);
  CHECK(days_in_lunar_month(2025, 6, false) == 30);
  CHECK(days_in_lunar_month(2025, 6, true) == 29);
  CHECK(to_solar({2025, 6, 30, true}) == std::nullopt);
  CHECK(days_in_lunar_month(2026, 6, true) == 0);
}

TEST_CASE("the next birthday is today's when it is today, and next year's when it has passed") {
  const LunarBirthday birthday{10, 18, false};
  CHECK(next_lunar_birthday(birthday, {2026, 11, 22}) == Date{2026, 11, 26});
  CHECK(next_lunar_birthday(birthday, {2026, 11, 26}) == Date{2026, 11, 26});
  CHECK(next_lunar_birthday(birthday, {2026, 11, 27}) == to_solar({2027, 10, 18, false}));
  CHECK(next_lunar_birthday(birthday, {2027, 1, 1}) == to_solar({2027, 10, 18, false}));
}

TEST_CASE("a birthday in a leap month is kept in the ordinary one when the year has none") {
  const LunarBirthday birthday{6, 10, true};
  CHECK(next_lunar_birthday(birthday, {2025, 3, 1}) == to_solar({2025, 6, 10, true}));
  CHECK(next_lunar_birthday(birthday, {2026, 3, 1}) == to_solar({2026, 6, 10, false}));
}

TEST_CASE("a birthday on the thirtieth is kept on the last day of a short month") {
  for (int year = 2020; year < 2035; ++year) {
    const int last = days_in_lunar_month(year, 12, false);
    CHECK(next_lunar_birthday({12, 30, false}, *to_solar({year, 12, 1, false})) == to_solar({year, 12, last, false}));
  }
}

TEST_CASE("a birthday that no calendar has is refused") {
  for (const LunarBirthday& wrong : {LunarBirthday{0, 1, false}, {13, 1, false}, {1, 0, false}, {1, 31, false}}) {
    CHECK(next_lunar_birthday(wrong, {2026, 11, 22}) == std::nullopt);
  }
  CHECK(next_lunar_birthday({1, 1, false}, {1890, 1, 1}) == std::nullopt);
}

}  // namespace shuke::domain
