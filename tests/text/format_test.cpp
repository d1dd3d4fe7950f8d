#include "app/text/format.h"

#include <doctest/doctest.h>

namespace shuke::text {
namespace {

const Catalog& zh() { return catalog(Language::zh); }
const Catalog& en() { return catalog(Language::en); }
constexpr Date k_today{2026, 11, 22};

}  // namespace

TEST_CASE("totals carry the sign, columns drop it, tiles drop whole fen") {
  CHECK(money({128600}) == "¥1,286.00");
  CHECK(amount({128600}) == "1,286.00");
  CHECK(short_money({17800}) == "¥178");
  CHECK(short_money({4275}) == "¥42.75");
  CHECK(short_money({129900}) == "¥1,299");
  CHECK(short_money({0}) == "¥0");
}

TEST_CASE("reductions carry a true minus") {
  CHECK(amount({-6000}) == "\u221260.00");
  CHECK(money({-6000}) == "\u2212¥60.00");
  CHECK(short_money({-6000}) == "\u2212¥60");
  CHECK(amount({-15}) == "\u22120.15");
}

TEST_CASE("a discount is written in tenths in Chinese and as percent off in English") {
  CHECK(discount(zh(), {9500}) == "9.5折");
  CHECK(discount(zh(), {9000}) == "9折");
  CHECK(discount(zh(), {8850}) == "8.85折");
  CHECK(discount(zh(), {500}) == "0.5折");
  CHECK(discount(en(), {9500}) == "5% off");
  CHECK(discount(en(), {8850}) == "11.5% off");
  CHECK(discount(en(), {5000}) == "50% off");
}

TEST_CASE("a rate drops the zeros it does not need") {
  CHECK(rate({12000}) == "1.2");
  CHECK(rate({15000}) == "1.5");
  CHECK(rate({20000}) == "2");
  CHECK(rate({12500}) == "1.25");
}

TEST_CASE("a share of a whole is a plain number of percent") {
  CHECK(percent({8000}) == "80");
  CHECK(percent({3350}) == "33.5");
  CHECK(percent({1}) == "0.01");
}

TEST_CASE("points are whole, with thousands marks and a sign where something changed") {
  CHECK(points({12680}) == "12,680");
  CHECK(signed_points({1165}) == "+1,165");
  CHECK(signed_points({-895}) == "\u2212895");
  CHECK(signed_points({0}) == "0");
}

TEST_CASE("a date of this year leaves the year out") {
  CHECK(date({2026, 10, 1}, k_today) == "10-01");
  CHECK(date({2027, 3, 31}, k_today) == "2027-03-31");
  CHECK(date({2025, 11, 22}, k_today) == "2025-11-22");
}

TEST_CASE("near days have names and far days are counted") {
  CHECK(relative_day(zh(), {2026, 11, 22}, k_today) == "今天");
  CHECK(relative_day(zh(), {2026, 11, 23}, k_today) == "明天");
  CHECK(relative_day(zh(), {2026, 11, 24}, k_today) == "后天");
  CHECK(relative_day(zh(), {2026, 11, 26}, k_today) == "4 天后");
  CHECK(relative_day(zh(), {2026, 11, 20}, k_today) == "前天");
  CHECK(relative_day(zh(), {2026, 10, 1}, k_today) == "52 天前");
  CHECK(relative_day(en(), {2026, 11, 21}, k_today) == "yesterday");
  CHECK(relative_day(en(), {2026, 10, 1}, k_today) == "52 days ago");
}

TEST_CASE("times are told in the store's own zone") {
  const Timestamp at = *timestamp_from_rfc3339("2026-11-22T06:04:59Z");
  CHECK(clock_time({at.unix_ms, 480}) == "14:04");
  CHECK(date_and_time({at.unix_ms, 480}) == "2026-11-22 14:04");
  CHECK(date_and_time({at.unix_ms, -480}) == "2026-11-21 22:04");
}

TEST_CASE("lunar days are told in words") {
  CHECK(lunar_date(zh(), {10, 18, false}) == "农历十月十八");
  CHECK(lunar_month_day(zh(), {4, 4, false}) == "四月初四");
  CHECK(lunar_month_day(zh(), {6, 1, true}) == "闰六月初一");
  CHECK(lunar_month_day(zh(), {12, 30, false}) == "腊月三十");
  CHECK(lunar_date(en(), {10, 18, false}) == "lunar 10th month, day 18");
}

TEST_CASE("a phone is masked in the middle and grouped for reading") {
  CHECK(masked_phone("13812346688") == "138****6688");
  CHECK(masked_phone("12345") == "****45");
  CHECK(masked_phone("1") == "****1");
  CHECK(masked_phone("") == "****");
  CHECK(grouped_phone("13817126605") == "138 1712 6605");
  CHECK(grouped_phone("13817") == "138 17");
  CHECK(grouped_phone("138") == "138");
}

TEST_CASE("Chinese takes two columns where Latin, the yuan sign and a true minus take one") {
  CHECK(columns_of("Gold") == 4);
  CHECK(columns_of("银卡／gold") == 10);
  CHECK(columns_of("−¥60.00") == 7);
  CHECK(columns_of("") == 0);
}

TEST_CASE("a card shows its first and last four") {
  CHECK(masked_card("880112340917") == "8801 **** 0917");
  CHECK(masked_card("0917") == "**** 17");
}

TEST_CASE("on paper a name is its first character and a star") {
  CHECK(masked_name("张伟") == "张*");
  CHECK(masked_name("𬭎") == "𬭎*");
  CHECK(masked_name("") == "*");
}

}  // namespace shuke::text
