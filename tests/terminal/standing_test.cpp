// The two sheets that are read: the page of rules, and what stands behind the tier card.
#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

StandingView standing_of(const Member& member, Language language = Language::zh) {
  Till till(language);
  till.attach(member);
  till.want(OpenStanding{});
  return *till.view().standing;
}

}  // namespace

TEST_CASE("behind the tier card stand the tier, what keeps it, what the next one asks, and the points") {
  const StandingView zh = standing_of(zhang_wei());
  CHECK(zh.name == "张伟");
  CHECK(zh.tier_name == "银卡");
  CHECK(zh.gives == "全场 9.5折，每元积 1.2 分。");
  CHECK(zh.keep == std::vector<std::string>{"银卡保到 2027-03-31。", "2027-03-31 再看一次：保留银卡要 ¥3,000，已有 ¥0，还差 ¥3,000。"});
  CHECK(zh.goal == "距金卡还差");
  CHECK(zh.gap == "970.75");
  CHECK(zh.asks == "12 个月内消费满 ¥10,000。");
  CHECK(zh.have == "12 个月内已有 ¥9,029.25。");
  CHECK(zh.done_permille == 902);
  CHECK(zh.points == "12,680");
  CHECK(zh.worth == "可抵 ¥126.80");
  CHECK(zh.using_points.front() == "100 积分抵 ¥1，一单最多抵一半。");
  CHECK(zh.why.empty());
  const StandingView en = standing_of(zhang_wei(), Language::en);
  CHECK(en.gives == "5% off everything, 1.2 points per yuan.");
  CHECK(en.keep == std::vector<std::string>{"Silver until 2027-03-31.",
                                            "Looked at again on 2027-03-31: keeping Silver takes ¥3,000, ¥0 is there, ¥3,000 to go."});
  CHECK(en.goal == "To Gold");
  CHECK(en.asks == "Spend ¥10,000 within 12 months.");
  CHECK(en.have == "Spent within 12 months: ¥9,029.25.");
  CHECK(en.worth == "worth ¥126.80");
}

TEST_CASE("the first tier is for good, the highest has no next one, and no points are worth nothing") {
  Member member = zhang_wei();
  member.facts.tier = 1;
  member.facts.tier_until.reset();
  member.facts.points = {};
  member.standing.next_look.reset();
  CHECK(standing_of(member).keep == std::vector<std::string>{"会员一直有效。"});
  CHECK(standing_of(member).points == "0");
  CHECK(standing_of(member).worth.empty());
  member.facts.tier = 3;
  CHECK(standing_of(member).goal == "已是最高等级");
  CHECK(standing_of(member).gap.empty());
  CHECK(standing_of(member).asks.empty());
  CHECK(standing_of(member).done_permille == 1000);
}

TEST_CASE("the purchases of the window are listed, newest first, with why one does not count") {
  Member member = zhang_wei();
  domain::AccountState account = shuke::test::zhang_wei_account();
  const auto sale = [](Date date, Sequence seq, Money growth, Money back) {
    return domain::SaleFacts{{date, 0, {0, seq}}, growth, growth, back, 1, back > Money{} ? 1 : 0};
  };
  account.facts.sales.insert(account.facts.sales.begin(), sale({2025, 10, 2}, 8, yuan(500), {}));
  account.facts.sales.push_back(sale({2026, 5, 1}, 9, yuan(80), yuan(80)));
  account.facts.sales.push_back(sale({2026, 9, 9}, 10, {}, {}));
  member.standing.state = account;
  member = domain::on_day(std::move(member), shuke::test::PolicyBook(shuke::test::a_policy()), {}, shuke::test::k_story_day);
  const StandingView zh = standing_of(member);
  CHECK(zh.counted == "12 个月内的消费");
  REQUIRE(zh.sales.size() == 4);
  CHECK(zh.sales[0].note == "商品不计成长值");
  CHECK(zh.sales[1].note == "已退货，不计");
  CHECK(zh.sales[2].counts);
  CHECK(zh.sales[2].date == "03-25");
  CHECK(zh.sales[2].amount == "9,029.25");
  CHECK(zh.sales[3].note == "已过期，不计");
  CHECK(standing_of(member, Language::en).sales[3].note == "too long ago");
  for (Sequence seq = 20; seq < 27; ++seq) account.facts.sales.push_back(sale({2026, 10, 1}, seq, yuan(1), {}));
  member.standing.state = account;
  const Member more = domain::on_day(std::move(member), shuke::test::PolicyBook(shuke::test::a_policy()), {}, shuke::test::k_story_day);
  CHECK(standing_of(more).sales.size() == 8);
  CHECK(standing_of(more, Language::en).more_sales == "and 3 earlier purchases");
}

