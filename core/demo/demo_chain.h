#pragma once

#include <cstdint>
#include <vector>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/domain/catalogue/coupon.h"
#include "core/domain/catalogue/price_book.h"
#include "core/domain/loyalty/policy.h"
#include "core/domain/members/member.h"
#include "core/domain/staff/associate.h"

namespace shuke::demo {

// The chain without its members: two stores, three terminals, twelve associates, 400 styles in 3,000 SKUs, three promotions that
// run on `as_of`, the default policy.
struct DemoShop {
  Bilingual name;
  std::vector<domain::Store> stores;
  std::vector<TerminalIdentity> terminals;    // NJX-01, NJX-02, XH-01
  std::vector<domain::Associate> associates;  // 李娜 first
  domain::Policy policy;
  domain::PriceBookParts catalogue;
  std::vector<domain::CouponRule> coupon_rules;
  std::vector<domain::Coupon> coupons;  // for whoever brings one
};

// Somebody with the records their account was folded from.
struct DemoMember {
  domain::Member member;
  std::vector<domain::MemberRecord> history;  // of terminal 0, oldest first
};

struct DemoChain {
  DemoShop shop;
  std::vector<DemoMember> members;  // 5,000; the people of the design story first, see members.h
};

inline constexpr std::uint64_t k_demo_seed = 20261122;
inline constexpr int k_demo_members = 5000;

// The same for the same arguments, on every machine. Pure; the whole chain takes well under half a second. Goods, prices and
// people of the story are fixed; the seed moves stock and everybody else, `as_of` moves promotions and purchases.
DemoShop make_demo_shop(std::uint64_t seed, Date as_of);
DemoChain make_demo_chain(std::uint64_t seed, Date as_of);
domain::Policy default_policy();  // assets/policy/chain.json says the same

}  // namespace shuke::demo
