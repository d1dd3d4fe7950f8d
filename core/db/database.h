#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/error.h"
#include "core/db/sole_writer.h"
#include "core/db/statement.h"

namespace shuke::db {

enum class Durability {
  journal,  // facts that exist nowhere else: a commit returns after its one fdatasync (WAL, synchronous FULL)
  replica   // copies that can be fetched again: consistent after a power cut, the newest commits may be gone (WAL, NORMAL)
};

// One connection to one SQLite file, used by one thread. The connection that writes a file also does every checkpoint of it;
// automatic checkpoints are off on all (Debian's SQLite 3.40.1 loses pages when two connections write or checkpoint). Failures are
// DbErrors, a file that is no database included. Path ":memory:" gives a database that lives as long as the object.
class Database {
 public:
  // Opens for writing, makes the file when it is missing and syncs its folder then; the folder must exist. A second one in this process is
  // refused.
  Database(const std::string& path, Durability durability);
  // For outside readers of a file that somebody else may be writing: mode=ro, never a checkpoint.
  static Database read_only(const std::string& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs a statement that gives no rows; answers how many rows it changed. `sql` is prepared once per connection.
  template <class... Values>
  std::int64_t run(std::string_view sql, const Values&... values) {
    Statement& statement = prepared(sql);
    statement.bind_all(values...);
    return finish(statement);
  }
  // Rows of a query. The same text cannot be queried again while its Rows are alive (our bug, checked).
  template <class... Values>
  Rows query(std::string_view sql, const Values&... values) {
    Statement& statement = prepared(sql);
    statement.bind_all(values...);
    return Rows(statement);
  }
  // First column of the only row; the query always gives one (COUNT, MAX, PRAGMA).
  template <class... Values>
  std::int64_t number(std::string_view sql, const Values&... values) {
    auto rows = query(sql, values...);
    return rows.next() ? rows.integer(0) : 0;
  }
  // Several statements without parameters: schema and pragmas.
  void execute(const std::string& script);

  // While what is written stands elsewhere too, its commits need not wait for the disk. Back at `journal`, everything is on it.
  void set_durability(Durability durability);
  // All that was committed is on the disk when it returns, whatever the durability.
  void sync();
  // Moves what the WAL holds into the file, as far as no reader stands in the way. Called in the idle gap between sales.
  void checkpoint();
  // After an error of the disk nobody knows what stands there: closes the file and opens it as a start would. When it returns, what a query
  // answers is what a start would find, and is on the disk. DbError when the disk still says no: then it is closed, every use throws, and
  // it may be tried again. Nothing for ":memory:" and for readers. No Rows may be alive.
  void reopen();
  bool is_open() const { return connection_ != nullptr; }
  // True once after somebody else has committed to the file, which nobody may (see above).
  bool was_written_by_others();
  // How many pages a checkpoint would have to look at.
  int pages_in_wal() const { return pages_in_wal_; }
  // SQLite's own structural check and the foreign keys; empty when all is well.
  std::vector<std::string> integrity_findings();
  // What `row_check(value, ...)` answers in the SQL of this connection from now on: the print of all the values, each with its type and
  // its length, so that a row can carry a check value over itself. Not for use in a schema.
  using RowPrint = std::array<std::uint8_t, 16>;
  using Print = std::function<RowPrint(std::string_view)>;
  void define_row_check(Print print);
  // A consistent copy as a new file, which must not exist; synced with its folder before it returns.
  void copy_to(const std::string& path);

  bool is_in_transaction() const;
  const std::string& path() const { return path_; }

 private:
  friend class OnlineCopy;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
  };

  Database(const std::string& path, int flags);
  void open(int flags);
  void open_to_write();
  void close() noexcept;
  void become_durable(Durability durability);
  void commit_nothing();
  sqlite3* connection() const;
  void offer_row_check();  // to SQLite, also after the file was opened anew
  static int note_wal_pages(void* self, sqlite3* connection, const char* name, int pages);
  Statement& prepared(std::string_view sql);
  std::int64_t finish(Statement& statement);

  std::string path_;
  std::optional<Durability> durability_;  // nullopt: for reading only
  std::optional<SoleWriter> sole_writer_;
  sqlite3* connection_ = nullptr;
  std::int64_t data_version_ = 0;
  int pages_in_wal_ = 0;
  Print print_;  // empty: no row_check is defined
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace shuke::db
