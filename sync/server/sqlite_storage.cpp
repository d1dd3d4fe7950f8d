#include "sync/server/sqlite_storage.h"

#include <utility>

#include "core/base/error.h"
#include "core/db/migrator.h"
#include "core/db/transaction.h"
#include "embedded/shuke_head_office.h"
#include "sync/server/sqlite_values.h"

// Opening, transactions, terminals and records. Sales and ledger: sqlite_sales.cpp; what is published: sqlite_feed.cpp.
namespace shuke::head_office {

namespace {

constexpr int k_constraint = 19;  // SQLITE_CONSTRAINT, the primary part of the code

std::vector<db::Migration> migrations() {
  std::vector<db::Migration> out;
  for (const auto& file : embedded::shuke_head_office::files()) out.push_back({file.name, file.content});
  return out;
}

constexpr char k_insert_identity[] = R"(
INSERT INTO head_office (one, server_id, epoch)
VALUES (1, ?, ?)
ON CONFLICT DO NOTHING)";

constexpr char k_identity[] = "SELECT server_id, epoch FROM head_office";

constexpr char k_public_key[] = "SELECT public_key FROM head_office WHERE public_key IS NOT NULL";

constexpr char k_put_public_key[] = "UPDATE head_office SET public_key = ?";

constexpr char k_terminal[] = R"(
SELECT terminal, incarnation, store, till, installation, applied_hwm, chain, last_seen_ms
FROM terminal
WHERE terminal = ?)";

constexpr char k_terminals[] = R"(
SELECT terminal, incarnation, store, till, installation, applied_hwm, chain, last_seen_ms
FROM terminal
ORDER BY terminal)";

constexpr char k_put_terminal[] = R"(
INSERT INTO terminal (terminal, incarnation, store, till, installation, applied_hwm, chain, last_seen_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (terminal) DO UPDATE
SET incarnation = excluded.incarnation, store = excluded.store, till = excluded.till, installation = excluded.installation,
    applied_hwm = excluded.applied_hwm, chain = excluded.chain, last_seen_ms = excluded.last_seen_ms)";

constexpr char k_record_state[] = "SELECT chain_hash, code FROM record WHERE terminal = ? AND seq = ?";

constexpr char k_add_record[] = R"(
INSERT INTO record (terminal, seq, incarnation, kind, kind_version, hlc, body, sealed, body_hash, chain_hash, code, received_ms,
                    wrapped_key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

constexpr char k_keep_forked[] = R"(
INSERT INTO forked_record (terminal, seq, chain_hash, incarnation, kind, kind_version, hlc, body, sealed, body_hash, received_ms,
                           wrapped_key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING)";

constexpr char k_each_record[] = R"(
SELECT terminal, seq, incarnation, kind, kind_version, hlc, body, sealed, body_hash, chain_hash, received_ms, code, wrapped_key
FROM record
ORDER BY terminal, seq)";

constexpr char k_each_forked[] = R"(
SELECT terminal, seq, incarnation, kind, kind_version, hlc, body, sealed, body_hash, chain_hash, received_ms, 'fork', wrapped_key
FROM forked_record
ORDER BY terminal, seq)";

TerminalState terminal_of(const db::Rows& rows) {
  TerminalState out;
  out.identity.terminal = static_cast<std::uint32_t>(rows.integer(0));
  out.identity.incarnation = static_cast<std::uint32_t>(rows.integer(1));
  out.identity.store = rows.text(2);
  out.identity.till = rows.text(3);
  if (!rows.is_null(4)) out.installation = uuid_of(rows.view(4));
  out.applied_hwm = rows.integer(5);
  out.chain = hash_of(rows.view(6));
  out.last_seen_ms = rows.integer(7);
  return out;
}

StoredRecord record_of(const db::Rows& rows) {
  StoredRecord out;
  out.terminal = static_cast<std::uint32_t>(rows.integer(0));
  out.record.seq = rows.integer(1);
  out.incarnation = static_cast<std::uint32_t>(rows.integer(2));
  out.record.kind = rows.text(3);
  out.record.kind_version = rows.number(4);
  out.record.hlc = rows.integer(5);
  out.record.body = rows.text(6);
  out.record.sealed = rows.text(7);
  out.record.body_hash = hash_of(rows.view(8));
  out.record.chain_hash = hash_of(rows.view(9));
  out.received_ms = rows.integer(10);
  out.code = rows.text(11);
  out.record.key.for_head_office = rows.text(12);
  return out;
}

}  // namespace

