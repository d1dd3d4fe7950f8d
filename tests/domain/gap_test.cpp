#include "core/domain/loyalty/gap.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

std::vector<Gap> gaps_for(const Counter& counter, const Basket& basket) { return gaps(counter.rules(), basket, counter.price(basket)); }
std::vector<Nudge> nudges_for(const Counter& counter, const Basket& basket) {
  return nudges(counter.rules(), basket, counter.price(basket), k_here);
}

std::vector<SkuCode> codes(const std::vector<Closer>& closers) {
  std::vector<SkuCode> codes;
  for (const Closer& closer : closers) codes.push_back(closer.sku);
  return codes;
}

Gap short_of_gold(Money missing) {
  Gap gap;
  gap.kind = GapKind::next_tier;
  gap.missing = missing;
  return gap;
}

Shop shop_changed(const SkuCode& code, int here) {
  PriceBookParts parts = story_goods();
  for (Sku& sku : parts.skus) {
    if (sku.code == code) sku.stock[0].quantity = here;
  }
  return a_shop(std::move(parts));
}

}  // namespace

TEST_CASE("an empty basket is nudged towards nothing") { CHECK(nudges_for(counter_for_guest(), a_basket({})).empty()); }

TEST_CASE("a guest is as far from a card as the sale is from its threshold") {
  const auto all = gaps_for(counter_for_guest(), a_basket({{k_shirt}}));
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == GapKind::enrolment);
  CHECK(all[0].missing == yuan(664));
  CHECK(all[0].tier == 1);
}

TEST_CASE("what a prospect bought before shortens the way to the card") {
  Member prospect = a_prospect();
  prospect.facts.lifetime_spend = yuan(600);
  const auto all = gaps_for(counter_for(prospect), a_basket({{k_shirt}}));
  CHECK(all[0].missing == yuan(64));
}

