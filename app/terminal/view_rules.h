#pragma once

#include <string>
#include <vector>

#include "app/text/catalog.h"
#include "core/domain/loyalty/policy.h"

namespace shuke::terminal {

// The rules of the policy in force, in plain words: the sheet a cashier can show to a customer. Every rule that can differ from one
// policy to another is said, and nothing that this policy does not have.

struct RuleLine {
  enum class Look { sentence, bullet, tier } look = Look::sentence;
  std::string text;
  std::string gives;      // tier: "全场 9.5折，每元积 1.2 分"
  int tier = 0;           // tier: which material the badge is made of
  std::string tier_name;  // tier
};

enum class RuleTopic { join, tiers, keep, points, spend, returns, gifts, referral, paid };
struct RuleSection {
  RuleTopic topic = RuleTopic::join;
  std::string heading;
  std::vector<RuleLine> lines;
};

struct RulePage {
  std::string title;
  std::string version;  // "第 7 版 · 自 2026-01-01 起"
  std::vector<RuleSection> sections;
};

// Pure, any thread. The policy is a valid one.
RulePage rule_page(const domain::Policy& policy, const text::Catalog& say);

}  // namespace shuke::terminal
