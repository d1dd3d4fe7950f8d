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
  publish(storage, codec::k_policy_entity, "policy", codec::encode_policy(shop.policy));
  for (const auto& promotion : shop.catalogue.promotions) {
    publish(storage, codec::k_promotion_entity, promotion.id, codec::encode_promotion(promotion));
  }
  for (const auto& style : shop.catalogue.styles) publish(storage, codec::k_style_entity, style.code, codec::encode_style(style));
  for (const auto& sku : shop.catalogue.skus) publish(storage, codec::k_sku_entity, sku.code, codec::encode_sku(sku));
}

// What an imported member brings along, as entries of terminal 0, so that balances are sums of entries from the first day.
void add_opening(Storage& storage, const domain::Member& member, Sequence number, const domain::Policy& policy) {
  domain::LedgerEntry points;
  points.account = domain::Account::points;
  points.points = member.facts.points;
  points.available_from = policy.effective_from;
  points.policy_version = policy.version;
  domain::LedgerEntry growth = points;
  growth.entry_no = 2;
  growth.account = domain::Account::growth;
  growth.kind = domain::EntryKind::grown;
  growth.points = {};
  growth.growth = member.facts.lifetime_spend;
  storage.add_entry({0, number, member.id, points});
  storage.add_entry({0, number, member.id, growth});
}

}  // namespace

bool publish_demo(Storage& storage, const demo::DemoChain& chain) {
  if (storage.feed_head() > 0) return false;
  storage.transact([&] {
    for (const auto& terminal : chain.shop.terminals) storage.put_terminal({terminal, std::nullopt, 0, {}, 0});
    publish_shop(storage, chain.shop);
    Sequence number = 0;
    for (const auto& member : chain.members) {
      storage.put_row(codec::encode_member(member, 0));
      add_opening(storage, member, ++number, chain.shop.policy);
    }
  });
  storage.checkpoint();
  return true;
}

}  // namespace shuke::head_office
