#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using domain::GapKind;
using text::Key;

std::string with_quantity(const text::Catalog& say, const std::string& words, int quantity) {
  return quantity == 1 ? words : say.say(Key::nudge_quantity, {words, std::to_string(quantity)});
}

SuggestionView make_suggestion(const State& state, const domain::Closer& closer) {
  const text::Catalog& say = words(state);
  const domain::Sku& sku = *state.shop->book.find_sku(closer.sku);
  const std::string& name = in(state.language, state.shop->book.style_of(sku).name);
  SuggestionView view;
  view.sku = closer.sku;
  view.quantity = closer.quantity;
  view.name = name;
  view.variant = with_quantity(say, variant_text(state, sku.colour, sku.size), closer.quantity);
  view.price = short_amount(closer.adds);
  if (closer.is_exact()) view.note = say.say(Key::nudge_exact);
  view.drawing = drawing_of(state, sku);
  view.paid_fen = closer.adds.fen;
  return view;
}

const domain::Promotion* promotion_of(const State& state, const std::string& id) {
  for (const domain::Promotion& promotion : state.shop->book.promotions()) {
    if (promotion.id == id) return &promotion;
  }
  return nullptr;
}

std::string first_suggestion(const State& state, const NudgeView& view) {
  if (view.suggestions.empty()) return {};
  return with_quantity(words(state), view.suggestions.front().name, view.suggestions.front().quantity);
}

void say_tier(NudgeView& view, const State& state, const domain::Nudge& nudge) {
  const text::Catalog& say = words(state);
  const std::string tier = tier_name(state, nudge.gap.tier);
  const domain::Tier* const next = domain::tier_at(policy_of(state), nudge.gap.tier);
  view.look = NudgeLook::next_tier;
  view.kind = "next_tier";
  view.before = say.say(Key::nudge_tier_before);
  view.after = say.say(Key::nudge_tier_after, {tier});
  const std::string with = first_suggestion(state, view);
  view.sentence =
      with.empty() || next == nullptr
          ? say.say(Key::nudge_can_say, {say.say(Key::nudge_say_tier, {tier})})
          : say.say(Key::nudge_can_say, {say.say(Key::nudge_say_tier_benefit, {with, tier, text::discount(say, next->price_rate)})});
}

void say_enrolment(NudgeView& view, const State& state, const domain::Nudge& nudge) {
  const text::Catalog& say = words(state);
  view.look = NudgeLook::enrolment;
  view.kind = "enrolment";
  view.is_reached = nudge.gap.missing <= Money{};
  if (view.is_reached) {
    view.before = say.say(Key::nudge_reached_title);
    view.amount.clear();
    view.sentence = nudge.saves > Money{} ? say.say(Key::nudge_reached_hint, {text::money(nudge.saves)}) : say.say(Key::enrol_no_saving);
    return;
  }
  view.before = say.say(Key::nudge_enrol_before);
  view.after = say.say(Key::nudge_enrol_after);
  const bool is_exact = !nudge.closers.empty() && nudge.closers.front().overshoot < yuan(10);
  const std::string saves = text::money(nudge.saves);
  view.sentence = nudge.saves <= Money{} ? say.say(Key::nudge_say_enrol)
                  : is_exact             ? say.say(Key::nudge_item_saves, {first_suggestion(state, view), saves})
                                         : say.say(Key::nudge_saves, {saves});
}

void say_promotion(NudgeView& view, const State& state, const domain::Nudge& nudge) {
  const text::Catalog& say = words(state);
  const domain::Promotion* const promotion = promotion_of(state, nudge.gap.promotion_id);
  view.look = NudgeLook::promotion;
  view.kind = "promotion_step";
  view.before = say.say(Key::nudge_promotion_before);
  view.after = say.say(Key::nudge_promotion_after, {promotion == nullptr ? "" : in(state.language, promotion->name)});
  view.sentence = nudge.saves > Money{} ? say.say(Key::nudge_saves, {text::money(nudge.saves)}) : "";
}

void say_gift(NudgeView& view, const State& state, const domain::Nudge& nudge) {
  const text::Catalog& say = words(state);
  const std::vector<domain::GiftRule>& gifts = policy_of(state).gifts;
  const auto gift = std::find_if(gifts.begin(), gifts.end(), [&](const domain::GiftRule& one) { return one.id == nudge.gap.gift_id; });
  const std::string name = gift == gifts.end() ? "" : in(state.language, gift->name);
  view.look = NudgeLook::gift;
  view.kind = "free_gift";
  view.before = say.say(Key::nudge_gift_before);
  view.after = say.say(Key::nudge_gift_after, {name});
  const std::string with = first_suggestion(state, view);
  const std::string words = with.empty() ? say.say(Key::nudge_say_gift, {name}) : say.say(Key::nudge_say_gift_with, {with, name});
  view.sentence = say.say(Key::nudge_can_say, {words});
}

void say_keep(NudgeView& view, const State& state, const domain::Nudge& nudge) {
  const text::Catalog& say = words(state);
  const std::string tier = tier_name(state, nudge.gap.tier);
  const std::string until = text::date(*nudge.gap.until, today(state));
  view.look = NudgeLook::keep_tier;
  view.kind = "keep_tier";
  view.before = say.say(Key::nudge_keep_before);
  view.after = say.say(Key::nudge_keep_after, {tier});
  const std::string with = first_suggestion(state, view);
  const std::string words =
      with.empty() ? say.say(Key::nudge_say_keep, {tier, until}) : say.say(Key::nudge_say_keep_with, {tier, until, with});
  view.sentence = say.say(Key::nudge_can_say, {words});
}

}  // namespace

std::optional<NudgeView> make_nudge(const State& state) {
  if (!state.shop || state.nudges.empty() || state.basket.lines.empty()) return std::nullopt;
  const domain::Nudge& nudge = state.nudges.front();
  NudgeView view;
  view.gap_fen = std::max<std::int64_t>(nudge.gap.missing.fen, 0);
  view.amount = short_amount(nudge.gap.missing);
  const std::int64_t goal = std::max<std::int64_t>(nudge.gap.goal.fen, 1);
  view.progress_permille = static_cast<int>(std::clamp<std::int64_t>((goal - view.gap_fen) * 1000 / goal, 0, 1000));
  for (const domain::Closer& closer : nudge.closers) view.suggestions.push_back(make_suggestion(state, closer));
  switch (nudge.gap.kind) {
    case GapKind::enrolment: say_enrolment(view, state, nudge); break;
    case GapKind::next_tier: say_tier(view, state, nudge); break;
    case GapKind::promotion_step: say_promotion(view, state, nudge); break;
    case GapKind::free_gift: say_gift(view, state, nudge); break;
    case GapKind::keep_tier: say_keep(view, state, nudge); break;
  }
  return view;
}

}  // namespace shuke::terminal
