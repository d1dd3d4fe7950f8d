#include <algorithm>
#include <utility>

#include "core/seal/chain.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

[[noreturn]] void refuse_record(Sequence seq) {
  constexpr int k_damaged = 11;  // SQLite's number for it
  throw DbError(k_damaged, std::string(k_journal_file), "record " + std::to_string(seq) + " is not what was written");
}

void expect_in_chain(const Record& record, const Hash& previous) {
  const bool is_itself = seal::body_hash(record) == record.body_hash;
  if (!is_itself || seal::chain_hash(previous, record.seq, record.body_hash) != record.chain_hash) refuse_record(record.seq);
}

Hash logged_chain(const RecordLog& log, Sequence seq) {
  Hash chain{};
  log.read(seq - 1, [&](const Record& record) { return chain = record.chain_hash, false; });
  return chain;
}

}  // namespace

void Store::keep_second_place() { keep_second_place_of(files_->folder); }

void Store::keep_second_place_of(const std::string& directory) {
  if (directory != ":memory:") files_->log.emplace(directory + "/records");
}

void Store::copy_records() {
  if (!files_->log) return;
  RecordLog& log = *files_->log;
  const SyncMemory memory = sync_memory();
  log.note_till({memory.installation, memory.terminal, memory.server});
  copy_record_keys(files_->journal, log);  // first: no record is there without its key
  const auto last = find_record(log.last_seq());
  Hash previous = last ? last->chain_hash : Hash{};
  each_record(log.last_seq(), [&](const Record& record) {
    expect_in_chain(record, previous);
    log.append(record);
    previous = record.chain_hash;
    return true;
  });
  log.sync();
  mark_keys_copied(files_->journal);
}

bool Store::copies_itself() {
  if (!files_->log) return true;
  const Sequence both = std::min(files_->log->last_seq(), chain_head(files_->journal).seq);
  if (both == 0) return true;
  const auto last = find_record(both);
  if (!last) refuse_record(both);
  if (last->chain_hash == logged_chain(*files_->log, both)) return true;
  const auto before = find_record(both - 1);
  expect_in_chain(*last, before ? before->chain_hash : Hash{});
  files_->log.reset();
  return false;
}

std::optional<LoggedTill> Store::logged_till() const { return files_->log ? std::optional(files_->log->till()) : std::nullopt; }

Sequence Store::last_logged() const { return files_->log ? files_->log->last_seq() : 0; }

void Store::each_logged(Sequence above, const std::function<bool(const Record&)>& take) const {
  if (files_->log) files_->log->read(above, take);
}

void Store::write_again(const std::function<void()>& acts) {
  files_->journal.set_durability(db::Durability::replica);
  acts();
  files_->journal.set_durability(db::Durability::journal);
}

}  // namespace shuke::store
