#include "core/db/failure.h"

#include <sqlite3.h>

#include <string>

namespace shuke::db {

void throw_failure(sqlite3* connection, int code, std::string_view what) {
  constexpr std::size_t k_most = 60;
  const std::string where(what.size() > k_most ? what.substr(0, what.find_first_of("\n(", k_most / 3)) : what);
  const bool is_told = connection != nullptr && sqlite3_extended_errcode(connection) == code;
  throw DbError(code, where, is_told ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
}

}  // namespace shuke::db
