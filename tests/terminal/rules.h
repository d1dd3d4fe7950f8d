#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "app/terminal/view_rules.h"
#include "core/codec/policy.h"

namespace shuke::terminal::test {

// One of assets/policy.
inline domain::Policy ready_policy(const std::string& name) {
  std::ifstream file(SHUKE_POLICIES "/" + name + ".json", std::ios::binary);
  const auto policy = codec::decode_policy(std::string{std::istreambuf_iterator<char>(file), {}});
  REQUIRE(policy.ok());
  return *policy;
}

// The page as a person reads it: a line each, what belongs to a tier behind its name.
inline std::string page_text(const domain::Policy& policy, Language language) {
  const RulePage page = rule_page(policy, text::catalog(language));
  std::string text = page.title + " | " + page.version + '\n';
  for (const RuleSection& section : page.sections) {
    text += "# " + section.heading + '\n';
    for (const RuleLine& line : section.lines) {
      if (line.look == RuleLine::Look::bullet) text += "- ";
      if (line.look == RuleLine::Look::tier) text += '[' + line.tier_name + "] ";
      text += line.text + (line.gives.empty() ? "" : "\n  " + line.gives) + '\n';
    }
  }
  return text;
}

}  // namespace shuke::terminal::test
