#include <algorithm>

#include "core/domain/sales/evaluation.h"

// Steps 4 and 5 of an evaluation: what is taken off several lines at once, and each line's share of it.
namespace shuke::domain {

Money Evaluation::take_threshold(std::size_t index, const std::vector<Money>& amounts, std::uint8_t* taken) const {
  const ProblemPromotion& promotion = problem_.promotions[index];
  if (promotion.terms->kind != PromotionKind::threshold_off) return {};
  Money sum;
  Money room;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (promotion.roles[i] == 0 || taken[i] != 0) continue;
    sum += amounts[i];
    room += amounts[i] - units_[i].floor * problem_.lines[i].quantity;
  }
  const Money off = std::min(threshold_off(*promotion.terms, sum), room);
  if (off <= Money{}) return {};
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (promotion.roles[i] != 0 && taken[i] == 0) taken[i] = static_cast<std::uint8_t>(index + 1);
  }
  return off;
}

// Off the lines in `own_`, in proportion to what they pay.
void Evaluation::spread(Money off, std::vector<Money>& paid) {
  weights_.clear();
  limits_.clear();
  for (const std::size_t line : own_) {
    weights_.push_back(paid[line].fen);
    limits_.push_back((paid[line] - units_[line].floor * problem_.lines[line].quantity).fen);
  }
  shares_.resize(own_.size());
  if (own_.empty()) return;
  space_.allocate_within(off.fen, weights_, limits_, shares_);
  for (std::size_t i = 0; i < own_.size(); ++i) paid[own_[i]] -= Money{shares_[i]};
}

Money Evaluation::take_coupons(const std::vector<BasketOff>& thresholds, const std::uint8_t* taken, std::vector<Money>& paid,
                               std::vector<BasketOff>* coupons) {
  for (const BasketOff& threshold : thresholds) {
    own_.clear();
    for (std::size_t i = 0; i < paid.size(); ++i) {
      if (taken[i] == threshold.place + 1) own_.push_back(i);
    }
    spread(threshold.off, paid);
  }
  Money total;
  bool is_open = true;  // for one more coupon
  bool is_first = true;
  for (const ProblemCoupon& coupon : problem_.coupons) {
    if (!is_first && (!is_open || !coupon.rule->goes_with_coupons)) continue;
    own_.clear();
    Money sum;
    Money room;
    for (std::size_t i = 0; i < paid.size(); ++i) {
      if (coupon.takes[i] == 0) continue;
      own_.push_back(i);
      sum += paid[i];
      room += paid[i] - units_[i].floor * problem_.lines[i].quantity;
    }
    const Money off = std::min(coupon_off(*coupon.rule, sum), room);
    if (off <= Money{}) continue;
    spread(off, paid);
    is_first = false;
    is_open = coupon.rule->goes_with_coupons;
    total += off;
    if (coupons) coupons->push_back({coupon.place, off});
  }
  return total;
}

}  // namespace shuke::domain
