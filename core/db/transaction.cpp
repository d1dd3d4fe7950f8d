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

void roll_part_back(Database& database) noexcept {
  try {
    if (!database.is_in_transaction()) return;
    database.run("ROLLBACK TO part");
    database.run("RELEASE part");
  } catch (const DbError&) {
    return;
  }
}

}  // namespace

Transaction::Transaction(Database& database) : database_(database), is_part_(database.is_in_transaction()) {
  database_.run(is_part_ ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (is_open_) is_part_ ? roll_part_back(database_) : roll_back(database_);
}

void Transaction::commit() {
  database_.run(is_part_ ? "RELEASE part" : "COMMIT");
  is_open_ = false;
}

Snapshot::Snapshot(Database& database) : database_(database) { database_.run("BEGIN DEFERRED"); }

Snapshot::~Snapshot() { roll_back(database_); }

}  // namespace shuke::db
