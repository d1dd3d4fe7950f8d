#include "core/db/transaction.h"

namespace shuke::db {

namespace {

// SQLite has rolled back by itself already after a full disk or an I/O error; a rollback that fails leaves nothing to do.
void roll_back(Database& database) noexcept {
  try {
    if (database.is_in_transaction()) database.run("ROLLBACK");
  } catch (const DbError&) {
    return;
  }
}

}  // namespace

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (is_open_) roll_back(database_);
}

void Transaction::commit() {
  database_.run("COMMIT");
  is_open_ = false;
}

Snapshot::Snapshot(Database& database) : database_(database) { database_.run("BEGIN DEFERRED"); }

Snapshot::~Snapshot() { roll_back(database_); }

}  // namespace shuke::db
