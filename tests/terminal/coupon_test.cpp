// Coupons on the counter: the row in the basket, the picker, and one that is scanned.
#include <doctest/doctest.h>

#include "tests/terminal/till.h"

using namespace shuke;
using namespace shuke::test;
using namespace shuke::terminal;
using namespace shuke::terminal::test;

namespace {

domain::CouponRule a_batch(std::string id, Money off, Money least) {
  domain::CouponRule rule;
  rule.id = std::move(id);
  rule.name = {"减" + std::to_string(off.fen / 100), std::to_string(off.fen / 100) + " off"};
  rule.off = off;
  rule.least_spend = least;
  rule.from = {2026, 11, 1};
  rule.to = {2026, 11, 30};
  return rule;
}

domain::Coupon a_coupon(std::string code, std::string rule) {
  return {.code = std::move(code), .rule = std::move(rule), .from = {2026, 11, 1}, .to = {2026, 11, 30}};
}

const std::string k_fifty = "2700001000006";
const std::string k_big = "2700001000013";
const std::string k_leaflet = "2700000000014";

// Zhang Wei with 50 off 800 and 90 off 2,000 in front of the story's basket.
struct CouponTill : Till {
  explicit CouponTill(Language language = Language::zh) : Till(language) {
    Shop shop = a_shop();
    shop.coupon_rules = {a_batch("Q50", yuan(50), yuan(800)), a_batch("Q90", yuan(90), yuan(2000)), a_batch("Q20", yuan(20), yuan(200))};
    tell(ShopPublished{std::make_shared<const Shop>(std::move(shop))});
  }
  static Member wei() {
    Member member = zhang_wei();
    member.facts.coupons = {a_coupon(k_fifty, "Q50"), a_coupon(k_big, "Q90")};
    for (domain::Coupon& coupon : member.facts.coupons) coupon.member = member.id;
    return member;
  }
  void begin() {
    attach(wei());
    sell_story();
  }
  void bring_leaflet() {
    want(ReadCode{k_leaflet});
    tell(CouponFound{state.coupons.request, {a_coupon(k_leaflet, "Q20"), state.shop->coupon_rules[2]}});
  }
  CouponsView picker() {
    want(OpenCoupons{});
    return *view().coupons;
  }
};

}  // namespace

TEST_CASE("the basket says how many coupons would save how much") {
  CouponTill till;
  till.begin();
  REQUIRE(till.view().basket.coupons.has_value());
  CHECK(till.view().basket.coupons->text == "1 张券可用，最多省 ¥50.00");
  CHECK(till.view().basket.coupons->saves);
}

TEST_CASE("without coupons, and without goods, the basket says nothing of them") {
  CouponTill till;
  till.sell_story();
  CHECK_FALSE(till.view().basket.coupons.has_value());
  CouponTill empty;
  empty.attach(CouponTill::wei());
  CHECK_FALSE(empty.view().basket.coupons.has_value());
}

TEST_CASE("the picker shows what saves first, and why the rest cannot be used, in both languages") {
  CouponTill till;
  till.begin();
  const CouponsView zh = till.picker();
  REQUIRE(zh.rows.size() == 2);
  CHECK(zh.rows[0].name == "减50");
  CHECK(zh.rows[0].saves == "省 ¥50.00");
  CHECK(zh.rows[1].reason == "再买 ¥1,116.25 就能用");
  CHECK_FALSE(zh.rows[1].can_tap);
  till.want(SwitchLanguage{Language::en});
  CHECK(till.view().coupons->rows[1].reason == "¥1,116.25 more and it can be used");
}

TEST_CASE("a tap puts a coupon on, the total and its reason follow, a second tap takes it off") {
  CouponTill till;
  till.begin();
  const Money before = till.state.priced.total;
  till.want(TapCoupon{k_fifty});
  CHECK(till.state.priced.total == before - yuan(50));
  CHECK(till.view().basket.totals.back().label == "减50");
  CHECK(till.view().basket.coupons->text == "用了 1 张券，省 ¥50.00");
  CHECK(till.picker().rows[0].is_on);
  till.want(TapCoupon{k_fifty});
  CHECK(till.state.priced.total == before);
}

TEST_CASE("a coupon that cannot be used stays off when it is tapped") {
  CouponTill till;
  till.begin();
  till.want(TapCoupon{k_big});
  CHECK(till.state.basket.coupons.empty());
}

