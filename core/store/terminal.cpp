#include "core/base/check.h"
#include "core/db/transaction.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

constexpr std::string_view k_select_installation = "SELECT id, check_value = row_check('installation', id) FROM installation";
constexpr std::string_view k_insert_installation =
    "INSERT INTO installation (one, id, check_value) VALUES (1, ?1, row_check('installation', ?1))";

constexpr std::string_view k_select_terminal =
    "SELECT terminal, incarnation, store, till, is_provisional, "
    "check_value = row_check('terminal', terminal, incarnation, store, till, is_provisional) "
    "FROM terminal";
constexpr std::string_view k_put_terminal =
    "INSERT INTO terminal (one, terminal, incarnation, store, till, is_provisional, check_value) "
    "VALUES (1, ?1, ?2, ?3, ?4, ?5, row_check('terminal', ?1, ?2, ?3, ?4, ?5)) "
    "ON CONFLICT (one) DO UPDATE SET terminal = excluded.terminal, incarnation = excluded.incarnation, store = excluded.store, "
    "till = excluded.till, is_provisional = excluded.is_provisional, check_value = excluded.check_value";

constexpr std::string_view k_select_sync =
    "SELECT server_id, epoch, applied_hwm, archived_hwm, "
    "check_value = row_check('sync_state', server_id, epoch, applied_hwm, archived_hwm) "
    "FROM sync_state";
constexpr std::string_view k_put_server =
    "INSERT INTO sync_state (one, server_id, epoch, check_value) VALUES (1, ?1, ?2, row_check('sync_state', ?1, ?2, 0, 0)) "
    "ON CONFLICT (one) DO UPDATE SET server_id = excluded.server_id, epoch = excluded.epoch, "
    "check_value = row_check('sync_state', excluded.server_id, excluded.epoch, applied_hwm, archived_hwm)";
constexpr std::string_view k_put_mark =
    "INSERT INTO sync_state (one, server_id, epoch, applied_hwm, archived_hwm, check_value) "
    "VALUES (1, ?1, ?2, ?3, ?4, row_check('sync_state', ?1, ?2, ?3, ?4)) "
    "ON CONFLICT (one) DO UPDATE SET server_id = excluded.server_id, epoch = excluded.epoch, applied_hwm = excluded.applied_hwm, "
    "archived_hwm = excluded.archived_hwm, check_value = excluded.check_value";

constexpr std::string_view k_select_cursor =
    "SELECT cursor, check_value = row_check('feed_state', cursor, generation, is_starting_over, has_skipped) FROM feed_state";
constexpr std::string_view k_select_last_counter = "SELECT counter FROM sale ORDER BY seq DESC LIMIT 1";

void put_terminal(db::Database& journal, const TerminalIdentity& identity, bool is_provisional) {
  SHUKE_CHECK(identity.terminal > 0 && identity.incarnation > 0);
  journal.run(k_put_terminal, identity.terminal, identity.incarnation, identity.store, identity.till, is_provisional);
}

std::optional<Uuid> read_installation(db::Database& journal) {
  auto rows = journal.query(k_select_installation);
  if (!rows.next()) return std::nullopt;
  expect_unchanged(rows, 1, "installation");
  return Uuid{rows.bytes<16>(0)};
}

}  // namespace

Uuid Store::installation(const Uuid& fresh) {
  if (const auto kept = read_installation(files_->journal)) return *kept;
  files_->journal.run(k_insert_installation, db::blob_of(fresh.bytes));
  return fresh;
}

std::optional<Terminal> Store::terminal() const {
  auto rows = files_->journal.query(k_select_terminal);
  if (!rows.next()) return std::nullopt;
  expect_unchanged(rows, 5, "terminal");
  return Terminal{.identity = {.terminal = static_cast<std::uint32_t>(rows.integer(0)),
                               .incarnation = static_cast<std::uint32_t>(rows.integer(1)),
                               .store = rows.text(2),
                               .till = rows.text(3)},
                  .is_provisional = rows.flag(4)};
}

void Store::propose_terminal(const TerminalIdentity& identity) {
  if (!terminal()) put_terminal(files_->journal, identity, true);
}

Outcome Store::adopt_terminal(const TerminalIdentity& identity, const Server& server) {
  if (identity.terminal == 0 || identity.incarnation == 0 || identity.store.empty() || identity.till.empty()) {
    return Refusal{Reason::document_not_valid, "terminal"};
  }
  const auto known = terminal();
  const bool has_records = chain_head(files_->journal).seq > 0;
  if (known && has_records && known->identity != identity) return Refusal{Reason::document_not_valid, "terminal"};
  db::Transaction transaction(files_->journal);
  put_terminal(files_->journal, identity, false);
  files_->journal.run(k_put_server, server.server_id, server.epoch);
  transaction.commit();
  return Done{};
}

Slot Store::next_slot(const Timestamp& now) const {
  const auto known = terminal();
  SHUKE_CHECK(known.has_value());
  const ChainHead head = chain_head(files_->journal);
  const std::int64_t counter = files_->journal.number(k_select_last_counter) + 1;
  return {.seq = head.seq + 1, .receipt_number = receipt_number(known->identity, counter), .hlc = next_hlc(head.hlc, now.unix_ms)};
}

std::pair<Slot, Slot> Store::next_two_slots(const Timestamp& now) const {
  const auto known = terminal();
  const Slot first = next_slot(now);
  const std::int64_t counter = files_->journal.number(k_select_last_counter) + 2;
  return {first,
          {.seq = first.seq + 1, .receipt_number = receipt_number(known->identity, counter), .hlc = next_hlc(first.hlc, now.unix_ms)}};
}

void Store::record_mark(const Mark& mark) {
  files_->journal.run(k_put_mark, mark.server.server_id, mark.server.epoch, mark.applied_hwm, mark.archived_hwm);
}

SyncMemory Store::sync_memory() const {
  SyncMemory memory{.terminal = terminal(), .last_seq = chain_head(files_->journal).seq, .waiting = waiting()};
  if (const auto kept = read_installation(files_->journal)) memory.installation = *kept;
  if (auto rows = files_->journal.query(k_select_sync); rows.next()) {
    expect_unchanged(rows, 4, "sync_state");
    memory.server = Server{.server_id = rows.text(0), .epoch = rows.text(1)};
    memory.applied_hwm = rows.integer(2);
    memory.archived_hwm = rows.integer(3);
  }
  memory.head_office_key = head_office(files_->journal);
  if (auto rows = files_->replica.query(k_select_cursor); rows.next()) {
    expect_unchanged(rows, 1, "feed_state");
    memory.cursor = rows.text(0);
  }
  return memory;
}

}  // namespace shuke::store