TEST_CASE("points that are not usable yet, that expire soon and that are owed are said on the sheet") {
  Member member = zhang_wei();
  domain::AccountState account = shuke::test::zhang_wei_account();
  account.purse.lots.push_back({{0, 2, 1}, {40}, {40}, {2026, 11, 25}, std::nullopt});
  account.purse.lots.push_back({{0, 3, 1}, {60}, {60}, {2024, 11, 25}, Date{2026, 11, 30}});
  account.purse.debt = {7};
  member.standing.state = account;
  member = domain::on_day(std::move(member), shuke::test::PolicyBook(shuke::test::a_policy()), {}, shuke::test::k_story_day);
  const StandingView en = standing_of(member, Language::en);
  CHECK(en.using_points[0] == "40 of these points can be used once the goods can no longer come back.");
  CHECK(en.using_points[1] == "60 points expire on 11-30.");
  CHECK(en.using_points[2] == "7 points are owed: points to come repay these first.");
}

TEST_CASE("a prospect sees the way to the card, counted in all") {
  Member prospect = shuke::test::a_prospect();
  prospect.facts.lifetime_spend = yuan(420);
  const StandingView view = standing_of(prospect);
  CHECK(view.name == "138****6605");
  CHECK(view.tier_name == "意向客户");
  CHECK(view.keep.empty());
  CHECK(view.gives.empty());
  CHECK(view.goal == "距会员还差");
  CHECK(view.gap == "580.00");
  CHECK(view.asks == "一次消费满 ¥1,000，或者累计消费满 ¥1,000。");
  CHECK(view.have == "累计已有 ¥420.00。");
}

TEST_CASE("spend that is there already is said as reached, and a sum nobody adds up is not said") {
  Member member = zhang_wei();
  member.facts.spend_in_window = yuan(10'000);
  CHECK(standing_of(member, Language::en).goal == "Gold is reached");
  CHECK(standing_of(member).gap.empty());
  Till till;
  Shop shop = a_shop();
  domain::Policy policy = shuke::test::a_policy();
  policy.tiers[2].qualify[0].all[0].window = {domain::WindowKind::calendar_year, 0};
  shop.policies = domain::PolicyBook(std::move(policy));
  till.tell(ShopPublished{std::make_shared<const Shop>(std::move(shop))});
  till.attach(zhang_wei());
  till.want(OpenStanding{});
  const StandingView view = *till.view().standing;
  CHECK(view.goal == "金卡");
  CHECK(view.asks == "当年消费满 ¥10,000。");
  CHECK(view.have.empty());
  CHECK(view.gap.empty());
}

TEST_CASE("the sheets open over what is there and close again") {
  Till till;
  till.want(OpenStanding{});
  CHECK_FALSE(till.view().standing.has_value());  // nobody is attached
  till.attach(zhang_wei());
  till.want(OpenMore{});
  CHECK(till.view().more->has_rules);
  till.want(OpenRules{});
  CHECK(till.view().rules->version == "第 7 版 · 自 2026-01-01 起");
  CHECK_FALSE(till.view().more.has_value());
  till.want(CloseOverlay{});
  CHECK_FALSE(till.view().rules.has_value());
  CHECK(till.view().member.panel->name == "张伟");
}

TEST_CASE("without a policy there are no rules to show") {
  State state = opening_state(Language::zh, {{}, an_id(1)});
  step(state, Intent{OpenMore{}}, {{}, an_id(2)});
  CHECK_FALSE(make_view(state).more->has_rules);
  step(state, Intent{OpenRules{}}, {{}, an_id(3)});
  CHECK(make_view(state).more.has_value());
}
