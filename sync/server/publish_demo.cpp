#include "sync/server/publish_demo.h"

#include "core/codec/feed.h"
#include "core/codec/policy.h"

namespace shuke::head_office {

namespace {

void publish(Storage& storage, std::string_view entity, const std::string& key, std::string body) {
  storage.put_row({std::string(entity), key, 0, false, std::move(body)});
}

void publish_shop(Storage& storage, const demo::DemoShop& shop) {
  publish(storage, codec::k_chain_entity, "chain", codec::encode_chain({shop.name, shop.catalogue.version}));
  for (const auto& store : shop.stores) publish(storage, codec::k_store_entity, store.id, codec::encode_store(store));
  for (const auto& associate : shop.associates) {
    publish(storage, codec::k_associate_entity, associate.id, codec::encode_associate(associate));
  }
  publish(storage, codec::k_policy_entity, std::to_string(shop.policy.version), codec::encode_policy(shop.policy));
  for (const auto& promotion : shop.catalogue.promotions) {
    publish(storage, codec::k_promotion_entity, promotion.id, codec::encode_promotion(promotion));
  }
  for (const auto& rule : shop.coupon_rules) publish(storage, codec::k_coupon_rule_entity, rule.id, codec::encode_coupon_rule(rule));
  for (const auto& coupon : shop.coupons) publish(storage, codec::k_coupon_entity, coupon.code, codec::encode_coupon(coupon));
  for (const auto& style : shop.catalogue.styles) publish(storage, codec::k_style_entity, style.code, codec::encode_style(style));
  for (const auto& sku : shop.catalogue.skus) publish(storage, codec::k_sku_entity, sku.code, codec::encode_sku(sku));
}

// What an imported member brings along: records of terminal 0, so that every balance is a sum of entries from the first day. The history
// comes first, because a till that has a member's row may ask for it.
void publish_member(Storage& storage, const demo::DemoMember& one) {
  for (const domain::MemberRecord& record : one.history) {
    for (const auto& entry : record.entries) storage.add_entry({record.id.terminal, record.id.seq, one.member.id, entry});
  }
  if (!one.history.empty()) storage.put_row(codec::encode_history({one.member.id, one.history}, 0));
  storage.put_row(codec::encode_member(one.member, 0));
}

}  // namespace

bool publish_demo(Storage& storage, const demo::DemoChain& chain) {
  if (storage.feed_head() > 0) return false;
  storage.transact([&] {
    for (const auto& terminal : chain.shop.terminals) storage.put_terminal({terminal, std::nullopt, 0, {}, 0});
    publish_shop(storage, chain.shop);
    for (const auto& member : chain.members) publish_member(storage, member);
  });
  storage.checkpoint();
  return true;
}

}  // namespace shuke::head_office
