#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/builders.h"

// Promotions and counters that several tests of prices make.
namespace shuke::test {

inline Member of_rank(TierRank tier) {
  Member member = zhang_wei();
  member.facts.tier = tier;
  return member;
}

inline Shop shop_under(std::vector<Promotion> promotions) {
  PriceBookParts parts = story_goods();
  parts.promotions = std::move(promotions);
  return a_shop(std::move(parts));
}
inline Counter guest_under(std::vector<Promotion> promotions) { return counter_for_guest(shop_under(std::move(promotions))); }
inline Counter gold_under(std::vector<Promotion> promotions) { return counter_for(of_rank(3), shop_under(std::move(promotions))); }

inline Promotion with_styles(Promotion promotion, std::vector<StyleCode> styles) {
  promotion.goods.styles = std::move(styles);
  return promotion;
}

inline Promotion percent(std::string id, int rate, std::vector<StyleCode> styles = {}) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::percentage);
  promotion.rate = {rate};
  return with_styles(std::move(promotion), std::move(styles));
}

inline Promotion each_off(std::string id, Money off, std::vector<StyleCode> styles = {}) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::amount_off);
  promotion.off = off;
  return with_styles(std::move(promotion), std::move(styles));
}

inline Promotion any_of_these(std::string id, int count, Money price, std::vector<StyleCode> styles) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::bundle);
  promotion.parts = {{{.styles = std::move(styles)}, count}};
  promotion.price = price;
  return promotion;
}

inline Promotion buy_and_get(std::string id, int buy, int get, std::vector<StyleCode> styles) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::buy_get);
  promotion.buy = buy;
  promotion.get = get;
  return with_styles(std::move(promotion), std::move(styles));
}

inline Promotion stepped(std::string id, std::vector<domain::ThresholdStep> steps, std::vector<StyleCode> styles = {}) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::threshold_off);
  promotion.steps = std::move(steps);
  return with_styles(std::move(promotion), std::move(styles));
}

inline Promotion special(std::string id, StyleCode style, Money price) {
  Promotion promotion = a_promotion(std::move(id), PromotionKind::special_price);
  promotion.prices = {{std::move(style), price}};
  return promotion;
}

inline Promotion stacking(Promotion promotion) {
  promotion.stacks = true;
  return promotion;
}

inline Promotion of_group(Promotion promotion, std::string group) {
  promotion.group = std::move(group);
  return promotion;
}

inline std::vector<ReasonKind> reason_kinds(const std::vector<PriceReason>& reasons) {
  std::vector<ReasonKind> kinds;
  for (const PriceReason& reason : reasons) kinds.push_back(reason.kind);
  return kinds;
}

// A coupon of its own batch, open today, for whoever brings it.
inline domain::HeldCoupon a_coupon(const std::string& code, Money off, Money least_spend = {}) {
  domain::HeldCoupon held;
  held.rule.id = "rule of " + code;
  held.rule.name = {"券", "Coupon"};
  held.rule.off = off;
  held.rule.least_spend = least_spend;
  held.rule.from = held.coupon.from = {2026, 11, 1};
  held.rule.to = held.coupon.to = {2026, 11, 30};
  held.coupon.code = code;
  held.coupon.rule = held.rule.id;
  return held;
}

}  // namespace shuke::test
