#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/text/format.h"
#include "core/domain/members/advice.h"
#include "core/domain/sales/coupon_use.h"

namespace shuke::terminal {
namespace {

using text::Key;

constexpr std::size_t k_most_flags = 3;
constexpr std::size_t k_most_chips = 4;
constexpr std::size_t k_most_items = 2;
constexpr int k_birthday_is_near_days = 14;

int permille(Money part, Money whole) {
  if (whole <= Money{}) return 1000;
  return static_cast<int>(std::clamp<std::int64_t>(part.fen * 1000 / whole.fen, 0, 1000));
}

// What the tier card counts towards: the next tier of somebody who has one, the enrolment threshold of a prospect.
struct Goal {
  std::string name;
  Money at;
  Money have;
};

std::optional<Goal> goal_of(const State& state, const domain::MemberFacts& facts) {
  const domain::Policy& policy = policy_of(state);
  if (facts.tier == domain::k_no_tier) {
    const auto in_all = domain::enrol_accumulated(policy);
    const auto threshold = in_all ? in_all : domain::enrol_single_sale(policy);
    return threshold ? std::optional(Goal{tier_name(state, 1), *threshold, facts.lifetime_spend}) : std::nullopt;
  }
  const domain::Tier* const next = domain::tier_at(policy, facts.tier + 1);
  const auto threshold = next ? domain::spend_threshold(*next) : std::nullopt;
  if (!threshold) return std::nullopt;
  return Goal{in(state.language, next->name), threshold->amount, facts.spend_in_window};
}

TierView make_tier_card(const State& state, const domain::MemberFacts& facts) {
  const text::Catalog& say = words(state);
  TierView view;
  view.spend = text::money(facts.spend_in_window);
  view.window = say.say(Key::member_spend_window, {std::to_string(domain::tier_window_months(policy_of(state)))});
  if (facts.tier_until)
    view.holds = say.say(Key::member_until, {tier_name(state, facts.tier), text::date(*facts.tier_until, today(state))});
  const std::optional<Goal> goal = goal_of(state, facts);
  if (!goal) {
    view.goal = say.say(Key::member_top_tier);
    view.done_permille = view.basket_permille = 1000;
    return view;
  }
  view.has_goal = true;
  view.goal = say.say(Key::member_gap_to, {goal->name});
  const domain::Customer customer = customer_at(state);
  const Money with_basket = goal->have + domain::counted_for_tier(rules_of(state, customer), state.priced);
  view.gap = text::money(std::max(goal->at - goal->have, Money{}));
  view.done_permille = permille(goal->have, goal->at);
  view.basket_permille = permille(with_basket, goal->at);
  if (state.basket.lines.empty()) return view;
  // The card is tested on the payable before any member benefit, the tiers on what is paid.
  const bool is_reached = facts.tier == domain::k_no_tier ? state.priced.reaches_enrolment : with_basket >= goal->at;
  if (is_reached) view.basket_permille = 1000;
  view.after =
      is_reached ? say.say(Key::member_reached_after_basket) : say.say(Key::member_after_basket, {text::money(goal->at - with_basket)});
  return view;
}

std::string birthday_text(const State& state, const domain::Birthday& birthday) {
  const text::Catalog& say = words(state);
  if (birthday.is_lunar) return text::lunar_date(say, {birthday.month, birthday.day, false});
  return text::date({today(state).year, birthday.month, birthday.day}, today(state));
}

void add_flags(MemberPanel& panel, const State& state, const domain::Member& member) {
  const text::Catalog& say = words(state);
  std::vector<FlagView> flags;
  if (panel.is_on_hold) flags.push_back({FlagView::Look::bad, say.say(Key::member_flag_lost_card), {}});
  for (const domain::Flag& flag : member.facts.flags) {
    const FlagView::Look look = flag.kind == domain::FlagKind::open_case ? FlagView::Look::warning : FlagView::Look::bad;
    if (flag.kind != domain::FlagKind::birthday) flags.push_back({look, in(state.language, flag.text), in(state.language, flag.hint)});
  }
  const std::optional<int> days = domain::days_to_birthday(member.core, today(state));
  if (days && *days <= k_birthday_is_near_days) {
    const std::string when = text::relative_day(say, plus_days(today(state), *days), today(state));
    flags.push_back({FlagView::Look::warm, say.say(Key::member_flag_birthday, {birthday_text(state, *member.core.birthday)}), when});
  }
  if (flags.size() > k_most_flags) panel.more_flags = say.say(Key::common_more_flags, {std::to_string(flags.size() - k_most_flags)});
  if (flags.size() > k_most_flags) flags.resize(k_most_flags);
  panel.flags = std::move(flags);
}

std::string family_word(const State& state, domain::SizeFamily family) {
  const text::Catalog& say = words(state);
  switch (family) {
    case domain::SizeFamily::shirt: return say.say(Key::size_shirt);
    case domain::SizeFamily::top: return say.say(Key::size_top);
    case domain::SizeFamily::trousers: return say.say(Key::size_trousers);
    case domain::SizeFamily::belt: return say.say(Key::size_belt);
    case domain::SizeFamily::shoes: return say.say(Key::size_shoes);
    case domain::SizeFamily::one_size: return {};
  }
  return {};
}

void add_preferences(MemberPanel& panel, const State& state, const domain::MemberFacts& facts) {
  for (const domain::SizeOf& size : facts.sizes) {
    if (panel.sizes.size() < k_most_chips) panel.sizes.push_back(family_word(state, size.family) + ' ' + size.size);
  }
  for (const domain::Preference& preference : facts.preferences) {
    std::vector<std::string>& chips = preference.source == domain::PreferenceSource::said ? panel.said : panel.bought;
    if (chips.size() < k_most_chips) chips.push_back(in(state.language, preference.text));
  }
}

void add_last_purchase(MemberPanel& panel, const State& state, const domain::MemberFacts& facts) {
  const text::Catalog& say = words(state);
  panel.has_last = facts.last.has_value();
  if (!facts.last) {
    panel.last_when = say.say(Key::member_no_visit);
    return;
  }
  const domain::Purchase& last = *facts.last;
  panel.last_when = say.say(Key::member_last_visit, {text::date(last.date, today(state)), store_name(state, last.store)});
  panel.last_total = text::amount(last.total);
  for (const domain::PurchasedItem& item : last.items) {
    if (panel.last_items.size() == k_most_items) break;
    const std::string words_of_item =
        in(state.language, item.name) + ' ' + in(state.language, item.colour) + ' ' + size_text(state, item.size);
    panel.last_items.push_back({item.garment, item.rgb, words_of_item});
  }
  panel.since_days = static_cast<int>(days_between(last.date, today(state)));
  panel.since = say.say(Key::day_count, {std::to_string(panel.since_days)});
  panel.cycle_days = facts.cycle_days;
  if (facts.cycle_days > 0) panel.cycle = say.say(Key::member_cycle, {std::to_string(facts.cycle_days)});
  panel.is_late = facts.cycle_days > 0 && panel.since_days > facts.cycle_days;
}

// Flags and the nudge say themselves; here stands the first other thing worth saying aloud.
std::string said(const State& state, const domain::Advice& advice, const std::string& name) {
  using domain::AdviceKind;
  const text::Catalog& say = words(state);
  switch (advice.kind) {
    case AdviceKind::special_need: return say.say(Key::member_advice_special_need, {in(state.language, advice.text)});
    case AdviceKind::just_upgraded: return say.say(Key::member_advice_just_upgraded, {tier_name(state, advice.tier)});
    case AdviceKind::birthday_near:
      return say.say(advice.days == 0 ? Key::member_advice_birthday_today : Key::member_advice_birthday_near, {name});
    case AdviceKind::tier_expiring: {
      const std::string until = text::date(advice.until, today(state));
      return say.say(Key::member_advice_tier_expiring, {tier_name(state, advice.tier), until, text::money(advice.amount)});
    }
    case AdviceKind::upgrade_near:
      return say.say(Key::member_advice_upgrade_near, {text::money(advice.amount), tier_name(state, advice.tier)});
    case AdviceKind::long_away_never_ask_why: return say.say(Key::member_advice_long_away);
    case AdviceKind::new_in_their_size:
      return say.say(Key::member_advice_new, {in(state.language, advice.text), size_text(state, advice.size)});
    case AdviceKind::thank_regular: return say.say(Key::member_advice_thanks);
  }
  return {};
}

bool is_said_elsewhere(const State& state, const MemberPanel& panel, domain::AdviceKind kind) {
  using domain::AdviceKind;
  const auto is_birthday = [](const FlagView& flag) { return flag.look == FlagView::Look::warm; };
  if (kind == AdviceKind::birthday_near) return std::any_of(panel.flags.begin(), panel.flags.end(), is_birthday);
  if (kind == AdviceKind::upgrade_near) return !state.basket.lines.empty();  // the tier card and the nudge count the basket in
  return kind == AdviceKind::special_need;
}

std::string advice_text(const State& state, const MemberPanel& panel, const domain::Member& member) {
  const domain::AdviceContext context{policy_of(state), state.shop->book, state.shop->here, today(state)};
  for (const domain::Advice& advice : domain::advice_for(member, context)) {
    if (!is_said_elsewhere(state, panel, advice.kind)) return said(state, advice, member.core.name);
  }
  return {};
}

MemberPanel make_panel(const State& state, const domain::Member& member) {
  const text::Catalog& say = words(state);
  MemberPanel panel;
  panel.id = member.id;
  panel.name = member.core.name.empty() ? text::masked_phone(member.core.phone) : member.core.name;
  panel.initial = first_character(panel.name);
  panel.tier = member.facts.tier;
  panel.is_on_hold = is_on_hold(state);
  panel.tier_name = member.facts.tier == domain::k_no_tier ? say.say(Key::member_prospect) : tier_name(state, member.facts.tier);
  const domain::Tier* const tier = domain::tier_at(policy_of(state), member.facts.tier);
  panel.tier_code = tier == nullptr ? "" : tier->code;
  const std::string phone = text::masked_phone(member.core.phone);
  const std::string owner = associate_name(state, member.facts.owner);
  panel.phone_and_owner = owner.empty() ? phone : say.say(Key::member_phone_owner, {phone, owner});
  panel.points = text::points(member.facts.points);
  panel.points_raw = member.facts.points.count;
  panel.stored_value = text::money(member.facts.stored_value);
  panel.coupons = say.say(Key::member_coupon_count, {std::to_string(domain::open_coupons(member.facts.coupons, today(state)))});
  // In an exchange what comes back counts no longer.
  const domain::MemberFacts& counted = buyer_of(state)->facts;
  panel.tier_card = make_tier_card(state, counted);
  if (const std::optional<Goal> goal = goal_of(state, counted)) panel.gap_fen = std::max<std::int64_t>((goal->at - goal->have).fen, 0);
  add_flags(panel, state, member);
  add_preferences(panel, state, member.facts);
  add_last_purchase(panel, state, member.facts);
  panel.gift = make_gift_band(state);
  // Four rows are as many as the column holds: below three flags a gift is what is worth saying.
  if (!panel.gift || panel.flags.size() < k_most_flags) panel.advice = advice_text(state, panel, member);
  for (const domain::Card& card : member.core.cards) panel.cards.push_back(text::masked_card(card.number));
  return panel;
}

}  // namespace

MemberView make_member(const State& state) {
  const text::Catalog& say = words(state);
  MemberView view;
  if (state.member && state.shop) view.panel = make_panel(state, *state.member);
  view.guest.phone = state.pad.digits;
  if (state.pad.refusal)
    view.guest.refusal = say.say(state.sync.state == SyncState::offline ? Key::search_none_offline : Key::search_not_here);
  view.guest.is_offline = state.sync.state == SyncState::offline;
  if (view.guest.is_offline && state.sync.waiting > 0)
    view.guest.offline_note = say.say(Key::offline_waiting, {std::to_string(state.sync.waiting)});
  return view;
}

}  // namespace shuke::terminal
