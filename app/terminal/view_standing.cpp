#include <algorithm>

#include "app/terminal/counter.h"
#include "app/terminal/explain.h"
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

void add_keep(StandingView& view, const RuleSource& source, const domain::Member& member, Date today) {
  const domain::MemberFacts& facts = member.facts;
  const Tier* const tier = domain::tier_at(source.policy, facts.tier);
  if (tier == nullptr) return;
  const Saying saying{source.say, view.tier_name, today};
  view.why = why_tier_text(saying, member.standing.tier);
  const std::string look = member.standing.next_look ? next_look_text(saying, *member.standing.next_look) : std::string();
  if (facts.tier_until) view.keep.push_back(source.say.say(Key::standing_until, {view.tier_name, text::date(*facts.tier_until, today)}));
  if (!look.empty()) view.keep.push_back(look);
  if (look.empty() && !tier->keep.empty()) view.keep.push_back(source.say.say(Key::standing_keep, {rules_text(source.say, tier->keep)}));
  if (!facts.tier_until && tier->keep.empty()) view.keep.push_back(source.say.say(Key::standing_always, {view.tier_name}));
}

std::string note_of(const text::Catalog& say, domain::Counted counted) {
  switch (counted) {
    case domain::Counted::counts: return say.say(Key::standing_counts);
    case domain::Counted::outside_window: return say.say(Key::standing_outside);
    case domain::Counted::taken_back: return say.say(Key::standing_taken_back);
    case domain::Counted::excluded_goods: return say.say(Key::standing_excluded);
  }
  return {};
}

// As many as can be read across the counter.
constexpr std::size_t k_most_sales = 8;

void add_sales(StandingView& view, const RuleSource& source, const domain::Member& member, Date today) {
  const Tier* const next = domain::tier_at(source.policy, member.facts.tier + 1);
  const Tier* const tier = next != nullptr ? next : domain::tier_at(source.policy, member.facts.tier);
  const auto threshold = tier == nullptr ? std::nullopt : domain::spend_threshold(*tier);
  if (!threshold) return;
  std::vector<domain::CountedSale> sales = domain::counted_sales(member.standing, threshold->window);
  if (sales.empty()) return;
  view.counted = source.say.say(Key::standing_counted, {window_text(source.say, threshold->window)});
  std::reverse(sales.begin(), sales.end());
  for (const domain::CountedSale& sale : sales) {
    if (view.sales.size() == k_most_sales) break;
    view.sales.push_back({text::date(sale.date, today), text::amount(sale.growth), note_of(source.say, sale.counted),
                          sale.counted == domain::Counted::counts});
  }
  if (sales.size() > k_most_sales)
    view.more_sales = source.say.say(Key::standing_more_sales, {std::to_string(sales.size() - k_most_sales)});
}

void add_point_dates(StandingView& view, const RuleSource& source, const domain::Standing& standing) {
  const text::Catalog& say = source.say;
  if (standing.pending > Points{}) view.using_points.push_back(say.say(Key::standing_pending, {text::points(standing.pending)}));
  for (const domain::ExpiringPoints& lot : standing.expiring)
    view.using_points.push_back(say.say(Key::standing_expiring, {text::points(lot.points), text::date(lot.expires, standing.today)}));
  if (standing.debt() > Points{}) view.using_points.push_back(say.say(Key::standing_debt, {text::points(standing.debt())}));
}

void add_points(StandingView& view, const RuleSource& source, const domain::Member& member) {
  const domain::MemberFacts& facts = member.facts;
  view.points = text::points(facts.points);
  add_point_dates(view, source, member.standing);
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
  add_keep(view, source, member, today(state));
  add_goal(view, source, member.facts);
  add_sales(view, source, member, today(state));
  add_points(view, source, member);
  return view;
}

}  // namespace shuke::terminal
