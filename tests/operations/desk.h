#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/name_reader.h"
#include "core/codec/feed.h"
#include "core/codec/policy.h"
#include "core/operations/commit_sale.h"
#include "core/operations/find_member.h"
#include "core/operations/load_shop.h"
#include "core/operations/sync.h"
#include "tests/support/builders.h"
#include "tests/support/fakes.h"
#include "tests/support/keys.h"

namespace shuke::test {

// Reads the few names of these tests.
class StoryNames : public NameReader {
 public:
  NameReadings read(std::string_view name) override {
    if (name == "周文博") return {.full = {"zhou wen bo"}, .initials = {"zwb"}};
    return {};
  }
};

// What head office publishes about the story shop, as it comes over the line.
inline std::vector<codec::FeedRow> story_feed() {
  const Shop shop = a_shop();
  std::vector<codec::FeedRow> rows;
  const auto add = [&](std::string_view entity, std::string key, std::string body) {
    rows.push_back({.entity = std::string(entity),
                    .key = std::move(key),
                    .version = static_cast<std::int64_t>(rows.size()) + 1,
                    .body = std::move(body)});
  };
  add(codec::k_chain_entity, "chain", codec::encode_chain({shop.chain, 42}));
  for (const auto& store : shop.stores) add(codec::k_store_entity, store.id, codec::encode_store(store));
  for (const auto& associate : shop.associates) add(codec::k_associate_entity, associate.id, codec::encode_associate(associate));
  for (const auto& policy : shop.policies.all()) add(codec::k_policy_entity, std::to_string(policy.version), codec::encode_policy(policy));
  for (const auto& promotion : shop.book.promotions()) add(codec::k_promotion_entity, promotion.id, codec::encode_promotion(promotion));
  for (const auto& style : shop.book.styles()) add(codec::k_style_entity, style.code, codec::encode_style(style));
  for (const auto& sku : shop.book.skus()) add(codec::k_sku_entity, sku.code, codec::encode_sku(sku));
  Member member = zhang_wei();
  member.core.cards = {{"2800000000011", domain::CardState::active}};
  rows.push_back(codec::encode_member(member, 100));
  return rows;
}

// A till in front of an associate: a store in `directory`, filled from head office, and everything an act needs.
struct Desk {
  FakeClock clock;
  CountingIds ids;
  StoryNames names;
  store::Store store;
  std::shared_ptr<const Shop> shop;

  // `is_filled`: on files that an earlier one has filled; nothing is written to them.
  explicit Desk(const std::string& directory = ":memory:", bool is_filled = false) : store(directory, keys_of(directory)) {
    if (is_filled) {
      shop = operations::load_shop(store).value();
      return;
    }
    operations::propose_terminal(store, {11, 1, k_here, "01"});
    operations::apply_page(store, {.rows = story_feed(), .cursor = "c1", .is_last = true});
    shop = operations::load_shop(store).value();
  }
  operations::MemberDay day() const { return {shop->policies, k_story_day}; }
  operations::World world() { return {store, clock, ids, names}; }

  Money price(const Basket& basket, const std::optional<Member>& member) const {
    const Customer customer = member ? domain::customer_of(*member) : Customer{};
    return domain::price({shop->book, shop->policy_on(k_story_day), customer, k_story_day}, basket).total;
  }
  Result<operations::CommittedSale> sell(const Basket& basket, const std::optional<Member>& member = std::nullopt) {
    const Money due = price(basket, member);
    return operations::commit_sale(world(), {*shop, basket, paid_with(due, {a_tender(TenderKind::wechat, due)}), member});
  }
};

inline Basket socks(std::uint8_t number, const Member* member = nullptr) {
  Basket basket = a_basket({{k_socks, 2}}, member);
  basket.id = an_id(number);
  return basket;
}

}  // namespace shuke::test
