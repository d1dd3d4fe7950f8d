#include "core/domain/loyalty/earning.h"

#include <algorithm>

#include "core/domain/sales/allocation.h"

namespace shuke::domain {
namespace {

__extension__ using Exact = __int128;  // fen times three rates passes 64 bits

constexpr Money k_most_of_a_piece{100'000'000'00};

BasisPoints category_rate(const Earning& earning, Category category) {
  const auto& rates = earning.categories;
  const auto found = std::find_if(rates.begin(), rates.end(), [&](const CategoryRate& rate) { return rate.category == category; });
  return found == rates.end() ? k_whole : found->multiplier;
}

template <class T>
bool holds(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

void choose_multiplier(const Earning& earning, const EarningContext& context, EarnedPoints& earned) {
  for (std::size_t i = 0; i < earning.events.size(); ++i) {
    const EventDays& event = earning.events[i];
    if (context.today < event.from || event.to < context.today || event.multiplier <= earned.multiplier_rate) continue;
    earned.multiplier = Multiplier::event;
    earned.multiplier_rate = event.multiplier;
    earned.event = i;
  }
  const bool is_birthday = context.birthday && keeps_birthday(earning.birthday_span, *context.birthday, context.today);
  if (!is_birthday || earning.birthday_multiplier == k_whole || earning.birthday_multiplier < earned.multiplier_rate) return;
  earned.multiplier = Multiplier::birthday;
  earned.multiplier_rate = earning.birthday_multiplier;
  earned.event.reset();
}

void apply_cap(EarnedPoints& earned, Points most, EarningCap cap) {
  if (earned.total <= most) return;
  earned.total = std::max(most, Points{});
  earned.cap = cap;
}

}  // namespace

bool is_excluded(const Earning& earning, const EarningPiece& piece) {
  const auto is_out = [&](const std::string& tag) { return holds(earning.excluded_tags, tag); };
  return holds(earning.excluded_categories, piece.category) || std::any_of(piece.tags.begin(), piece.tags.end(), is_out);
}

Money qualifying_base(const Earning& earning, const EarningPiece& piece) {
  if (is_excluded(earning, piece)) return {};
  return std::clamp(piece.paid - piece.by_points_or_voucher, Money{}, k_most_of_a_piece);
}

bool keeps_birthday(BirthdaySpan span, const Birthday& birthday, Date today) {
  Date first = today;
  Date last = today;
  switch (span) {
    case BirthdaySpan::day: break;
    case BirthdaySpan::week: {
      const std::int64_t since_monday = (days_since_1970(today) % 7 + 10) % 7;  // 1970 began on a Thursday
      first = plus_days(today, -since_monday);
      last = plus_days(first, 6);
      break;
    }
    case BirthdaySpan::month:
      first.day = 1;
      last.day = days_in_month(today.year, today.month);
      break;
  }
  const std::optional<Date> kept = next_birthday(birthday, first);
  return kept && *kept <= last;
}

EarnedPoints points_of_sale(const Policy& policy, const std::vector<EarningPiece>& pieces, const EarningContext& context) {
  EarnedPoints earned;
  earned.of_pieces.resize(pieces.size());
  const Tier* const tier = tier_at(policy, context.tier);
  if (!tier || pieces.empty()) return earned;
  const Earning& earning = policy.earning;
  earned.tier_rate = tier->points_rate;
  choose_multiplier(earning, context, earned);
  std::vector<std::int64_t> weights;
  Exact sum = 0;
  for (const EarningPiece& piece : pieces) {
    weights.push_back(qualifying_base(earning, piece).fen * category_rate(earning, piece.category).value);
    sum += weights.back();
  }
  const Exact whole = Exact{100} * k_whole.value * k_whole.value * k_whole.value;
  earned.total = {static_cast<std::int64_t>(sum * earned.tier_rate.value * earned.multiplier_rate.value / whole)};
  if (earning.most_per_sale > Points{}) apply_cap(earned, earning.most_per_sale, EarningCap::per_sale);
  if (earning.most_per_day > Points{}) apply_cap(earned, earning.most_per_day - context.earned_today, EarningCap::per_day);
  const std::vector<std::int64_t> parts = allocate(earned.total.count, weights);
  for (std::size_t i = 0; i < parts.size(); ++i) earned.of_pieces[i] = {parts[i]};
  return earned;
}

}  // namespace shuke::domain
