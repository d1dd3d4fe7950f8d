#pragma once

#include "core/db/database.h"

namespace shuke::db {

// All or nothing: BEGIN IMMEDIATE now, a rollback at the end of the scope unless commit() returned. Inside another one it is a part of
// that: it can fail alone, and is durable when the outer one is.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Durable when it returns, as far as the file's Durability goes. Throws DbError, and then nothing was written.
  void commit();

 private:
  Database& database_;
  bool is_part_;
  bool is_open_ = true;
};

// Until the end of the scope every query sees the file as it was at the first, whoever writes beside us; a reader holds nobody up.
// Also on a connection that only reads. Not nested, and nothing is written inside.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
};

}  // namespace shuke::db
