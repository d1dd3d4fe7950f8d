#include "app/text/format.h"

#include <cstdio>
#include <cstdlib>

namespace shuke::text {
namespace {

constexpr std::string_view k_minus = "\u2212";

// value / 10^decimals without trailing zeros: (95, 1) is 9.5, (90, 1) is 9.
std::string decimal(std::int64_t value, int decimals) {
  std::int64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  std::string text = std::to_string(value / unit);
  std::string fraction = std::to_string(unit + value % unit).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? text : text + '.' + fraction;
}

std::string signed_yuan(Money amount) {
  const std::string yuan = "¥" + format_yuan(std::abs(amount.fen));
  return amount.fen < 0 ? std::string(k_minus) + yuan : yuan;
}

// The entry at `index` (from 0) of a list between bars.
std::string entry(std::string_view list, int index) {
  for (; index > 0 && !list.empty(); --index) list.remove_prefix(std::min(list.size(), list.find('|') + 1));
  return std::string(list.substr(0, list.find('|')));
}

std::string two_digits(int value) { return std::to_string(100 + value).substr(1); }

}  // namespace

std::string money(Money amount) { return signed_yuan(amount); }

std::string amount(Money amount) { return format_yuan(amount.fen); }

std::string short_money(Money amount) {
  std::string text = signed_yuan(amount);
  if (amount.fen % 100 == 0) text.resize(text.size() - 3);
  return text;
}

std::string discount(const Catalog& catalog, BasisPoints price_rate) {
  const bool is_chinese = catalog.language() == Language::zh;
  return catalog.say(Key::common_discount, {is_chinese ? decimal(price_rate.value, 3) : decimal(k_whole.value - price_rate.value, 2)});
}

std::string rate(BasisPoints rate) { return decimal(rate.value, 4); }

std::string percent(BasisPoints share) { return decimal(share.value, 2); }

std::string points(Points points) { return with_thousands(points.count); }

std::string signed_points(Points points) { return (points.count > 0 ? "+" : "") + with_thousands(points.count); }

std::string date(Date date, Date today) {
  const std::string text = to_text(date);
  return date.year == today.year ? text.substr(5) : text;
}

std::string relative_day(const Catalog& catalog, Date date, Date today) {
  const std::int64_t days = days_between(today, date);
  switch (days) {
    case -2: return catalog.say(Key::day_before_yesterday);
    case -1: return catalog.say(Key::day_yesterday);
    case 0: return catalog.say(Key::day_today);
    case 1: return catalog.say(Key::day_tomorrow);
    case 2: return catalog.say(Key::day_after_tomorrow);
    default: return catalog.say(days > 0 ? Key::day_ahead : Key::day_ago, {with_thousands(std::abs(days))});
  }
}

std::string clock_time(const Timestamp& at) {
  const TimeOfDay time = local_time(at);
  return two_digits(time.hour) + ':' + two_digits(time.minute);
}

std::string date_and_time(const Timestamp& at) { return to_text(local_date(at)) + ' ' + clock_time(at); }

std::string lunar_month(const Catalog& catalog, int month, bool is_leap_month) {
  const std::string name = entry(catalog.say(Key::lunar_months), month - 1);
  return is_leap_month ? catalog.say(Key::lunar_leap_month, {name}) : name;
}

std::string lunar_day(const Catalog& catalog, int day) { return entry(catalog.say(Key::lunar_days), day - 1); }

std::string lunar_month_day(const Catalog& catalog, LunarDay day) {
  return catalog.say(Key::lunar_month_day, {lunar_month(catalog, day.month, day.is_leap_month), lunar_day(catalog, day.day)});
}

std::string lunar_date(const Catalog& catalog, LunarDay day) {
  return catalog.say(Key::lunar_date, {lunar_month(catalog, day.month, day.is_leap_month), lunar_day(catalog, day.day)});
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (const char32_t c : code_points(text)) columns += c >= 0x1100 && c != 0x2212 ? 2 : 1;
  return columns;
}

std::string masked_phone(std::string_view phone) {
  if (phone.size() < 8) return "****" + std::string(phone.substr(phone.size() - std::min<std::size_t>(2, phone.size())));
  return std::string(phone.substr(0, 3)) + "****" + std::string(phone.substr(phone.size() - 4));
}

std::string grouped_phone(std::string_view phone) {
  std::string text;
  for (std::size_t i = 0; i < phone.size(); ++i) {
    if (i == 3 || i == 7) text += ' ';
    text += phone[i];
  }
  return text;
}

std::string masked_card(std::string_view card) {
  if (card.size() <= 8) return "**** " + std::string(card.substr(card.size() - std::min<std::size_t>(2, card.size())));
  return std::string(card.substr(0, 4)) + " **** " + std::string(card.substr(card.size() - 4));
}

std::string masked_name(std::string_view name) {
  if (name.empty()) return "*";
  std::size_t end = 0;
  next_code_point(name, end);
  return std::string(name.substr(0, end)) + '*';
}

}  // namespace shuke::text
