// Every field of a policy that can be wrong, and how the refusal names it.
#include <doctest/doctest.h>

#include <functional>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

struct Slip {
  const char* path;
  std::function<void(Policy&)> make;
};

// Something in every list, so that every path can be reached.
Policy full_policy() {
  Policy policy = a_policy();
  policy.earning.categories = {{Category::tops, {10000}}, {Category::outerwear, {15000}}};
  policy.earning.events = {{{"双十一", "Double eleven"}, {2026, 11, 1}, {2026, 11, 11}, {20000}}};
  policy.gifts = {{"G1", {"礼物", "Gift"}, GiftOccasion::single_sale, 1, yuan(500), 30}};
  policy.tiers[2].qualify.push_back(
      {{{.kind = ConditionKind::visits, .amount = {}, .count = 12, .window = {WindowKind::rolling_days, 90}}}});
  return policy;
}

void expect_refused(std::initializer_list<Slip> slips) {
  for (const Slip& slip : slips) {
    CAPTURE(slip.path);
    Policy policy = full_policy();
    slip.make(policy);
    const Outcome outcome = validate(policy);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.refusal() == Refusal{Reason::policy_not_valid, slip.path});
  }
}

}  // namespace

TEST_CASE("the full policy is valid") { CHECK(validate(full_policy()).ok()); }

