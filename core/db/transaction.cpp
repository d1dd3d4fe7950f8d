#include "core/db/transaction.h"

namespace shuke::db {

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!is_open_) return;
  // SQLite has rolled back by itself already after a full disk or an I/O error; a rollback that fails leaves nothing to do.
  try {
    if (database_.is_in_transaction()) database_.run("ROLLBACK");
  } catch (const DbError&) {
    return;
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  is_open_ = false;
}

}  // namespace shuke::db
