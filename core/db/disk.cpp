#include "core/db/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/error.h"

namespace shuke::db {

namespace {

[[noreturn]] void refuse_work(const std::string& path, const char* what, const std::error_code& reason) {
  throw DbError(k_io_error, path, what + reason.message());
}

void sync_path(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool is_synced = file >= 0 && ::fsync(file) == 0;
  const std::error_code reason(errno, std::generic_category());
  if (file >= 0) ::close(file);
  if (!is_synced) refuse_work(path, "cannot be synced: ", reason);
}

void write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

class RealDisk : public Disk {
 public:
  void sync_file(const std::string& path) override { sync_path(path, O_RDONLY); }
  void sync_folder(const std::string& folder) override { sync_path(folder, O_RDONLY | O_DIRECTORY); }
  void move_file(const std::string& from, const std::string& to) override {
    std::error_code reason;
    std::filesystem::rename(from, to, reason);
    if (reason) refuse_work(from, "cannot be renamed: ", reason);
  }
  void remove_file(const std::string& path) override {
    std::error_code reason;
    std::filesystem::remove(path, reason);
    if (reason) refuse_work(path, "cannot be removed: ", reason);
  }
  void write_file(const std::string& path, std::string_view content) override {
    constexpr mode_t k_for_its_owner = 0400;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, k_for_its_owner);
    errno = file < 0 ? errno : 0;
    if (file >= 0) write_all(file, content);
    const std::error_code reason(errno, std::generic_category());
    if (file >= 0) ::close(file);
    if (reason) refuse_work(path, "cannot be written: ", reason);
  }
  std::optional<std::string> find_file(const std::string& path) override {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 && errno == ENOENT) return std::nullopt;
    if (file < 0) refuse_work(path, "cannot be read: ", {errno, std::generic_category()});
    std::string content;
    std::array<char, 512> some{};
    ssize_t taken = 0;
    while ((taken = ::read(file, some.data(), some.size())) > 0) content.append(some.data(), static_cast<std::size_t>(taken));
    const std::error_code reason(errno, std::generic_category());
    ::close(file);
    if (taken < 0) refuse_work(path, "cannot be read: ", reason);
    return content;
  }
};

RealDisk real_disk;
Disk* disk_in_use = &real_disk;

}  // namespace

void sync_file(const std::string& path) { disk_in_use->sync_file(path); }

void sync_folder_of(const std::string& path) {
  if (path == ":memory:") return;
  const auto folder = std::filesystem::path(path).parent_path();
  disk_in_use->sync_folder(folder.empty() ? "." : folder.string());
}

void move_file(const std::string& from, const std::string& to) { disk_in_use->move_file(from, to); }

void remove_file(const std::string& path) { disk_in_use->remove_file(path); }

void replace_file(const std::string& path, std::string_view content) {
  const std::string part = path + ".part";
  remove_file(part);
  disk_in_use->write_file(part, content);
  sync_file(part);
  move_file(part, path);
  sync_folder_of(path);
}

std::optional<std::string> find_file(const std::string& path) { return disk_in_use->find_file(path); }

void use_disk(Disk* disk) { disk_in_use = disk != nullptr ? disk : &real_disk; }

std::string whole_path(const std::string& path) {
  std::string whole = std::filesystem::absolute(path).lexically_normal().string();
  while (whole.size() > 1 && whole.back() == '/') whole.pop_back();
  return whole;
}

void make_folder(const std::string& path) {
  std::error_code error;
  const bool is_new = std::filesystem::create_directory(path, error);
  if (error) throw DbError(k_io_error, path, "cannot be made: " + error.message());
  if (is_new) sync_folder_of(path);
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) names.push_back(entry.path().filename().string());
  if (error && error != std::errc::no_such_file_or_directory) throw DbError(k_io_error, folder, "cannot be read: " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file.good() && !file.eof()) throw DbError(k_io_error, path, "cannot be read");
  return bytes;
}

bool is_open_to_others(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

bool stands(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

void set_aside(const std::string& from, const std::string& to) {
  if (!stands(from)) return;
  move_file(from, to);
  sync_folder_of(to);
  sync_folder_of(from);
}

}  // namespace shuke::db
