#include "core/codec/policy.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "core/demo/demo_chain.h"
#include "tests/codec/sample.h"

using namespace shuke;
using namespace shuke::codec;
using test::with;

namespace {

std::string chain_document() {
  std::ifstream file(SHUKE_POLICY_FILE, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the policy document of the default chain says what the demo chain uses") {
  const auto policy = decode_policy(chain_document());
  REQUIRE(policy.ok());
  CHECK(encode_policy(*policy) == encode_policy(demo::default_policy()));
  CHECK(domain::enrol_single_sale(*policy) == yuan(1000));
  CHECK(policy->tiers[2].price_rate == BasisPoints{9000});
}

TEST_CASE("a policy comes back from its document") {
  const auto policy = decode_policy(encode_policy(demo::default_policy()));
  REQUIRE(policy.ok());
  CHECK(policy->tiers[1].name == Bilingual{"银卡", "Silver"});
  CHECK(policy->effective_from == Date{2024, 1, 1});
  CHECK(policy->earning.birthday_multiplier == BasisPoints{20000});
}

TEST_CASE("a wrong policy is refused whole with the path of the wrong field") {
  const std::string document = encode_policy(demo::default_policy());
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
  CHECK(wrong("{", "") == "byte 10");
}

TEST_CASE("a deeply nested policy is refused") {
  CHECK(decode_policy(test::nested(100'000)).refusal() == Refusal{Reason::policy_not_valid, "depth"});
}
