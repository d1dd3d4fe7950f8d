#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace shuke {

// The disk or the database failed: thrown by core/db when a statement does not succeed, after which the transaction rolls back.
// Caught once, where a request to the store is answered (the operations that must answer "not saved" and the store worker's loop;
// at head office in `handle`). what() is one sentence for the log: where and why, never a bound value, so never personal data.
class DbError : public std::runtime_error {
 public:
  DbError(int code, std::string where, const std::string& message)
      : std::runtime_error(where + ": " + message), code_(code), where_(std::move(where)) {}

  int code() const { return code_; }                   // SQLite's extended result code
  const std::string& where() const { return where_; }  // the file, or the first words of the statement
  bool is_disk_full() const { return (code_ & 0xFF) == 13; }
  bool is_damaged() const { return (code_ & 0xFF) == 11 || (code_ & 0xFF) == 26; }

 private:
  int code_;
  std::string where_;
};

// For a person at a command line: where (`place`, the file or folder meant, may be empty), what, and what to do about it.
std::string sentence_of(const DbError& error, const std::string& place);

}  // namespace shuke