SqliteStorage::SqliteStorage(const std::string& path, const protocol::ServerIdentity& fresh) : database_(path, db::Durability::journal) {
  db::migrate(database_, migrations());
  database_.run(k_insert_identity, fresh.server_id, fresh.epoch);
}

SqliteStorage::SqliteStorage(const std::string& path) : database_(db::Database::read_only(path)) {
  db::expect_version(database_, migrations());
}

protocol::ServerIdentity SqliteStorage::server() {
  auto rows = database_.query(k_identity);
  if (!rows.next()) throw DbError(0, database_.path(), "head office has no identity");
  return {rows.text(0), rows.text(1)};
}

std::optional<seal::PublicKey> SqliteStorage::public_key() {
  auto rows = database_.query(k_public_key);
  if (!rows.next()) return std::nullopt;
  return rows.bytes<sizeof(seal::PublicKey)>(0);
}

void SqliteStorage::put_public_key(const seal::PublicKey& key) { database_.run(k_put_public_key, db::blob_of(key)); }

void SqliteStorage::transact(const std::function<void()>& work) {
  db::Transaction transaction(database_);
  work();
  transaction.commit();
}

void SqliteStorage::look(const std::function<void()>& reading) {
  const db::Snapshot snapshot(database_);
  reading();
}

bool SqliteStorage::attempt(const std::function<void()>& effects) {
  database_.run("SAVEPOINT effects");
  try {
    effects();
  } catch (const DbError& failure) {
    if ((failure.code() & 0xFF) != k_constraint) throw;  // the whole transaction goes
    database_.run("ROLLBACK TO effects");
    database_.run("RELEASE effects");
    return false;
  }
  database_.run("RELEASE effects");
  return true;
}

std::optional<TerminalState> SqliteStorage::find_terminal(std::uint32_t terminal) {
  auto rows = database_.query(k_terminal, terminal);
  if (!rows.next()) return std::nullopt;
  return terminal_of(rows);
}

std::vector<TerminalState> SqliteStorage::terminals() {
  std::vector<TerminalState> out;
  auto rows = database_.query(k_terminals);
  while (rows.next()) out.push_back(terminal_of(rows));
  return out;
}

void SqliteStorage::put_terminal(const TerminalState& state) {
  std::optional<db::Blob> installation;
  if (state.installation) installation = db::blob_of(state.installation->bytes);
  database_.run(k_put_terminal, state.identity.terminal, state.identity.incarnation, state.identity.store, state.identity.till,
                installation, state.applied_hwm, db::blob_of(state.chain), state.last_seen_ms);
}

std::optional<RecordState> SqliteStorage::find_record(std::uint32_t terminal, Sequence seq) {
  auto rows = database_.query(k_record_state, terminal, seq);
  if (!rows.next()) return std::nullopt;
  return RecordState{hash_of(rows.view(0)), rows.text(1)};
}

void SqliteStorage::add_record(const StoredRecord& stored) {
  const Record& record = stored.record;
  database_.run(k_add_record, stored.terminal, record.seq, stored.incarnation, record.kind, record.kind_version, record.hlc,
                db::blob_of(record.body), db::blob_of(record.sealed), db::blob_of(record.body_hash), db::blob_of(record.chain_hash),
                stored.code, stored.received_ms, db::blob_of(record.key.for_head_office));
}

void SqliteStorage::keep_forked(const StoredRecord& stored) {
  const Record& record = stored.record;
  database_.run(k_keep_forked, stored.terminal, record.seq, db::blob_of(record.chain_hash), stored.incarnation, record.kind,
                record.kind_version, record.hlc, db::blob_of(record.body), db::blob_of(record.sealed), db::blob_of(record.body_hash),
                stored.received_ms, db::blob_of(record.key.for_head_office));
}

void SqliteStorage::each_record(const std::function<void(const StoredRecord&)>& take) {
  auto rows = database_.query(k_each_record);
  while (rows.next()) take(record_of(rows));
}

void SqliteStorage::each_forked(const std::function<void(const StoredRecord&)>& take) {
  auto rows = database_.query(k_each_forked);
  while (rows.next()) take(record_of(rows));
}

}  // namespace shuke::head_office
