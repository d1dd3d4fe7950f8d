#include "core/domain/sales/resplit.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/domain/sales/evaluation.h"

namespace shuke::domain {
namespace {

void add_markdown(Problem& problem, const std::vector<FrozenLine>& lines, const Promotion& promotion, std::size_t place) {
  for (const SpecialPrice& special : promotion.prices) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].style.code == special.style) problem.lines[i].markdowns.push_back({place, special.price, promotion.stacks});
    }
  }
}

void add_promotion(Problem& problem, const std::vector<FrozenLine>& lines, const Promotion& promotion, std::size_t place) {
  SHUKE_CHECK(problem.promotions.size() < k_most_promotions);
  ProblemPromotion& added = problem.promotions.emplace_back(ProblemPromotion{&promotion, place, -1, {}});
  for (const FrozenLine& line : lines) added.roles.push_back(roles_of(promotion, line.style));
}

void add_coupon(Problem& problem, const std::vector<FrozenLine>& lines, const CouponRule& rule) {
  ProblemCoupon& added = problem.coupons.emplace_back(ProblemCoupon{&rule, problem.coupons.size(), {}});
  for (const FrozenLine& line : lines) added.takes.push_back(takes(rule.goods, line.style) ? 1 : 0);
}

}  // namespace

FrozenPrice price_with(const FrozenTerms& terms, const std::vector<FrozenLine>& lines) {
  std::vector<const Promotion*> by_id;
  for (const Promotion& promotion : terms.used) by_id.push_back(&promotion);
  std::sort(by_id.begin(), by_id.end(), [](const Promotion* a, const Promotion* b) { return a->id < b->id; });
  Problem problem;
  problem.tier_rate = terms.tier_rate;
  Money floor;
  for (const FrozenLine& line : lines) {
    problem.lines.push_back({line.quantity, line.list, std::min(line.floor, line.list)});
    floor += problem.lines.back().floor * line.quantity;
  }
  for (std::size_t i = 0; i < by_id.size(); ++i) {
    const bool is_markdown = by_id[i]->kind == PromotionKind::special_price;
    (is_markdown ? add_markdown : add_promotion)(problem, lines, *by_id[i], i);
  }
  for (const CouponRule& rule : terms.coupons) add_coupon(problem, lines, rule);
  const std::uint32_t all = (1u << problem.promotions.size()) - 1;
  const Evaluated evaluated = evaluate(problem, {all, true});
  FrozenPrice price{evaluated.payable - std::min(terms.off, evaluated.payable - floor), {}};
  for (const BasketOff& coupon : evaluated.coupons) price.coupons.push_back(coupon.place);
  return price;
}

}  // namespace shuke::domain
