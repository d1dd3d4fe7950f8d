#include "app/shell/whatif.h"

#include <doctest/doctest.h>

#include "core/codec/policy.h"
#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::test;
using shell::CommandResult;

// The figures, by hand. In force: one sale of 4,000 at 9.8折, less the welcome, is 3,890 points and silver; 600 is below the threshold. The
// other: both enrol; the second for 12 less and the welcome, 558 and on the birthday twice that.
namespace {

constexpr Date k_asked{2026, 11, 22};

// One member who is silver under the policy of the story, and one who never reached it.
void see_two(const shell::SeeMember& see) {
  History silver = a_history();
  silver.buys({2026, 3, 1}, yuan(3890)).records.back().tested = yuan(4000);
  see(silver.records, std::nullopt);
  see(a_history().buys({2026, 10, 1}, yuan(600)).records, Birthday{1990, 10, 1, false});
}

Policy another_policy() {
  Policy policy = a_policy();
  policy.version = 8;
  policy.tiers[0].qualify = {one_sale_of(yuan(500))};
  policy.tiers[1].name = {"铂金", "Platinum"};
  policy.tiers.resize(2);
  policy.tiers[1].qualify = policy.tiers[1].keep = {spend_of(yuan(5000), k_twelve_months)};
  return policy;
}

CommandResult asked(shell::WhatIfOrder order) {
  if (order.document.empty()) order.document = codec::encode_policy(another_policy());
  order.file = "new.json";
  return shell::whatif(order, a_policy(), k_asked, see_two);
}

}  // namespace

TEST_CASE("the table has both policies beside each other, in Chinese") {
  const CommandResult result = asked({});
  CHECK(result.exit_code == 0);
  CHECK(result.err.empty());
  CHECK(result.out == R"(现行规则第 7 版，对比 new.json（第 8 版）
两套规则都从第一笔记录算起，顾客买的东西不变；积分和让利是 2025-11-23 到 2026-11-22 的，退货已扣。

                        现行          另一套            相差
人数                       2               2               0
  未入会                   1               0              −1
  会员                     0               2              +2
  银卡／铂金               1               0              −1
  金卡                     0               0               0

发出积分               3,890           5,006          +1,116
积分可抵              ¥38.90          ¥50.06         +¥11.16
等级价让利            ¥80.00          ¥92.00         +¥12.00
入会立减              ¥30.00          ¥60.00         +¥30.00
一共                 ¥148.90         ¥202.06         +¥53.16

新入会 1 · 不再是会员 0 · 升级 0 · 降级 1 · 不变 0
)");
}

TEST_CASE("the table has both policies beside each other, in English") {
  CHECK(asked({.language = Language::en}).out == R"(The policy in force, version 7, beside new.json, version 8
Both are told from the first record on, with the same purchases; points and money off are from 2025-11-23 to 2026-11-22, returns taken off.

                           In force           Other          Change
People                            2               2               0
  No tier                         1               0              −1
  Member                          0               2              +2
  Silver / Platinum               1               0              −1
  Gold                            0               0               0

Points earned                 3,890           5,006          +1,116
Worth of the points          ¥38.90          ¥50.06         +¥11.16
Off by tier prices           ¥80.00          ¥92.00         +¥12.00
Off when joining             ¥30.00          ¥60.00         +¥30.00
In all                      ¥148.90         ¥202.06         +¥53.16

Join 1 · Lose membership 0 · Move up 0 · Move down 1 · Stay 0
)");
}

TEST_CASE("as JSON it is one line, money in fen") {
  CHECK(asked({.as_json = true}).out ==
        R"({"from":"2025-11-23","to":"2026-11-22","people":2,)"
        R"("moves":{"enrol":1,"lose":0,"up":0,"down":1,"same":0},)"
        R"("tiers_in_force_by_other":[[0,1,0],[0,0,0],[0,1,0],[0,0,0]],)"
        R"("in_force":{"version":7,"no_tier":1,"tiers":[{"code":"member","members":0},{"code":"silver","members":1},)"
        R"({"code":"gold","members":0}],"points":3890,"points_worth":3890,"tier_off":8000,"welcome_off":3000,"cost":14890},)"
        R"("other":{"version":8,"no_tier":0,"tiers":[{"code":"member","members":2},{"code":"silver","members":0}],)"
        R"("points":5006,"points_worth":5006,"tier_off":9200,"welcome_off":6000,"cost":20206},)"
        R"("difference":{"points":1116,"points_worth":1116,"tier_off":1200,"welcome_off":3000,"cost":5316}})"
        "\n");
}

TEST_CASE("what is no policy is refused with the path of the wrong field, and nobody is looked at") {
  const auto refuse_to_look = [](const shell::SeeMember&) { FAIL("looked"); };
  shell::WhatIfOrder order{
      .file = "new.json", .document = codec::encode_policy(another_policy()), .language = Language::zh, .as_json = true};
  order.document.replace(order.document.find("50000"), 5, "-1");
  const CommandResult result = shell::whatif(order, a_policy(), k_asked, refuse_to_look);
  CHECK(result.exit_code == 1);
  CHECK(result.out.empty());
  CHECK(result.err ==
        "whatif: new.json was refused with policy_not_valid at tiers[0].qualify[0].all[0].amount; please mend it, "
        "assets/policy/policy.schema.json says what a policy may hold.");
}

TEST_CASE("what is no JSON at all is refused with the byte") {
  CHECK(asked({.document = "{\"version\": 1,"}).err.starts_with("whatif: new.json was refused with policy_not_valid at byte "));
}