TEST_CASE("a wrong head, tier or rule is refused with its path") {
  expect_refused({
      {"version", [](Policy& p) { p.version = 0; }},
      {"effective_from", [](Policy& p) { p.effective_from.day = 31, p.effective_from.month = 2; }},
      {"tiers", [](Policy& p) { p.tiers.clear(); }},
      {"tiers", [](Policy& p) { p.tiers.resize(65); }},
      {"tiers[0].code", [](Policy& p) { p.tiers[0].code.clear(); }},
      {"tiers[2].code", [](Policy& p) { p.tiers[2].code = "member"; }},
      {"tiers[1].name.zh", [](Policy& p) { p.tiers[1].name.zh.clear(); }},
      {"tiers[1].qualify", [](Policy& p) { p.tiers[1].qualify.clear(); }},
      {"tiers[2].qualify", [](Policy& p) { p.tiers[2].qualify[0].all[0].amount = yuan(3000); }},
      {"tiers[1].qualify[0].all", [](Policy& p) { p.tiers[1].qualify[0].all.clear(); }},
      {"tiers[1].qualify[0].all[0].amount", [](Policy& p) { p.tiers[1].qualify[0].all[0].amount = Money{-1}; }},
      {"tiers[0].qualify[0].all[0].amount", [](Policy& p) { p.tiers[0].qualify[0].all[0].amount = Money{}; }},
      {"tiers[1].qualify[0].all[0].amount", [](Policy& p) { p.tiers[1].qualify[0].all[0].amount = Money{INT64_MAX}; }},
      {"tiers[2].qualify[1].all[0].count", [](Policy& p) { p.tiers[2].qualify[1].all[0].count = 0; }},
      {"tiers[2].qualify[1].all[0].count", [](Policy& p) { p.tiers[2].qualify[1].all[0].count = 36'601; }},
      {"tiers[2].qualify[1].all[0].amount", [](Policy& p) { p.tiers[2].qualify[1].all[0].amount = Money{-1}; }},
      {"tiers[1].qualify[0].all[0].count", [](Policy& p) { p.tiers[1].qualify[0].all[0].count = -1; }},
      {"tiers[0].qualify[0].all[0].window.length", [](Policy& p) { p.tiers[0].qualify[0].all[0].window.length = -1; }},
      {"tiers[2].qualify[1].all[0].window.length", [](Policy& p) { p.tiers[2].qualify[1].all[0].window.length = 0; }},
      {"tiers[1].keep[0].all[0].window.length", [](Policy& p) { p.tiers[1].keep[0].all[0].window.length = 1201; }},
      {"tiers[1].price_rate", [](Policy& p) { p.tiers[1].price_rate = {10001}; }},
      {"tiers[1].price_rate", [](Policy& p) { p.tiers[1].price_rate = {0}; }},
      {"tiers[2].points_rate", [](Policy& p) { p.tiers[2].points_rate = {-1}; }},
      {"tiers[2].points_rate", [](Policy& p) { p.tiers[2].points_rate = {1'000'001}; }},
      {"tiers[2].qualify[1].all[0].window.length", [](Policy& p) { p.tiers[2].qualify[1].all[0].window.length = 36'601; }},
      {"tiers[1].qualify", [](Policy& p) { p.tiers[1].qualify.resize(65); }},
      {"tiers[1].keep[0].all", [](Policy& p) { p.tiers[1].keep[0].all.resize(65); }},
  });
}

TEST_CASE("a wrong number of earning, expiry, spending or returning is refused with its path") {
  expect_refused({
      {"enrolment.welcome_off", [](Policy& p) { p.enrolment.welcome_off = Money{-1}; }},
      {"retention.cycle_months", [](Policy& p) { p.retention.cycle_months = 0; }},
      {"retention.grace_days", [](Policy& p) { p.retention.grace_days = -1; }},
      {"earning.categories[1].category", [](Policy& p) { p.earning.categories[1].category = Category::tops; }},
      {"earning.categories[0].multiplier", [](Policy& p) { p.earning.categories[0].multiplier = {-1}; }},
      {"earning.birthday_multiplier", [](Policy& p) { p.earning.birthday_multiplier = {9999}; }},
      {"earning.birthday_multiplier", [](Policy& p) { p.earning.birthday_multiplier = {1'000'001}; }},
      {"earning.categories", [](Policy& p) { p.earning.categories.resize(65); }},
      {"earning.events", [](Policy& p) { p.earning.events.resize(65); }},
      {"earning.events[0].to", [](Policy& p) { p.earning.events[0].to.month = 13; }},
      {"earning.events[0].name.zh", [](Policy& p) { p.earning.events[0].name.zh.clear(); }},
      {"earning.events[0].from", [](Policy& p) { p.earning.events[0].from.month = 13; }},
      {"earning.events[0].to",
       [](Policy& p) {
         p.earning.events[0].to = {2026, 10, 1};
       }},
      {"earning.events[0].multiplier", [](Policy& p) { p.earning.events[0].multiplier = {5000}; }},
      {"earning.most_per_sale", [](Policy& p) { p.earning.most_per_sale = {-1}; }},
      {"earning.most_per_day", [](Policy& p) { p.earning.most_per_day = {-1}; }},
      {"earning.pending_days", [](Policy& p) { p.earning.pending_days = -1; }},
      {"earning.excluded_categories", [](Policy& p) { p.earning.excluded_categories.resize(65); }},
      {"earning.excluded_tags", [](Policy& p) { p.earning.excluded_tags.resize(65); }},
      {"expiry.months", [](Policy& p) { p.expiry.months = 1201; }},
      {"expiry.months", [](Policy& p) { p.expiry.months = -1; }},
      {"expiry.remind_days", [](Policy& p) { p.expiry.remind_days = -1; }},
      {"spending.points_per_yuan", [](Policy& p) { p.spending.points_per_yuan = 0; }},
      {"spending.points_per_yuan", [](Policy& p) { p.spending.points_per_yuan = 1'000'001; }},
      {"spending.most_share", [](Policy& p) { p.spending.most_share = {10001}; }},
      {"spending.most_share", [](Policy& p) { p.spending.most_share = {-1}; }},
      {"spending.step", [](Policy& p) { p.spending.step = 0; }},
      {"spending.step", [](Policy& p) { p.spending.step = 1'000'001; }},
      {"returns.window_days", [](Policy& p) { p.returns.window_days = -1; }},
      {"returns.min_restore_days", [](Policy& p) { p.returns.min_restore_days = -1; }},
  });
}

TEST_CASE("a wrong limit, reward, gift or membership is refused with its path") {
  expect_refused({
      {"offline.per_member", [](Policy& p) { p.offline.per_member = Money{-1}; }},
      {"offline.per_till", [](Policy& p) { p.offline.per_till = Money{-1}; }},
      {"offline.courtesy", [](Policy& p) { p.offline.courtesy = Money{-1}; }},
      {"referral.for_referrer", [](Policy& p) { p.referral.for_referrer = {-1}; }},
      {"referral.for_newcomer", [](Policy& p) { p.referral.for_newcomer = {INT64_MAX}; }},
      {"membership.fee", [](Policy& p) { p.membership.fee = Money{-1}; }},
      {"membership.months", [](Policy& p) { p.membership.months = 0; }},
      {"membership.tier", [](Policy& p) { p.membership.tier = 4; }},
      {"gifts", [](Policy& p) { p.gifts.resize(65); }},
      {"gifts[0].id", [](Policy& p) { p.gifts[0].id.clear(); }},
      {"gifts[1].id", [](Policy& p) { p.gifts.push_back(p.gifts[0]); }},
      {"gifts[0].name.zh", [](Policy& p) { p.gifts[0].name.zh.clear(); }},
      {"gifts[0].least_tier", [](Policy& p) { p.gifts[0].least_tier = 0; }},
      {"gifts[0].amount", [](Policy& p) { p.gifts[0].amount = {}; }},
      {"gifts[0].amount", [](Policy& p) { p.gifts[0].amount = Money{-1}; }},
      {"gifts[0].valid_days", [](Policy& p) { p.gifts[0].valid_days = 0; }},
      {"gifts[0].valid_days", [](Policy& p) { p.gifts[0].valid_days = 36'601; }},
  });
}

TEST_CASE("tiers rise by the spend they ask for; those counted in other windows, or not by spend, are not compared") {
  Policy policy = full_policy();
  policy.tiers[2].qualify = {spend_of(yuan(1), {WindowKind::calendar_year})};
  CHECK(validate(policy).ok());
  policy.tiers[2].qualify = {{{{.kind = ConditionKind::invitation, .amount = {}, .window = {}}}}};
  CHECK(validate(policy).ok());
  policy = full_policy();
  policy.tiers[1].qualify = {{{{.kind = ConditionKind::paid_membership, .amount = {}, .window = {}}}}};
  CHECK(validate(policy).ok());
}

TEST_CASE("policies stand in a book by their day; two of one day or one version are refused") {
  Policy next = a_policy();
  next.version = 8;
  next.effective_from = {2026, 7, 1};
  const auto book = PolicyBook::of({next, a_policy()});
  REQUIRE(book.ok());
  CHECK(book->on({2025, 1, 1}).version == 7);
  CHECK(book->on({2026, 6, 30}).version == 7);
  CHECK(book->on({2026, 7, 1}).version == 8);
  CHECK(book->version(8)->effective_from == Date{2026, 7, 1});
  CHECK(book->version(9) == nullptr);
  Policy same_day = next;
  same_day.version = 9;
  CHECK(PolicyBook::of({next, same_day}).refusal() == Refusal{Reason::policy_not_valid, "versions[1].effective_from"});
  Policy same_version = next;
  same_version.effective_from = {2026, 8, 1};
  CHECK(PolicyBook::of({next, same_version}).refusal() == Refusal{Reason::policy_not_valid, "versions[1].version"});
  next.tiers.clear();
  CHECK(PolicyBook::of({a_policy(), next}).refusal() == Refusal{Reason::policy_not_valid, "versions[1].tiers"});
}
