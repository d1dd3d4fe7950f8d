#pragma once

#include <atomic>
#include <string>

#include "core/base/log.h"
#include "core/base/ports.h"

namespace shuke::os {

// DIR/till.log, one line an event, appended at once: "2026-11-22T14:32:05.123+08:00 info sale committed seq=12". When the file
// passes `most_bytes` it becomes till.1.log, the older ones move up, and the oldest beyond `kept` goes.
//
// Any thread: a line is one write to a file opened for appending, so lines never mix, and turning the page swaps the file below the
// same descriptor. A line that cannot be written is dropped and counted.
class LogFile : public Log {
 public:
  struct Limits {
    std::int64_t most_bytes = 2'000'000;
    int kept = 5;
  };
  // Makes the directory. Throws OsError when it cannot be made or the file cannot be opened: the one moment to say so.
  LogFile(std::string directory, const Clock& clock, Limits limits);
  LogFile(std::string directory, const Clock& clock) : LogFile(std::move(directory), clock, Limits{}) {}
  ~LogFile() override;
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  void info(std::string_view event, std::initializer_list<LogField> fields = {}) override { write("info", event, fields); }
  void warn(std::string_view event, std::initializer_list<LogField> fields = {}) override { write("warn", event, fields); }
  std::int64_t dropped() const { return dropped_.load(); }

 private:
  void write(std::string_view level, std::string_view event, std::initializer_list<LogField> fields);
  void turn_page();
  std::string path(int age) const;

  std::string directory_;
  const Clock& clock_;
  Limits limits_;
  int file_ = -1;
  std::atomic<std::int64_t> size_{0};
  std::atomic<std::int64_t> dropped_{0};
  std::atomic_flag turning_;
};

}  // namespace shuke::os
