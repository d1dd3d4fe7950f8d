#include <algorithm>
#include <array>
#include <utility>

#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/sealed.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

struct FeedState {
  std::int64_t generation = 0;
  bool is_starting_over = false;
  bool has_skipped = false;
};

constexpr std::string_view k_select_state =
    "SELECT generation, is_starting_over, has_skipped, "
    "check_value = row_check('feed_state', cursor, generation, is_starting_over, has_skipped) "
    "FROM feed_state";
constexpr std::string_view k_update_state =
    "UPDATE feed_state SET cursor = ?1, generation = ?2, is_starting_over = ?3, has_skipped = ?4, "
    "check_value = row_check('feed_state', ?1, ?2, ?3, ?4)";

constexpr std::string_view k_put_document =
    "INSERT INTO document (entity, key, version, generation, body, check_value) "
    "VALUES (?1, ?2, ?3, ?4, ?5, row_check('document', ?1, ?2, ?3, ?5)) "
    "ON CONFLICT (entity, key) DO UPDATE SET version = excluded.version, generation = excluded.generation, body = excluded.body, "
    "check_value = excluded.check_value";

constexpr std::string_view k_put_history =
    "INSERT INTO history (key, member_id, version, generation, body) VALUES (?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT (key) DO UPDATE SET member_id = excluded.member_id, version = excluded.version, generation = excluded.generation, "
    "body = excluded.body";
constexpr std::string_view k_select_history = "SELECT key, body FROM history WHERE member_id = ?1 ORDER BY key";

constexpr std::string_view k_put_parked =
    "INSERT INTO parked (entity, key, version, generation, body, reason, is_sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
    "ON CONFLICT (entity, key) DO UPDATE SET version = excluded.version, generation = excluded.generation, body = excluded.body, "
    "reason = excluded.reason, is_sealed = excluded.is_sealed";
constexpr std::string_view k_unpark = "DELETE FROM parked WHERE entity = ?1 AND key = ?2";
constexpr std::string_view k_select_parked = "SELECT entity, key, version, body, reason, is_sealed FROM parked ORDER BY entity, key";

constexpr std::string_view k_select_documents =
    "SELECT entity, key, version, body, check_value = row_check('document', entity, key, version, body) "
    "FROM document "
    "WHERE entity = ?1 "
    "ORDER BY key";
constexpr std::string_view k_select_document =
    "SELECT entity, key, version, body, check_value = row_check('document', entity, key, version, body) "
    "FROM document "
    "WHERE entity = ?1 AND key = ?2";

// What a row is refused for stays in force as it was, so its generation moves along.
constexpr std::string_view k_touch_document = "UPDATE document SET generation = ?3 WHERE entity = ?1 AND key = ?2";
constexpr std::string_view k_touch_style = "UPDATE style SET generation = ?2 WHERE code = ?1";
constexpr std::string_view k_touch_sku = "UPDATE sku SET generation = ?2 WHERE code = ?1";
constexpr std::string_view k_touch_member = "UPDATE member SET generation = ?2 WHERE id = ?1";

constexpr std::string_view k_touch_history = "UPDATE history SET generation = ?2 WHERE key = ?1";

constexpr std::string_view k_remove_document = "DELETE FROM document WHERE entity = ?1 AND key = ?2";
constexpr std::string_view k_remove_style = "DELETE FROM style WHERE code = ?1";
constexpr std::string_view k_remove_sku = "DELETE FROM sku WHERE code = ?1";
constexpr std::string_view k_remove_history = "DELETE FROM history WHERE key = ?1";

constexpr std::string_view k_sweep_document = "DELETE FROM document WHERE generation < ?1";
constexpr std::string_view k_sweep_style = "DELETE FROM style WHERE generation < ?1";
constexpr std::string_view k_sweep_sku = "DELETE FROM sku WHERE generation < ?1";
constexpr std::string_view k_sweep_member = "DELETE FROM member WHERE generation < ?1";
constexpr std::string_view k_count_swept = "SELECT EXISTS (SELECT 1 FROM member WHERE generation < ?1)";
constexpr std::string_view k_sweep_phone = "DELETE FROM member_phone WHERE member IN (SELECT position FROM member WHERE generation < ?1)";
constexpr std::string_view k_sweep_card = "DELETE FROM member_card WHERE member IN (SELECT position FROM member WHERE generation < ?1)";
constexpr std::string_view k_sweep_history = "DELETE FROM history WHERE generation < ?1";
constexpr std::string_view k_sweep_parked = "DELETE FROM parked WHERE generation < ?1";

