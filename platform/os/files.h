#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace shuke::os {

// The machine refused: one sentence of what, where, why and what to do, for stderr or the screen. Caught once, by main or by the
// worker that asked.
class OsError : public std::runtime_error {
 public:
  // `error` is an errno; its meaning is put between what and advice.
  OsError(const std::string& what, int error, const std::string& advice);
  explicit OsError(const std::string& sentence) : std::runtime_error(sentence) {}
};

// One process a data directory. Holds DIR/lock for as long as it lives; the kernel lets go when the process dies, however it dies.
class DirectoryLock {
 public:
  // Throws OsError when another process has it, naming that process, or when the directory cannot be written.
  explicit DirectoryLock(const std::string& directory);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int file_ = -1;
};

// Makes the directory and its missing parents, readable by the owner only, each entry safe on disk before return. One that is
// there already stays as it is. Throws OsError; also when a file stands in the way.
void make_directory(const std::string& path);

// Entries made, renamed or removed in the directory are on disk after this. Throws OsError.
void sync_directory(const std::string& path);

// Replaces the file: after a power cut it holds the old content or the new one, never a part. Owner-readable. Throws OsError, and
// then the old file is untouched and nothing is left beside it.
void write_file(const std::string& path, std::string_view content);

// The whole file; throws OsError when it is missing, unreadable or longer than the cap.
std::string read_file(const std::string& path, std::size_t most_bytes);
bool is_file(const std::string& path);

// Bytes this user may still write where `path` lies. Throws OsError.
std::int64_t free_space(const std::string& path);

// The folder a path lies in: "/a/b" is "/a", "b" is ".".
std::string folder_of(const std::string& path);

}  // namespace shuke::os
