#include "core/operations/open_files.h"

#include <algorithm>
#include <utility>

#include "core/codec/record.h"
#include "core/operations/open_shift.h"
#include "core/store/backup.h"

namespace shuke::operations {

namespace {

using store::NewRecord;

constexpr int k_locked_code = 23;  // SQLite's number for "authorization denied"

NewRecord again(const Record& record) {
  return {.slot = {.seq = record.seq, .receipt_number = {}, .hlc = record.hlc},
          .kind = record.kind,
          .kind_version = record.kind_version,
          .body = record.body,
          .personal = {},
          .sealed = record.sealed};
}

bool write_sale(store::Store& store, const Record& record) {
  const auto sale = codec::decode_sale(record);
  if (!sale) return false;
  NewRecord written = again(record);
  written.slot.receipt_number = sale->receipt;
  store.record_sale(*sale, written, {});
  return true;
}

bool write_enrolment(store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person) return false;
  const auto enrolment = codec::decode_enrolment(record.body, *person, record.kind_version);
  if (enrolment) store.record_enrolment(*enrolment, again(record));
  return enrolment.ok();
}

bool write_gift(store::Store& store, const Record& record) {
  const auto person = store.personal_part(record);
  if (!person) return false;
  const auto handover = codec::decode_gift(record.body, *person, record.kind_version);
  if (handover) store.record_gift(*handover, again(record));
  return handover.ok();
}

bool write_shift(store::Store& store, const Record& record) {
  const auto event = codec::decode_shift_body(record.body, record.kind_version);
  if (!event) return false;
  store.record_shift(shift_row(*event), again(record));
  return true;
}

bool write_again(store::Store& store, const Record& record) {
  if (record.kind == codec::k_sale_kind) return write_sale(store, record);
  if (record.kind == codec::k_enrolment_kind) return write_enrolment(store, record);
  if (record.kind == codec::k_shift_kind) return write_shift(store, record);
  if (record.kind == codec::k_gift_kind) return write_gift(store, record);
  return false;
}

void restore_till(store::Store& store) {
  const auto till = store.logged_till();
  if (!till || store.terminal()) return;
  if (till->installation != Uuid{}) store.installation(till->installation);
  if (!till->terminal) return;
  if (till->terminal->is_provisional || !till->server) {
    store.propose_terminal(till->terminal->identity);
  } else if (const Outcome adopted = store.adopt_terminal(till->terminal->identity, *till->server); !adopted) {
    store.propose_terminal(till->terminal->identity);
  }
}

}  // namespace

void refill_journal(OpenedFiles& files) {
  store::Store& store = *files.store;
  files.has_other_records = !store.copies_itself();
  if (files.has_other_records) return;
  restore_till(store);
  const Sequence head = store.sync_memory().last_seq;
  if (store.last_logged() <= head || !store.terminal()) return;
  store.restore_record_keys();
  store.write_again([&] {
    store.each_logged(head, [&](const Record& record) {
      const bool is_written = write_again(store, record);
      files.refilled += is_written ? 1 : 0;
      store.tidy_up();
      return is_written;
    });
  });
  if (store.sync_memory().last_seq < store.last_logged()) files.missing_from = store.sync_memory().last_seq + 1;
  // Its number would be given to another record.
  if (files.missing_from > 0 && store.is_locked()) throw DbError(k_locked_code, "records/", "cannot be read back. " + files.locked);
}

std::string label_of(const Timestamp& now) {
  std::string label = to_rfc3339(now);
  std::replace(label.begin(), label.end(), ':', '-');
  return label;
}

namespace {

// What carries a check value and is few. Goods are compared when they are loaded; here they only have to be readable.
void expect_own_rows(OpenedFiles& files) {
  try {
    files.store->read_through_goods();
    files.store->sync_memory();
  } catch (const DbError& error) {
    if (!error.is_damaged()) throw;
    files.dropped_rows = files.store->drop_damaged_goods();
    if (files.dropped_rows == 0) throw;
    files.store->sync_memory();
  }
}

OpenedFiles open_and_refill(const std::string& directory, const store::KeyPaths& paths, const Timestamp& now) {
  OpenedFiles files;
  store::Keys keys = store::make_or_open_keys(paths);
  files.locked = keys.trouble;
  files.store = std::make_unique<store::Store>(directory, std::move(keys));
  expect_own_rows(files);
  files.store->keep_second_place();
  refill_journal(files);
  if (directory != ":memory:") store::adopt_copies(directory, label_of(now));
  return files;
}

// A table whose description the disk changed is a mistake in a statement to SQLite.
bool may_be_damage(const DbError& error) {
  constexpr int k_mistake = 1;
  return error.is_damaged() || error.code() == k_mistake;
}

// A disk without room says so in more words than one.
bool may_lack_room(const DbError& error) {
  constexpr int k_io_error = 10;
  constexpr int k_cannot_open = 14;
  const int kind = error.code() & 0xFF;
  return error.is_disk_full() || kind == k_io_error || kind == k_cannot_open;
}

OpenedFiles open_with_reserve(const std::string& directory, const store::KeyPaths& paths, const Timestamp& now) {
  try {
    return open_and_refill(directory, paths, now);
  } catch (const DbError& error) {
    if (!may_lack_room(error) || !store::give_up_all_reserve(directory)) throw;
  }
  return open_and_refill(directory, paths, now);
}

}  // namespace

OpenedFiles open_files(const std::string& directory, const Timestamp& now, const std::string& key_file) {
  const store::KeyPaths paths = store::key_paths(directory, key_file);
  std::vector<std::string> damaged;
  try {
    return open_with_reserve(directory, paths, now);
  } catch (const DbError& error) {
    if (!may_be_damage(error)) throw;
    damaged = store::damaged_files(directory);
    if (damaged.empty() && error.where() == store::k_journal_file) damaged.emplace_back(store::k_journal_file);
    // A journal without a second place would not come back: then people decide what becomes of it.
    const bool is_journal = std::find(damaged.begin(), damaged.end(), store::k_journal_file) != damaged.end();
    if (damaged.empty() || (is_journal && !store::has_second_place(directory))) throw;
  }
  store::set_aside(directory, damaged, label_of(now));
  OpenedFiles files = open_and_refill(directory, paths, now);
  files.set_aside = std::move(damaged);
  return files;
}

}  // namespace shuke::operations
