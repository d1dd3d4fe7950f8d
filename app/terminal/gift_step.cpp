#include <algorithm>

#include "app/terminal/counter.h"

namespace shuke::terminal {
namespace {

constexpr std::int64_t k_deaf_before_confirm_ms = 300;
// How long the sheet still speaks of a gift that was not collected.
constexpr std::int64_t k_days_remembered = 90;

// What can be handed over first, the soonest to end before the others; then what was given, then what is over.
int place_of(const GiftStand& stand) {
  if (!stand.refusal) return 0;
  return stand.given != nullptr ? 1 : 2;
}

// The member is another one by now, or the same with what was recorded of them.
void follow(State& state, const std::optional<domain::Member>& member) {
  if (!member || !state.member || state.member->id != member->id) return;
  state.member = member;
  reprice(state);
}

// Somebody else may stand at the counter by the time the disk answers.
bool is_sheet_of_member(const State& state) { return state.member && state.member->id == state.gifts.member; }

}  // namespace

bool is_on_hold(const State& state) {
  return std::count(state.lost_card_baskets.begin(), state.lost_card_baskets.end(), state.basket.id) > 0;
}

std::vector<GiftStand> gifts_now(const State& state) {
  std::vector<GiftStand> stands;
  if (!state.member || !state.shop || is_on_hold(state)) return stands;
  const std::vector<domain::HandedOver>& given = state.member->facts.gifts;
  for (domain::Entitlement& right : domain::gift_rights(state.shop->policies, *state.member)) {
    const Outcome may = domain::may_hand_over(right, given, today(state));
    GiftStand stand{std::move(right), nullptr, may ? std::nullopt : std::optional(may.refusal())};
    stand.given = domain::handed_over(given, right_of(stand.right));
    if (!may && days_between(stand.right.until, today(state)) > k_days_remembered) continue;
    stands.push_back(std::move(stand));
  }
  std::stable_sort(stands.begin(), stands.end(), [](const GiftStand& a, const GiftStand& b) {
    return std::pair(place_of(a), a.right.until) < std::pair(place_of(b), b.right.until);
  });
  return stands;
}

std::string gift_refusal_text(const State& state, const Refusal& refusal) {
  return refusal.reason == Reason::not_saved ? words(state).say(text::Key::gift_not_saved) : text::say(words(state), refusal);
}

void open_gifts(State& state) {
  if (gifts_now(state).empty()) return;
  if (!state.gifts.is_handing) state.gifts = {};
  state.overlay = Overlay::gifts;
}

void ask_gift(State& state, const domain::GiftRight& right, const Moment& moment) {
  const std::vector<GiftStand> stands = gifts_now(state);
  const bool can_be_given =
      std::ranges::any_of(stands, [&](const GiftStand& stand) { return !stand.refusal && right_of(stand.right) == right; });
  if (state.overlay != Overlay::gifts || state.gifts.is_handing || !can_be_given) return;
  // The same one once more is the same act: what the disk did not answer for may have been recorded.
  const MemberId& member = state.member->id;
  const bool is_again = state.gifts.member == member && state.gifts.asked == right;
  const Uuid id = is_again ? state.gifts.id : moment.fresh_id;
  state.gifts = {
      .member = member, .asked = right, .id = id, .confirm_from_ms = state.now.unix_ms + k_deaf_before_confirm_ms, .refusal = {}};
}

Effects confirm_gift(State& state) {
  GiftState& gifts = state.gifts;
  const bool is_asked = state.overlay == Overlay::gifts && is_sheet_of_member(state) && state.shop && gifts.asked && !is_on_hold(state);
  if (!is_asked || gifts.is_handing || state.now.unix_ms < gifts.confirm_from_ms) return {};
  gifts.refusal.reset();
  gifts.is_handing = true;
  return {HandOverGift{state.shop, gifts.id, state.member->id, *gifts.asked, state.associate}};
}

void answer_gift(State& state, const GiftHandedOver& event) {
  state.gifts = {};
  follow(state, event.member);
}

void answer_gift(State& state, const GiftRefused& event) {
  const bool is_shown = state.overlay == Overlay::gifts && is_sheet_of_member(state);
  state.gifts.is_handing = false;
  state.gifts.refusal = event.refusal;
  if (!is_sheet_of_member(state)) state.gifts = {};
  follow(state, event.member);
  if (!is_shown) show_toast(state, gift_refusal_text(state, event.refusal), true);
}

}  // namespace shuke::terminal
