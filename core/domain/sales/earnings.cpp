#include "core/domain/sales/earnings.h"

#include <algorithm>

namespace shuke::domain {
namespace {

std::vector<EarningPiece> earning_pieces(const PricingRules& rules, const PricedBasket& priced, const std::vector<Money>& by_voucher) {
  std::vector<EarningPiece> pieces;
  for (const PricedLine& line : priced.lines) {
    const Style& style = rules.book.style_of(*rules.book.find_sku(line.sku));
    for (const PricedPiece& piece : line.pieces) {
      const Money voucher = by_voucher.empty() ? Money{} : by_voucher[pieces.size()];
      pieces.push_back({piece.paid, piece.redeemed_value + voucher, style.category, {}});
      if (!rules.policy.earning.excluded_tags.empty()) pieces.back().tags = style.tags;
    }
  }
  return pieces;
}

BasisPoints rate_with(const EarnedPoints& earned) {
  const std::int64_t product = std::int64_t{earned.tier_rate.value} * earned.multiplier_rate.value / k_whole.value;
  return {static_cast<std::int32_t>(std::min<std::int64_t>(product, INT32_MAX))};
}

}  // namespace

void freeze_earnings(const PricingRules& rules, PricedBasket& priced, const std::vector<Money>& by_voucher) {
  const bool earns = priced.tier_used > k_no_tier;
  EarningContext context{std::max(priced.tier_used, base_tier(rules.policy)), rules.today, std::nullopt, rules.customer.earned_today};
  if (earns) context.birthday = rules.customer.birthday;
  const std::vector<EarningPiece> pieces = earning_pieces(rules, priced, by_voucher);
  const EarnedPoints earned = points_of_sale(rules.policy, pieces, context);
  priced.points = earned.total;
  priced.points_rate = rate_with(earned);
  priced.multiplier = earned.multiplier;
  std::size_t at = 0;
  for (PricedLine& line : priced.lines) {
    for (PricedPiece& piece : line.pieces) {
      piece.growth = rules.customer.is_known ? qualifying_base(rules.policy.earning, pieces[at]) : Money{};
      piece.earned = earns ? earned.of_pieces[at] : Points{};
      ++at;
    }
  }
}

}  // namespace shuke::domain
