#pragma once

#include <span>
#include <string_view>

#include "core/db/database.h"

namespace shuke::db {

// One released step of a schema; the n-th of the list brings a file to user_version n. Released texts never change.
struct Migration {
  std::string_view name;  // "0001_initial.sql"
  std::string_view sql;
};

// Whether an older file that holds data is copied before it is changed.
enum class Keep { a_copy, nothing };

// Brings the file up to the newest migration, each step and its user_version in one transaction. A file that holds data already
// is copied beside itself first (journal.db -> journal.db.v1). A file of a newer program is refused untouched: DbError, one sentence.
void migrate(Database& database, std::span<const Migration> migrations, Keep keep = Keep::a_copy);

// The same refusal for a reader, which cannot migrate: the file must stand exactly at the newest migration.
void expect_version(Database& database, std::span<const Migration> migrations);

}  // namespace shuke::db
