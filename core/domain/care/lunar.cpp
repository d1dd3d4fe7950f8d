#include "core/domain/care/lunar.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>

namespace shuke::domain {
namespace {

constexpr std::uint32_t k_years[] = {
#include "core/domain/care/lunar_table.inc"
};
constexpr int k_first_year = 1900;
constexpr int k_last_year = k_first_year + static_cast<int>(std::size(k_years)) - 1;
constexpr Date k_first_day{1900, 1, 31};

bool is_known(int year) { return year >= k_first_year && year <= k_last_year; }

// The year's number in the table: bit n for month n+1 in order of time, the leap month from bit 16 up.
std::uint32_t entry(int year) { return k_years[year - k_first_year]; }

int days_in_nth_month(int year, int order) { return 29 + static_cast<int>((entry(year) >> order) & 1); }

// How many days lie before each year of the table, and before the one after it.
constexpr auto k_days_before = [] {
  std::array<int, std::size(k_years) + 1> days{};
  for (std::size_t i = 0; i < std::size(k_years); ++i) {
    const int months = k_years[i] >> 16 == 0 ? 12 : 13;
    days[i + 1] = days[i] + 29 * months + std::popcount(k_years[i] & ((1U << months) - 1));
  }
  return days;
}();
int days_before(int year) { return k_days_before[static_cast<std::size_t>(year - k_first_year)]; }

// Place of a month in its year, from 0; nothing when the year lacks it.
std::optional<int> order_of(int year, int month, bool is_leap_month) {
  if (!is_known(year) || month < 1 || month > 12) return std::nullopt;
  const int leap = leap_month(year);
  if (is_leap_month) return month == leap ? std::optional(month) : std::nullopt;
  return leap != 0 && month > leap ? month : month - 1;
}

LunarDate nth_day(int year, int day_of_year) {
  const int leap = leap_month(year);
  int order = 0;
  for (; day_of_year >= days_in_nth_month(year, order); ++order) day_of_year -= days_in_nth_month(year, order);
  const bool is_leap_month = leap != 0 && order == leap;
  const int month = leap != 0 && order >= leap ? order : order + 1;
  return {year, month, day_of_year + 1, is_leap_month};
}

// The day the birthday is kept in one lunar year, by the shop's rule.
LunarDate kept_in(int year, const LunarBirthday& birthday) {
  const bool is_leap_month = birthday.is_leap_month && leap_month(year) == birthday.month;
  const int last = days_in_lunar_month(year, birthday.month, is_leap_month);
  return {year, birthday.month, birthday.day < last ? birthday.day : last, is_leap_month};
}

}  // namespace

int leap_month(int lunar_year) { return is_known(lunar_year) ? static_cast<int>(entry(lunar_year) >> 16) : 0; }

int days_in_lunar_month(int lunar_year, int month, bool is_leap_month) {
  const auto order = order_of(lunar_year, month, is_leap_month);
  return order ? days_in_nth_month(lunar_year, *order) : 0;
}

std::optional<LunarDate> to_lunar(Date date) {
  const std::int64_t days = days_between(k_first_day, date);
  if (days < 0 || days >= k_days_before.back()) return std::nullopt;
  const auto next_year = std::upper_bound(k_days_before.begin(), k_days_before.end(), days);
  const int year = k_first_year + static_cast<int>(next_year - k_days_before.begin()) - 1;
  return nth_day(year, static_cast<int>(days) - days_before(year));
}

std::optional<Date> to_solar(const LunarDate& date) {
  const auto order = order_of(date.year, date.month, date.is_leap_month);
  if (!order || date.day < 1 || date.day > days_in_nth_month(date.year, *order)) return std::nullopt;
  std::int64_t days = days_before(date.year) + date.day - 1;
  for (int earlier = 0; earlier < *order; ++earlier) days += days_in_nth_month(date.year, earlier);
  return plus_days(k_first_day, days);
}

std::optional<Date> next_lunar_birthday(const LunarBirthday& birthday, Date from) {
  const auto today = to_lunar(from);
  if (!today || birthday.month < 1 || birthday.month > 12 || birthday.day < 1 || birthday.day > 30) return std::nullopt;
  for (int year = today->year; year <= today->year + 1; ++year) {
    const auto kept = to_solar(kept_in(year, birthday));
    if (kept && *kept >= from) return kept;
  }
  return std::nullopt;
}

}  // namespace shuke::domain
