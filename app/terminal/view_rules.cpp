#include "app/terminal/view_rules.h"

#include <algorithm>

#include "app/terminal/rule_words.h"
#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using domain::ConditionKind;
using domain::Tier;
using text::Key;

constexpr std::size_t k_most_in_a_sentence = 2;  // ways to become a member; more of them stand one below the other

void say_welcome(const domain::Welcome& welcome, RuleWriter& write) {
  const std::string off = text::short_money(welcome.welcome_off);
  const bool has_off = welcome.welcome_off > Money{};
  switch (welcome.benefits) {
    case domain::Crossing::this_sale: return write.line(has_off ? Key::rules_from_this_off : Key::rules_from_this, {off});
    case domain::Crossing::next_sale: return write.line(has_off ? Key::rules_from_next_off : Key::rules_from_next, {off});
  }
}

bool all_earn_alike(const domain::Policy& policy) {
  return std::all_of(policy.tiers.begin(), policy.tiers.end(),
                     [&](const Tier& tier) { return tier.points_rate == policy.tiers[0].points_rate; });
}

// What a tier gives; its points only where they are not everybody's.
std::string gives_text(const RuleSource& source, const Tier& tier) {
  std::string text;
  if (tier.price_rate < k_whole) text = source.say.say(Key::rules_discount, {text::discount(source.say, tier.price_rate)});
  if (all_earn_alike(source.policy)) return text;
  const std::string points =
      tier.points_rate.value > 0 ? source.say.say(Key::rules_rate, {text::rate(tier.points_rate)}) : source.say.say(Key::rules_no_rate);
  return text.empty() ? points : source.say.say(Key::rules_both, {text, points});
}

std::string whole_sentence(const RuleSource& source, std::string text) {
  return text.empty() ? text : source.say.say(Key::rules_sentence, {capitalised(std::move(text))});
}

// Whoever cannot lose it is said by name; the others share one cycle.
struct Kept {
  std::vector<std::string> for_good;
  std::vector<std::string> in_cycles;
  bool is_like_earning = true;  // every one of them is kept by the rules that earn it
};
Kept kept_tiers(const RuleSource& source) {
  Kept kept;
  for (const Tier& tier : source.policy.tiers) {
    const std::string& name = in(source.say.language(), tier.name);
    (tier.keep.empty() ? kept.for_good : kept.in_cycles).push_back(name);
    if (!tier.keep.empty() && tier.keep != tier.qualify) kept.is_like_earning = false;
  }
  return kept;
}

Key cycle_key(domain::RoundTo end) {
  switch (end) {
    case domain::RoundTo::day: return Key::rules_keep_day;
    case domain::RoundTo::month: return Key::rules_keep_month;
    case domain::RoundTo::year: return Key::rules_keep_year;
  }
  return Key::rules_keep_day;
}

void say_drop(const RuleSource& source, RuleWriter& write) {
  const domain::Retention& retention = source.policy.retention;
  const std::string days = with_thousands(retention.grace_days);
  const std::string base = tier_text(source, domain::base_tier(source.policy));
  // From the second tier one down is the first.
  const bool drops_to_base = retention.drops_to_base || source.policy.tiers.size() == 2;
  if (retention.grace_days == 0) return drops_to_base ? write.line(Key::rules_drop_to, {base}) : write.line(Key::rules_drop_one);
  if (drops_to_base) return write.line(Key::rules_grace_to, {days, base});
  write.line(Key::rules_grace_one, {days});
}

}  // namespace

std::string tier_gives_text(const RuleSource& source, const Tier& tier) { return whole_sentence(source, gives_text(source, tier)); }

RuleSection join_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::join, Key::rules_join);
  const std::vector<domain::Rule>& ways = source.policy.tiers.front().qualify;
  if (ways.size() <= k_most_in_a_sentence) {
    write.line(Key::rules_join_by, {rules_text(source.say, ways)});
  } else {
    write.line(Key::rules_join_any);
    for (const domain::Rule& way : ways) write.bullet(capitalised(rule_text(source.say, way)));
  }
  if (asks_for(ways, ConditionKind::single_sale)) write.line(Key::rules_counts_sale);
  if (asks_for(ways, ConditionKind::spend)) write.line(Key::rules_counts_spend);
  say_welcome(source.policy.enrolment, write);
  return write.take();
}

RuleSection tier_rules(const RuleSource& source) {
  const std::vector<Tier>& tiers = source.policy.tiers;
  const bool is_only = tiers.size() == 1;
  RuleWriter write(source, RuleTopic::tiers, is_only ? Key::rules_benefits : Key::rules_tiers);
  if (is_only) {
    if (const std::string gives = gives_text(source, tiers[0]); !gives.empty()) write.line(Key::rules_sentence, {capitalised(gives)});
    return write.take();
  }
  write.tier(source, domain::base_tier(source.policy), source.say.say(Key::rules_tier_first), tier_gives_text(source, tiers[0]));
  for (std::size_t i = 1; i < tiers.size(); ++i) {
    write.tier(source, static_cast<domain::TierRank>(i) + 1, whole_sentence(source, rules_text(source.say, tiers[i].qualify)),
               tier_gives_text(source, tiers[i]));
  }
  write.line(source.policy.upgrade == domain::Crossing::this_sale ? Key::rules_upgrade_this : Key::rules_upgrade_next);
  return write.take();
}

RuleSection keep_rules(const RuleSource& source) {
  RuleWriter write(source, RuleTopic::keep, Key::rules_keep);
  const text::Catalog& say = source.say;
  const Kept kept = kept_tiers(source);
  if (source.policy.tiers.size() == 1 && kept.in_cycles.empty()) return write.take();
  if (!kept.for_good.empty()) write.line(Key::rules_keep_always, {list_text(say, kept.for_good)});
  if (kept.in_cycles.empty()) return write.take();
  const domain::Retention& retention = source.policy.retention;
  write.line(cycle_key(retention.cycle_end), {list_text(say, kept.in_cycles), with_thousands(retention.cycle_months)});
  if (kept.is_like_earning) {
    write.line(Key::rules_keep_same);
  } else {
    write.line(Key::rules_keep_by);
    for (std::size_t i = 0; i < source.policy.tiers.size(); ++i) {
      const Tier& tier = source.policy.tiers[i];
      if (tier.keep.empty()) continue;
      const std::string by = tier.keep == tier.qualify ? say.say(Key::rules_keep_still) : rules_text(say, tier.keep);
      write.tier(source, static_cast<domain::TierRank>(i) + 1, whole_sentence(source, by));
    }
  }
  say_drop(source, write);
  return write.take();
}

RulePage rule_page(const domain::Policy& policy, const text::Catalog& say) {
  const RuleSource source{policy, say};
  RulePage page;
  page.title = say.say(Key::rules_title);
  page.version = say.say(Key::rules_version, {std::to_string(policy.version), to_text(policy.effective_from)});
  for (const auto make :
       {join_rules, tier_rules, keep_rules, point_rules, spend_rules, return_rules, gift_rules, referral_rules, paid_rules}) {
    RuleSection section = make(source);
    if (!section.lines.empty()) page.sections.push_back(std::move(section));
  }
  return page;
}

}  // namespace shuke::terminal
