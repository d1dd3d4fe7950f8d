#pragma once

#include <optional>

#include "core/base/time.h"

namespace shuke::domain {

// A day of the Chinese calendar: year of its new year's day, month 1 to 12, day 1 to 30. Pure, for the lunar years 1900 to 2100,
// that is 1900-01-31 to 2101-01-28; outside there is no answer. How it is written stands in app/text.
struct LunarDate {
  int year = 1900;
  int month = 1;
  int day = 1;
  bool is_leap_month = false;
  bool operator==(const LunarDate&) const = default;
};

std::optional<LunarDate> to_lunar(Date date);
// Nothing for a day that does not exist: day 30 of a short month, a leap month the year does not have.
std::optional<Date> to_solar(const LunarDate& date);

// The month that is followed by its leap twin, 0 when the year has none (or is outside the table).
int leap_month(int lunar_year);
// 29 or 30; 0 for a month that does not exist.
int days_in_lunar_month(int lunar_year, int month, bool is_leap_month);

// A birthday by the lunar calendar. The year of birth is not needed to remind.
struct LunarBirthday {
  int month = 1;
  int day = 1;
  bool is_leap_month = false;
  bool operator==(const LunarBirthday&) const = default;
};

// The next day, from `from` on (that day included), on which the birthday is kept. Shop's rule: born in a leap month, it is kept in the
// ordinary month of that number when the year lacks the leap one; born on the 30th, on the last day of a short month.
std::optional<Date> next_lunar_birthday(const LunarBirthday& birthday, Date from);

}  // namespace shuke::domain
