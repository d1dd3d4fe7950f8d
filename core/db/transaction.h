#pragma once

#include "core/db/database.h"

namespace shuke::db {

// All or nothing: BEGIN IMMEDIATE now, a rollback at the end of the scope unless commit() returned. Not nested.
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
  bool is_open_ = true;
};

}  // namespace shuke::db
