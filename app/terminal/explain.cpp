#include "app/terminal/explain.h"

#include <algorithm>

#include "app/terminal/rule_words.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using text::Key;

// The rule's first condition tells the story; the others are on the page of rules.
std::string met_text(const Saying& saying, const domain::RuleMeasure& met) {
  if (met.all.empty()) return {};
  const domain::Measure& first = met.all.front();
  const std::string window = window_text(saying.say, first.condition.window);
  switch (first.condition.kind) {
    case domain::ConditionKind::spend: return saying.say.say(Key::explain_spend, {saying.tier, window, text::short_money(first.sum)});
    case domain::ConditionKind::single_sale: return saying.say.say(Key::explain_sale, {saying.tier, text::short_money(first.sum)});
    case domain::ConditionKind::visits: return saying.say.say(Key::explain_visits, {saying.tier, window, with_thousands(first.count)});
    case domain::ConditionKind::invitation: return saying.say.say(Key::explain_invited, {saying.tier});
    case domain::ConditionKind::paid_membership: return saying.say.say(Key::explain_paid, {saying.tier});
  }
  return {};
}

std::string given_text(const Saying& saying, const domain::TierOnDay& tier) {
  const std::string until = tier.holds_until ? text::date(*tier.holds_until, saying.today) : std::string();
  const bool ends = tier.holds_until.has_value();
  if (tier.why.cause == domain::TierCause::paid_membership)
    return saying.say.say(ends ? Key::explain_paid_until : Key::explain_paid, {saying.tier, until});
  return saying.say.say(ends ? Key::explain_hand_until : Key::explain_hand, {saying.tier, tier.why.reason, until});
}

const domain::Measure* asked_spend(const domain::NextLook& look) {
  const auto met = std::find_if(look.to_keep.begin(), look.to_keep.end(), [](const domain::RuleMeasure& rule) { return rule.is_met(); });
  const auto rule = met == look.to_keep.end() ? look.to_keep.begin() : met;
  if (rule == look.to_keep.end() || rule->all.size() != 1) return nullptr;
  const domain::Measure& only = rule->all.front();
  return only.condition.kind == domain::ConditionKind::spend ? &only : nullptr;
}

}  // namespace

std::string why_tier_text(const Saying& saying, const domain::TierOnDay& tier) {
  switch (tier.why.cause) {
    case domain::TierCause::not_yet: return {};
    case domain::TierCause::enrolled:
    case domain::TierCause::earned: return tier.why.met ? met_text(saying, *tier.why.met) : std::string();
    case domain::TierCause::kept: return saying.say.say(Key::explain_kept, {saying.tier});
    case domain::TierCause::dropped: return saying.say.say(Key::explain_dropped, {saying.tier});
    case domain::TierCause::undone_by_return: return saying.say.say(Key::explain_undone, {saying.tier});
    case domain::TierCause::by_hand:
    case domain::TierCause::paid_membership: return given_text(saying, tier);
  }
  return {};
}

std::string next_look_text(const Saying& saying, const domain::NextLook& look) {
  const std::string on = text::date(look.on, saying.today);
  if (look.cause == domain::LookCause::return_undid) return saying.say.say(Key::explain_look_return, {on});
  const domain::Measure* const spend = asked_spend(look);
  if (spend == nullptr) return {};
  const bool in_grace = look.cause == domain::LookCause::grace_ends;
  const Money missing = spend->condition.amount - spend->sum;
  const std::string asked = text::short_money(spend->condition.amount);
  const std::string so_far = text::short_money(spend->sum);
  if (missing <= Money{})
    return saying.say.say(in_grace ? Key::explain_grace_enough : Key::explain_next_enough, {on, saying.tier, asked, so_far});
  return saying.say.say(in_grace ? Key::explain_grace_missing : Key::explain_next_missing,
                        {on, saying.tier, asked, so_far, text::short_money(missing)});
}

}  // namespace shuke::terminal
