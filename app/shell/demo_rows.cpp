#include "app/shell/commands.h"

#include <utility>

#include "core/codec/feed.h"
#include "core/codec/policy.h"
#include "core/demo/demo_chain.h"
#include "core/demo/members.h"

namespace shuke::shell {
namespace {

codec::FeedRow row(std::string_view entity, std::string key, std::string body) {
  return {std::string(entity), std::move(key), 1, false, std::move(body)};
}

}  // namespace

void add_member_rows(std::vector<codec::FeedRow>& rows, const demo::DemoMember& one) {
  if (!one.history.empty()) rows.push_back(codec::encode_history({one.member.id, one.history}, 1));
  rows.push_back(codec::encode_member(one.member, 1));
}

std::vector<codec::FeedRow> demo_shop_rows(const demo::DemoShop& shop) {
  std::vector<codec::FeedRow> rows;
  rows.push_back(row(codec::k_chain_entity, "chain", codec::encode_chain({shop.name, shop.catalogue.version})));
  for (const domain::Store& store : shop.stores) rows.push_back(row(codec::k_store_entity, store.id, codec::encode_store(store)));
  for (const domain::Associate& associate : shop.associates)
    rows.push_back(row(codec::k_associate_entity, associate.id, codec::encode_associate(associate)));
  rows.push_back(row(codec::k_policy_entity, std::to_string(shop.policy.version), codec::encode_policy(shop.policy)));
  for (const domain::Promotion& promotion : shop.catalogue.promotions)
    rows.push_back(row(codec::k_promotion_entity, promotion.id, codec::encode_promotion(promotion)));
  for (const domain::CouponRule& rule : shop.coupon_rules)
    rows.push_back(row(codec::k_coupon_rule_entity, rule.id, codec::encode_coupon_rule(rule)));
  for (const domain::Coupon& coupon : shop.coupons) rows.push_back(row(codec::k_coupon_entity, coupon.code, codec::encode_coupon(coupon)));
  for (const domain::Style& style : shop.catalogue.styles)
    rows.push_back(row(codec::k_style_entity, style.code, codec::encode_style(style)));
  for (const domain::Sku& sku : shop.catalogue.skus) rows.push_back(row(codec::k_sku_entity, sku.code, codec::encode_sku(sku)));
  return rows;
}

runtime::DemoRows demo_rows(std::uint64_t seed, std::int64_t members, Date as_of) {
  const demo::DemoShop shop = demo::make_demo_shop(seed, as_of);
  runtime::DemoRows all{.rows = demo_shop_rows(shop), .store = shop.terminals.front().store};
  const demo::MemberMaker maker(shop, seed, as_of);
  for (std::int64_t index = 0; index < members; ++index) add_member_rows(all.rows, maker.member(index));
  return all;
}

}  // namespace shuke::shell
