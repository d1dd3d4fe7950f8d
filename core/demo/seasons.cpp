#include "core/demo/seasons.h"

#include <algorithm>
#include <array>

#include "core/domain/care/lunar.h"

namespace shuke::demo {
namespace {

constexpr int k_looks = 12;  // at days, before any will do
constexpr int k_opens = 10;
// By hour from ten to ten.
constexpr std::array k_hours{3, 5, 8, 7, 6, 6, 6, 8, 10, 11, 9, 5};

int week_percent(Date day) {
  constexpr std::array k_from_thursday{100, 120, 170, 170, 90, 90, 90};  // 1970-01-01 was a Thursday
  return k_from_thursday[static_cast<std::size_t>(days_since_1970(day) % 7)];
}

int season_percent(Date day) {
  for (const int year : {day.year, day.year + 1}) {
    const auto festival = domain::to_solar({year, 1, 1, false});
    const std::int64_t ahead = festival ? days_between(day, *festival) : k_past_days;
    if (ahead >= 1 && ahead <= 21) return 180;
    if (ahead <= 0 && ahead >= -3) return 60;
  }
  if (day.month == 11 && day.day >= 9 && day.day <= 11) return 250;
  if (day >= Date{day.year, 9, 15} && day <= Date{day.year, 11, 12}) return 130;
  return day.month == 7 || day.month == 8 ? 80 : 100;
}

}  // namespace

Seasons::Seasons(Date as_of) {
  weights_.reserve(k_past_days + 1);
  for (int ago = 0; ago <= k_past_days; ++ago) {
    const Date day = plus_days(as_of, -ago);
    weights_.push_back(week_percent(day) * season_percent(day));
  }
}

int Seasons::days_ago(Draw& draw, int most_ago, int least_ago) const {
  constexpr int k_busiest = 170 * 250;
  int ago = most_ago;
  for (int look = 0; look < k_looks; ++look) {
    ago = draw.between(least_ago, most_ago);
    if (draw.below(k_busiest) < weights_[static_cast<std::size_t>(ago)]) break;
  }
  return ago;
}

int second_of_day(Draw& draw) {
  constexpr int k_all = 84;
  int left = draw.below(k_all);
  int hour = k_opens;
  for (const int weight : k_hours) {
    if (left < weight) break;
    left -= weight;
    ++hour;
  }
  return hour * 3600 + draw.below(3600);
}

}  // namespace shuke::demo
