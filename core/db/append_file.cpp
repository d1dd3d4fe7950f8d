#include "core/db/append_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/db/disk.h"

namespace shuke::db {

AppendFile::AppendFile(std::string path) : path_(std::move(path)) {
  constexpr mode_t k_of_us_alone = 0600;
  const bool is_new = ::access(path_.c_str(), F_OK) != 0;
  file_ = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, k_of_us_alone);
  if (file_ < 0) fail("cannot be opened: ");
  struct stat known {};
  if (::fstat(file_, &known) != 0) fail("cannot be looked at: ");
  size_ = known.st_size;
  if (is_new) sync_folder_of(path_);
}

AppendFile::~AppendFile() {
  if (file_ >= 0) ::close(file_);
}

void AppendFile::append(std::string_view bytes) {
  const std::int64_t before = size_;
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      const int reason = errno;
      if (::ftruncate(file_, before) == 0) size_ = before;  // half of it would stand between this and the next
      errno = reason;
      fail("cannot be written: ");
    }
    size_ += written;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AppendFile::sync() {
  if (::fdatasync(file_) != 0) fail("cannot be synced: ");
}

void AppendFile::cut_to(std::int64_t bytes) {
  if (::ftruncate(file_, bytes) != 0) fail("cannot be cut: ");
  size_ = bytes;
  sync();
}

void AppendFile::fail(const char* what) const {
  const std::error_code reason(errno, std::generic_category());
  throw DbError(reason.value() == ENOSPC ? k_disk_full : k_io_error, path_, what + reason.message());
}

}  // namespace shuke::db
