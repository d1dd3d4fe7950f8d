#include "core/base/check.h"
#include "core/seal/chain.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// What a record weighs on its way besides its texts: numbers, hashes, lengths.
constexpr std::size_t k_record_overhead = 128;

std::size_t weight_of(const Record& record) {
  return k_record_overhead + record.kind.size() + record.body.size() + record.sealed.size() + record.key.for_head_office.size();
}

// An HLC keeps milliseconds in its upper 48 bits.
Timestamp time_of(Hlc hlc) { return {.unix_ms = hlc >> 16}; }

constexpr std::string_view k_select_head = "SELECT seq, hlc, chain_hash FROM outbox ORDER BY seq DESC LIMIT 1";

constexpr std::string_view k_insert_record =
    "INSERT INTO outbox (seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

constexpr std::string_view k_select_record =
    "SELECT seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash "
    "FROM outbox "
    "WHERE seq = ?1";

constexpr std::string_view k_select_from =
    "SELECT seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash "
    "FROM outbox "
    "WHERE seq > ?1 "
    "ORDER BY seq";

constexpr std::string_view k_select_chain = "SELECT chain_hash FROM outbox WHERE seq = ?1";

constexpr std::string_view k_select_oldest_waiting =
    "SELECT seq, hlc "
    "FROM outbox "
    "WHERE seq > coalesce((SELECT applied_hwm FROM sync_state), 0) "
    "ORDER BY seq "
    "LIMIT 1";

}  // namespace

ChainHead chain_head(db::Database& journal) {
  auto rows = journal.query(k_select_head);
  if (!rows.next()) return {};
  return {.seq = rows.integer(0), .hlc = rows.integer(1), .chain_hash = rows.bytes<32>(2)};
}

Record append(db::Database& journal, const seal::Keyring* ring, const NewRecord& record, const MemberId* member) {
  const ChainHead head = chain_head(journal);
  SHUKE_CHECK(record.slot.seq == head.seq + 1);
  SHUKE_CHECK(record.slot.hlc > head.hlc);
  Record written{.seq = record.slot.seq,
                 .kind = std::string(record.kind),
                 .kind_version = record.kind_version,
                 .hlc = record.slot.hlc,
                 .body = record.body,
                 .sealed = record.sealed};
  if (!record.personal.empty()) {
    SHUKE_CHECK(ring != nullptr && member != nullptr);
    written.sealed = seal_personal(journal, *ring, record, *member);
  }
  written.body_hash = seal::body_hash(written);
  written.chain_hash = seal::chain_hash(head.chain_hash, written.seq, written.body_hash);
  journal.run(k_insert_record, written.seq, written.kind, written.kind_version, written.hlc, db::Blob{written.body},
              db::Blob{written.sealed}, db::blob_of(written.body_hash), db::blob_of(written.chain_hash));
  return written;
}

Record read_record(db::Database& journal, const db::Rows& rows) {
  Record record{.seq = rows.integer(0),
                .kind = rows.text(1),
                .kind_version = rows.number(2),
                .hlc = rows.integer(3),
                .body = rows.text(4),
                .sealed = rows.text(5),
                .body_hash = rows.bytes<32>(6),
                .chain_hash = rows.bytes<32>(7)};
  if (!record.sealed.empty()) record.key = find_record_key(journal, record.sealed);
  return record;
}

std::optional<Record> Store::find_record(Sequence seq) const {
  auto rows = files_->journal.query(k_select_record, seq);
  if (!rows.next()) return std::nullopt;
  return read_record(files_->journal, rows);
}

// Head office could not open it yet. A key that nobody can wrap any more stops nothing: the record goes without what is personal in it.
bool Store::waits_for_its_key(const Record& record) const {
  if (record.key.for_terminal.empty() || !record.key.for_head_office.empty()) return false;
  return files_->ring() == nullptr || !head_office(files_->journal);
}

OutboxBatch Store::batch(Sequence after, std::size_t most_records, std::size_t most_bytes) const {
  const ChainHead head = chain_head(files_->journal);
  OutboxBatch batch{.last_seq = head.seq, .hlc = head.hlc};
  if (auto before = files_->journal.query(k_select_chain, after); before.next()) batch.prev_chain = before.bytes<32>(0);
  std::size_t bytes = 0;
  auto rows = files_->journal.query(k_select_from, after);
  while (batch.records.size() < most_records && rows.next()) {
    Record record = read_record(files_->journal, rows);
    bytes += weight_of(record);
    batch.is_held = waits_for_its_key(record);
    if (batch.is_held || (bytes > most_bytes && !batch.records.empty())) break;
    batch.records.push_back(std::move(record));
  }
  return batch;
}

void Store::each_record(Sequence above, const std::function<bool(const Record&)>& take) const {
  auto rows = files_->journal.query(k_select_from, above);
  while (rows.next()) {
    if (!take(read_record(files_->journal, rows))) return;
  }
}

Waiting Store::waiting() const {
  auto rows = files_->journal.query(k_select_oldest_waiting);
  if (!rows.next()) return {};
  return {.count = chain_head(files_->journal).seq - rows.integer(0) + 1, .oldest = time_of(rows.integer(1))};
}

}  // namespace shuke::store
