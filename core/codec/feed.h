#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/domain/catalogue/coupon.h"
#include "core/domain/catalogue/promotion.h"
#include "core/domain/catalogue/style.h"
#include "core/domain/members/member.h"
#include "core/domain/staff/associate.h"

namespace shuke::codec {

// One row of what head office publishes and terminals pull. `body` is JSON, empty when the row was removed. Policy bodies are
// policy documents, see policy.h.
struct FeedRow {
  std::string entity;        // one of the names below
  std::string key;           // the id within the entity; for members the UUID as text
  std::int64_t version = 0;  // head office's version of this row, rising
  bool is_removed = false;
  std::string body;
  bool operator==(const FeedRow&) const = default;
};

inline constexpr std::string_view k_chain_entity = "chain";              // key "chain"
inline constexpr std::string_view k_store_entity = "store";              // key: store id
inline constexpr std::string_view k_associate_entity = "associate";      // key: associate id
inline constexpr std::string_view k_policy_entity = "policy";            // key: version
inline constexpr std::string_view k_promotion_entity = "promotion";      // key: promotion id
inline constexpr std::string_view k_coupon_rule_entity = "coupon_rule";  // key: rule id
inline constexpr std::string_view k_coupon_entity = "coupon";            // key: code; those that whoever brings them may use
inline constexpr std::string_view k_style_entity = "style";              // key: style code
inline constexpr std::string_view k_sku_entity = "sku";                  // key: SKU code
inline constexpr std::string_view k_member_entity = "member";            // key: member id as text
inline constexpr std::string_view k_history_entity = "history";          // key: member id as text, then which records (history_key)

// The chain itself, and the version of the price set that goods, prices and promotions together make up.
struct ChainFacts {
  Bilingual name;
  int price_set_version = 0;
  bool operator==(const ChainFacts&) const = default;
};

// All decoders: unknown fields ignored, document_not_valid with the path otherwise. Pure, any thread, never throw.
std::string encode_chain(const ChainFacts& chain);
Result<ChainFacts> decode_chain(std::string_view body);
std::string encode_store(const domain::Store& store);
Result<domain::Store> decode_store(std::string_view body);
std::string encode_associate(const domain::Associate& associate);
Result<domain::Associate> decode_associate(std::string_view body);
std::string encode_promotion(const domain::Promotion& promotion);
Result<domain::Promotion> decode_promotion(std::string_view body);  // also promotion_not_valid
std::string encode_coupon_rule(const domain::CouponRule& rule);
Result<domain::CouponRule> decode_coupon_rule(std::string_view body);  // also promotion_not_valid
std::string encode_coupon(const domain::Coupon& coupon);
Result<domain::Coupon> decode_coupon(std::string_view body);
std::string encode_style(const domain::Style& style);
Result<domain::Style> decode_style(std::string_view body);
std::string encode_sku(const domain::Sku& sku);
Result<domain::Sku> decode_sku(std::string_view body);

// A member travels as two JSON texts in one body, so that a store keeps two byte strings: the core it seals, the facts it reads
// for the panel. Joining and splitting look at neither.
struct MemberParts {
  std::string core;
  std::string facts;
  bool operator==(const MemberParts&) const = default;
};
std::string join_member(const MemberParts& parts);
Result<MemberParts> split_member(std::string_view body);
std::string encode_member_core(const domain::MemberCore& core);
Result<domain::MemberCore> decode_member_core(std::string_view bytes);
// With the account; of the facts only what does not follow from it.
std::string encode_member_facts(const domain::MemberFacts& facts, const domain::AccountState& account);
struct KeptFacts {
  domain::MemberFacts facts;
  domain::AccountState account;
};
Result<KeptFacts> decode_member_facts(std::string_view bytes);

// The two steps at once, for a whole member. A decoded one is told for no day yet (domain::on_day).
FeedRow encode_member(const domain::Member& member, std::int64_t version);
Result<domain::Member> decode_member(const FeedRow& row);

// What a member's account was folded from, for whoever wants to fold it again: under another policy, or to check. A row holds some records
// of one member and never changes.
struct HistoryRow {
  MemberId member;
  std::vector<domain::MemberRecord> records;
  bool operator==(const HistoryRow&) const = default;
};
std::string history_key(const HistoryRow& row);  // by its first record
FeedRow encode_history(const HistoryRow& row, std::int64_t version);
Result<HistoryRow> decode_history(std::string_view body);

}  // namespace shuke::codec
