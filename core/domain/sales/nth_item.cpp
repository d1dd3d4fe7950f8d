#include "core/domain/sales/nth_item.h"

#include <algorithm>
#include <numeric>

#include "core/domain/sales/allocation.h"

namespace shuke::domain {
namespace {

struct Taking {
  std::size_t line = 0;
  int in_sets = 0;  // pieces of the line that fill sets
  int at_rate = 0;  // of these, the ones the rate falls on
};

std::vector<std::size_t> lines_of(std::size_t promotion, const std::vector<Good>& goods, const std::vector<LineQuote>& lines) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < goods.size(); ++i) {
    const auto& offers = *goods[i].offers;
    const bool is_named = std::any_of(offers.begin(), offers.end(), [&](const StyleOffer& offer) { return offer.promotion == promotion; });
    if (is_named && !lines[i].special && !lines[i].nth) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](std::size_t a, std::size_t b) { return goods[a].sku->list_price > goods[b].sku->list_price; });
  return found;
}

std::vector<Taking> takings(const std::vector<std::size_t>& ordered, const std::vector<Good>& goods, int nth) {
  int pieces = 0;
  for (const std::size_t line : ordered) pieces += goods[line].quantity;
  const int in_sets = pieces / nth * nth;
  std::vector<Taking> result;
  int before = 0;
  for (const std::size_t line : ordered) {
    const int taken = std::min(goods[line].quantity, in_sets - before);
    if (taken <= 0) break;
    result.push_back({line, taken, (before + taken) / nth - before / nth});
    before += taken;
  }
  return result;
}

}  // namespace

void apply_nth_item(const Promotion& promotion, std::size_t promotion_index, const std::vector<Good>& goods,
                    std::vector<LineQuote>& lines) {
  if (promotion.nth < 2) return;
  std::int64_t saved = 0;
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> limits;
  const std::vector<Taking> taken = takings(lines_of(promotion_index, goods, lines), goods, promotion.nth);
  for (const Taking& taking : taken) {
    const Good& good = goods[taking.line];
    LineQuote& line = lines[taking.line];
    // tier_off is a sum over equal pieces, so what the pieces outside the sets keep of it is exact.
    line.tier_off = Money{line.tier_off.fen / good.quantity * (good.quantity - taking.in_sets)};
    line.amount = good.list() - line.tier_off;
    saved += (good.sku->list_price - at_rate_half_up(good.sku->list_price, promotion.nth_rate)).fen * taking.at_rate;
    weights.push_back(good.sku->list_price.fen * taking.in_sets);
    limits.push_back((line.amount - good.floor()).fen);
  }
  const std::vector<std::int64_t> shares = allocate_within(std::max<std::int64_t>(saved, 0), weights, limits);
  for (std::size_t i = 0; i < taken.size(); ++i) {
    LineQuote& line = lines[taken[i].line];
    line.nth = promotion_index;
    line.nth_off = Money{shares[i]};
    line.amount -= line.nth_off;
  }
}

}  // namespace shuke::domain
