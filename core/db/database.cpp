#include "core/db/database.h"

#include <sqlite3.h>

#include <utility>

#include "core/base/check.h"
#include "core/db/disk.h"
#include "core/db/failure.h"

namespace shuke::db {

namespace {

constexpr int k_busy_ms = 2000;
constexpr int k_to_write = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

std::string_view synchronous(Durability durability) {
  return durability == Durability::journal ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = NORMAL;";
}

}  // namespace

Database::Database(const std::string& path, int flags) : path_(path) {
  if ((flags & SQLITE_OPEN_READWRITE) != 0) sole_writer_.emplace(path);
  open(flags);
}

// A constructor that delegates has a destructor to close the connection when what follows throws.
Database::Database(const std::string& path, Durability durability) : Database(path, k_to_write) {
  durability_ = durability;
  open_to_write();
}

void Database::open(int flags) {
  const int code = sqlite3_open_v2(path_.c_str(), &connection_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if (code != SQLITE_OK) {
    sqlite3* const failed = std::exchange(connection_, nullptr);
    const DbError error(code, path_, failed == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(failed));
    sqlite3_close_v2(failed);
    throw error;
  }
  sqlite3_busy_timeout(connection_, k_busy_ms);
}

void Database::open_to_write() {
  const bool is_new = number("PRAGMA page_count") == 0;
  execute("PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
  become_durable(*durability_);
  if (is_new) sync_folder_of(path_);
  data_version_ = number("PRAGMA data_version");
}

void Database::close() noexcept {
  statements_.clear();
  sqlite3_close_v2(std::exchange(connection_, nullptr));
  pages_in_wal_ = 0;
}

// What a failed sync left in the WAL is in doubt: a start would find it, this connection does not see it. The close moves what is sure into
// the file and removes the WAL with the rest; the folder is synced, or the WAL might come back. Where the close could not do that, the
// opening finds what was in doubt, and it counts once it is in the file and that is synced: the WAL's own bytes may exist in memory alone.
// The last commit overwrites what somebody who reads beside us kept in the WAL.
void Database::reopen() {
  if (!durability_ || path_ == ":memory:") return;
  close();
  try {
    sync_folder_of(path_);
    open(k_to_write);
    open_to_write();
    if (print_) offer_row_check();
    checkpoint();
    commit_nothing();
  } catch (const DbError&) {
    close();
    throw;
  }
}

sqlite3* Database::connection() const {
  if (connection_ == nullptr) throw DbError(SQLITE_IOERR, path_, "is closed since the disk failed");
  return connection_;
}

// EXTRA while the file changes to WAL: without it a power cut in a new file's first seconds can take the tables with it.
void Database::become_durable(Durability durability) {
  execute("PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL;");
  execute(std::string(synchronous(durability)));
  durability_ = durability;
  execute("PRAGMA wal_autocheckpoint = 0;");
  sqlite3_wal_hook(connection_, note_wal_pages, this);
}

void Database::set_durability(Durability durability) {
  if (durability == Durability::journal) checkpoint();
  execute(std::string(synchronous(durability)));
  durability_ = durability;
}

// A commit that waits for the disk has the whole log of before it written as well.
void Database::sync() {
  execute(std::string(synchronous(Durability::journal)));
  commit_nothing();
  execute(std::string(synchronous(*durability_)));
}

Database Database::read_only(const std::string& path) { return Database(path, SQLITE_OPEN_READONLY); }

Database::~Database() {
  statements_.clear();
  if (connection_ == nullptr) return;
  if (sqlite3_db_readonly(connection_, "main") == 1) sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_close_v2(connection_);
}

int Database::note_wal_pages(void* self, sqlite3*, const char*, int pages) {
  static_cast<Database*>(self)->pages_in_wal_ = pages;
  return SQLITE_OK;
}

Statement& Database::prepared(std::string_view sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return *known->second;
  auto statement = std::make_unique<Statement>(connection(), sql);
  return *statements_.emplace(std::string(sql), std::move(statement)).first->second;
}

std::int64_t Database::finish(Statement& statement) {
  Rows rows(statement);
  SHUKE_CHECK(!rows.next());
  return sqlite3_changes64(connection_);
}

void Database::execute(const std::string& script) {
  const int code = sqlite3_exec(connection(), script.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_failure(connection_, code, script);
}

void Database::checkpoint() {
  if (!sole_writer_) throw DbError(SQLITE_READONLY, path_, "only the connection that writes a file may checkpoint it");
  int in_log = 0;
  int moved = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection(), "main", SQLITE_CHECKPOINT_PASSIVE, &in_log, &moved);
  if (code != SQLITE_OK && code != SQLITE_BUSY) throw_failure(connection_, code, path_);
  pages_in_wal_ = in_log > moved ? in_log - moved : 0;
  // The commit after this begins the log anew, which takes a sync of its own: it is paid here, not while a customer waits.
  if (moved > 0 && pages_in_wal_ == 0) commit_nothing();
}

void Database::commit_nothing() { execute("PRAGMA user_version = " + std::to_string(number("PRAGMA user_version")) + ";"); }

bool Database::was_written_by_others() { return std::exchange(data_version_, number("PRAGMA data_version")) != data_version_; }

std::vector<std::string> Database::integrity_findings() {
  std::vector<std::string> findings;
  try {
    auto structure = query("PRAGMA integrity_check(20)");
    while (structure.next()) {
      if (structure.view(0) != "ok") findings.push_back(structure.text(0));
    }
    auto references = query("PRAGMA foreign_key_check");
    while (references.next()) findings.push_back("a row of " + references.text(0) + " refers to nothing in " + references.text(2));
  } catch (const DbError& error) {
    findings.emplace_back(error.what());  // damage that the check itself stumbles over
  }
  return findings;
}

void Database::copy_to(const std::string& path) {
  run("VACUUM INTO ?1", path);
  sync_file(path);
  sync_folder_of(path);
}

bool Database::is_in_transaction() const { return connection_ != nullptr && sqlite3_get_autocommit(connection_) == 0; }

}  // namespace shuke::db
