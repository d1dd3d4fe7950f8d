// Whatever a customer would notice changes the page, what is the shop's own business does not, and the sentences of the other policies.
#include <functional>

#include "tests/terminal/rules.h"

using namespace shuke;
using namespace shuke::terminal::test;
using domain::Policy;

namespace {

struct Change {
  const char* what;
  std::function<void(Policy&)> make;
};

bool changes_page(const Change& change, Language language) {
  Policy policy = ready_policy("generous");
  const std::string before = page_text(policy, language);
  change.make(policy);
  return page_text(policy, language) != before;
}

void expect_changed(std::initializer_list<Change> changes) {
  for (const Change& change : changes) {
    CAPTURE(change.what);
    CHECK(changes_page(change, Language::zh));
    CHECK(changes_page(change, Language::en));
  }
}

// Whether the page of the generous chain, changed like this, has that line.
bool says(Language language, const std::function<void(Policy&)>& make, const std::string& line) {
  Policy policy = ready_policy("generous");
  make(policy);
  return page_text(policy, language).find(line + '\n') != std::string::npos;
}

bool has_section(const Policy& policy, const std::string& heading) {
  return page_text(policy, Language::en).find("# " + heading + '\n') != std::string::npos;
}

}  // namespace

TEST_CASE("a change of tiers, of what earns and keeps them, changes the page") {
  expect_changed({
      {"version", [](Policy& p) { p.version = 2; }},
      {"day", [](Policy& p) { p.effective_from.day = 2; }},
      {"tier's name",
       [](Policy& p) {
         p.tiers[1].name = {"银星", "Star"};
       }},
      {"rule", [](Policy& p) { p.tiers[0].qualify.pop_back(); }},
      {"condition", [](Policy& p) { p.tiers[3].qualify[0].all.pop_back(); }},
      {"kind", [](Policy& p) { p.tiers[0].qualify[0].all[0].kind = domain::ConditionKind::spend; }},
      {"amount", [](Policy& p) { p.tiers[0].qualify[0].all[0].amount = yuan(501); }},
      {"visits", [](Policy& p) { p.tiers[0].qualify[2].all[0].count = 4; }},
      {"window",
       [](Policy& p) {
         p.tiers[1].qualify[0].all[0].window = {domain::WindowKind::rolling_months, 12};
       }},
      {"window of a sale", [](Policy& p) { p.tiers[1].qualify[1].all[0].window = {}; }},
      {"window of an invitation", [](Policy& p) { p.tiers[0].qualify[3].all[0].window.length = 30; }},
      {"keep", [](Policy& p) { p.tiers[1].keep[0].all[0].amount = yuan(2001); }},
      {"kept for good", [](Policy& p) { p.tiers[1].keep.clear(); }},
      {"kept by what earns it", [](Policy& p) { p.tiers[1].keep = p.tiers[1].qualify; }},
      {"price", [](Policy& p) { p.tiers[2].price_rate = {8700}; }},
      {"rate", [](Policy& p) { p.tiers[2].points_rate = {17000}; }},
      {"benefits", [](Policy& p) { p.enrolment.benefits = domain::Crossing::next_sale; }},
      {"welcome", [](Policy& p) { p.enrolment.welcome_off = yuan(60); }},
      {"upgrade", [](Policy& p) { p.upgrade = domain::Crossing::next_sale; }},
      {"cycle", [](Policy& p) { p.retention.cycle_months = 6; }},
      {"end of the cycle", [](Policy& p) { p.retention.cycle_end = domain::RoundTo::day; }},
      {"grace", [](Policy& p) { p.retention.grace_days = 0; }},
      {"drop", [](Policy& p) { p.retention.drops_to_base = false; }},
  });
}

