// What sales do to coupons.
#include "core/domain/sales/coupon_use.h"

#include <doctest/doctest.h>

#include "tests/domain/counters.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

const std::vector<Coupon> k_two{{.code = "C1", .rule = "R", .from = {2026, 11, 1}, .to = {2026, 11, 30}},
                                {.code = "C2", .rule = "R", .from = {2026, 11, 1}, .to = {2026, 11, 30}}};

Sale sale_with(const std::string& code) {
  Sale sale;
  sale.terms.coupons = {{.coupon = {.code = code, .rule = "R", .from = {}, .to = {}}, .rule = {}}};
  return sale;
}

Sale return_with(const std::string& code) {
  Sale taken;
  taken.returns_of = SaleName{};
  taken.revived_coupons = {code};
  return taken;
}

}  // namespace

TEST_CASE("a sale marks the coupon it used and no other") {
  std::vector<Coupon> coupons = k_two;
  CHECK_FALSE(move_coupons(coupons, sale_with("C2")));
  CHECK(coupons[0].state == CouponState::open);
  CHECK(coupons[1].state == CouponState::used);
}

TEST_CASE("a return opens the coupon again, and it can be used once more without an alarm") {
  std::vector<Coupon> coupons = k_two;
  move_coupons(coupons, sale_with("C1"));
  CHECK_FALSE(move_coupons(coupons, return_with("C1")));
  CHECK(coupons == k_two);
  CHECK_FALSE(move_coupons(coupons, sale_with("C1")));
}

TEST_CASE("a coupon used a second time is an alarm") {
  std::vector<Coupon> coupons = k_two;
  move_coupons(coupons, sale_with("C1"));
  CHECK(move_coupons(coupons, sale_with("C1")));
}

TEST_CASE("a coupon that was voided stays so, whatever comes back") {
  std::vector<Coupon> coupons = k_two;
  coupons[0].state = CouponState::voided;
  move_coupons(coupons, return_with("C1"));
  CHECK(coupons[0].state == CouponState::voided);
}

TEST_CASE("coupons count while they are open and not over") {
  std::vector<Coupon> coupons = k_two;
  CHECK(open_coupons(coupons, {2026, 11, 30}) == 2);
  CHECK(open_coupons(coupons, {2026, 12, 1}) == 0);
  coupons[0].state = CouponState::used;
  CHECK(open_coupons(coupons, k_story_day) == 1);
}

TEST_CASE("a coupon of a batch nobody knows here is not shown") {
  CouponRule rule;
  rule.id = "R";
  CHECK(with_rules(k_two, {rule}).size() == 2);
  CHECK(with_rules(k_two, {}).empty());
}
