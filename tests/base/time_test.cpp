#include <doctest/doctest.h>

#include "core/base/time.h"

using namespace shuke;

TEST_CASE("a date survives the way to days and back over four centuries") {
  for (std::int64_t day = -62091; day < 110'000; day += 37) CHECK(days_since_1970(date_from_days(day)) == day);
  CHECK(days_since_1970({1970, 1, 1}) == 0);
  CHECK(days_since_1970({2026, 11, 22}) == 20779);
}

TEST_CASE("a month later than the 31st is the last day of the month") {
  CHECK(plus_months({2026, 1, 31}, 1) == Date{2026, 2, 28});
  CHECK(plus_months({2026, 11, 22}, 12) == Date{2027, 11, 22});
  CHECK(plus_months({2024, 12, 31}, -10) == Date{2024, 2, 29});
}

TEST_CASE("the trading day ends at the cut-over hour, not at midnight") {
  const auto night = *timestamp_from_rfc3339("2026-11-22T02:10:00+08:00");
  CHECK(business_date(night, 4) == Date{2026, 11, 21});
  CHECK(business_date(night, 0) == Date{2026, 11, 22});
}

TEST_CASE("a moment is written with its offset and read back unchanged") {
  const auto at = *timestamp_from_rfc3339("2026-11-22T14:32:05.123+08:00");
  CHECK(to_rfc3339(at) == "2026-11-22T14:32:05.123+08:00");
  CHECK(timestamp_from_rfc3339("2026-11-22T06:32:05.123Z")->unix_ms == at.unix_ms);
}

TEST_CASE("a date that does not exist is refused") {
  CHECK_FALSE(date_from_text("2026-02-29"));
  CHECK_FALSE(date_from_text("2026-13-01"));
  CHECK_FALSE(date_from_text("26-01-01"));
  CHECK_FALSE(timestamp_from_rfc3339("2026-11-22T25:00:00+08:00"));
  CHECK_FALSE(timestamp_from_rfc3339("2026-11-22T14:32:05"));
  CHECK_FALSE(timestamp_from_rfc3339("2026-11-22T14:32:05+24:00"));
  CHECK_FALSE(timestamp_from_rfc3339("2026-11-22T14:32:05+08:60"));
}

TEST_CASE("the hybrid clock never goes back when the wall clock does") {
  const Hlc first = next_hlc(0, 1000);
  const Hlc second = next_hlc(first, 10);
  CHECK(second == first + 1);
  CHECK(next_hlc(second, 2000) == Hlc{2000} << 16);
}
