#include "core/domain/members/birthday.h"

#include <algorithm>

#include "core/domain/care/lunar.h"
#include "core/domain/members/member.h"

namespace shuke::domain {
namespace {

// Who was born on 29 February is greeted on the 28th in other years.
Date solar_birthday(const Birthday& birthday, int year) {
  return {year, birthday.month, std::min(birthday.day, days_in_month(year, birthday.month))};
}

}  // namespace

std::optional<Date> next_birthday(const Birthday& birthday, Date from) {
  if (birthday.month < 1 || birthday.month > 12) return std::nullopt;
  if (birthday.is_lunar) return next_lunar_birthday({birthday.month, birthday.day, false}, from);
  const Date this_year = solar_birthday(birthday, from.year);
  return this_year < from ? solar_birthday(birthday, from.year + 1) : this_year;
}

std::optional<int> days_to_birthday(const MemberCore& core, Date today) {
  if (!core.birthday) return std::nullopt;
  const std::optional<Date> next = next_birthday(*core.birthday, today);
  if (!next) return std::nullopt;
  return static_cast<int>(days_between(today, *next));
}

}  // namespace shuke::domain
