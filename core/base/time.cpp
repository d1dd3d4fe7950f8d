#include "core/base/time.h"

#include <charconv>
#include <cstdio>

#include "core/base/floor_div.h"

namespace shuke {
namespace {

constexpr std::int64_t k_ms_a_day = 86'400'000;

std::int64_t local_ms(const Timestamp& at) { return at.unix_ms + std::int64_t{at.offset_minutes} * 60'000; }

// Reads exactly `count` digits at `at`; nullopt when one is missing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  const char* const begin = text.data() + at;
  const auto read = std::from_chars(begin, begin + count, value);
  if (read.ec != std::errc{} || read.ptr != begin + count || *begin == '-') return std::nullopt;
  return value;
}

}  // namespace

// Days from civil and back: eras of 400 years, March first, so that the leap day ends the year.
std::int64_t days_since_1970(Date date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Date date_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = floor_div(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  date.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

int days_in_month(int year, int month) {
  constexpr int k_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : k_days[month - 1];
}

bool is_valid(Date date) {
  return date.year >= 1800 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

Date plus_days(Date date, std::int64_t days) { return date_from_days(days_since_1970(date) + days); }

Date plus_months(Date date, int months) {
  const int total = date.year * 12 + date.month - 1 + months;
  Date moved{total / 12, total % 12 + 1, date.day};
  const int last = days_in_month(moved.year, moved.month);
  if (moved.day > last) moved.day = last;
  return moved;
}

Date local_date(const Timestamp& at) { return date_from_days(floor_div(local_ms(at), k_ms_a_day)); }

TimeOfDay local_time(const Timestamp& at) {
  const std::int64_t ms = local_ms(at) - floor_div(local_ms(at), k_ms_a_day) * k_ms_a_day;
  return {static_cast<int>(ms / 3'600'000), static_cast<int>(ms / 60'000 % 60), static_cast<int>(ms / 1000 % 60)};
}

Date business_date(const Timestamp& at, int cut_over_hour) {
  Timestamp shifted = at;
  shifted.unix_ms -= std::int64_t{cut_over_hour} * 3'600'000;
  return local_date(shifted);
}

std::string to_text(Date date) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

std::optional<Date> date_from_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::string to_rfc3339(const Timestamp& at) {
  const TimeOfDay time = local_time(at);
  const std::int64_t ms = ((at.unix_ms % 1000) + 1000) % 1000;
  const int offset = at.offset_minutes < 0 ? -at.offset_minutes : at.offset_minutes;
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%sT%02d:%02d:%02d.%03d%c%02d:%02d", to_text(local_date(at)).c_str(), time.hour, time.minute,
                time.second, static_cast<int>(ms), at.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
  return buffer;
}

std::optional<Timestamp> timestamp_from_rfc3339(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto date = date_from_text(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  std::size_t at = 19;
  int ms = 0;
  if (text[at] == '.') {
    int scale = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) ms += (text[at] - '0') * scale;
  }
  if (at >= text.size()) return std::nullopt;
  int offset = 0;
  if (text[at] == 'Z' && at + 1 == text.size()) {
    offset = 0;
  } else {
    const auto hours = digits(text, at + 1, 2);
    const auto minutes = digits(text, at + 4, 2);
    if ((text[at] != '+' && text[at] != '-') || at + 6 != text.size() || text[at + 3] != ':' || !hours || !minutes) return std::nullopt;
    if (*hours > 23 || *minutes > 59) return std::nullopt;
    offset = (*hours * 60 + *minutes) * (text[at] == '-' ? -1 : 1);
  }
  const std::int64_t seconds = days_since_1970(*date) * 86'400 + *hour * 3600 + *minute * 60 + *second - std::int64_t{offset} * 60;
  return Timestamp{seconds * 1000 + ms, offset};
}

Hlc next_hlc(Hlc last, std::int64_t unix_ms) {
  const Hlc by_clock = unix_ms << 16;
  return by_clock > last ? by_clock : last + 1;
}

}  // namespace shuke
