#pragma once

#include <string>
#include <vector>

#include "app/terminal/view_rules.h"

// Pieces of sentences that the sections of the rule page share. Internal to app/terminal.
namespace shuke::terminal {

// What every section is said from.
struct RuleSource {
  const domain::Policy& policy;
  const text::Catalog& say;
};

// "12 个月内消费满 ¥3,000，或者受到邀请"; any one rule, all conditions of a rule.
std::string rules_text(const text::Catalog& say, const std::vector<domain::Rule>& rules);
std::string rule_text(const text::Catalog& say, const domain::Rule& rule);
std::string window_text(const text::Catalog& say, const domain::Window& window);
// "双倍积分", "1.5 倍积分".
std::string times_text(const text::Catalog& say, BasisPoints rate);
// "会员、银卡、金卡", "Member, Silver and Gold".
std::string list_text(const text::Catalog& say, const std::vector<std::string>& names);
// "全场 9.5折，每元积 1.2 分。"; empty where the tier gives nothing of its own.
std::string tier_gives_text(const RuleSource& source, const domain::Tier& tier);
std::string tier_text(const RuleSource& source, domain::TierRank rank);
bool asks_for(const std::vector<domain::Rule>& rules, domain::ConditionKind kind);
bool earns_points(const domain::Policy& policy);
// The first letter as it stands at the beginning of a sentence, and inside of one. Latin letters only.
std::string capitalised(std::string text);
std::string uncapitalised(std::string text);

// The sections, in the order of the page; without lines where the policy has nothing to say.
RuleSection join_rules(const RuleSource& source);
RuleSection tier_rules(const RuleSource& source);
RuleSection keep_rules(const RuleSource& source);
RuleSection point_rules(const RuleSource& source);
RuleSection spend_rules(const RuleSource& source);
RuleSection return_rules(const RuleSource& source);
RuleSection gift_rules(const RuleSource& source);
RuleSection referral_rules(const RuleSource& source);
RuleSection paid_rules(const RuleSource& source);

// The section under construction.
class RuleWriter {
 public:
  RuleWriter(const RuleSource& source, RuleTopic topic, text::Key heading) : say_(source.say), section_{topic, say_.say(heading), {}} {}

  void line(text::Key key, std::initializer_list<std::string_view> arguments = {}) {
    section_.lines.push_back({.text = say_.say(key, arguments), .gives = {}, .tier_name = {}});
  }
  void bullet(text::Key key, std::initializer_list<std::string_view> arguments) { bullet(say_.say(key, arguments)); }
  void bullet(std::string text) { section_.lines.push_back({RuleLine::Look::bullet, std::move(text), {}, 0, {}}); }
  void tier(const RuleSource& source, domain::TierRank rank, std::string text, std::string gives = {}) {
    section_.lines.push_back({RuleLine::Look::tier, std::move(text), std::move(gives), rank, tier_text(source, rank)});
  }
  RuleSection take() { return std::move(section_); }

 private:
  const text::Catalog& say_;
  RuleSection section_;
};

}  // namespace shuke::terminal
