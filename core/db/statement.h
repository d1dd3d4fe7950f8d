#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace shuke::db {

// Marks bytes that are bound as BLOB; plain text is bound as TEXT. Copied when it is bound.
struct Blob {
  std::string_view bytes;
};
template <class Container>
Blob blob_of(const Container& bytes) {
  return {{reinterpret_cast<const char*>(bytes.data()), bytes.size()}};
}

// One prepared statement. Use it through Database::run and Database::query; kept by itself only where SQL is not a constant.
// Every failure is a DbError.
class Statement {
 public:
  Statement(sqlite3* connection, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int position, std::int64_t value);  // positions count from 1
  void bind(int position, int value) { bind(position, std::int64_t{value}); }
  void bind(int position, bool value) { bind(position, std::int64_t{value}); }
  void bind(int position, std::uint32_t value) { bind(position, std::int64_t{value}); }
  void bind(int position, std::string_view text);
  void bind(int position, const std::string& text) { bind(position, std::string_view(text)); }
  void bind(int position, const char* text) { bind(position, std::string_view(text)); }
  void bind(int position, Blob blob);
  void bind_null(int position);
  template <class T>
  void bind(int position, const std::optional<T>& value) {
    value ? bind(position, *value) : bind_null(position);
  }
  template <class... Values>
  void bind_all(const Values&... values) {
    int position = 0;
    (bind(++position, values), ...);
  }

  bool step();   // true: a row stands ready
  void reset();  // also forgets what was bound

  bool is_null(int column) const;  // columns count from 0
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;  // valid until the next step; a BLOB's bytes as they are

 private:
  friend class Rows;
  [[noreturn]] void fail(int code) const;

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
  bool is_in_use_ = false;
};

// The rows of one query, resetting its statement at the end of the scope. Values are read after next() said true.
class Rows {
 public:
  explicit Rows(Statement& statement);
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  bool next() { return statement_->step(); }
  bool is_null(int column) const { return statement_->is_null(column); }
  std::int64_t integer(int column) const { return statement_->integer(column); }
  int number(int column) const { return static_cast<int>(statement_->integer(column)); }
  bool flag(int column) const { return statement_->integer(column) != 0; }
  std::string_view view(int column) const { return statement_->text(column); }
  std::string text(int column) const { return std::string(statement_->text(column)); }
  template <std::size_t n>
  std::array<std::uint8_t, n> bytes(int column) const;  // a BLOB of exactly n bytes; another length is damage

 private:
  Statement* statement_;
};

// Copies a BLOB of exactly out.size() bytes.
void copy_blob(const Statement& statement, int column, std::span<std::uint8_t> out);

template <std::size_t n>
std::array<std::uint8_t, n> Rows::bytes(int column) const {
  std::array<std::uint8_t, n> out{};
  copy_blob(*statement_, column, out);
  return out;
}

}  // namespace shuke::db
