#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "app/text/catalog.h"
#include "core/base/money.h"
#include "core/base/time.h"

// How money, rates, dates and numbers of people are written: section 7 of the counter's design. Pure; any thread.
namespace shuke::text {

// Totals and member numbers: ¥1,286.00. Reductions carry a true minus in front of the sign: −¥60.00.
std::string money(Money amount);
// Lines and columns of totals: 1,286.00 and −60.00.
std::string amount(Money amount);
// Tiles and suggestions: ¥178, ¥42.75, ¥1,299. Whole yuan lose their ".00".
std::string short_money(Money amount);

// A price of 9500 basis points of list: 9.5折, "5% off". 9000: 9折, "10% off".
std::string discount(const Catalog& catalog, BasisPoints price_rate);
// A rate as a plain number: 12000 is 1.2, 15000 is 1.5, 20000 is 2.
std::string rate(BasisPoints rate);
// A share without its sign: 8000 is 80, 3350 is 33.5.
std::string percent(BasisPoints share);

// 12,680; with a sign: +1,165 or −895.
std::string points(Points points);
std::string signed_points(Points points);

// 10-01 in the year of `today`, 2027-03-31 otherwise.
std::string date(Date date, Date today);
// 今天, 明天, 后天, 4 天后, 昨天, 前天, 52 天前.
std::string relative_day(const Catalog& catalog, Date date, Date today);
// 14:32.
std::string clock_time(const Timestamp& at);
// 2026-11-22 14:34, for receipts.
std::string date_and_time(const Timestamp& at);

// A day of the lunar calendar in words; month 1 to 12, day 1 to 30.
struct LunarDay {
  int month = 1;
  int day = 1;
  bool is_leap_month = false;
};
std::string lunar_month(const Catalog& catalog, int month, bool is_leap_month);  // 十月, 闰六月
std::string lunar_day(const Catalog& catalog, int day);                          // 十八
std::string lunar_month_day(const Catalog& catalog, LunarDay day);               // 十月十八
std::string lunar_date(const Catalog& catalog, LunarDay day);                    // 农历十月十八

// How wide a text is on receipt paper and in a terminal window, in columns: what lies beyond Latin takes two.
std::size_t columns_of(std::string_view text);

// 138****6688; numbers too short to mask keep only their last two digits.
std::string masked_phone(std::string_view phone);
// 138 1712 6605, also while it is being typed (138 17).
std::string grouped_phone(std::string_view phone);
// 8801 **** 0917: the first and last four.
std::string masked_card(std::string_view card);
// 张* on paper: the first character and a star.
std::string masked_name(std::string_view name);

}  // namespace shuke::text
