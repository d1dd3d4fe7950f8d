#pragma once

#include <initializer_list>
#include <optional>
#include <utility>

#include "tests/support/story_shop.h"

// People, baskets, payments and sales of the story, with everything a test does not want to say filled in.
namespace shuke::test {

inline Uuid an_id(std::uint8_t number) {
  Uuid id;
  id.bytes[15] = number;
  return id;
}

// His account as head office sends it: silver since March, so much growth since then, one lot of points.
inline domain::AccountState zhang_wei_account(Money spend = Money{9029'25}) {
  const domain::Place march{{2026, 3, 25}, 0, {0, 1}};
  domain::AccountState account;
  account.day = Date{2026, 10, 1};
  account.purse.lots = {{{0, 1, 1}, {12680}, {12680}, march.date, Date{2028, 3, 31}}};
  account.facts.sales = {{march, spend, spend, {}, 1}};
  account.facts.horizon = Date{2025, 1, 1};
  account.facts.lifetime_spend = Money{12510'85} + spend;
  account.facts.lifetime_visits = 23;
  account.tier.rank = 2;
  account.tier.changed = march;
  account.tier.enrolled_on = Date{2024, 12, 24};
  account.tier.cycle_ends = Date{2027, 3, 31};
  account.tier.why = {domain::TierCause::earned, march.date, 2, 7};
  account.included = {march.id};
  return account;
}

// Zhang Wei of the pictures: silver, 970.75 short of gold, wool allergy.
inline Member zhang_wei(Money spend = Money{9029'25}) {
  Member member;
  member.id = an_id(1);
  member.core.name = "张伟";
  member.core.phone = "13817126688";
  member.core.pinyin = {"zhang wei"};
  member.facts.cycle_days = 38;
  member.facts.avoids_wool = true;
  member.facts.sizes = {{SizeFamily::shirt, "41"}, {SizeFamily::top, "XL"}, {SizeFamily::trousers, "33"}};
  member.facts.flags = {{FlagKind::special_need, {"羊毛过敏", "Wool allergy"}, {"别推荐羊毛", "Offer no wool"}}};
  member.facts.owner = "A01";
  member.facts.home_store = k_here;
  member.standing.state = zhang_wei_account(spend);
  return domain::on_day(std::move(member), domain::PolicyBook(a_policy()), {}, k_story_day);
}

// Somebody who gave a phone number and has not reached the threshold yet.
inline Member a_prospect() {
  Member member;
  member.id = an_id(2);
  member.core.phone = "13817126605";
  member.facts.owner = "A01";
  member.facts.home_store = k_here;
  return member;
}

inline Basket a_basket(std::initializer_list<LineItem> lines, const Member* member = nullptr) {
  Basket basket;
  basket.id = an_id(99);
  basket.associate = "A01";
  basket.lines = lines;
  if (member) basket.member = member->id;
  return basket;
}

// The basket of pictures 1 and 5, without and with the hat.
inline Basket story_basket(const Member* member = nullptr) { return a_basket({{k_shirt}, {k_trousers}, {k_socks, 2}, {k_belt}}, member); }
inline Basket story_basket_with_hat(const Member* member = nullptr) {
  return a_basket({{k_shirt}, {k_trousers}, {k_socks, 2}, {k_belt}, {k_hat}}, member);
}

// A shop, somebody in front of it, and a day: prices without ceremony.
struct Counter {
  Shop shop = a_shop();
  Customer customer = {};
  Date today = k_story_day;
  TimeOfDay time{12, 0, 0};

  PricingRules rules() const { return {shop.book, shop.policy_on(today), customer, today, time}; }
  PricedBasket price(const Basket& basket) const { return domain::price(rules(), basket); }
};

inline Counter counter_for(const Member& member, Shop shop = a_shop()) {
  return {std::move(shop), domain::customer_of(member), k_story_day};
}
inline Counter counter_for_guest(Shop shop = a_shop()) { return {std::move(shop), {}, k_story_day}; }

inline Tender a_tender(TenderKind kind, Money amount) {
  Tender tender;
  tender.kind = kind;
  tender.amount = amount;
  return tender;
}

// A batch of coupons that take ten off, and one of it.
inline domain::CouponRule ten_off() {
  domain::CouponRule rule;
  rule.id = "Q1";
  rule.name = {"减10", "10 off"};
  rule.off = yuan(10);
  rule.from = {2026, 11, 1};
  rule.to = {2026, 11, 30};
  return rule;
}
inline domain::Coupon a_ten_off(const std::string& code) {
  return {.code = code, .rule = "Q1", .from = {2026, 11, 1}, .to = {2026, 11, 30}};
}

// A payment with these tenders in order; a refused one ends the test.
inline Payment paid_with(Money due, std::initializer_list<Tender> tenders, Rounding rounding = Rounding::none) {
  Payment payment{due, rounding, {}};
  for (const Tender& tender : tenders) payment = domain::with_tender(std::move(payment), tender).value();
  return payment;
}

inline SaleContext a_context() {
  SaleContext context;
  context.terminal = {11, 1, k_here, "01"};
  context.at = *timestamp_from_rfc3339("2026-11-22T14:34:00+08:00");
  context.business_date = k_story_day;
  context.lots = std::vector<domain::LotBalance>();
  context.stored_value = yuan(200);
  return context;
}

// The basket sold by WeChat, exactly.
inline Sale sold(const Counter& counter, const Basket& basket, const std::optional<Member>& member = std::nullopt) {
  const Money due = counter.price(basket).total;
  Payment payment{due, Rounding::none, {}};
  if (due > Money{}) payment = paid_with(due, {a_tender(TenderKind::wechat, due)});
  return domain::close_basket({counter.rules(), basket, payment, member}, a_context()).value();
}

}  // namespace shuke::test
