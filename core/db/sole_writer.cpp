#include "core/db/sole_writer.h"

#include <sqlite3.h>

#include <filesystem>
#include <set>
#include <system_error>

#include "core/base/error.h"

namespace shuke::db {

namespace {

// SQLite's own lock for the programs around it: connections come and go on more than one thread.
class Turn {
 public:
  Turn() { sqlite3_mutex_enter(lock_); }
  ~Turn() { sqlite3_mutex_leave(lock_); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  sqlite3_mutex* lock_ = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
};

std::set<std::string>& written_files() {
  static std::set<std::string> files;
  return files;
}

// Two ways to write one path are one file.
std::string name_of_file(const std::string& path) {
  if (path.empty() || path == ":memory:") return {};
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::weakly_canonical(path, failed);
  return failed ? path : whole.string();
}

}  // namespace

SoleWriter::SoleWriter(const std::string& path) : name_(name_of_file(path)) {
  if (name_.empty()) return;
  const Turn turn;
  if (!written_files().insert(name_).second) throw DbError(SQLITE_BUSY, path, "another connection of this program writes it already");
}

SoleWriter::~SoleWriter() {
  if (name_.empty()) return;
  const Turn turn;
  written_files().erase(name_);
}

}  // namespace shuke::db
