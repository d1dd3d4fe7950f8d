#include "core/db/migrator.h"

#include <string>

#include "core/db/disk.h"
#include "core/db/transaction.h"

namespace shuke::db {

namespace {

constexpr int k_schema_error = 17;

std::int64_t version_of(Database& database) { return database.number("PRAGMA user_version"); }

[[noreturn]] void refuse(const Database& database, const std::string& why) { throw DbError(k_schema_error, database.path(), why); }

[[noreturn]] void refuse_newer(const Database& database, std::int64_t version, std::size_t known) {
  refuse(database, "was written by a newer Shuke (schema " + std::to_string(version) + ", this program knows " + std::to_string(known) +
                       "); start the newer program");
}

// The copy gets its name only when it is whole.
void keep_copy(Database& database, std::int64_t version) {
  if (database.path() == ":memory:") return;
  const std::string kept = database.path() + ".v" + std::to_string(version);
  const std::string part = kept + ".part";
  remove_file(part);
  database.copy_to(part);
  move_file(part, kept);
  sync_folder_of(kept);
}

void apply(Database& database, const Migration& migration, std::size_t number) {
  Transaction transaction(database);
  database.execute(std::string(migration.sql));
  database.execute("PRAGMA user_version = " + std::to_string(number));
  transaction.commit();
}

}  // namespace

void migrate(Database& database, std::span<const Migration> migrations, Keep keep) {
  const std::int64_t version = version_of(database);
  const auto known = static_cast<std::int64_t>(migrations.size());
  if (version > known) refuse_newer(database, version, migrations.size());
  if (keep == Keep::a_copy && version > 0 && version < known) keep_copy(database, version);
  for (auto number = static_cast<std::size_t>(version); number < migrations.size(); ++number) {
    apply(database, migrations[number], number + 1);
  }
}

void expect_version(Database& database, std::span<const Migration> migrations) {
  const std::int64_t version = version_of(database);
  const auto known = static_cast<std::int64_t>(migrations.size());
  if (version > known) refuse_newer(database, version, migrations.size());
  if (version == 0) refuse(database, "holds nothing of Shuke; check the path");
  if (version < known) refuse(database, "has an older schema; start the program that writes it once to bring it up to date");
}

}  // namespace shuke::db
