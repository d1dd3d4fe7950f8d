#include "core/domain/catalogue/promotion.h"

#include <algorithm>

namespace shuke::domain {
namespace {

// 1970-01-01 was a Thursday.
int weekday_of(Date date) {
  const std::int64_t days = days_since_1970(date) + 3;
  return static_cast<int>((days % 7 + 7) % 7);
}

bool is_in_hours(const Promotion& promotion, TimeOfDay time) {
  const int minute = time.hour * 60 + time.minute;
  const bool is_from = minute >= promotion.from_minute;
  const bool is_to = minute < promotion.to_minute;
  return promotion.from_minute < promotion.to_minute ? is_from && is_to : is_from || is_to;
}

}  // namespace

bool is_running(const Promotion& promotion, Date today, TimeOfDay time, TierRank tier) {
  if (tier < promotion.least_tier || today > promotion.to) return false;
  const bool is_early = promotion.early_for && tier >= promotion.early_for->tier;
  if (today < (is_early ? plus_days(promotion.from, -promotion.early_for->days) : promotion.from)) return false;
  return (promotion.weekdays >> weekday_of(today) & 1) != 0 && is_in_hours(promotion, time);
}

std::uint32_t roles_of(const Promotion& promotion, const Style& style) {
  switch (promotion.kind) {
    case PromotionKind::special_price: return 0;
    case PromotionKind::nth_item:
    case PromotionKind::threshold_off:
    case PromotionKind::percentage:
    case PromotionKind::amount_off: return takes(promotion.goods, style) ? 1 : 0;
    case PromotionKind::bundle: {
      std::uint32_t roles = 0;
      for (std::size_t i = 0; i < promotion.parts.size(); ++i) roles |= takes(promotion.parts[i].goods, style) ? 1u << i : 0u;
      return roles;
    }
    case PromotionKind::buy_get: {
      const std::uint32_t bought = takes(promotion.goods, style) ? 1 : 0;
      const std::uint32_t got = !is_empty(promotion.get_goods) && takes(promotion.get_goods, style) ? 2 : 0;
      return bought | got;
    }
  }
  return 0;
}

Money threshold_off(const Promotion& promotion, Money sum) {
  Money off;
  for (const ThresholdStep& step : promotion.steps) {
    if (sum < step.threshold) continue;
    const std::int64_t times = promotion.repeats && step.threshold > Money{} ? sum.fen / step.threshold.fen : 1;
    off = std::max({off, step.off * times, sum - at_rate_half_up(sum, step.rate)});
  }
  return off;
}

}  // namespace shuke::domain