TEST_CASE("a change of how points are earned, hold, are spent and come back changes the page") {
  expect_changed({
      {"category", [](Policy& p) { p.earning.categories[0].category = domain::Category::tops; }},
      {"multiplier", [](Policy& p) { p.earning.categories[0].multiplier = {5000}; }},
      {"birthday", [](Policy& p) { p.earning.birthday_multiplier = {20000}; }},
      {"no birthday", [](Policy& p) { p.earning.birthday_multiplier = k_whole; }},
      {"span", [](Policy& p) { p.earning.birthday_span = domain::BirthdaySpan::week; }},
      {"event", [](Policy& p) { p.earning.events.pop_back(); }},
      {"event's name",
       [](Policy& p) {
         p.earning.events[0].name = {"店庆", "Jubilee"};
       }},
      {"event's first day", [](Policy& p) { p.earning.events[0].from.day = 17; }},
      {"event's last day", [](Policy& p) { p.earning.events[0].to.day = 21; }},
      {"event's multiplier", [](Policy& p) { p.earning.events[0].multiplier = {15000}; }},
      {"cap of a sale", [](Policy& p) { p.earning.most_per_sale = {}; }},
      {"cap of a day", [](Policy& p) { p.earning.most_per_day = {25000}; }},
      {"pending", [](Policy& p) { p.earning.pending_days = 0; }},
      {"excluded category", [](Policy& p) { p.earning.excluded_categories.clear(); }},
      {"excluded tag", [](Policy& p) { p.earning.excluded_tags.clear(); }},
      {"expiry", [](Policy& p) { p.expiry.months = 12; }},
      {"end of expiry", [](Policy& p) { p.expiry.end = domain::RoundTo::day; }},
      {"reminder", [](Policy& p) { p.expiry.remind_days = 0; }},
      {"worth", [](Policy& p) { p.spending.points_per_yuan = 100; }},
      {"share", [](Policy& p) { p.spending.most_share = {3000}; }},
      {"step", [](Policy& p) { p.spending.step = 1; }},
      {"offline", [](Policy& p) { p.offline.per_member = {}; }},
      {"return days", [](Policy& p) { p.returns.window_days = 7; }},
      {"restored days", [](Policy& p) { p.returns.min_restore_days = 0; }},
      {"spent points", [](Policy& p) { p.returns.spent_points = domain::SpentPoints::reduce_refund; }},
      {"tier after a return", [](Policy& p) { p.returns.tier = domain::AfterReturn::next_cycle; }},
  });
}

TEST_CASE("a change of gifts, referral and paid membership changes the page") {
  expect_changed({
      {"gift", [](Policy& p) { p.gifts.pop_back(); }},
      {"gift's name",
       [](Policy& p) {
         p.gifts[0].name = {"雨伞", "Umbrella"};
       }},
      {"occasion", [](Policy& p) { p.gifts[0].occasion = domain::GiftOccasion::birthday; }},
      {"gift's tier", [](Policy& p) { p.gifts[1].least_tier = 4; }},
      {"gift's amount", [](Policy& p) { p.gifts[3].amount = yuan(1); }},
      {"gift's days", [](Policy& p) { p.gifts[0].valid_days = 1; }},
      {"referrer", [](Policy& p) { p.referral.for_referrer = {}; }},
      {"newcomer", [](Policy& p) { p.referral.for_newcomer = {}; }},
      {"fee", [](Policy& p) { p.membership.fee = yuan(99); }},
      {"no fee", [](Policy& p) { p.membership.fee = {}; }},
      {"paid months", [](Policy& p) { p.membership.months = 1; }},
      {"paid tier", [](Policy& p) { p.membership.tier = 1; }},
  });
}

TEST_CASE("what only the shop needs to know does not stand on the page") {
  const auto own_business = {
      Change{"till", [](Policy& p) { p.offline.per_till = yuan(1); }}, Change{"courtesy", [](Policy& p) { p.offline.courtesy = yuan(1); }},
      Change{"code", [](Policy& p) { p.tiers[1].code = "argent"; }}, Change{"gift's id", [](Policy& p) { p.gifts[0].id = "bag"; }}};
  for (const Change& change : own_business) {
    CAPTURE(change.what);
    CHECK_FALSE(changes_page(change, Language::zh));
    CHECK_FALSE(changes_page(change, Language::en));
  }
}

TEST_CASE("a section that the policy has nothing for is not there") {
  Policy chain = ready_policy("chain");
  chain.gifts.clear();
  for (const char* heading : {"Gifts", "Bring a friend", "Paid membership"}) CHECK_FALSE(has_section(chain, heading));
  Policy shop = ready_policy("single-shop");
  for (const char* heading : {"Tiers and what they give", "What members get", "Keeping your tier"}) CHECK_FALSE(has_section(shop, heading));
  shop.tiers[0].price_rate = {9500};
  CHECK(page_text(shop, Language::en).find("# What members get\n5% off everything.\n") != std::string::npos);
  CHECK(page_text(shop, Language::zh).find("# 会员待遇\n全场 9.5折。\n") != std::string::npos);
  shop.tiers[0].points_rate = {};
  for (const char* heading : {"Earning points", "Using points"}) CHECK_FALSE(has_section(shop, heading));
  CHECK(page_text(shop, Language::en).find("oint") == std::string::npos);
}

