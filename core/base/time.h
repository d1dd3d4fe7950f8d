#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuke {

// A moment: milliseconds since 1970-01-01 UTC, with the store's offset so that it can be shown and its day be told.
struct Timestamp {
  std::int64_t unix_ms = 0;
  std::int32_t offset_minutes = 480;  // China keeps one zone, +08:00
  bool operator==(const Timestamp&) const = default;
};

// A calendar day (Gregorian), without zone.
struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;
  constexpr auto operator<=>(const Date&) const = default;
};

struct TimeOfDay {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

std::int64_t days_since_1970(Date date);
Date date_from_days(std::int64_t days);
bool is_valid(Date date);
int days_in_month(int year, int month);
Date plus_days(Date date, std::int64_t days);
Date plus_months(Date date, int months);  // the last day of the month where the day does not exist
inline std::int64_t days_between(Date from, Date to) { return days_since_1970(to) - days_since_1970(from); }

Date local_date(const Timestamp& at);
TimeOfDay local_time(const Timestamp& at);
// The trading day: before the cut-over hour the night still belongs to the day before.
Date business_date(const Timestamp& at, int cut_over_hour);

std::string to_text(Date date);  // 2026-11-22
std::optional<Date> date_from_text(std::string_view text);
std::string to_rfc3339(const Timestamp& at);  // 2026-11-22T14:32:05.123+08:00
std::optional<Timestamp> timestamp_from_rfc3339(std::string_view text);

// Hybrid logical clock: 48 bits of milliseconds, 16 bits of counter. Never moves backwards on one terminal.
using Hlc = std::int64_t;
Hlc next_hlc(Hlc last, std::int64_t unix_ms);

}  // namespace shuke
