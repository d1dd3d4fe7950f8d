#include "core/domain/members/member.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

OwnSale own_sale(Sequence seq, Money growth, TierRank tier_after = 2) {
  OwnSale sale;
  sale.seq = seq;
  sale.purchase.date = plus_days(k_story_day, seq - 100);
  sale.purchase.total = growth;
  sale.points = {growth.fen / 100};
  sale.growth = growth;
  sale.tier_after = tier_after;
  return sale;
}

MemberFacts facts_with(Sequence included) {
  MemberFacts facts = zhang_wei().facts;
  facts.included = {{11, included}, {12, 500}};
  return facts;
}

bool are_same(const MemberFacts& a, const MemberFacts& b) {
  return a.points == b.points && a.spend_in_window == b.spend_in_window && a.lifetime_spend == b.lifetime_spend && a.visits == b.visits &&
         a.tier == b.tier && a.tier_until == b.tier_until && a.included == b.included && a.last->total == b.last->total;
}

}  // namespace

TEST_CASE("own sales above what the row includes are added, the others are in it already") {
  const MemberFacts facts =
      with_own_sales(facts_with(100), 11, {own_sale(100, yuan(50)), own_sale(101, yuan(20)), own_sale(105, yuan(7))}, a_policy());
  CHECK(facts.points == Points{12680 + 27});
  CHECK(facts.spend_in_window == Money{9029'25} + yuan(27));
  CHECK(facts.lifetime_spend == Money{21540'10} + yuan(27));
  CHECK(facts.visits == 25);
  CHECK(facts.last->total == yuan(7));
  CHECK(facts.included.at(11) == 105);
  CHECK(facts.included.at(12) == 500);
}

TEST_CASE("laying the same sales over the facts again changes nothing, in any order, any number of times") {
  std::vector<OwnSale> sales;
  for (Sequence seq = 90; seq < 110; ++seq) sales.push_back(own_sale(seq, yuan(seq)));
  const MemberFacts once = with_own_sales(facts_with(100), 11, sales, a_policy());
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::vector<OwnSale> again = sales;
    again.insert(again.end(), sales.begin(), sales.begin() + 12);
    std::shuffle(again.begin(), again.end(), random);
    REQUIRE(are_same(with_own_sales(facts_with(100), 11, again, a_policy()), once));
    REQUIRE(are_same(with_own_sales(once, 11, again, a_policy()), once));
  }
}

TEST_CASE("a row that has caught up shows the same as the overlay did") {
  MemberFacts caught_up = facts_with(101);
  caught_up.points += Points{20};
  caught_up.spend_in_window += yuan(20);
  caught_up.lifetime_spend += yuan(20);
  caught_up.visits += 1;
  caught_up.last = own_sale(101, yuan(20)).purchase;
  const std::vector<OwnSale> sales{own_sale(101, yuan(20)), own_sale(102, yuan(5))};
  CHECK(are_same(with_own_sales(facts_with(100), 11, sales, a_policy()), with_own_sales(caught_up, 11, sales, a_policy())));
}

TEST_CASE("a terminal the row has never heard of starts from nothing") {
  CHECK(with_own_sales(facts_with(100), 13, {own_sale(1, yuan(5))}, a_policy()).points == Points{12685});
}

TEST_CASE("an upgrade in an own sale shows at once, with how long it holds") {
  const MemberFacts facts = with_own_sales(facts_with(99), 11, {own_sale(100, yuan(971), 3)}, a_policy());
  CHECK(facts.tier == 3);
  CHECK(facts.tier_until == Date{2027, 11, 30});
}

TEST_CASE("sales of other tills in the row and an own sale may complete a tier together") {
  MemberFacts facts = facts_with(99);
  facts.spend_in_window = yuan(9990);
  CHECK(with_own_sales(facts, 11, {own_sale(100, Money{9'99}, 2)}, a_policy()).tier == 2);
  CHECK(with_own_sales(facts, 11, {own_sale(100, yuan(10), 2)}, a_policy()).tier == 3);
}

TEST_CASE("an own sale takes no tier away that the row has") {
  MemberFacts facts = facts_with(99);
  facts.tier = 3;
  CHECK(with_own_sales(facts, 11, {own_sale(100, yuan(5), 2)}, a_policy()).tier == 3);
}

TEST_CASE("a prospect stays one until a sale makes them a member") {
  MemberFacts facts = a_prospect().facts;
  CHECK(with_own_sales(facts, 11, {own_sale(100, yuan(5000), k_no_tier)}, a_policy()).tier == k_no_tier);
  CHECK(with_own_sales(facts, 11, {own_sale(100, yuan(1000), 1)}, a_policy()).tier == 1);
}

TEST_CASE("an earlier own sale does not hide a later visit elsewhere") {
  MemberFacts facts = facts_with(99);
  facts.last = Purchase{plus_days(k_story_day, 3), k_other_store, yuan(1), {}};
  CHECK(with_own_sales(facts, 11, {own_sale(100, yuan(5))}, a_policy()).last->store == k_other_store);
}

TEST_CASE("what pricing knows of a member is neither name nor phone") {
  const Customer customer = customer_of(zhang_wei());
  CHECK(customer.is_known);
  CHECK(customer.tier == 2);
  CHECK(customer.spend_in_window == Money{9029'25});
  CHECK(customer.avoids_wool);
  CHECK(customer.sizes.size() == 3);
  CHECK_FALSE(customer.birthday);
}
