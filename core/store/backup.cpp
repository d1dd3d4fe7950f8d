#include "core/store/backup.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/db/append_file.h"
#include "core/db/disk.h"
#include "core/db/online_copy.h"
#include "core/db/transaction.h"
#include "core/seal/chain.h"
#include "core/store/files.h"

namespace shuke::store {

namespace {

constexpr std::size_t k_number_digits = 4;
constexpr std::string_view k_database = ".db";
constexpr std::string_view k_keyring = ".keyring";
constexpr std::string_view k_part = ".part";

constexpr std::string_view k_select_copied =
    "SELECT seq, kind, kind_version, hlc, body, sealed, body_hash, chain_hash FROM outbox ORDER BY seq";
constexpr std::string_view k_select_last = "SELECT coalesce(max(seq), 0) FROM outbox";

bool is_numbered(const std::string& name) {
  return name.size() > k_number_digits && name[k_number_digits] == '-' && name.find_first_not_of("0123456789") == k_number_digits;
}

std::string without(const std::string& name, std::string_view ending) { return name.substr(0, name.size() - ending.size()); }

std::string next_name(const std::string& folder, const std::string& label, const std::string& reason) {
  const std::vector<std::string> names = backups_in(folder);
  const int number = names.empty() ? 1 : std::stoi(names.back().substr(0, k_number_digits)) + 1;
  const std::string digits = std::to_string(number);
  return std::string(k_number_digits - std::min(k_number_digits, digits.size()), '0') + digits + '-' + label + '-' + reason;
}

// What a power cut left half done.
void remove_parts(const std::string& folder) {
  for (const std::string& name : db::names_in(folder)) {
    if (is_numbered(name) && name.ends_with(k_part)) db::remove_file(folder + '/' + name);
  }
}

void remove_old(const std::string& folder) {
  const std::vector<std::string> names = backups_in(folder);
  if (names.size() <= k_kept_backups) return;
  for (std::size_t i = 0; i + k_kept_backups < names.size(); ++i) {
    db::remove_file(folder + '/' + names[i]);
    db::remove_file(folder + '/' + without(names[i], k_database) + std::string(k_keyring));
  }
  db::sync_folder_of(folder + '/' + names.back());
}

[[noreturn]] void refuse_copy(const std::string& path, const std::string& why) {
  constexpr int k_damaged = 11;  // SQLite's number for it
  throw DbError(k_damaged, path, "is no good backup (" + why + "); shuke-till check says more about journal.db");
}

void expect_whole(const std::string& path, const ChainHead& head) {
  db::Database copy = db::Database::read_only(path);
  const auto findings = copy.integrity_findings();
  if (!findings.empty()) refuse_copy(path, findings.front());
  Hash chain{};
  Sequence last = 0;
  auto rows = copy.query(k_select_copied);
  while (rows.next()) {
    const Record record = read_record(copy, rows);
    const bool holds = record.seq == last + 1 && seal::body_hash(record) == record.body_hash &&
                       seal::chain_hash(chain, record.seq, record.body_hash) == record.chain_hash;
    if (!holds) refuse_copy(path, "record " + std::to_string(last + 1) + " is not what was written");
    chain = record.chain_hash;
    last = record.seq;
  }
  if (last != head.seq || chain != head.chain_hash) refuse_copy(path, "it ends elsewhere than the journal");
}

void write_whole(const std::string& path, const std::string& bytes) {
  const std::string part = path + std::string(k_part);
  db::remove_file(part);
  {
    db::AppendFile file(part);
    file.append(bytes);
    file.sync();
  }
  db::move_file(part, path);
  db::sync_folder_of(path);
}

std::string keyring_of(const std::string& directory) { return directory + "/keys/keyring"; }

}  // namespace

struct Backup::Parts {
  // A moment of a journal that somebody else writes.
  struct Beside {
    explicit Beside(const std::string& journal_file) : journal(db::Database::read_only(journal_file)), moment(journal) {}
    db::Database journal;
    db::Snapshot moment;
  };

  BackupOrder order;
  std::string path;  // without an ending
  std::string keys;
  std::optional<Beside> beside;
  db::Database* journal = nullptr;
  std::optional<db::OnlineCopy> copy;
  ChainHead head;

  std::string database() const { return path + std::string(k_database); }
  std::string part() const { return database() + std::string(k_part); }

