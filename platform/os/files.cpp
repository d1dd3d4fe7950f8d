#include "platform/os/files.h"

#include <cstring>

#include "platform/os/descriptor.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace shuke::os {
namespace {

constexpr mode_t k_owner_only_folder = 0700;
constexpr mode_t k_owner_only_file = 0600;

// strerror is not for several threads, and the few errors people can mend deserve plain words.
std::string words_of(int error) {
  switch (error) {
    case EACCES:
    case EPERM: return "this user may not";
    case EROFS: return "the disk is read-only";
    case ENOSPC:
    case EDQUOT: return "the disk is full";
    case ENOENT: return "it is not there";
    case ENOTDIR: return "a file stands where a folder should be";
    case EISDIR: return "it is a folder";
    case EIO: return "the disk does not answer";
    case EMFILE:
    case ENFILE: return "too many files are open";
    default: return "system error " + std::to_string(error);
  }
}

std::string advice_for(int error) {
  switch (error) {
    case EACCES:
    case EPERM: return "give this user the right to write there, or choose another folder";
    case EROFS: return "choose a folder on a disk that can be written";
    case ENOSPC:
    case EDQUOT: return "free some space and start again";
    case EIO: return "check the disk and its cable";
    default: return "check the path";
  }
}

[[noreturn]] void refuse(const std::string& what, int error) { throw OsError(what, error, advice_for(error)); }

int open_file(const std::string& path, int flags) { return ::open(path.c_str(), flags | O_CLOEXEC, k_owner_only_file); }

std::string owner_of(int lock_file) {
  char text[32] = {};
  const ssize_t count = ::pread(lock_file, text, sizeof text - 1, 0);
  const std::string_view owner(text, count > 0 ? static_cast<std::size_t>(count) : 0);
  return owner.empty() ? "" : " (process " + std::string(owner) + ")";
}

// Makes one folder whose parent is there; false when it stood there already.
bool make_one(const std::string& path) {
  if (::mkdir(path.c_str(), k_owner_only_folder) == 0) return true;
  const int error = errno;
  struct stat status {};
  if (error == EEXIST && ::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return false;
    refuse("The folder " + path + " cannot be made", ENOTDIR);
  }
  refuse("The folder " + path + " cannot be made", error);
}

bool write_and_sync(const std::string& path, std::string_view content) {
  const Descriptor file(open_file(path, O_WRONLY | O_CREAT | O_TRUNC));
  return file.is_open() && write_all(file.get(), content) && ::fsync(file.get()) == 0;
}

}  // namespace

OsError::OsError(const std::string& what, int error, const std::string& advice)
    : std::runtime_error(what + ": " + words_of(error) + "; " + advice + ".") {}

DirectoryLock::DirectoryLock(const std::string& directory) {
  const std::string path = directory + "/lock";
  Descriptor file(open_file(path, O_RDWR | O_CREAT));
  if (!file.is_open()) refuse("The data folder " + directory + " cannot be written", errno);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) refuse("The data folder " + directory + " cannot be locked", errno);
    throw OsError("The data folder " + directory + " is in use by another shuke-till" + owner_of(file.get()) +
                  "; go on there, or close it first.");
  }
  const std::string owner = std::to_string(::getpid());
  if (::ftruncate(file.get(), 0) != 0 || !write_all(file.get(), owner))
    refuse("The data folder " + directory + " cannot be written", errno);
  file_ = file.release();
}

DirectoryLock::~DirectoryLock() { ::close(file_); }

void make_directory(const std::string& path) {
  if (path.empty() || path == "/" || path == ".") return;
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return;
  const std::string parent = folder_of(path);
  make_directory(parent);
  if (make_one(path)) sync_directory(parent);
}

void sync_directory(const std::string& path) {
  const Descriptor folder(open_file(path, O_RDONLY | O_DIRECTORY));
  if (!folder.is_open() || ::fsync(folder.get()) != 0) refuse("The folder " + path + " cannot be made safe on disk", errno);
}

void write_file(const std::string& path, std::string_view content) {
  const std::string beside = path + ".new";
  if (write_and_sync(beside, content) && ::rename(beside.c_str(), path.c_str()) == 0) return sync_directory(folder_of(path));
  const int error = errno;
  ::unlink(beside.c_str());
  refuse("The file " + path + " cannot be written", error);
}

std::string read_file(const std::string& path, std::size_t most_bytes) {
  const Descriptor file(open_file(path, O_RDONLY));
  if (!file.is_open()) refuse("The file " + path + " cannot be read", errno);
  std::string content;
  char buffer[65536];
  while (true) {
    const ssize_t count = ::read(file.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse("The file " + path + " cannot be read", errno);
    if (count == 0) return content;
    content.append(buffer, static_cast<std::size_t>(count));
    if (content.size() > most_bytes) {
      throw OsError("The file " + path + " is longer than " + std::to_string(most_bytes) + " bytes and is not read; is it the right file?");
    }
  }
}

bool is_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

std::int64_t free_space(const std::string& path) {
  struct statvfs status {};
  if (::statvfs(path.c_str(), &status) != 0) refuse("The free space at " + path + " cannot be told", errno);
  return static_cast<std::int64_t>(status.f_bavail) * static_cast<std::int64_t>(status.f_frsize);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/', path.size() < 2 ? std::string::npos : path.size() - 2);
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace shuke::os
