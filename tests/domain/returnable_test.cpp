// A sale that somebody brings back to this shop: its terms, its days, its gifts, and who may be lenient.
#include "core/domain/sales/returnable.h"

#include <doctest/doctest.h>

#include "core/domain/sales/history.h"
#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

constexpr Date k_next_week{2026, 11, 27};

Shop a_shop_under(const Policy& policy) {
  Shop shop = a_shop();
  shop.policies = PolicyBook(policy);
  return shop;
}

// A bag for a sale of 500, a cake for having enrolled, both handed over.
Policy with_gifts() {
  Policy policy = a_policy();
  policy.gifts = {{"bag", {"帆布袋", "Canvas bag"}, GiftOccasion::single_sale, 1, yuan(500), 90},
                  {"cake", {"蛋糕", "Cake"}, GiftOccasion::enrolment, 1, {}, 3000},
                  {"card", {"贺卡", "Card"}, GiftOccasion::birthday, 1, {}, 30}};
  return policy;
}

// What Zhang Wei bought at this counter, and how he stands after it.
ReturnableSale story_sale(const Shop& shop) {
  const Member before = zhang_wei();
  ReturnableSale found{sold(counter_for(before, shop), story_basket(&before), before), {}, {}};
  found.sale.seq = 10;
  found.sale.receipt = "NJX-01-1-000010";
  Member after = before;
  after.core.birthday = Birthday{1988, 11, 20, false};
  found.member = on_day(std::move(after), shop.policies, {member_record_of(found.sale)}, k_story_day);
  return found;
}

void hand_over_everything(ReturnableSale& found, const Shop& shop) {
  Sequence seq = 90;
  for (const Entitlement& right : gift_rights(shop.policies, *found.member))
    note_hand_over(found.member->facts.gifts, {right_of(right), {11, ++seq}, 1, "A01"});
}

std::vector<PieceName> all_pieces(const Sale& sale) {
  std::vector<PieceName> names;
  for (const SaleLine& line : sale.lines) {
    for (int piece = 1; piece <= line.priced.quantity; ++piece) names.push_back({line.line_no, piece});
  }
  return names;
}

}  // namespace

TEST_CASE("a guest's piece comes back for what was paid for it, with no gifts and no account") {
  const Shop shop = a_shop();
  const ReturnableSale found{sold(counter_for_guest(shop), a_basket({{k_hat, 2}})), {}, {}};
  const auto plan = plan_of(found, shop, {{{1, 1}}, k_next_week, {}});
  REQUIRE(plan.ok());
  CHECK(plan->record.total == -found.sale.lines[0].priced.pieces[0].paid);
  CHECK(plan->gifts.empty());
  CHECK(plan->record.ledger.empty());
}

TEST_CASE("a member's return is planned with their lots and tier, at the terms frozen in the sale") {
  const Shop shop = a_shop();
  const ReturnableSale found = story_sale(shop);
  const auto plan = plan_of(found, shop, {all_pieces(found.sale), k_next_week, {}});
  REQUIRE(plan.ok());
  CHECK(plan->record.total == -found.sale.total);
  CHECK(plan->record.tier_before == found.member->standing.tier.rank);
  CHECK(plan->gifts.empty());
}

TEST_CASE("a gift whose right goes with the pieces comes back; what was given for another reason stays") {
  const Shop shop = a_shop_under(with_gifts());
  ReturnableSale found = story_sale(shop);
  hand_over_everything(found, shop);
  REQUIRE(found.member->facts.gifts.size() == 4);  // a bag for his sale of March, too
  const auto plan = plan_of(found, shop, {all_pieces(found.sale), k_next_week, {}});
  REQUIRE(plan.ok());
  CHECK(plan->record.gifts_back == std::vector<std::string>{"bag"});
  const auto small = plan_of(found, shop, {{{found.sale.lines[2].line_no, 1}}, k_next_week, {}});
  CHECK(small->record.gifts_back.empty());
}

TEST_CASE("a right that was never used takes nothing back") {
  const Shop shop = a_shop_under(with_gifts());
  ReturnableSale found = story_sale(shop);
  const std::vector<PieceName> all = all_pieces(found.sale);
  CHECK(plan_of(found, shop, {all, k_next_week, {}})->record.gifts_back.empty());
  for (const Entitlement& right : gift_rights(shop.policies, *found.member)) {
    if (right.gift == "cake") note_hand_over(found.member->facts.gifts, {right_of(right), {11, 91}, 1, "A01"});
  }
  REQUIRE(found.member->facts.gifts.size() == 1);
  CHECK(plan_of(found, shop, {all, k_next_week, {}})->record.gifts_back.empty());
}

TEST_CASE("a sale under a policy that nobody knows any more is refused with its version, and has no last day") {
  const Shop shop = a_shop();
  ReturnableSale found{sold(counter_for_guest(shop), a_basket({{k_hat}})), {}, {}};
  found.sale.policy_version = 99;
  CHECK(plan_of(found, shop, {{{1, 1}}, k_next_week, {}}).refusal() == Refusal{Reason::return_policy_missing, "99"});
  CHECK_FALSE(returnable_until(found.sale, shop).has_value());
}

TEST_CASE("goods may come back as long as the policy of their sale says") {
  Policy policy = a_policy();
  policy.returns.window_days = 10;
  const Shop shop = a_shop_under(policy);
  CHECK(returnable_until(sold(counter_for_guest(shop), a_basket({{k_hat}})), shop) == Date{2026, 12, 2});
}

TEST_CASE("only a manager of this store may allow a late return") {
  Shop shop = a_shop();
  shop.associates.push_back({"B01", {"赵敏", "Zhao Min"}, k_other_store, true});
  CHECK(may_allow_late(shop, "A02"));
  CHECK_FALSE(may_allow_late(shop, "A01"));
  CHECK_FALSE(may_allow_late(shop, "B01"));
  CHECK_FALSE(may_allow_late(shop, "nobody"));
}
