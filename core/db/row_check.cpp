#include <sqlite3.h>

#include <exception>
#include <utility>

#include "core/db/database.h"
#include "core/db/failure.h"

namespace shuke::db {

namespace {

// Type, length, content: no byte can move from one value into the next unseen.
void add_value(std::string& bytes, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  const void* const content = type == SQLITE_BLOB ? sqlite3_value_blob(value) : sqlite3_value_text(value);
  const int size = content == nullptr ? 0 : sqlite3_value_bytes(value);
  bytes += static_cast<char>('0' + type);
  bytes += std::to_string(size);
  bytes += ':';
  if (size > 0) bytes.append(static_cast<const char*>(content), static_cast<std::size_t>(size));
}

void answer_row_check(sqlite3_context* context, int count, sqlite3_value** values) {
  try {
    thread_local std::string bytes;  // goods are thousands of rows at every start
    bytes.clear();
    for (int i = 0; i < count; ++i) add_value(bytes, values[i]);
    const Database::RowPrint print = (*static_cast<Database::Print*>(sqlite3_user_data(context)))(bytes);
    sqlite3_result_blob(context, print.data(), static_cast<int>(print.size()), SQLITE_TRANSIENT);
  } catch (const std::exception&) {
    sqlite3_result_error_nomem(context);  // SQLite is C: nothing may be thrown through it
  }
}

}  // namespace

void Database::define_row_check(Print print) {
  print_ = std::move(print);
  offer_row_check();
}

void Database::offer_row_check() {
  constexpr int k_any_number = -1;
  const int code =
      sqlite3_create_function_v2(connection_, "row_check", k_any_number, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, &print_,
                                 answer_row_check, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_failure(connection_, code, path_);
}

}  // namespace shuke::db
