#include "tests/db/disk/stranger.h"

#include <sqlite3.h>

#include "core/base/check.h"

namespace shuke::test {

void write_as_a_stranger(const std::string& path, const std::string& sql) {
  sqlite3* connection = nullptr;
  SHUKE_CHECK(sqlite3_open(path.c_str(), &connection) == SQLITE_OK);
  SHUKE_CHECK(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close_v2(connection);
}

}  // namespace shuke::test
