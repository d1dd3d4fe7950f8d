#include "core/domain/members/member.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/domain/members/enrolment.h"
#include "core/domain/sales/history.h"
#include "tests/support/builders.h"
#include "tests/support/history.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

// A sale of till 11, `seq - 100` days after the story's.
MemberRecord own_sale(Sequence seq, Money growth) {
  MemberRecord sale;
  sale.id = {11, seq};
  sale.date = plus_days(k_story_day, seq - 100);
  sale.tested = growth;
  sale.pieces = 1;
  LedgerEntry points;
  points.points = {growth.fen / 100};
  points.available_from = sale.date;
  LedgerEntry grown;
  grown.entry_no = 2;
  grown.account = domain::Account::growth;
  grown.kind = EntryKind::grown;
  grown.growth = growth;
  sale.entries = {points, grown};
  return sale;
}

Member wei_up_to(Sequence included) {
  Member member = zhang_wei();
  member.standing.state.included = {{0, 1}, {11, included}, {12, 500}};
  return member;
}

Member on_story_day(Member member, const std::vector<MemberRecord>& later, Date today = k_story_day) {
  return on_day(std::move(member), PolicyBook(a_policy()), later, today);
}

}  // namespace

TEST_CASE("own records above what the account includes are added, the others are in it already") {
  const Member member =
      on_story_day(wei_up_to(100), {own_sale(100, yuan(50)), own_sale(101, yuan(20)), own_sale(105, yuan(7))}, {2026, 11, 27});
  CHECK(member.facts.points == Points{12680 + 27});
  CHECK(member.facts.spend_in_window == Money{9029'25} + yuan(27));
  CHECK(member.facts.lifetime_spend == Money{21540'10} + yuan(27));
  CHECK(member.facts.visits == 25);
  CHECK(included_up_to(member.standing.state, 11) == 105);
  CHECK(included_up_to(member.standing.state, 12) == 500);
  CHECK(included_up_to(member.standing.state, 13) == 0);
}

TEST_CASE("laying the same records over the account again changes nothing, in any order, any number of times") {
  std::vector<MemberRecord> sales;
  for (Sequence seq = 90; seq < 110; ++seq) sales.push_back(own_sale(seq, yuan(seq)));
  const Member once = on_story_day(wei_up_to(100), sales);
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::vector<MemberRecord> again = sales;
    again.insert(again.end(), sales.begin(), sales.begin() + 12);
    std::shuffle(again.begin(), again.end(), random);
    REQUIRE(on_story_day(wei_up_to(100), again).standing == once.standing);
    REQUIRE(on_story_day(once, again).standing == once.standing);
  }
}

TEST_CASE("spend in the window falls as time passes, without anything being bought") {
  CHECK(on_story_day(zhang_wei(), {}, {2027, 3, 24}).facts.spend_in_window == Money{9029'25});
  CHECK(on_story_day(zhang_wei(), {}, {2027, 3, 26}).facts.spend_in_window == Money{});
}

TEST_CASE("a tier that was not kept has dropped when the member is next looked at") {
  const Member later = on_story_day(zhang_wei(), {}, {2027, 6, 1});
  CHECK(later.facts.tier == 1);
  CHECK_FALSE(later.facts.tier_until);
  CHECK(later.standing.tier.why.cause == TierCause::dropped);
}

TEST_CASE("points are gone from the panel on the day after their last") {
  CHECK(on_story_day(zhang_wei(), {}, {2028, 3, 31}).facts.points == Points{12680});
  CHECK(on_story_day(zhang_wei(), {}, {2028, 4, 1}).facts.points == Points{});
}

TEST_CASE("an upgrade in an own sale shows at once, with how long it holds") {
  const Member member = on_story_day(wei_up_to(99), {own_sale(100, yuan(971))});
  CHECK(member.facts.tier == 3);
  CHECK(member.facts.tier_until == Date{2027, 11, 30});
}

TEST_CASE("sales of other tills in the account and an own sale may complete a tier together") {
  Member member = wei_up_to(99);
  member.standing.state = zhang_wei_account(yuan(9990));
  CHECK(on_story_day(member, {own_sale(100, Money{9'99})}).facts.tier == 2);
  CHECK(on_story_day(member, {own_sale(100, yuan(10))}).facts.tier == 3);
}

TEST_CASE("a prospect stays one until sales make them a member, for good") {
  CHECK(on_story_day(a_prospect(), {own_sale(100, yuan(400))}).facts.tier == k_no_tier);
  const Member enrolled = on_story_day(a_prospect(), {own_sale(100, yuan(400)), own_sale(101, yuan(600))}, {2026, 11, 23});
  CHECK(enrolled.facts.tier == 1);
  CHECK_FALSE(enrolled.facts.tier_until);
}

TEST_CASE("without a policy a member has sums and no tier") {
  const Member member = on_day(a_prospect(), {}, {own_sale(100, yuan(5000))}, k_story_day);
  CHECK(member.facts.tier == k_no_tier);
  CHECK(member.facts.spend_in_window == yuan(5000));
  CHECK(member.facts.points == Points{5000});
}

TEST_CASE("an earlier purchase does not hide a later one") {
  MemberFacts facts;
  note_purchase(facts, {k_story_day, k_other_store, yuan(1), {}});
  note_purchase(facts, {plus_days(k_story_day, -3), k_here, yuan(2), {}});
  CHECK(facts.last->store == k_other_store);
  note_purchase(facts, {k_story_day, k_here, yuan(3), {}});
  CHECK(facts.last->total == yuan(3));
}

TEST_CASE("who was brought by a member has the invitation in their account, and nobody else has") {
  Enrolment enrolment;
  enrolment.business_date = k_story_day;
  CHECK_FALSE(invitation_of(enrolment, {11, 4}));
  enrolment.referrer = an_id(1);
  const auto invited = invitation_of(enrolment, {11, 4});
  REQUIRE(invited.has_value());
  const Standing standing = standing_of(PolicyBook(a_policy()), {*invited}, k_story_day);
  CHECK(standing.state.facts.invited_on == std::vector{k_story_day});
  CHECK(included_up_to(standing.state, 11) == 4);
}

TEST_CASE("a return that takes what a tier stood on shows the tier below, as it is once that is looked at") {
  const PolicyBook policies(a_policy());
  const Member gold = on_story_day(wei_up_to(99), {own_sale(100, yuan(2000))});
  REQUIRE(gold.facts.tier == 3);
  CHECK(tier_without(policies, gold.standing, {{11, 100}, k_story_day, yuan(1500)}) == 2);
  CHECK(tier_without(policies, gold.standing, {{11, 100}, k_story_day, yuan(500)}) == 3);
}

TEST_CASE("what pricing knows of a member is neither name nor phone") {
  const Customer customer = customer_of(on_story_day(zhang_wei(), {own_sale(100, yuan(30))}));
  CHECK(customer.is_known);
  CHECK(customer.tier == 2);
  CHECK(customer.spend_in_window == Money{9059'25});
  CHECK(customer.earned_today == Points{30});
  CHECK(customer.avoids_wool);
  CHECK(customer.sizes.size() == 3);
  CHECK_FALSE(customer.birthday);
}

TEST_CASE("what a return will do to a tier of visits is known before it: the visit goes with the last piece") {
  Policy policy = a_policy();
  policy.returns.tier = AfterReturn::at_once;
  policy.tiers[1].qualify = {{{{ConditionKind::visits, {}, 2, {WindowKind::rolling_days, 365}}}}};
  History history = a_history(policy);
  history.buys({2026, 11, 1}, yuan(100)).buys({2026, 11, 2}, yuan(100));
  const Standing standing = history.on({2026, 11, 3});
  REQUIRE(standing.tier.rank == 2);
  const Ungrown none{history.last(), {2026, 11, 2}, yuan(50), 0};
  const Ungrown whole{history.last(), {2026, 11, 2}, yuan(100), 1};
  CHECK(tier_without(history.book(), standing, none) == 2);
  CHECK(tier_without(history.book(), standing, whole) == 1);
}
