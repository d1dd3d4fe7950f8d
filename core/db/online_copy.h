#pragma once

#include <string>

#include "core/db/database.h"

struct sqlite3_backup;

namespace shuke::db {

// A copy of a database in use, page by page: between two steps its connection goes on reading and writing, and what it writes comes into
// the copy too, so the copy is that of the moment of the last step. The connection that writes is the one to copy from; from a reader
// all is copied in one step, for otherwise each commit beside it would begin the copy anew. The thread of the connection. Failures are
// DbErrors. Not synced: that is for whoever gives the file its name.
class OnlineCopy {
 public:
  // `to` must not exist.
  OnlineCopy(Database& from, const std::string& to);
  ~OnlineCopy();
  OnlineCopy(const OnlineCopy&) = delete;
  OnlineCopy& operator=(const OnlineCopy&) = delete;

  static constexpr int k_all_pages = -1;
  // True when it is whole; then it is a file by itself, without a WAL.
  bool step(int pages);

 private:
  void finish();

  Database& from_;
  Database to_;
  sqlite3_backup* copy_ = nullptr;
};

}  // namespace shuke::db