TEST_CASE("a coupon that is on and no longer holds says why, and comes off at a tap") {
  CouponTill till;
  till.begin();
  till.want(TapCoupon{k_fifty});
  till.want(SetQuantity{1, 0});
  const CouponRow row = till.picker().rows[0];
  CHECK(row.is_on);
  CHECK(row.can_tap);
  CHECK_FALSE(row.reason.empty());
  till.want(TapCoupon{k_fifty});
  CHECK(till.state.basket.coupons.empty());
}

TEST_CASE("a leaflet that is scanned is looked up, put on, and says what it saves") {
  CouponTill till;
  till.sell_story();
  till.bring_leaflet();
  REQUIRE(till.last<FindCoupon>() != nullptr);
  CHECK(till.last<FindCoupon>()->code == k_leaflet);
  CHECK(till.toast() == "减20用上了，省 ¥20.00");
  CHECK(till.state.basket.coupons.size() == 1);
}

TEST_CASE("a coupon typed into the search goes the same way") {
  CouponTill till;
  till.sell_story();
  till.want(OpenSearch{});
  till.want(TypeSearch{k_leaflet});
  till.want(EnterSearch{});
  CHECK(till.state.overlay == Overlay::none);
  REQUIRE(till.last<FindCoupon>() != nullptr);
}

TEST_CASE("a coupon that is scanned and cannot be used is refused with its reason, and waits on the picker") {
  CouponTill till;
  till.sell({{k_belt}});
  till.bring_leaflet();
  CHECK(till.toast() == "再买 ¥22.00 就能用");
  CHECK(till.state.toast->is_bad);
  CHECK(till.state.basket.coupons.empty());
  till.sell({{k_hat}});
  CHECK(till.view().basket.coupons->text == "1 张券可用，最多省 ¥20.00");
}

TEST_CASE("a second scan of a coupon that is on says so and changes nothing") {
  CouponTill till;
  till.sell_story();
  till.bring_leaflet();
  till.want(ReadCode{k_leaflet});
  CHECK(till.toast() == "这张券已经用上了");
  CHECK(till.state.basket.coupons.size() == 1);
}

TEST_CASE("a coupon nobody here knows is refused") {
  CouponTill till;
  till.sell_story();
  till.want(ReadCode{k_leaflet});
  till.tell(CouponMissing{till.state.coupons.request});
  CHECK(till.toast() == till.said(Reason::coupon_unknown));
}

TEST_CASE("the answer about an earlier coupon is dropped") {
  CouponTill till;
  till.sell_story();
  till.want(ReadCode{k_leaflet});
  const auto first = till.state.coupons.request;
  till.want(ReadCode{"2700000000021"});
  till.tell(CouponFound{first, {a_coupon(k_leaflet, "Q20"), till.state.shop->coupon_rules[2]}});
  CHECK(till.state.basket.coupons.empty());
}

TEST_CASE("a member's coupons go with the member") {
  CouponTill till;
  till.begin();
  till.want(TapCoupon{k_fifty});
  till.want(RemoveMember{});
  CHECK(till.state.basket.coupons.empty());
  CHECK_FALSE(till.view().basket.coupons.has_value());
}

TEST_CASE("the next customer begins without the last one's coupons") {
  CouponTill till;
  till.sell_story();
  till.bring_leaflet();
  till.want(HoldBasket{});
  CHECK(till.state.coupons.brought.empty());
  till.want(ResumeBasket{0});
  CHECK(till.state.basket.coupons.size() == 1);
  CHECK(till.picker().rows[0].is_on);
}

TEST_CASE("a coupon that was used is refused for that, and does not stay on the picker") {
  CouponTill till;
  till.sell_story();
  till.want(ReadCode{k_leaflet});
  domain::HeldCoupon held{a_coupon(k_leaflet, "Q20"), till.state.shop->coupon_rules[2]};
  held.coupon.state = domain::CouponState::used;
  till.tell(CouponFound{till.state.coupons.request, held});
  CHECK(till.toast() == "这张券用过了");
  CHECK_FALSE(till.view().basket.coupons.has_value());
}

TEST_CASE("a member's own coupon says that it was used, without asking anybody") {
  CouponTill till;
  Member member = CouponTill::wei();
  member.facts.coupons[0].state = domain::CouponState::used;
  till.attach(member);
  till.sell_story();
  till.want(ReadCode{k_fifty});
  CHECK(till.toast() == "这张券用过了");
  CHECK(till.last<FindCoupon>() == nullptr);
}
