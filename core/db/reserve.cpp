#include "core/db/reserve.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/db/disk.h"

namespace shuke::db {

std::int64_t reserved_bytes(const std::string& path) {
  constexpr std::int64_t k_block = 512;  // of st_blocks, whatever the disk's own are
  struct stat known {};
  return ::stat(path.c_str(), &known) == 0 ? known.st_blocks * k_block : 0;
}

bool make_reserve(const std::string& path, std::int64_t bytes) {
  constexpr mode_t k_of_us_only = 0600;
  const std::int64_t before = reserved_bytes(path);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, k_of_us_only);
  if (file < 0) return false;
  const bool is_made = ::posix_fallocate(file, 0, bytes) == 0;
  const bool is_left = is_made || (before > 0 && ::ftruncate(file, before) == 0);
  ::close(file);
  if (!is_left) ::unlink(path.c_str());
  return is_made;
}

// Blocks that were freed are there for others only once the file system has written that down.
void give_up_reserve(const std::string& path, std::int64_t kept) {
  if (kept > 0) {
    if (::truncate(path.c_str(), kept) != 0) throw DbError(k_io_error, path, "cannot be cut");
    sync_file(path);
  } else {
    remove_file(path);
    sync_folder_of(path);
  }
}

}  // namespace shuke::db
