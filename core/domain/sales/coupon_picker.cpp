#include "core/domain/sales/coupon_picker.h"

#include <algorithm>

#include "core/domain/sales/quote.h"

namespace shuke::domain {
namespace {

bool is_used(const PricedBasket& priced, const std::string& code) {
  return std::any_of(priced.basket_reasons.begin(), priced.basket_reasons.end(),
                     [&](const PriceReason& reason) { return reason.kind == ReasonKind::coupon && reason.code == code; });
}

bool is_chosen(const Basket& basket, const std::string& code) {
  return std::any_of(basket.coupons.begin(), basket.coupons.end(), [&](const HeldCoupon& other) { return other.coupon.code == code; });
}

// Whether one that is used already does not stand beside this one.
bool is_shut_out(const Basket& basket, const PricedBasket& now, const CouponRule& rule) {
  return std::any_of(basket.coupons.begin(), basket.coupons.end(), [&](const HeldCoupon& other) {
    return is_used(now, other.coupon.code) && !(other.rule.goes_with_coupons && rule.goes_with_coupons);
  });
}

struct OwnGoods {
  bool has_any = false;
  Money sum;  // what they pay before coupons
};

OwnGoods goods_of(const PricingRules& rules, const Basket& basket, const CouponRule& rule, const PricedBasket& now) {
  Cart cart = cart_of(rules.book, basket);
  cart.coupons.clear();
  const Hint hint = hint_of(rules, now);
  const Quote quote =
      rule.goes_with_promotions ? quote_for(rules, cart, now.tier_used, &hint) : *evaluate_set(rules, cart, now.tier_used, {});
  OwnGoods own;
  for (std::size_t i = 0; i < cart.goods.size(); ++i) {
    if (!takes(rule.goods, *cart.goods[i].style)) continue;
    own.has_any = true;
    own.sum += quote.lines[i].paid;
  }
  return own;
}

// Why a coupon that holds took nothing off the basket, or nothing more than the basket had without it.
void explain_idle(CouponOffer& offer, const PricingRules& rules, const Basket& basket, const PricedBasket& now) {
  const CouponRule& rule = offer.held.rule;
  if (is_shut_out(basket, now, rule)) {
    offer.refused = CouponRefusal::not_with_coupon;
    return;
  }
  const OwnGoods own = goods_of(rules, basket, rule, now);
  if (!own.has_any) {
    offer.refused = CouponRefusal::wrong_goods;
  } else if (own.sum < rule.least_spend) {
    offer.refused = CouponRefusal::spend_missing;
    offer.missing = rule.least_spend - own.sum;
  } else {
    offer.refused = rule.goes_with_promotions ? CouponRefusal::saves_nothing : CouponRefusal::not_with_promotions;
  }
}

CouponOffer offer_of(const PricingRules& rules, const Basket& basket, const PricedBasket& now, const HeldCoupon& held) {
  CouponOffer offer{held, {}, refused(held, basket.member, now.tier_used, rules.today), {}};
  if (offer.refused) return offer;
  if (is_chosen(basket, held.coupon.code)) {
    offer.refused = CouponRefusal::already_in_basket;
    return offer;
  }
  Basket with = basket;
  with.coupons.push_back(held);
  const PricedBasket then = price(rules, with, &now);
  const Money saves = now.total - then.total;
  if (is_used(then, held.coupon.code) && saves > Money{}) {
    offer.saves = saves;
  } else {
    explain_idle(offer, rules, basket, now);
  }
  return offer;
}

}  // namespace

std::vector<CouponOffer> applicable_coupons(const PricingRules& rules, const Basket& basket, const std::vector<HeldCoupon>& held) {
  const PricedBasket now = price(rules, basket);
  std::vector<CouponOffer> offers;
  offers.reserve(held.size());
  for (const HeldCoupon& one : held) offers.push_back(offer_of(rules, basket, now, one));
  std::stable_sort(offers.begin(), offers.end(), [](const CouponOffer& a, const CouponOffer& b) {
    if (a.refused || b.refused) return !a.refused && b.refused.has_value();
    return a.saves != b.saves ? a.saves > b.saves : a.held.coupon.code < b.held.coupon.code;
  });
  return offers;
}

}  // namespace shuke::domain