FeedState read_state(db::Database& replica) {
  auto rows = replica.query(k_select_state);
  if (!rows.next()) return {};
  expect_unchanged(rows, 3, "feed_state");
  return {.generation = rows.integer(0), .is_starting_over = rows.flag(1), .has_skipped = rows.flag(2)};
}

// A key that is no UUID names no member and binds as NULL, which equals nothing.
std::optional<db::Blob> member_key(const std::string& key, Uuid& space) {
  const auto id = uuid_from_text(key);
  if (!id) return std::nullopt;
  space = *id;
  return db::blob_of(space.bytes);
}

// What is not known to be about goods and rules may be about people.
bool is_about_people(std::string_view entity) {
  constexpr std::array<std::string_view, 9> k_others{"style",     "sku",         "chain",  "store", "associate",
                                                     "promotion", "coupon_rule", "coupon", "policy"};
  return std::find(k_others.begin(), k_others.end(), entity) == k_others.end();
}

void remove(db::Database& replica, const seal::Keyring* ring, const RemovedRow& row) {
  if (row.entity == "style") {
    replica.run(k_remove_style, row.key);
  } else if (row.entity == "sku") {
    replica.run(k_remove_sku, row.key);
  } else if (row.entity == "member") {
    const auto id = uuid_from_text(row.key);
    if (id && ring != nullptr) remove_member(replica, *ring, *id);
  } else if (row.entity == "history") {
    replica.run(k_remove_history, row.key);
  } else {
    replica.run(k_remove_document, row.entity, row.key);
  }
  replica.run(k_unpark, row.entity, row.key);
}

void park(db::Database& replica, const seal::Keyring* ring, const ParkedRow& row, std::int64_t generation) {
  Uuid id;
  const bool is_sealed = ring != nullptr && is_about_people(row.entity);
  const std::string body = is_sealed ? seal_for(*ring, k_parked_body, parked_row(row.entity, row.key), row.body) : row.body;
  replica.run(k_put_parked, row.entity, row.key, row.version, generation, db::Blob{body}, row.reason, is_sealed);
  if (row.entity == "style") {
    replica.run(k_touch_style, row.key, generation);
  } else if (row.entity == "sku") {
    replica.run(k_touch_sku, row.key, generation);
  } else if (row.entity == "member") {
    replica.run(k_touch_member, member_key(row.key, id), generation);
  } else if (row.entity == "history") {
    replica.run(k_touch_history, row.key, generation);
  } else {
    replica.run(k_touch_document, row.entity, row.key, generation);
  }
}

void put_documents(db::Database& replica, const ReplicaPage& page, std::int64_t generation) {
  for (const auto& row : page.documents) {
    replica.run(k_put_document, row.entity, row.key, row.version, generation, db::Blob{row.body});
  }
}

void put_history(db::Database& replica, const seal::Keyring& ring, const ReplicaPage& page, std::int64_t generation) {
  for (const auto& row : page.history) {
    replica.run(k_put_history, row.key, db::blob_of(row.member.bytes), row.version, generation,
                db::Blob{seal_for(ring, k_history_body, row.key, row.body)});
  }
}

void put_people(db::Database& replica, const seal::Keyring* ring, const ReplicaPage& page, std::int64_t generation) {
  if (ring == nullptr) return;
  put_members(replica, *ring, page, generation);
  put_history(replica, *ring, page, generation);
}

// The page as a till takes it whose keys are locked; `has_skipped` when that is less than came.
ReplicaPage without_people(const ReplicaPage& page, bool& has_skipped) {
  ReplicaPage rest = page;
  rest.members.clear();
  rest.history.clear();
  std::erase_if(rest.removed, [](const RemovedRow& row) { return is_about_people(row.entity); });
  std::erase_if(rest.parked, [](const ParkedRow& row) { return is_about_people(row.entity); });
  has_skipped = has_skipped || !page.members.empty() || !page.history.empty() || rest.removed.size() < page.removed.size() ||
                rest.parked.size() < page.parked.size();
  return rest;
}

