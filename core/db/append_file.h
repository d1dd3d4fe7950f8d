#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shuke::db {

// A file that only grows, for facts that are kept a second time. One thread. Failures are DbErrors.
class AppendFile {
 public:
  // Opens it, or makes it and syncs its folder; the folder must exist.
  explicit AppendFile(std::string path);
  ~AppendFile();
  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;

  // All of it stands in the file when this returns, and on the disk after the next sync().
  void append(std::string_view bytes);
  void sync();
  // Cuts off what a power cut left torn at the end.
  void cut_to(std::int64_t bytes);
  std::int64_t size() const { return size_; }
  const std::string& path() const { return path_; }

 private:
  [[noreturn]] void fail(const char* what) const;

  std::string path_;
  int file_ = -1;
  std::int64_t size_ = 0;
};

}  // namespace shuke::db
