// Giving out a coupon of a batch.
#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace shuke;
using namespace shuke::domain;
using namespace shuke::test;

namespace {

const std::string k_issued_code = "2700000000014";

Refusal not_issued(const CouponRule& rule, const std::optional<MemberId>& member, const std::string& code, Date day) {
  return issue(rule, member, code, day).refusal();
}
Refusal field_refused(const std::string& field) { return {Reason::promotion_not_valid, field}; }

}  // namespace

TEST_CASE("a coupon that is given out is open, of its batch, and valid as long as that is") {
  const Coupon coupon = issue(ten_off(), std::nullopt, k_issued_code, k_story_day).value();
  CHECK(coupon == Coupon{.code = k_issued_code, .rule = "Q1", .member = std::nullopt, .from = {2026, 11, 1}, .to = {2026, 11, 30}});
  CHECK(coupon.state == CouponState::open);
  CHECK_FALSE(refused({coupon, ten_off()}, std::nullopt, k_no_tier, k_story_day).has_value());
}

TEST_CASE("a coupon that is given to a member is that member's alone") {
  CouponRule rule = ten_off();
  rule.is_bearer = false;
  const Coupon coupon = issue(rule, an_id(1), k_issued_code, k_story_day).value();
  CHECK(coupon.member == an_id(1));
  CHECK(refused({coupon, rule}, an_id(2), 1, k_story_day) == CouponRefusal::wrong_member);
  CHECK_FALSE(refused({coupon, rule}, an_id(1), 1, k_story_day).has_value());
}

TEST_CASE("a batch for members is given to nobody else") {
  CouponRule rule = ten_off();
  rule.is_bearer = false;
  CHECK(not_issued(rule, std::nullopt, k_issued_code, k_story_day) == field_refused("member"));
}

TEST_CASE("no coupon is given out before its batch begins or after it ended, on its first and last day one is") {
  CHECK(not_issued(ten_off(), std::nullopt, k_issued_code, {2026, 10, 31}) == field_refused("from"));
  CHECK(issue(ten_off(), std::nullopt, k_issued_code, {2026, 11, 1}).ok());
  CHECK(issue(ten_off(), std::nullopt, k_issued_code, {2026, 11, 30}).ok());
  CHECK(not_issued(ten_off(), std::nullopt, k_issued_code, {2026, 12, 1}) == field_refused("to"));
}

TEST_CASE("a coupon's code has the prefix of coupons and its check digit, and nothing around it") {
  for (const std::string code : {"", "C1", "2700000000013", "270000000001", "2800000000011", " 2700000000014"}) {
    CAPTURE(code);
    CHECK(not_issued(ten_off(), std::nullopt, code, k_story_day) == field_refused("code"));
  }
}

TEST_CASE("nothing is given out of a batch that is not sound") {
  CouponRule rule = ten_off();
  rule.off = {};
  CHECK(not_issued(rule, std::nullopt, k_issued_code, k_story_day) == field_refused("off"));
}
