#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using domain::CouponOffer;
using text::Key;

constexpr std::size_t k_shown_digits = 4;

CouponRow make_coupon_row(const State& state, const CouponOffer& offer) {
  const text::Catalog& say = words(state);
  const domain::Coupon& coupon = offer.held.coupon;
  CouponRow row;
  row.code = coupon.code;
  row.name = in(state.language, offer.held.rule.name);
  const std::size_t from = coupon.code.size() > k_shown_digits ? coupon.code.size() - k_shown_digits : 0;
  const Date until = std::min(coupon.to, offer.held.rule.to);
  row.detail = say.say(Key::coupon_until, {text::date(until, today(state)), say.say(Key::coupon_number, {coupon.code.substr(from)})});
  row.is_on = is_on(state, coupon.code);
  row.can_tap = row.is_on || !offer.refused;
  row.saves_fen = offer.saves.fen;
  if (offer.refused) {
    row.reason = refusal_text(state, offer);
  } else {
    row.saves = say.say(Key::coupon_saves, {text::money(offer.saves)});
  }
  return row;
}

// Of what is on, what the basket really lost by it.
Money taken_by_coupons(const State& state) {
  Money sum;
  for (const domain::PriceReason& reason : state.priced.basket_reasons) {
    if (reason.kind == domain::ReasonKind::coupon) sum += reason.amount;
  }
  return sum;
}

}  // namespace

std::optional<CouponBand> make_coupon_band(const State& state) {
  const text::Catalog& say = words(state);
  const auto& offers = state.coupons.offers;
  if (offers.empty() || state.basket.lines.empty()) return std::nullopt;
  const std::string on = std::to_string(state.basket.coupons.size());
  if (const Money taken = taken_by_coupons(state); taken > Money{})
    return CouponBand{say.say(Key::coupon_row_on, {on, text::money(taken)}), true};
  int open = 0;
  Money most;
  for (const CouponOffer& offer : offers) {
    if (offer.refused || is_on(state, offer.held.coupon.code)) continue;
    ++open;
    most = std::max(most, offer.saves);
  }
  if (open > 0) return CouponBand{say.say(Key::coupon_row_open, {std::to_string(open), text::money(most)}), true};
  return CouponBand{say.say(Key::coupon_row_idle, {std::to_string(offers.size())}), false};
}

CouponsView make_coupons(const State& state) {
  CouponsView view;
  for (const CouponOffer& offer : state.coupons.offers) view.rows.push_back(make_coupon_row(state, offer));
  return view;
}

}  // namespace shuke::terminal
