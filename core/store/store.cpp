#include "core/store/store.h"

#include <array>
#include <utility>

#include "core/db/disk.h"
#include "core/db/migrator.h"
#include "core/db/transaction.h"
#include "core/seal/row_print.h"
#include "core/store/files.h"
#include "embedded/shuke_store.h"

namespace shuke::store {

namespace {

// A WAL below this many pages (about twenty sales) is left for later.
constexpr int k_pages_worth_a_checkpoint = 280;
constexpr int k_stranger = 15;  // SQLite's number for a broken locking protocol

// How the migrations of the two files are called.
constexpr std::string_view k_journal = "journal_";
constexpr std::string_view k_replica = "replica_";

std::vector<db::Migration> migrations_of(std::string_view file) {
  std::vector<db::Migration> found;
  for (const auto& embedded : embedded::shuke_store::files()) {
    if (embedded.name.starts_with(file)) found.push_back({embedded.name, embedded.content});
  }
  return found;
}

std::string path_of(const std::string& directory, const char* file) { return directory == ":memory:" ? directory : directory + "/" + file; }

db::Database open_file(const std::string& path, Access access, db::Durability durability) {
  return access == Access::read_only ? db::Database::read_only(path) : db::Database(path, durability);
}

}  // namespace

void bring_up_to_date(db::Database& database, Access access, std::string_view file) {
  const auto migrations = migrations_of(file);
  database.define_row_check(seal::row_print);
  if (access == Access::read_only) return db::expect_version(database, migrations);
  // What head office told us can be had again: a copy of it would only lie there.
  db::migrate(database, migrations, file == k_journal ? db::Keep::a_copy : db::Keep::nothing);
}

Store::Files::Files(const std::string& directory, Keys with_keys, Access access)
    : folder(directory),
      keys(std::move(with_keys)),
      journal(open_file(path_of(directory, "journal.db"), access, db::Durability::journal)),
      replica(open_file(path_of(directory, "replica.db"), access, db::Durability::replica)) {
  is_read_only = access == Access::read_only;
  bring_up_to_date(journal, access, k_journal);
  bring_up_to_date(replica, access, k_replica);
}

namespace {

bool is_damaged(const std::string& path, std::string_view file) {
  try {
    db::Database database(path, db::Durability::journal);
    if (!database.integrity_findings().empty()) return true;
    if (database.number("PRAGMA user_version") != static_cast<std::int64_t>(migrations_of(file).size())) return false;
    database.define_row_check(seal::row_print);
    return !schema_findings(database, file).empty() || !changed_rows(database, file).empty();
  } catch (const DbError& error) {
    if (!error.is_damaged()) throw;
    return true;
  }
}

}  // namespace

std::vector<std::string> damaged_files(const std::string& directory) {
  std::vector<std::string> damaged;
  if (is_damaged(path_of(directory, "journal.db"), k_journal)) damaged.emplace_back("journal.db");
  if (is_damaged(path_of(directory, "replica.db"), k_replica)) damaged.emplace_back("replica.db");
  return damaged;
}

void set_aside(const std::string& directory, const std::vector<std::string>& files, const std::string& label) {
  if (files.empty()) return;
  const std::string folder = directory + "/damaged";
  const std::string labelled = folder + '/' + label;
  db::make_folder(folder);
  db::make_folder(labelled);
  for (const std::string& file : files) {
    for (const std::string_view part : {"", "-wal", "-shm"}) {
      const std::string name = std::string("/").append(file).append(part);
      db::set_aside(directory + name, labelled + name);
    }
  }
}

bool has_second_place(const std::string& directory) { return !db::names_in(directory + "/records").empty(); }

namespace {

constexpr std::string_view k_fetch_again =
    "UPDATE feed_state SET cursor = '', has_skipped = 0, check_value = row_check('feed_state', '', generation, is_starting_over, 0)";
constexpr std::string_view k_select_skipped = "SELECT has_skipped FROM feed_state";

Keys keys_for(const std::string& directory, Keys keys) {
  if (directory == ":memory:" && !keys.ring) keys.ring = std::make_shared<const seal::Keyring>(seal::Keyring::make());
  return keys;
}

}  // namespace

Store::Store(const std::string& directory, Keys keys, Access access)
    : files_(std::make_unique<Files>(directory, keys_for(directory, std::move(keys)), access)) {
  if (is_locked() || access == Access::read_only) return;
  // What was passed over while locked, or was sealed under keys that are lost, comes again.
  if (files_->keys.are_new || files_->replica.number(k_select_skipped) != 0) files_->replica.run(k_fetch_again);
  db::Transaction transaction(files_->journal);
  wrap_for_head_office(files_->journal, *files_->ring());
  transaction.commit();
}

Store::~Store() = default;

const Keys& Store::keys() const { return files_->keys; }

bool Store::is_locked() const { return files_->ring() == nullptr; }

void Store::tidy_up() {
  for (db::Database* file : {&files_->journal, &files_->replica}) {
    if (file->was_written_by_others())
      throw DbError(k_stranger, file->path(), "another program has written to it; close that program and run shuke-till check");
    if (file->pages_in_wal() >= k_pages_worth_a_checkpoint) file->checkpoint();
  }
}

}  // namespace shuke::store
