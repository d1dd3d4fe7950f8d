#include "core/db/statement.h"

#include <sqlite3.h>

#include <algorithm>

#include "core/base/check.h"
#include "core/db/failure.h"

namespace shuke::db {

Statement::Statement(sqlite3* connection, std::string_view sql) : connection_(connection) {
  const int length = static_cast<int>(sql.size());
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(connection, sql.data(), length, SQLITE_PREPARE_PERSISTENT, &statement_, &rest);
  if (code != SQLITE_OK) throw_failure(connection, code, sql);
  SHUKE_CHECK(std::string_view(rest, sql.data() + sql.size()).find_first_not_of(" \n") == std::string_view::npos);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int position, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_, position, value); code != SQLITE_OK) fail(code);
}

void Statement::bind(int position, std::string_view text) {
  // An empty view may carry no address at all, and SQLite would take that for NULL.
  const char* bytes = text.data() == nullptr ? "" : text.data();
  const int code = sqlite3_bind_text64(statement_, position, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) fail(code);
}

void Statement::bind(int position, Blob blob) {
  const char* bytes = blob.bytes.data() == nullptr ? "" : blob.bytes.data();
  const int code = sqlite3_bind_blob64(statement_, position, bytes, blob.bytes.size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) fail(code);
}

void Statement::bind_null(int position) {
  if (const int code = sqlite3_bind_null(statement_, position); code != SQLITE_OK) fail(code);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(sqlite3_extended_errcode(connection_));
  return false;
}

void Statement::reset() {
  // The code that reset repeats was thrown by the step that failed.
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  is_in_use_ = false;
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

void Statement::fail(int code) const { throw_failure(connection_, code, sqlite3_sql(statement_)); }

Rows::Rows(Statement& statement) : statement_(&statement) {
  SHUKE_CHECK(!statement.is_in_use_);
  statement.is_in_use_ = true;
}

Rows::~Rows() { statement_->reset(); }

void copy_blob(const Statement& statement, int column, std::span<std::uint8_t> out) {
  const std::string_view bytes = statement.text(column);
  if (bytes.size() != out.size())
    throw DbError(SQLITE_CORRUPT, "a value of fixed length", "has " + std::to_string(bytes.size()) + " bytes");
  std::copy(bytes.begin(), bytes.end(), out.begin());
}

}  // namespace shuke::db
