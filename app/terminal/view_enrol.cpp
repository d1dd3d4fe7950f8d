#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"
#include "core/domain/care/lunar.h"

namespace shuke::terminal {
namespace {

using text::Key;

std::string phone_note(const State& state) {
  const text::Catalog& say = words(state);
  std::size_t digits = 0;
  for (const char c : state.enrol.form.phone) digits += c >= '0' && c <= '9' ? 1 : 0;
  switch (state.enrol.check) {
    case PhoneCheck::empty: return {};
    case PhoneCheck::typing: return say.say(Key::enrol_phone_short, {std::to_string(11 - digits)});
    case PhoneCheck::not_valid: return say.say(Key::refusal_phone_not_valid);
    case PhoneCheck::checking: return say.say(Key::enrol_phone_checking);
    case PhoneCheck::free_here: return say.say(Key::enrol_phone_checked_here);
    case PhoneCheck::free_everywhere: return say.say(Key::enrol_phone_checked);
    case PhoneCheck::taken: return say.say(Key::refusal_phone_in_use);
  }
  return {};
}

void add_birthday(EnrolView& view, const State& state) {
  const text::Catalog& say = words(state);
  const std::optional<domain::Birthday>& birthday = state.enrol.form.birthday;
  if (!birthday) {
    view.birthday_text = say.say(Key::enrol_birthday_none);
    return;
  }
  if (birthday->is_lunar) {
    view.birthday_text = text::lunar_month_day(say, {birthday->month, birthday->day, false});
    const std::optional<Date> solar = domain::to_solar({birthday->year, birthday->month, birthday->day, false});
    if (birthday->year > 0 && solar) view.birthday_note = say.say(Key::enrol_birthday_solar_hint, {to_text(*solar)});
    return;
  }
  const Date day{birthday->year > 0 ? birthday->year : today(state).year, birthday->month, birthday->day};
  view.birthday_text = birthday->year > 0 ? to_text(day) : text::date(day, today(state));
  const std::optional<domain::LunarDate> lunar = birthday->year > 0 ? domain::to_lunar(day) : std::nullopt;
  if (lunar)
    view.birthday_note =
        say.say(Key::enrol_birthday_lunar_hint, {text::lunar_month_day(say, {lunar->month, lunar->day, lunar->is_leap_month})});
}

void add_done(EnrolView& view, const State& state) {
  const domain::EnrolmentForm& form = state.enrol.form;
  const PhoneCheck check = state.enrol.check;
  view.done = {check == PhoneCheck::free_here || check == PhoneCheck::free_everywhere,
               !form.name.empty(),
               form.birthday.has_value(),
               !form.card.empty(),
               !form.preferences.empty(),
               form.consents_to_file};
}

// What the card takes off this very basket, rule by rule.
void add_benefit(EnrolView& view, const State& state, const domain::PricedBasket& as_member) {
  const text::Catalog& say = words(state);
  view.reaches_threshold = as_member.reaches_enrolment || as_member.tier_used > domain::k_no_tier;
  view.before = text::amount(as_member.total_without_member);
  view.after = text::amount(as_member.total);
  const Money saves = as_member.total_without_member - as_member.total;
  if (!view.reaches_threshold) return;
  if (saves > Money{}) view.benefit = text::amount(saves);
  Money welcome;
  for (const domain::PriceReason& reason : as_member.basket_reasons) {
    if (reason.kind == domain::ReasonKind::welcome_off) welcome += reason.amount;
  }
  const domain::Tier* const tier = domain::tier_at(policy_of(state), as_member.tier_used);
  const Money by_price = saves - welcome;
  if (by_price > Money{} && tier != nullptr) {
    view.benefit_rows.emplace_back(say.say(Key::enrol_member_price, {text::discount(say, tier->price_rate)}), text::amount(-by_price));
  }
  if (welcome > Money{}) view.benefit_rows.emplace_back(say.say(Key::enrol_welcome_coupon), text::amount(-welcome));
  if (tier == nullptr) return;  // points begin with the next sale
  view.benefit_rows.emplace_back(say.say(Key::enrol_points), say.say(Key::enrol_points_value, {text::points(as_member.points)}));
}

std::string hint(const EnrolView& view, const State& state, const domain::PricedBasket& as_member) {
  const text::Catalog& say = words(state);
  if (!view.done[static_cast<std::size_t>(EnrolStep::phone)]) return say.say(Key::enrol_missing_phone);
  if (!state.enrol.form.consents_to_file) return say.say(Key::enrol_missing_consent);
  if (!view.reaches_threshold && state.shop) {
    const auto one_sale = domain::enrol_single_sale(policy_of(state));
    const Money short_by = one_sale ? *one_sale - as_member.tested : Money{};
    if (short_by > Money{}) return say.say(Key::enrol_not_reached, {text::money(short_by)});
  }
  return say.say(state.enrol.form.name.empty() ? Key::enrol_missing_name : Key::enrol_ready);
}

}  // namespace

domain::PricedBasket priced_as_member(const State& state) {
  if (!state.shop) return {};
  domain::Customer customer;  // somebody new, whoever is attached now
  customer.is_known = true;
  return domain::price(rules_of(state, customer), state.basket);
}

EnrolView make_enrol(const State& state, const domain::PricedBasket& as_member) {
  const text::Catalog& say = words(state);
  EnrolView view;
  view.form = state.enrol.form;
  view.phone = state.enrol.check;
  view.phone_note = phone_note(state);
  if (state.enrol.duplicate) view.duplicate_name = state.enrol.duplicate->core.name;
  if (!state.enrol.form.card.empty()) view.card = text::masked_card(state.enrol.form.card);
  view.card_note = say.say(state.enrol.form.card.empty() ? Key::enrol_card_wait : Key::enrol_card_read);
  add_birthday(view, state);
  add_done(view, state);
  add_benefit(view, state, as_member);
  view.hint = hint(view, state, as_member);
  view.can_confirm =
      view.done[static_cast<std::size_t>(EnrolStep::phone)] && state.enrol.form.consents_to_file && !state.enrol.is_submitting;
  if (state.enrol.refusal) view.refusal = text::say(say, *state.enrol.refusal);
  return view;
}

}  // namespace shuke::terminal
