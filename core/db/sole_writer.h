#pragma once

#include <string>

namespace shuke::db {

// A file's one writing connection in this process, for as long as it lives (Debian's SQLite 3.40.1 loses pages when two connections write
// or checkpoint; other processes are kept out by the data directory's lock). Any thread. DbError when there is one already.
class SoleWriter {
 public:
  explicit SoleWriter(const std::string& path);  // ":memory:" is everybody's own
  ~SoleWriter();
  SoleWriter(const SoleWriter&) = delete;
  SoleWriter& operator=(const SoleWriter&) = delete;

 private:
  std::string name_;  // of the file, however it was called; empty for none
};

}  // namespace shuke::db