// What was parked and can be applied now is parked no more.
void unpark_applied(db::Database& replica, const ReplicaPage& page) {
  if (replica.number("SELECT count(*) FROM parked") == 0) return;
  for (const auto& row : page.styles) replica.run(k_unpark, "style", row.style.code);
  for (const auto& row : page.skus) replica.run(k_unpark, "sku", row.sku.code);
  for (const auto& row : page.members) replica.run(k_unpark, "member", to_text(row.key.id));
  for (const auto& row : page.history) replica.run(k_unpark, "history", row.key);
  for (const auto& row : page.documents) replica.run(k_unpark, row.entity, row.key);
}

// Answers whether members went. Those of a till whose keys are locked stay: they were not sent anew.
bool sweep(db::Database& replica, bool is_locked, std::int64_t generation) {
  for (const auto sql : {k_sweep_document, k_sweep_sku, k_sweep_style}) replica.run(sql, generation);
  if (is_locked) return false;
  for (const auto sql : {k_sweep_history, k_sweep_parked}) replica.run(sql, generation);
  if (replica.number(k_count_swept, generation) == 0) return false;
  for (const auto sql : {k_sweep_phone, k_sweep_card, k_sweep_member}) replica.run(sql, generation);
  return true;
}

// Empty for what does not open.
std::string open_parked(const seal::Keyring* ring, const ParkedRow& row) {
  if (ring == nullptr) return {};
  auto body = open_from(*ring, k_parked_body, parked_row(row.entity, row.key), row.body);
  return body ? std::move(body).value() : std::string();
}

Document read_document(const db::Rows& rows) {
  expect_unchanged(rows, 4, "document");
  return {.entity = rows.text(0), .key = rows.text(1), .version = rows.integer(2), .body = rows.text(3)};
}

}  // namespace

bool Store::apply_page(const ReplicaPage& whole) {
  db::Database& replica = files_->replica;
  const seal::Keyring* const ring = files_->ring();
  db::Transaction transaction(replica);
  FeedState state = read_state(replica);
  if (whole.starts_over) state = {.generation = state.generation + 1, .is_starting_over = true, .has_skipped = state.has_skipped};
  std::optional<ReplicaPage> rest;
  if (ring == nullptr) rest = without_people(whole, state.has_skipped);
  const ReplicaPage& page = rest ? *rest : whole;
  put_goods(replica, page, state.generation);
  put_documents(replica, page, state.generation);
  put_people(replica, ring, page, state.generation);
  unpark_applied(replica, page);
  for (const auto& row : page.removed) remove(replica, ring, row);
  for (const auto& row : page.parked) park(replica, ring, row, state.generation);
  const bool is_complete = state.is_starting_over && page.is_last;
  const bool lost_members = is_complete && sweep(replica, ring == nullptr, state.generation);
  replica.run(k_update_state, page.cursor, state.generation, state.is_starting_over && !page.is_last, state.has_skipped);
  transaction.commit();
  follow_page(page, lost_members);
  return is_complete;
}

std::vector<Document> Store::documents(std::string_view entity) const {
  std::vector<Document> found;
  auto rows = files_->replica.query(k_select_documents, entity);
  while (rows.next()) found.push_back(read_document(rows));
  return found;
}

std::optional<Document> Store::document(std::string_view entity, std::string_view key) const {
  auto rows = files_->replica.query(k_select_document, entity, key);
  if (!rows.next()) return std::nullopt;
  return read_document(rows);
}

std::vector<std::string> Store::history(const MemberId& member) const {
  std::vector<std::string> bodies;
  auto rows = files_->replica.query(k_select_history, db::blob_of(member.bytes));
  while (files_->ring() != nullptr && rows.next()) {
    auto body = open_from(*files_->ring(), k_history_body, rows.view(0), rows.view(1));
    if (body) bodies.push_back(std::move(body).value());
  }
  return bodies;
}

std::vector<ParkedRow> Store::parked() const {
  std::vector<ParkedRow> found;
  auto rows = files_->replica.query(k_select_parked);
  while (rows.next()) {
    ParkedRow row{.entity = rows.text(0), .key = rows.text(1), .version = rows.integer(2), .body = rows.text(3), .reason = rows.text(4)};
    if (rows.flag(5)) row.body = open_parked(files_->ring(), row);
    found.push_back(std::move(row));
  }
  return found;
}

}  // namespace shuke::store
