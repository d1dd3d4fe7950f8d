#include <algorithm>
#include <array>
#include <set>

#include "core/codec/feed.h"
#include "core/codec/policy.h"
#include "core/operations/sync.h"

namespace shuke::operations {

namespace {

using codec::FeedRow;

constexpr std::string_view k_unknown_entity = "unknown entity";

std::string sentence_of(const Refusal& refusal) {
  std::string sentence(name_of(refusal.reason));
  if (!refusal.detail.empty()) sentence += ": " + refusal.detail;
  return sentence;
}

// Documents are kept as bytes; they are decoded here only to know that they can be.
template <class T>
Outcome readable(const Result<T>& decoded) {
  if (!decoded) return decoded.refusal();
  return Done{};
}

Outcome check_document(const FeedRow& row) {
  if (row.entity == codec::k_chain_entity) return readable(codec::decode_chain(row.body));
  if (row.entity == codec::k_store_entity) return readable(codec::decode_store(row.body));
  if (row.entity == codec::k_associate_entity) return readable(codec::decode_associate(row.body));
  if (row.entity == codec::k_promotion_entity) return readable(codec::decode_promotion(row.body));
  if (row.entity == codec::k_coupon_rule_entity) return readable(codec::decode_coupon_rule(row.body));
  if (row.entity == codec::k_coupon_entity) return readable(codec::decode_coupon(row.body));
  if (row.entity == codec::k_policy_entity) return readable(codec::decode_policy(row.body));
  return Refusal{Reason::document_not_valid, std::string(k_unknown_entity)};
}

Outcome take_style(store::ReplicaPage& page, const FeedRow& row) {
  auto style = codec::decode_style(row.body);
  if (!style) return style.refusal();
  if (style->code != row.key) return Refusal{Reason::document_not_valid, "code"};
  page.styles.push_back({.style = std::move(style).value(), .version = row.version});
  return Done{};
}

Outcome take_sku(store::ReplicaPage& page, const FeedRow& row) {
  auto sku = codec::decode_sku(row.body);
  if (!sku) return sku.refusal();
  if (sku->code != row.key) return Refusal{Reason::document_not_valid, "code"};
  page.skus.push_back({.sku = std::move(sku).value(), .version = row.version});
  return Done{};
}

store::MemberKey key_of(const MemberId& id, const domain::MemberCore& core, const domain::MemberFacts& facts) {
  store::MemberKey key{.id = id, .name = core.name, .phone = core.phone, .readings = core.pinyin};
  for (const auto& card : core.cards) key.cards.push_back(card.number);
  if (facts.last) {
    key.last_visit = facts.last->date;
    key.last_store = facts.last->store;
  }
  return key;
}

Outcome take_member(store::ReplicaPage& page, const FeedRow& row) {
  const auto id = uuid_from_text(row.key);
  if (!id) return Refusal{Reason::document_not_valid, "key"};
  auto parts = codec::split_member(row.body);
  if (!parts) return parts.refusal();
  const auto core = codec::decode_member_core(parts->core);
  if (!core) return core.refusal();
  const auto facts = codec::decode_member_facts(parts->facts);
  if (!facts) return facts.refusal();
  page.members.push_back({.key = key_of(*id, *core, facts->facts), .version = row.version, .core = parts->core, .facts = parts->facts});
  return Done{};
}

Outcome take_history(store::ReplicaPage& page, const FeedRow& row) {
  const auto history = codec::decode_history(row.body);
  if (!history) return history.refusal();
  page.history.push_back({.key = row.key, .member = history->member, .version = row.version, .body = row.body});
  return Done{};
}

Outcome take_document(store::ReplicaPage& page, const FeedRow& row) {
  if (const auto outcome = check_document(row); !outcome) return outcome.refusal();
  page.documents.push_back({.entity = row.entity, .key = row.key, .version = row.version, .body = row.body});
  return Done{};
}

Outcome take(store::ReplicaPage& page, const FeedRow& row) {
  if (row.is_removed) {
    page.removed.push_back({.entity = row.entity, .key = row.key, .version = row.version});
    return Done{};
  }
  if (row.entity == codec::k_style_entity) return take_style(page, row);
  if (row.entity == codec::k_sku_entity) return take_sku(page, row);
  if (row.entity == codec::k_member_entity) return take_member(page, row);
  if (row.entity == codec::k_history_entity) return take_history(page, row);
  return take_document(page, row);
}

// Only the last word on each row counts, in the order in which the rows came first.
std::vector<const FeedRow*> last_of_each(const std::vector<FeedRow>& rows) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  std::vector<const FeedRow*> kept;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (seen.emplace(row->entity, row->key).second) kept.push_back(&*row);
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

}  // namespace

AppliedPage apply_page(store::Store& store, const FeedPage& page) {
  store::ReplicaPage decoded{.cursor = page.cursor, .starts_over = page.starts_over, .is_last = page.is_last};
  AppliedPage applied;
  for (const FeedRow* const row : last_of_each(page.rows)) {
    const auto outcome = take(decoded, *row);
    if (!outcome) {
      decoded.parked.push_back(
          {.entity = row->entity, .key = row->key, .version = row->version, .body = row->body, .reason = sentence_of(outcome.refusal())});
      continue;
    }
    ++applied.applied;
    if (row->entity == codec::k_history_entity) continue;  // nobody shows it
    if (row->entity == codec::k_coupon_entity) continue;   // looked up when one is brought
    (row->entity == codec::k_member_entity ? applied.changes_members : applied.changes_shop) = true;
  }
  const bool is_complete = store.apply_page(decoded);
  applied.parked = std::move(decoded.parked);
  applied.changes_shop |= is_complete;
  applied.changes_members |= is_complete;
  return applied;
}

}  // namespace shuke::operations