TEST_CASE("a guest's basket that reaches the threshold is nudged with what the card saves now") {
  const auto said = nudges_for(counter_for_guest(), story_basket());
  REQUIRE(said.size() == 1);
  CHECK(said[0].gap.kind == GapKind::enrolment);
  CHECK(said[0].gap.missing == Money{});
  CHECK(said[0].closers.empty());
  CHECK(said[0].saves == Money{46'50});
}

TEST_CASE("a prospect who becomes a member by this sale is not nudged to become one") {
  CHECK(nudges_for(counter_for(a_prospect()), story_basket()).empty());
}

TEST_CASE("a tier that this sale reaches is a gap of nothing, and the next one stands before it") {
  Member member = zhang_wei(yuan(2900));
  member.standing.state.tier = {};
  member.standing.state.tier.rank = 1;
  member = domain::on_day(member, PolicyBook(a_policy()), {}, k_story_day);
  const auto all = gaps_for(counter_for(member), a_basket({{k_shirt}}));
  REQUIRE(all.size() == 2);
  CHECK(all[0].tier == 3);
  CHECK(all[0].missing == Money{7100'00 - 329'28});
  CHECK(all[1].tier == 2);
  CHECK(all[1].missing == Money{});
}

TEST_CASE("a goal further away than the basket is large is not worth saying") {
  const Money near = yuan(10000) - Money{638'40};
  CHECK(nudges_for(counter_for(zhang_wei(near)), a_basket({{k_shirt}})).size() == 1);  // 319.20 and 319.20 to go
  CHECK(nudges_for(counter_for(zhang_wei(near - Money{1})), a_basket({{k_shirt}})).empty());
}

TEST_CASE("the step of a promotion is a gap, and reaching it saves what it takes off") {
  const Member member = zhang_wei(yuan(3000));
  const auto said = nudges_for(counter_for(member), a_basket({{k_shirt}, {k_trousers}}));  // 698.25
  REQUIRE(said.size() == 1);
  CHECK(said[0].gap.kind == GapKind::promotion_step);
  CHECK(said[0].gap.promotion_id == "P3-silver-day");
  CHECK(said[0].gap.missing == Money{101'75});
  CHECK(said[0].saves == yuan(60));
  CHECK(codes(said[0].closers) == std::vector<SkuCode>{k_belt, k_tee});  // 76.25 over; two tees 86.35 over
}

TEST_CASE("a promotion for members is no gap of a guest, nor one that would give nothing more") {
  CHECK(gaps_for(counter_for_guest(), a_basket({{k_down}})).size() == 1);
  for (const Gap& gap : gaps_for(counter_for(zhang_wei()), story_basket())) {
    if (gap.kind == GapKind::promotion_step) CHECK(gap.missing == Money{});
  }
}

TEST_CASE("closers are in stock here, enough of them") {
  const auto in_shop = [](Shop shop) {
    const Counter counter = counter_for(zhang_wei(), std::move(shop));
    return codes(closers(short_of_gold(yuan(87)), counter.rules(), story_basket(), {k_here}));
  };
  CHECK(in_shop(shop_changed(k_hat, 1)) == std::vector<SkuCode>{k_hat, k_tee});
  CHECK(in_shop(shop_changed(k_hat, 0)) == std::vector<SkuCode>{k_tee});
  CHECK(in_shop(shop_changed(k_tee, 0)) == std::vector<SkuCode>{k_hat});  // the white one is an L
}

TEST_CASE("nothing of wool is offered to who avoids it, however well it fits") {
  Member member = zhang_wei();
  const Gap gap = short_of_gold(yuan(312));  // the knit costs 312.55
  const auto offered = [&] {
    const Counter counter = counter_for(member);
    return codes(closers(gap, counter.rules(), a_basket({{k_belt}}, &member), {k_here}));
  };
  CHECK(offered() == std::vector<SkuCode>{k_shirt, k_trousers, k_jacket});
  member.facts.avoids_wool = false;
  CHECK(offered() == std::vector<SkuCode>{k_knit, k_shirt, k_trousers});
}

TEST_CASE("what lies in the basket is not offered again, and nothing that costs far more than is missing") {
  const Counter counter = counter_for(zhang_wei());
  const auto found = codes(closers(short_of_gold(yuan(40)), counter.rules(), a_basket({{k_shirt}, {k_hat}}), {k_here}));
  CHECK(found == std::vector<SkuCode>{k_socks});
  CHECK(closers(short_of_gold(yuan(1)), counter.rules(), a_basket({{k_socks}}), {k_here}).empty());
}

TEST_CASE("goods that go with the basket come before goods that fit a little better") {
  const Counter counter = counter_for_guest();
  const Basket basket = a_basket({{k_shirt}, {k_belt}});  // shirt goes with the tee
  Gap gap;
  gap.missing = yuan(87);
  CHECK(codes(closers(gap, counter.rules(), basket, {k_here})) == std::vector<SkuCode>{k_white_tee, k_socks, k_hat});
}

TEST_CASE("a closer that sets off a discount and so falls short of the goal is no closer") {
  // With the down jacket the shirt passes 800: its 319.20 add 259.20 only. The trousers add 319.05.
  const Counter counter = counter_for(zhang_wei());
  CHECK(codes(closers(short_of_gold(yuan(300)), counter.rules(), a_basket({{k_down}}), {k_here})) ==
        std::vector<SkuCode>{k_trousers, k_jacket});
}

TEST_CASE("a gap of nothing has no closers") {
  const Counter counter = counter_for_guest();
  CHECK(closers(Gap{}, counter.rules(), a_basket({{k_shirt}}), {k_here}).empty());
}

TEST_CASE("where only one sale, or only all of them, make a member, the gap is measured on that") {
  Policy policy = a_policy();
  Member prospect = a_prospect();
  prospect.facts.lifetime_spend = yuan(600);
  const auto missing = [&](Rule rule) {
    policy.tiers[0].qualify = {std::move(rule)};
    return gaps_for(counter_for(prospect, a_shop(story_goods(), policy)), a_basket({{k_shirt}}))[0].missing;
  };
  CHECK(missing(one_sale_of(yuan(1000))) == yuan(664));
  CHECK(missing(spend_of(yuan(1000))) == yuan(64));
}

TEST_CASE("of two ways to a card the nearer one is said") {
  Policy policy = a_policy();
  policy.tiers[0].qualify = {one_sale_of(yuan(500)), spend_of(yuan(2000))};
  Member prospect = a_prospect();
  prospect.facts.lifetime_spend = yuan(600);
  const auto all = gaps_for(counter_for(prospect, a_shop(story_goods(), policy)), a_basket({{k_shirt}}));
  CHECK(all[0].goal == yuan(500));
  CHECK(all[0].missing == yuan(164));
}

TEST_CASE("where spend makes no member there is no gap to a card, and none to a tier that spend does not earn") {
  Policy policy = a_policy();
  for (Tier& tier : policy.tiers) tier.qualify = {{{{.kind = ConditionKind::invitation, .amount = {}, .window = {}}}}};
  const Shop shop = a_shop(story_goods(), policy);
  CHECK(gaps_for(counter_for_guest(shop), a_basket({{k_shirt}})).empty());
  const Member wei = domain::on_day(zhang_wei(), PolicyBook(policy), {}, k_story_day);
  for (const Gap& gap : gaps_for(counter_for(wei, shop), a_basket({{k_shirt}}))) {
    CHECK(gap.kind != GapKind::enrolment);
    CHECK(gap.kind != GapKind::next_tier);
  }
}

TEST_CASE("without a policy there are no gaps but those of promotions") {
  PriceBookParts parts = story_goods();
  parts.promotions[2].least_tier = k_no_tier;
  const auto all = gaps_for(counter_for_guest(a_shop(std::move(parts), Policy{})), a_basket({{k_shirt}}));
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == GapKind::promotion_step);
  CHECK(all[0].missing == yuan(464));
}
