#include <algorithm>

#include "core/domain/care/lunar.h"
#include "core/domain/members/member.h"

namespace shuke::domain {
namespace {

// Who was born on 29 February is greeted on the 28th in other years.
Date solar_birthday(const Birthday& birthday, int year) {
  return {year, birthday.month, std::min(birthday.day, days_in_month(year, birthday.month))};
}

std::optional<Date> next_birthday(const Birthday& birthday, Date today) {
  if (birthday.is_lunar) return next_lunar_birthday({birthday.month, birthday.day, false}, today);
  const Date this_year = solar_birthday(birthday, today.year);
  return this_year < today ? solar_birthday(birthday, today.year + 1) : this_year;
}

}  // namespace

std::optional<int> days_to_birthday(const MemberCore& core, Date today) {
  if (!core.birthday || core.birthday->month < 1 || core.birthday->month > 12) return std::nullopt;
  const std::optional<Date> next = next_birthday(*core.birthday, today);
  if (!next) return std::nullopt;
  return static_cast<int>(days_between(today, *next));
}

}  // namespace shuke::domain
