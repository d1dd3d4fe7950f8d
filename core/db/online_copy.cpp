#include "core/db/online_copy.h"

#include <sqlite3.h>

#include <utility>

#include "core/db/failure.h"

namespace shuke::db {

// Nothing is lost with a copy that a power cut tears: it has no name yet.
OnlineCopy::OnlineCopy(Database& from, const std::string& to) : from_(from), to_(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) {
  to_.execute("PRAGMA mmap_size = 0; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = 100;");
  copy_ = sqlite3_backup_init(to_.connection_, "main", from_.connection_, "main");
  if (copy_ == nullptr) throw_failure(to_.connection_, sqlite3_extended_errcode(to_.connection_), to);
}

OnlineCopy::~OnlineCopy() {
  if (copy_ != nullptr) sqlite3_backup_finish(copy_);
}

bool OnlineCopy::step(int pages) {
  const int code = sqlite3_backup_step(copy_, pages);
  if (code == SQLITE_OK) return false;
  if (code != SQLITE_DONE) throw_failure(nullptr, code, to_.path());
  finish();
  return true;
}

// The original's header says that it has a WAL; the copy can be read from a disk that cannot be written only when it has none.
void OnlineCopy::finish() {
  const int code = sqlite3_backup_finish(std::exchange(copy_, nullptr));
  if (code != SQLITE_OK) throw_failure(nullptr, code, to_.path());
  to_.execute("PRAGMA journal_mode = DELETE;");
}

}  // namespace shuke::db
