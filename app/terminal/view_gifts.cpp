#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using text::Key;

std::string why_text(const State& state, const domain::Occasion& why) {
  const text::Catalog& say = words(state);
  const std::string day = text::date(why.on, today(state));
  switch (why.kind) {
    case domain::GiftOccasion::enrolment: return say.say(Key::gift_why_enrolment, {day});
    case domain::GiftOccasion::upgrade: return say.say(Key::gift_why_upgrade, {day, tier_name(state, why.tier)});
    case domain::GiftOccasion::birthday: return say.say(Key::gift_why_birthday, {day});
    case domain::GiftOccasion::single_sale: return say.say(Key::gift_why_sale, {day, text::money(why.amount)});
  }
  return {};
}

// "11-22 14:32 已交给顾客 · 李娜", with the store where it was another one.
std::string given_text(const State& state, const domain::HandedOver& given) {
  const text::Catalog& say = words(state);
  const Timestamp at{given.at, state.now.offset_minutes};
  const std::string when = text::date(local_date(at), today(state)) + ' ' + text::clock_time(at);
  const domain::Associate* const by = state.shop->find_associate(given.associate);
  if (by == nullptr) return say.say(Key::gift_given, {when});
  std::string who = in(state.language, by->name);
  if (by->store != state.shop->here) who = say.say(Key::common_dot, {store_name(state, by->store), who});
  return say.say(Key::gift_given_by, {when, who});
}

std::string note_text(const State& state, const GiftStand& stand, bool is_asked) {
  const text::Catalog& say = words(state);
  const std::string until = text::date(stand.right.until, today(state));
  if (stand.given != nullptr) return given_text(state, *stand.given);
  if (!stand.refusal) return is_asked ? say.say(Key::gift_confirm_hint) : say.say(Key::gift_until, {until});
  if (stand.refusal->reason == Reason::gift_expired) return say.say(Key::gift_over, {until});
  return text::say(say, *stand.refusal);
}

GiftRowView make_row(const State& state, const GiftStand& stand) {
  GiftRowView row;
  row.right = right_of(stand.right);
  row.name = in(state.language, stand.right.name);
  row.why = why_text(state, stand.right.why);
  row.can_give = !stand.refusal;
  row.is_asked = row.can_give && state.gifts.asked == row.right;
  row.is_given = stand.given != nullptr;
  row.note = note_text(state, stand, row.is_asked);
  return row;
}

}  // namespace

std::optional<GiftBand> make_gift_band(const State& state) {
  const text::Catalog& say = words(state);
  const std::vector<GiftStand> stands = gifts_now(state);
  const auto waiting = std::count_if(stands.begin(), stands.end(), [](const GiftStand& stand) { return !stand.refusal; });
  if (waiting > 0) {
    const domain::Entitlement& first = stands.front().right;
    const std::string what =
        waiting == 1 ? say.say(Key::gift_band, {in(state.language, first.name)}) : say.say(Key::gift_band_many, {std::to_string(waiting)});
    return GiftBand{what, say.say(Key::gift_band_until, {text::date(first.until, today(state))}), true};
  }
  for (const GiftStand& stand : stands) {
    const bool is_of_today = stand.given != nullptr && local_date({stand.given->at, state.now.offset_minutes}) == today(state);
    if (is_of_today) return GiftBand{say.say(Key::gift_band, {in(state.language, stand.right.name)}), say.say(Key::gift_band_given), false};
  }
  return std::nullopt;
}

GiftsView make_gifts(const State& state) {
  GiftsView view;
  for (const GiftStand& stand : gifts_now(state)) view.rows.push_back(make_row(state, stand));
  if (state.gifts.refusal) view.refusal = gift_refusal_text(state, *state.gifts.refusal);
  view.is_handing = state.gifts.is_handing;
  return view;
}

}  // namespace shuke::terminal
