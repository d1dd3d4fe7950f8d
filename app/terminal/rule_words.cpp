#include "app/terminal/rule_words.h"

#include <algorithm>

#include "app/text/format.h"

namespace shuke::terminal {
namespace {

using domain::Condition;
using domain::ConditionKind;
using domain::WindowKind;
using text::Key;

bool is_lifetime(const domain::Window& window) { return window.kind == WindowKind::lifetime; }

std::string condition_text(const text::Catalog& say, const Condition& condition) {
  const std::string window = window_text(say, condition.window);
  const std::string amount = text::short_money(condition.amount);
  switch (condition.kind) {
    case ConditionKind::spend: return say.say(Key::rules_if_spend, {window, amount});
    case ConditionKind::visits: return say.say(Key::rules_if_visits, {window, with_thousands(condition.count)});
    case ConditionKind::single_sale:
      return is_lifetime(condition.window) ? say.say(Key::rules_if_sale, {amount}) : say.say(Key::rules_if_sale_within, {window, amount});
    case ConditionKind::invitation:
      return is_lifetime(condition.window) ? say.say(Key::rules_if_invited) : say.say(Key::rules_if_invited_within, {window});
    case ConditionKind::paid_membership: return say.say(Key::rules_if_paid);
  }
  return {};
}

// Chinese puts a space before a figure that follows a word.
std::string joined(const text::Catalog& say, Key key, const std::string& text, const std::string& next) {
  const bool wants_space = say.language() == Language::zh && !next.empty() && is_digit(next[0]);
  return say.say(key, {text, wants_space ? ' ' + next : next});
}

char with_case(char letter, char first, char last, int shift) {
  return letter >= first && letter <= last ? static_cast<char>(letter + shift) : letter;
}

}  // namespace

std::string window_text(const text::Catalog& say, const domain::Window& window) {
  switch (window.kind) {
    case WindowKind::lifetime: return say.say(Key::rules_window_lifetime);
    case WindowKind::calendar_year: return say.say(Key::rules_window_year);
    case WindowKind::rolling_days: return say.say(Key::rules_window_days, {with_thousands(window.length)});
    case WindowKind::rolling_months: return say.say(Key::rules_window_months, {with_thousands(window.length)});
    case WindowKind::since_tier_change: return say.say(Key::rules_window_change);
  }
  return {};
}

std::string rule_text(const text::Catalog& say, const domain::Rule& rule) {
  std::string text;
  for (const Condition& condition : rule.all) {
    const std::string one = condition_text(say, condition);
    text = text.empty() ? one : joined(say, Key::rules_and, text, one);
  }
  return text;
}

std::string rules_text(const text::Catalog& say, const std::vector<domain::Rule>& rules) {
  const bool is_nested = std::any_of(rules.begin(), rules.end(), [](const domain::Rule& rule) { return rule.all.size() > 1; });
  std::string text;
  for (const domain::Rule& rule : rules) {
    const std::string one = rule_text(say, rule);
    text = text.empty() ? one : joined(say, is_nested ? Key::rules_or_else : Key::rules_or, text, one);
  }
  return text;
}

std::string times_text(const text::Catalog& say, BasisPoints rate) {
  if (rate == BasisPoints{2 * k_whole.value}) return say.say(Key::rules_double);
  return say.say(rate < k_whole ? Key::rules_fewer : Key::rules_times, {text::rate(rate)});
}

std::string list_text(const text::Catalog& say, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text = i == 0 ? names[i] : say.say(i + 1 == names.size() ? Key::rules_list_last : Key::rules_list, {text, names[i]});
  }
  return text;
}

std::string tier_text(const RuleSource& source, domain::TierRank rank) {
  const domain::Tier* const tier = domain::tier_at(source.policy, rank);
  return tier == nullptr ? std::string() : in(source.say.language(), tier->name);
}

bool asks_for(const std::vector<domain::Rule>& rules, ConditionKind kind) {
  return std::any_of(rules.begin(), rules.end(), [&](const domain::Rule& rule) {
    return std::any_of(rule.all.begin(), rule.all.end(), [&](const Condition& condition) { return condition.kind == kind; });
  });
}

bool earns_points(const domain::Policy& policy) {
  return std::any_of(policy.tiers.begin(), policy.tiers.end(), [](const domain::Tier& tier) { return tier.points_rate.value > 0; });
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = with_case(text[0], 'a', 'z', 'A' - 'a');
  return text;
}

std::string uncapitalised(std::string text) {
  if (!text.empty()) text[0] = with_case(text[0], 'A', 'Z', 'a' - 'A');
  return text;
}

}  // namespace shuke::terminal
