#pragma once

#include <optional>
#include <string>

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/domain/catalogue/goods_filter.h"
#include "core/domain/loyalty/policy.h"

namespace shuke::domain {

enum class CouponKind {
  amount_off,  // so much off its goods
  percentage   // its goods at a rate
};

// A batch of coupons that say the same. Both days are included.
struct CouponRule {
  std::string id;
  Bilingual name;
  CouponKind kind = CouponKind::amount_off;
  Money off{};                // amount_off
  BasisPoints rate{k_whole};  // percentage: 9000 is 9折
  Money most_off{};           // percentage: its cap; 0 for none
  Money least_spend{};        // on its goods, after promotions
  GoodsFilter goods{};
  TierRank least_tier = k_no_tier;
  Date from;
  Date to;
  bool goes_with_promotions = true;  // else the basket is priced without promotions when it is chosen; markdowns stay
  bool goes_with_coupons = false;    // may stand beside another coupon that may
  bool is_bearer = true;             // whoever brings it; else only the member it was given to
  bool operator==(const CouponRule&) const = default;
};

enum class CouponState { open, used, voided };

// One coupon, used once.
struct Coupon {
  std::string code;  // unique in the chain
  std::string rule;  // id of the batch
  std::optional<MemberId> member{};
  Date from;
  Date to;
  CouponState state = CouponState::open;
  bool operator==(const Coupon&) const = default;
};

// A coupon with what it says, as it lies in a basket or on the picker.
struct HeldCoupon {
  Coupon coupon;
  CouponRule rule;
  bool operator==(const HeldCoupon&) const = default;
};

// promotion_not_valid with the path of the first wrong field.
Outcome validate(const CouponRule& rule);

// One more coupon of a batch, for a member or for whoever brings it, valid as long as the batch. Whether another one has that code already
// is for who keeps them to say. promotion_not_valid (detail: the field): the batch is not sound, does not run on `day` ("from", "to"), is
// for members and there is none ("member"), or `code` is not one of this chain's coupons, with its check digit ("code").
Result<Coupon> issue(const CouponRule& rule, const std::optional<MemberId>& member, const std::string& code, Date day);

// Why a coupon cannot be used, most final reason first.
enum class CouponRefusal {
  unknown_rule,  // the coupon belongs to another batch
  used,          // in an earlier sale
  voided,
  not_yet,
  over,
  wrong_member,  // given to somebody else
  wrong_tier,
  already_in_basket,    // the same code
  not_with_coupon,      // another coupon is used that does not stand beside it
  wrong_goods,          // nothing it is for lies in the basket
  spend_missing,        // its goods do not reach its sum
  not_with_promotions,  // without promotions, as it asks, the basket would not be cheaper
  saves_nothing         // the prices are at their floor already
};

// What the coupon itself says, without the basket: used, voided, not_yet, over, wrong_member, wrong_tier.
std::optional<CouponRefusal> refused(const HeldCoupon& held, const std::optional<MemberId>& member, TierRank tier, Date today);

// What a coupon takes off goods that cost `sum`; 0 below its least spend.
Money coupon_off(const CouponRule& rule, Money sum);

}  // namespace shuke::domain