  void begin(const std::string& directory, const BackupOrder& asked) {
    order = asked;
    db::make_folder(order.folder);
    remove_parts(order.folder);
    path = order.folder + '/' + next_name(order.folder, order.label, order.reason);
    if (directory != ":memory:" && db::stands(keyring_of(directory))) keys = db::read_file(keyring_of(directory));
    copy.emplace(*journal, part());
  }
};

Backup::Backup(Store& store, const BackupOrder& order) : parts_(std::make_unique<Parts>()) {
  parts_->journal = &store.files_->journal;
  parts_->begin(store.files_->folder, order);
}

Backup::Backup(const std::string& directory, const BackupOrder& order) : parts_(std::make_unique<Parts>()) {
  parts_->journal = &parts_->beside.emplace(directory + '/' + std::string(k_journal_file)).journal;
  parts_->head = chain_head(*parts_->journal);  // reads, and so fixes the moment
  parts_->begin(directory, order);
}

Backup::~Backup() = default;

bool Backup::copy(int pages) {
  if (!parts_->copy) return true;
  if (!parts_->copy->step(parts_->beside ? db::OnlineCopy::k_all_pages : pages)) return false;
  parts_->head = chain_head(*parts_->journal);
  parts_->copy.reset();
  return true;
}

std::string Backup::finish() {
  const Parts& parts = *parts_;
  SHUKE_CHECK(!parts.copy);
  expect_whole(parts.part(), parts.head);
  db::sync_file(parts.part());
  if (!parts.keys.empty()) write_whole(parts.path + std::string(k_keyring), parts.keys);
  db::move_file(parts.part(), parts.database());
  db::sync_folder_of(parts.database());
  remove_old(parts.order.folder);
  return parts.database();
}

std::vector<std::string> backups_in(const std::string& folder) {
  std::vector<std::string> names = db::names_in(folder);
  std::erase_if(names, [](const std::string& name) { return !is_numbered(name) || !name.ends_with(k_database); });
  return names;
}

Sequence last_record_in(const std::string& backup) {
  try {
    return db::Database::read_only(backup).number(k_select_last);
  } catch (const DbError& error) {
    if (!error.is_damaged()) throw;
    return 0;
  }
}

void adopt_copies(const std::string& directory, const std::string& label) {
  const std::string beginning = std::string(k_journal_file) + ".v";
  for (const std::string& name : db::names_in(directory)) {
    const std::string version = name.starts_with(beginning) ? name.substr(beginning.size()) : std::string();
    if (version.empty() || version.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string folder = directory + '/' + std::string(k_backup_folder);
    db::make_folder(folder);
    db::set_aside(directory + '/' + name, folder + '/' + next_name(folder, label, "schema-" + version) + std::string(k_database));
    remove_old(folder);
  }
}

// ---- restoring

namespace {

std::string stage_of(const std::string& directory) { return directory + "/restoring"; }

void move_files(const std::string& from, const std::string& to) {
  for (const char* const part : {"", "-wal", "-shm"}) db::set_aside(from + part, to + part);
}

std::string folder_in(const std::string& directory, const std::string& kind, const std::string& label) {
  db::make_folder(directory + '/' + kind);
  db::make_folder(directory + '/' + kind + '/' + label);
  return directory + '/' + kind + '/' + label;
}

}  // namespace

std::string stage(const std::string& directory, const std::string& backup) {
  clear_stage(directory);
  const std::string folder = stage_of(directory);
  db::make_folder(folder);
  db::Database from = db::Database::read_only(backup);
  db::OnlineCopy copy(from, folder + '/' + std::string(k_journal_file));
  copy.step(db::OnlineCopy::k_all_pages);
  return folder;
}

void take_over(const std::string& directory, const std::string& label) {
  const std::string file(k_journal_file);
  const std::string staged = stage_of(directory) + '/' + file;
  db::sync_file(staged);
  if (has_journal(directory)) move_files(directory + '/' + file, folder_in(directory, "replaced", label) + '/' + file);
  db::set_aside(staged, directory + '/' + file);
}

void bring_keys(const std::string& directory, const std::string& backup) {
  const std::string keys = without(backup, k_database) + std::string(k_keyring);
  if (db::stands(keyring_of(directory)) || !backup.ends_with(k_database) || !db::stands(keys)) return;
  db::make_folder(directory + "/keys");
  write_whole(keyring_of(directory), db::read_file(keys));
}

void clear_stage(const std::string& directory) {
  const std::string folder = stage_of(directory);
  for (const std::string& name : db::names_in(folder)) db::remove_file(folder + '/' + name);
  db::remove_file(folder);
}

void set_records_aside(const std::string& directory, const std::string& label) {
  const std::string to = folder_in(directory, "damaged", label) + "/records";
  db::make_folder(to);
  for (const std::string& name : db::names_in(directory + "/records")) db::set_aside(directory + "/records/" + name, to + '/' + name);
}

bool has_journal(const std::string& directory) { return db::stands(directory + '/' + std::string(k_journal_file)); }

}  // namespace shuke::store
