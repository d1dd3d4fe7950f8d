#include <algorithm>
#include <utility>

#include "app/terminal/counter.h"
#include "app/text/format.h"
#include "core/domain/sales/coupon_use.h"

namespace shuke::terminal {
namespace {

using domain::CouponOffer;
using domain::CouponRefusal;
using domain::HeldCoupon;
using text::Key;

bool has_code(const std::vector<HeldCoupon>& coupons, const std::string& code) {
  return std::any_of(coupons.begin(), coupons.end(), [&](const HeldCoupon& held) { return held.coupon.code == code; });
}

// Everything that lies on the counter: the member's own, what was brought, what a recovered basket came with.
std::vector<HeldCoupon> coupons_at_hand(const State& state) {
  std::vector<HeldCoupon> held;
  if (const auto& buyer = buyer_of(state)) held = domain::with_rules(buyer->facts.coupons, state.shop->coupon_rules);
  std::erase_if(held, [](const HeldCoupon& one) { return one.coupon.state != domain::CouponState::open; });
  for (const std::vector<HeldCoupon>* more : {&state.coupons.brought, &state.basket.coupons}) {
    for (const HeldCoupon& one : *more) {
      if (!has_code(held, one.coupon.code)) held.push_back(one);
    }
  }
  return held;
}

domain::Basket without_coupon(domain::Basket basket, const std::string& code) {
  std::erase_if(basket.coupons, [&](const HeldCoupon& held) { return held.coupon.code == code; });
  return basket;
}

const CouponOffer* find_offer(const State& state, const std::string& code) {
  const auto& offers = state.coupons.offers;
  const auto found = std::find_if(offers.begin(), offers.end(), [&](const CouponOffer& offer) { return offer.held.coupon.code == code; });
  return found == offers.end() ? nullptr : &*found;
}

// What other goods, another member or another coupon could change; such a one waits on the picker.
bool may_fit_later(CouponRefusal refusal) {
  switch (refusal) {
    case CouponRefusal::unknown_rule:
    case CouponRefusal::used:
    case CouponRefusal::voided:
    case CouponRefusal::not_yet:
    case CouponRefusal::over: return false;
    case CouponRefusal::wrong_member:
    case CouponRefusal::wrong_tier:
    case CouponRefusal::already_in_basket:
    case CouponRefusal::not_with_coupon:
    case CouponRefusal::wrong_goods:
    case CouponRefusal::spend_missing:
    case CouponRefusal::not_with_promotions:
    case CouponRefusal::saves_nothing: return true;
  }
  return false;
}

void forget_brought(State& state, const std::string& code) {
  std::erase_if(state.coupons.brought, [&](const HeldCoupon& held) { return held.coupon.code == code; });
  recount_coupons(state);
}

bool is_spent(const State& state, const std::string& code) {
  const std::optional<domain::Member>& buyer = buyer_of(state);
  if (!buyer) return false;
  const auto& own = buyer->facts.coupons;
  return std::any_of(own.begin(), own.end(),
                     [&](const domain::Coupon& coupon) { return coupon.code == code && coupon.state == domain::CouponState::used; });
}

// Puts it on when it saves something, and says what became of it.
void bring(State& state, HeldCoupon held) {
  const std::string code = held.coupon.code;
  if (is_on(state, code)) return show_toast(state, words(state).say(Key::coupon_refused_twice), true);
  if (!has_code(coupons_at_hand(state), code)) state.coupons.brought.push_back(std::move(held));
  recount_coupons(state);
  const CouponOffer offer = *find_offer(state, code);
  if (offer.refused) {
    if (!may_fit_later(*offer.refused)) forget_brought(state, code);
    return show_toast(state, refusal_text(state, offer), true);
  }
  tap_coupon(state, code);
  show_toast(state, words(state).say(Key::coupon_on, {in(state.language, offer.held.rule.name), text::money(offer.saves)}));
}

}  // namespace

bool is_on(const State& state, const std::string& code) { return has_code(state.basket.coupons, code); }

// A coupon that an exchange revived is used again as soon as that is dropped: the account says so, not the copy on the basket.
void drop_foreign_coupons(State& state) {
  const std::optional<domain::Member>& buyer = buyer_of(state);
  const auto is_used_up = [&](const HeldCoupon& held) {
    return buyer && std::any_of(buyer->facts.coupons.begin(), buyer->facts.coupons.end(), [&](const domain::Coupon& own) {
             return own.code == held.coupon.code && own.state != domain::CouponState::open;
           });
  };
  std::erase_if(state.basket.coupons, [&](const HeldCoupon& held) {
    return (held.coupon.member && held.coupon.member != state.basket.member) || is_used_up(held);
  });
}

// What is on the basket is counted as if it were not, so that it says what it saves like the others.
void recount_coupons(State& state) {
  state.coupons.offers.clear();
  std::vector<HeldCoupon> off = coupons_at_hand(state);
  if (off.empty()) return;
  const domain::Customer customer = customer_at(state);
  const domain::PricingRules rules = rules_of(state, customer);
  std::erase_if(off, [&](const HeldCoupon& held) { return is_on(state, held.coupon.code); });
  for (const HeldCoupon& held : state.basket.coupons) {
    const domain::Basket without = without_coupon(state.basket, held.coupon.code);
    state.coupons.offers.push_back(domain::applicable_coupons(rules, without, {held}).front());
  }
  for (CouponOffer& offer : domain::applicable_coupons(rules, state.basket, off)) state.coupons.offers.push_back(std::move(offer));
}

Effects read_coupon(State& state, const std::string& code, const Moment& moment) {
  if (!state.shop) return show_refusal(state, {Reason::prices_missing}), Effects{};
  if (state.pay.is_committing) return show_toast(state, words(state).say(Key::notice_busy)), Effects{};
  if (state.screen == Screen::done) leave_done(state, moment);
  for (const HeldCoupon& held : coupons_at_hand(state)) {
    if (held.coupon.code == code) return bring(state, held), Effects{};
  }
  if (is_spent(state, code)) return show_toast(state, words(state).say(Key::coupon_refused_used), true), Effects{};
  state.coupons.request = next_request(state);
  return {FindCoupon{state.coupons.request, state.shop, code}};
}

void answer_coupon(State& state, const CouponFound& event) {
  if (event.request == state.coupons.request && state.shop && !state.pay.is_committing) bring(state, event.held);
}

void answer_coupon(State& state, const CouponMissing& event) {
  if (event.request == state.coupons.request) show_refusal(state, event.refusal);
}

void tap_coupon(State& state, const std::string& code) {
  const CouponOffer* const offer = state.pay.is_committing ? nullptr : find_offer(state, code);
  if (offer == nullptr) return;
  if (is_on(state, code)) {
    state.basket = without_coupon(std::move(state.basket), code);
  } else if (!offer->refused) {
    state.basket.coupons.push_back(offer->held);
  }
  reprice(state);
}

std::string refusal_text(const State& state, const CouponOffer& offer) {
  const text::Catalog& say = words(state);
  const HeldCoupon& held = offer.held;
  const auto day = [&](Date date) { return text::date(date, today(state)); };
  switch (*offer.refused) {
    case CouponRefusal::unknown_rule: return say.say(Key::coupon_refused_unknown);
    case CouponRefusal::used: return say.say(Key::coupon_refused_used);
    case CouponRefusal::voided: return say.say(Key::coupon_refused_voided);
    case CouponRefusal::not_yet: return say.say(Key::coupon_refused_not_yet, {day(std::max(held.coupon.from, held.rule.from))});
    case CouponRefusal::over: return say.say(Key::coupon_refused_over, {day(std::min(held.coupon.to, held.rule.to))});
    case CouponRefusal::wrong_member: return say.say(Key::coupon_refused_member);
    case CouponRefusal::wrong_tier: {
      const domain::Tier* const tier = domain::tier_at(policy_of(state), held.rule.least_tier);
      return say.say(Key::coupon_refused_tier, {tier == nullptr ? std::string() : in(state.language, tier->name)});
    }
    case CouponRefusal::already_in_basket: return say.say(Key::coupon_refused_twice);
    case CouponRefusal::not_with_coupon: return say.say(Key::coupon_refused_beside);
    case CouponRefusal::wrong_goods: return say.say(Key::coupon_refused_goods);
    case CouponRefusal::spend_missing: return say.say(Key::coupon_refused_spend, {text::money(offer.missing)});
    case CouponRefusal::not_with_promotions: return say.say(Key::coupon_refused_offers);
    case CouponRefusal::saves_nothing: return say.say(Key::coupon_refused_nothing);
  }
  return {};
}

}  // namespace shuke::terminal
