#include "core/operations/load_shop.h"

#include <algorithm>

#include "core/codec/feed.h"
#include "core/codec/policy.h"

namespace shuke::operations {

namespace {

template <class T>
std::vector<T> read_all(const store::Store& store, std::string_view entity, Result<T> (*decode)(std::string_view)) {
  std::vector<T> values;
  for (const auto& document : store.documents(entity)) {
    auto value = decode(document.body);
    if (value) values.push_back(std::move(value).value());
  }
  return values;
}

codec::ChainFacts read_chain(const store::Store& store) {
  const auto document = store.document(codec::k_chain_entity, "chain");
  if (!document) return {};
  auto chain = codec::decode_chain(document->body);
  return chain ? std::move(chain).value() : codec::ChainFacts{};
}

}  // namespace

domain::PolicyBook load_policies(const store::Store& store) {
  std::vector<domain::Policy> found = read_all<domain::Policy>(store, codec::k_policy_entity, codec::decode_policy);
  std::sort(found.begin(), found.end(), [](const domain::Policy& a, const domain::Policy& b) { return a.version < b.version; });
  domain::PolicyBook book;
  for (domain::Policy& policy : found) {
    std::vector<domain::Policy> all = book.all();
    all.push_back(std::move(policy));
    auto more = domain::PolicyBook::of(std::move(all));
    if (more) book = std::move(more).value();
  }
  return book;
}

Result<std::shared_ptr<const domain::Shop>> load_shop(const store::Store& store) {
  domain::PolicyBook policies = load_policies(store);
  if (policies.is_empty()) return Refusal{Reason::prices_missing, "policy"};
  store::Goods goods = store.goods();
  if (goods.skus.empty()) return Refusal{Reason::prices_missing, "sku"};
  const codec::ChainFacts chain = read_chain(store);
  const auto terminal = store.terminal();
  auto shop = std::make_shared<domain::Shop>();
  shop->chain = chain.name;
  shop->here = terminal ? terminal->identity.store : StoreId();
  shop->stores = read_all<domain::Store>(store, codec::k_store_entity, codec::decode_store);
  shop->associates = read_all<domain::Associate>(store, codec::k_associate_entity, codec::decode_associate);
  shop->policies = std::move(policies);
  shop->book = domain::PriceBook({.version = chain.price_set_version,
                                  .styles = std::move(goods.styles),
                                  .skus = std::move(goods.skus),
                                  .promotions = read_all<domain::Promotion>(store, codec::k_promotion_entity, codec::decode_promotion)});
  shop->coupon_rules = read_all<domain::CouponRule>(store, codec::k_coupon_rule_entity, codec::decode_coupon_rule);
  return std::shared_ptr<const domain::Shop>(std::move(shop));
}

SoundShop load_sound_shop(store::Store& store) {
  try {
    return {.shop = load_shop(store)};
  } catch (const DbError& error) {
    if (!error.is_damaged()) throw;
    const std::int64_t dropped = store.drop_damaged_goods();
    if (dropped == 0) throw;
    return {.shop = load_shop(store), .dropped_rows = dropped};
  }
}

}  // namespace shuke::operations
