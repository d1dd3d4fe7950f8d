#include <algorithm>

#include "core/domain/catalogue/promotion.h"

// The check of a promotion before it is taken over: the first field that nobody can have meant.
namespace shuke::domain {
namespace {

constexpr std::int64_t k_most_price = 100'000'000'00;  // a hundred million yuan: above it somebody slipped
constexpr int k_most_pieces = 100;
constexpr int k_most_days = 366;

bool is_price(Money amount) { return amount >= Money{} && amount.fen <= k_most_price; }
bool is_sum(Money amount) { return amount > Money{} && amount.fen <= k_most_price; }
bool is_share(BasisPoints rate) { return rate.value >= 0 && rate <= k_whole; }
bool is_count(int count, int least) { return count >= least && count <= k_most_pieces; }

std::string at(const char* list, std::size_t place) { return list + ('[' + std::to_string(place) + ']'); }

// ---- what every kind has

std::string wrong_time(const Promotion& promotion) {
  if (!is_valid(promotion.from)) return "from";
  if (!is_valid(promotion.to) || promotion.to < promotion.from) return "to";
  if (promotion.from_minute < 0 || promotion.from_minute >= k_minutes_a_day) return "from_minute";
  if (promotion.to_minute < 1 || promotion.to_minute > k_minutes_a_day) return "to_minute";
  if (promotion.to_minute == promotion.from_minute) return "to_minute";
  if (promotion.weekdays == 0 || promotion.weekdays > k_every_day) return "weekdays";
  if (!promotion.early_for) return {};
  if (promotion.early_for->tier <= k_no_tier) return "early_for.tier";
  if (promotion.early_for->days < 1 || promotion.early_for->days > k_most_days) return "early_for.days";
  return {};
}

std::string wrong_head(const Promotion& promotion) {
  if (promotion.id.empty()) return "id";
  if (promotion.name.zh.empty()) return "name.zh";
  if (promotion.least_tier < k_no_tier) return "least_tier";
  return wrong_time(promotion);
}

// ---- what one kind has

std::string wrong_prices(const Promotion& promotion) {
  for (std::size_t i = 0; i < promotion.prices.size(); ++i) {
    if (promotion.prices[i].style.empty()) return at("prices", i) + ".style";
    if (!is_price(promotion.prices[i].price)) return at("prices", i) + ".price";
  }
  return {};
}

std::string wrong_parts(const Promotion& promotion) {
  if (promotion.parts.empty() || promotion.parts.size() > k_most_bundle_parts) return "parts";
  int pieces = 0;
  for (std::size_t i = 0; i < promotion.parts.size(); ++i) {
    if (!is_count(promotion.parts[i].count, 1)) return at("parts", i) + ".count";
    pieces += promotion.parts[i].count;
  }
  if (pieces < 2) return "parts";
  return is_price(promotion.price) ? std::string{} : "price";
}

std::string wrong_buy_get(const Promotion& promotion) {
  if (!is_count(promotion.buy, 1)) return "buy";
  if (!is_count(promotion.get, 1)) return "get";
  return is_share(promotion.get_rate) ? std::string{} : "get_rate";
}

// A step that takes nothing off, or less than the one below it, is a slip.
std::string wrong_step(const Promotion& promotion, std::size_t place) {
  const ThresholdStep& step = promotion.steps[place];
  if (!is_sum(step.threshold)) return "threshold";
  if (place > 0 && step.threshold <= promotion.steps[place - 1].threshold) return "threshold";
  if (!is_price(step.off) || step.off > step.threshold) return "off";
  if (!is_share(step.rate)) return "rate";
  const bool has_rate = step.rate < k_whole;
  const bool has_off = step.off > Money{};
  return has_rate == has_off ? "off" : std::string{};
}

std::string wrong_steps(const Promotion& promotion) {
  if (promotion.steps.empty()) return "steps";
  for (std::size_t i = 0; i < promotion.steps.size(); ++i) {
    if (const std::string field = wrong_step(promotion, i); !field.empty()) return at("steps", i) + '.' + field;
  }
  const bool may_repeat = promotion.steps.size() == 1 && promotion.steps[0].off > Money{};
  return promotion.repeats && !may_repeat ? "repeats" : std::string{};
}

std::string wrong_terms(const Promotion& promotion) {
  switch (promotion.kind) {
    case PromotionKind::special_price: return wrong_prices(promotion);
    case PromotionKind::nth_item:
      if (!is_count(promotion.nth, 2)) return "nth";
      return is_share(promotion.nth_rate) ? std::string{} : "nth_rate";
    case PromotionKind::threshold_off: return wrong_steps(promotion);
    case PromotionKind::percentage: return is_share(promotion.rate) ? std::string{} : "rate";
    case PromotionKind::amount_off: return is_sum(promotion.off) ? std::string{} : "off";
    case PromotionKind::bundle: return wrong_parts(promotion);
    case PromotionKind::buy_get: return wrong_buy_get(promotion);
  }
  return "kind";
}

}  // namespace

Outcome validate(const Promotion& promotion) {
  std::string field = wrong_head(promotion);
  if (field.empty()) field = wrong_terms(promotion);
  if (!field.empty()) return Refusal{Reason::promotion_not_valid, std::move(field)};
  return Done{};
}

}  // namespace shuke::domain