TEST_CASE("one is said as one") {
  const auto ones = [](Policy& p) {
    p.retention.cycle_months = p.expiry.months = p.membership.months = 1;
    p.retention.grace_days = p.expiry.remind_days = p.earning.pending_days = p.returns.window_days = p.gifts[0].valid_days = 1;
    p.spending.points_per_yuan = 1;
    p.earning.most_per_sale = p.referral.for_referrer = p.referral.for_newcomer = {1};
    p.earning.most_per_day = {};
    p.tiers[0].qualify[2].all[0].count = 1;
    p.tiers[0].qualify[2].all[0].window.length = 1;
  };
  for (const char* line : {"You keep Silver and Gold for 1 month from your last change of tier, to the end of that year.",
                           "If not, you have 1 more day; after that you go back to Member.", "A purchase earns at most 1 point.",
                           "Points can be used 1 day after the purchase.", "Points last 1 month, to the end of that year.",
                           "You are reminded 1 day before points expire.", "1 point is worth ¥1 and can pay up to 80% of a purchase.",
                           "Goods can be returned within 1 day; after that it is up to the manager.", "- Shop 1 time within 1 day",
                           "When you join: Canvas bag, to collect within 1 day.", "¥199 buys 1 month of Silver benefits."})
    CHECK_MESSAGE(says(Language::en, ones, line), line);
}

TEST_CASE("the page says what is none, whole, half or nobody's") {
  const auto at_ends = [](Policy& p) {
    p.enrolment = {domain::Crossing::next_sale, {}};
    p.retention = {12, domain::RoundTo::day, 0, false};
    p.earning.categories = {{domain::Category::tops, {}}, {domain::Category::trousers, {5000}}, {domain::Category::outerwear, k_whole}};
    p.expiry.months = 0;
    p.spending.most_share = k_whole;
    p.offline.per_member = {};
    p.returns.window_days = 0;
  };
  for (const char* line : {"会员待遇从下一单开始。", "银卡、金卡从等级变动那天起，保留 12 个月。", "到期没做到，降一级。", "上装不积分。",
                           "裤装按 0.5 倍积分。", "积分不会过期。", "50 积分抵 ¥1，一单可以全用积分付。", "店里断网时，积分先不能用。",
                           "当天可以退货，之后要店长同意。", "用积分付的部分，退回积分。"})
    CHECK_MESSAGE(says(Language::zh, at_ends, line), line);
  for (const char* line :
       {"Benefits begin with your next purchase.", "You keep Silver and Gold for 12 months from your last change of tier.",
        "If not, you move down one tier.", "No points on tops.", "0.5 times the points on trousers.", "Points never expire.",
        "50 points are worth ¥1 and can pay for a whole purchase.", "While the shop is offline, points cannot be used.",
        "Goods can be returned on the day you buy them; after that it is up to the manager.",
        "What you paid with points comes back as points."})
    CHECK_MESSAGE(says(Language::en, at_ends, line), line);
  CHECK_FALSE(says(Language::en, at_ends, "Points that expire first are used first."));
  const auto no_spending = [](Policy& p) { p.spending.most_share = {}; };
  CHECK(says(Language::zh, no_spending, "积分不能抵钱。"));
  CHECK_FALSE(says(Language::zh, no_spending, "先到期的先用。"));
  CHECK(says(
      Language::en, [](Policy& p) { p.tiers[0].points_rate = {}; }, "  3% off everything, no points."));
}

TEST_CASE("gifts say for whom they are") {
  const auto gift = [](domain::GiftOccasion occasion, domain::TierRank least) {
    return [=](Policy& p) { p.gifts = {{"g", {"雨伞", "Umbrella"}, occasion, least, yuan(500), 7}}; };
  };
  using enum domain::GiftOccasion;
  CHECK(says(Language::zh, gift(upgrade, 1), "每次升级送雨伞，7 天内领取。"));
  CHECK(says(Language::zh, gift(upgrade, 4), "升到黑卡送雨伞，7 天内领取。"));
  CHECK(says(Language::en, gift(upgrade, 2), "Each time you move up: Umbrella, to collect within 7 days."));
  CHECK(says(Language::zh, gift(birthday, 1), "生日送雨伞，7 天内领取。"));
  CHECK(says(Language::zh, gift(birthday, 4), "黑卡，生日送雨伞，7 天内领取。"));
  CHECK(says(Language::en, gift(birthday, 4), "For your birthday, with Black: Umbrella, to collect within 7 days."));
  CHECK(says(Language::en, gift(single_sale, 3), "For a purchase of ¥500 or more, from Gold up: Umbrella, to collect within 7 days."));
}
