#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/make_view.h"
#include "app/terminal/rule_words.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using domain::Policy;
using domain::Tier;
using text::Key;

// The sum that leads on, and what is there of it: spend in the window that head office sums up, or in all for a prospect.
struct Way {
  domain::Threshold threshold;
  Money have;
};

std::optional<Way> way_to(const Policy& policy, const Tier& next, const domain::MemberFacts& facts) {
  const auto threshold = domain::spend_threshold(next);
  if (!threshold) return std::nullopt;
  if (threshold->window.kind == domain::WindowKind::lifetime) return Way{*threshold, facts.lifetime_spend};
  const domain::Window summed{domain::WindowKind::rolling_months, domain::tier_window_months(policy)};
  return threshold->window == summed ? std::optional(Way{*threshold, facts.spend_in_window}) : std::nullopt;
}

void add_goal(StandingView& view, const RuleSource& source, const domain::MemberFacts& facts) {
  const text::Catalog& say = source.say;
  const Tier* const next = domain::tier_at(source.policy, facts.tier + 1);
  if (next == nullptr) {
    view.goal = say.say(Key::member_top_tier);
    view.done_permille = 1000;
    return;
  }
  const std::string& name = in(say.language(), next->name);
  view.goal = name;
  view.asks = say.say(Key::rules_sentence, {capitalised(rules_text(say, next->qualify))});
  const std::optional<Way> way = way_to(source.policy, *next, facts);
  if (!way) return;
  const Money missing = way->threshold.amount - way->have;
  view.goal = say.say(missing > Money{} ? Key::standing_gap : Key::standing_reached, {name});
  if (missing > Money{}) view.gap = text::amount(missing);
  view.have = say.say(Key::standing_have, {window_text(say, way->threshold.window), text::money(way->have)});
  view.done_permille = static_cast<int>(std::clamp<std::int64_t>(way->have.fen * 1000 / way->threshold.amount.fen, 0, 1000));
}

void add_keep(StandingView& view, const RuleSource& source, const domain::MemberFacts& facts, Date today) {
  const Tier* const tier = domain::tier_at(source.policy, facts.tier);
  if (tier == nullptr) return;
  if (facts.tier_until) view.keep.push_back(source.say.say(Key::standing_until, {view.tier_name, text::date(*facts.tier_until, today)}));
  if (!tier->keep.empty()) view.keep.push_back(source.say.say(Key::standing_keep, {rules_text(source.say, tier->keep)}));
  if (!facts.tier_until && tier->keep.empty()) view.keep.push_back(source.say.say(Key::standing_always, {view.tier_name}));
}

void add_points(StandingView& view, const RuleSource& source, const domain::MemberFacts& facts) {
  view.points = text::points(facts.points);
  if (source.policy.spending.most_share.value > 0 && facts.points > Points{})
    view.worth = source.say.say(Key::standing_worth, {text::money(domain::worth_of(source.policy, facts.points))});
  for (const RuleLine& line : spend_rules(source).lines) view.using_points.push_back(line.text);
}

}  // namespace

StandingView make_standing(const State& state) {
  StandingView view;
  if (!state.member || !state.shop) return view;
  const RuleSource source{policy_of(state), words(state)};
  const domain::Member& member = *state.member;
  view.name = member.core.name.empty() ? text::masked_phone(member.core.phone) : member.core.name;
  view.tier = member.facts.tier;
  const Tier* const tier = domain::tier_at(source.policy, member.facts.tier);
  view.tier_name = tier == nullptr ? source.say.say(Key::member_prospect) : in(state.language, tier->name);
  if (tier != nullptr) view.gives = tier_gives_text(source, *tier);
  add_keep(view, source, member.facts, today(state));
  add_goal(view, source, member.facts);
  add_points(view, source, member.facts);
  return view;
}

}  // namespace shuke::terminal
