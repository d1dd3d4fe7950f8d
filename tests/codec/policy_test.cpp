#include "core/codec/policy.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "core/demo/demo_chain.h"
#include "tests/codec/sample.h"

using namespace shuke;
using namespace shuke::codec;
using test::with;

namespace {

Result<domain::Policy> ready_policy(const std::string& name) {
  std::ifstream file(SHUKE_POLICIES "/" + name + ".json", std::ios::binary);
  return decode_policy(std::string{std::istreambuf_iterator<char>(file), {}});
}

}  // namespace

TEST_CASE("the policy document of the default chain says what the demo chain uses") {
  const auto policy = ready_policy("chain");
  REQUIRE(policy.ok());
  CHECK(encode_policy(*policy) == encode_policy(demo::default_policy()));
  CHECK(domain::enrol_single_sale(*policy) == yuan(1000));
  CHECK(policy->tiers[2].price_rate == BasisPoints{9000});
}

TEST_CASE("a policy in which a key stands twice is refused with its path: one of the two values would be lost") {
  std::string twice = encode_policy(demo::default_policy());
  REQUIRE(decode_policy(twice).ok());
  const std::string key = "\"earning\":{";
  twice.insert(twice.find(key) + key.size(), "\"per_yuan\":1,\"per_yuan\":2,");
  const auto policy = decode_policy(twice);
  REQUIRE_FALSE(policy.ok());
  CHECK(policy.reason() == Reason::policy_not_valid);
  CHECK(policy.refusal().detail == "earning.per_yuan");
}

TEST_CASE("the policy document of a single shop has one threshold and points, and nothing else") {
  const auto policy = ready_policy("single-shop");
  REQUIRE(policy.ok());
  CHECK(policy->tiers.size() == 1);
  CHECK(domain::enrol_single_sale(*policy) == yuan(1000));
  CHECK(domain::enrol_accumulated(*policy) == yuan(1000));
  CHECK(policy->tiers[0].price_rate == k_whole);
  CHECK(policy->tiers[0].points_rate == k_whole);
  CHECK(policy->earning.birthday_multiplier == k_whole);
  CHECK(policy->gifts.empty());
}

TEST_CASE("the policy document of the generous chain uses every kind of condition, window and occasion") {
  const auto policy = ready_policy("generous");
  REQUIRE(policy.ok());
  std::set<domain::ConditionKind> conditions;
  std::set<domain::WindowKind> windows;
  std::set<domain::GiftOccasion> occasions;
  for (const domain::Tier& tier : policy->tiers) {
    for (const std::vector<domain::Rule>* rules : {&tier.qualify, &tier.keep}) {
      for (const domain::Rule& rule : *rules) {
        for (const domain::Condition& condition : rule.all) conditions.insert(condition.kind), windows.insert(condition.window.kind);
      }
    }
  }
  for (const domain::GiftRule& gift : policy->gifts) occasions.insert(gift.occasion);
  CHECK(conditions.size() == 5);
  CHECK(windows.size() == 5);
  CHECK(occasions.size() == 4);
  CHECK(decode_policy(encode_policy(*policy))->earning == policy->earning);
}

TEST_CASE("a policy comes back from its document") {
  const auto policy = decode_policy(encode_policy(demo::default_policy()));
  REQUIRE(policy.ok());
  CHECK(policy->tiers[1].name == Bilingual{"银卡", "Silver"});
  CHECK(policy->effective_from == Date{2024, 1, 1});
  CHECK(policy->earning.birthday_multiplier == BasisPoints{20000});
}

TEST_CASE("a wrong policy is refused whole with the path of the wrong field") {
  domain::Policy plain = demo::default_policy();
  plain.gifts.clear();
  const std::string document = encode_policy(plain);
  const auto wrong = [&](std::string_view from, std::string_view to) {
    const auto policy = decode_policy(with(document, from, to));
    REQUIRE_FALSE(policy);
    CHECK(policy.reason() == Reason::policy_not_valid);
    return policy.refusal().detail;
  };
  CHECK(wrong("\"amount\":300000", "\"amount\":\"3000\"") == "tiers[1].qualify[0].all[0].amount");
  CHECK(wrong("\"amount\":300000", "\"amount\":-300000") == "tiers[1].qualify[0].all[0].amount");
  CHECK(wrong("\"amount\":300000", "\"amount\":3000000") == "tiers[2].qualify");
  CHECK(wrong("\"welcome_off\":3000", "\"welcome_off\":30.5") == "enrolment.welcome_off");
  CHECK(wrong("\"cycle_months\":12", "\"cycle_month\":12") == "retention.cycle_month");
  CHECK(wrong("\"kind\":\"rolling_months\"", "\"kind\":\"moons\"") == "tiers[1].qualify[0].all[0].window.kind");
  CHECK(wrong("\"zh\":\"金卡\"", "\"zh\":9") == "tiers[2].name.zh");
  CHECK(wrong("\"effective_from\":\"2024-01-01\"", "\"effective_from\":\"soon\"") == "effective_from");
  CHECK(wrong("\"tiers\":[", "\"levels\":[") == "tiers");
  CHECK(wrong("\"gifts\":[]", "\"presents\":[]") == "presents");
  CHECK(wrong("\"gifts\":[]", "\"gifts\":null") == "gifts");
  CHECK(wrong("{", "") == "byte 10");
}

TEST_CASE("a deeply nested policy is refused") {
  CHECK(decode_policy(test::nested(100'000)).refusal() == Refusal{Reason::policy_not_valid, "depth"});
}
