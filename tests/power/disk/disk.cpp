#include "tests/power/disk/disk.h"

#include <cstring>
#include <utility>

#include "core/base/check.h"
#include "core/base/error.h"

namespace shuke::power {

namespace {

constexpr int k_io_error = 10;

Disk* newest = nullptr;

[[noreturn]] void refuse(const std::string& path, const char* why) { throw DbError(k_io_error, path, why); }

}  // namespace

Disk& disk_in_use() {
  SHUKE_CHECK(newest != nullptr);
  return *newest;
}

Disk::Disk(const Image& image) : start_(image), before_(newest) {
  for (const auto& [name, content] : image) {
    auto file = create_nameless();
    file->number = ++last_number_;
    file->content = content;
    files_[name] = std::move(file);
  }
  newest = this;
  register_file_layer();
  db::use_disk(this);
}

Disk::~Disk() {
  newest = before_;
  db::use_disk(newest);
}

void Disk::record() {
  start_ = image();
  // Numbers follow the names, as whoever reads the log gives them to the first image.
  last_number_ = 0;
  for (auto& [name, file] : files_) file->number = ++last_number_;
  log_.clear();
  is_recording_ = true;
}

void Disk::note(Deed deed) { put({.deed = deed, .bytes = {}, .name = {}, .new_name = {}}); }

Image Disk::image() const {
  Image image;
  for (const auto& [name, file] : files_) image[name] = file->content;
  return image;
}

void Disk::put(Entry entry) {
  if (is_recording_) log_.push_back(std::move(entry));
}

void Disk::fail_at(std::int64_t call, bool for_good) {
  calls_left_ = call;
  fails_for_good_ = for_good;
  has_failed_ = false;
}

bool Disk::fails() {
  if (has_failed_ && fails_for_good_) return true;
  if (calls_left_ == 0 || --calls_left_ > 0) return false;
  return has_failed_ = true;
}

void Disk::sync_file(const std::string& path) {
  const auto file = find(path);
  if (file == nullptr || fails()) refuse(path, "cannot be synced");
  sync(*file);
}

void Disk::sync_folder(const std::string& folder) {
  if (fails()) refuse(folder, "cannot be synced");
  sync_names();
}

void Disk::move_file(const std::string& from, const std::string& to) {
  const auto file = find(from);
  if (file == nullptr || fails()) refuse(from, "cannot be renamed");
  files_[to] = file;
  files_.erase(from);
  put({.deed = Deed::moved, .file = file->number, .bytes = {}, .name = from, .new_name = to});
}

void Disk::remove_file(const std::string& path) {
  if (fails()) refuse(path, "cannot be removed");
  if (find(path) != nullptr) remove(path);
}

void Disk::write_file(const std::string& path, std::string_view content) {
  if (find(path) != nullptr || fails()) refuse(path, "cannot be written");
  write(*create(path), content.data(), content.size(), 0);
}

std::optional<std::string> Disk::find_file(const std::string& path) {
  const auto file = find(path);
  return file == nullptr ? std::nullopt : std::optional(file->content);
}

std::shared_ptr<File> Disk::find(const std::string& name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? nullptr : found->second;
}

std::shared_ptr<File> Disk::create_nameless() const { return std::make_shared<File>(); }

std::shared_ptr<File> Disk::create(const std::string& name) {
  auto file = create_nameless();
  file->number = ++last_number_;
  files_[name] = file;
  put({.deed = Deed::created, .file = file->number, .bytes = {}, .name = name, .new_name = {}});
  return file;
}

void Disk::write(File& file, const void* from, std::size_t size, std::int64_t at) {
  const auto begin = static_cast<std::size_t>(at);
  if (file.content.size() < begin + size) file.content.resize(begin + size);
  std::memcpy(file.content.data() + begin, from, size);
  if (file.number == 0) return;
  put({.deed = Deed::written,
       .file = file.number,
       .at = at,
       .bytes = std::string(static_cast<const char*>(from), size),
       .name = {},
       .new_name = {}});
}

void Disk::truncate(File& file, std::int64_t size) {
  file.content.resize(static_cast<std::size_t>(size));
  if (file.number != 0) put({.deed = Deed::truncated, .file = file.number, .at = size, .bytes = {}, .name = {}, .new_name = {}});
}

void Disk::sync(const File& file) {
  if (file.number != 0) put({.deed = Deed::file_synced, .file = file.number, .bytes = {}, .name = {}, .new_name = {}});
}

void Disk::sync_names() {
  if (!forgets_folder_syncs_) note(Deed::folder_synced);
}

void Disk::remove(const std::string& name) {
  files_.erase(name);
  put({.deed = Deed::removed, .bytes = {}, .name = name, .new_name = {}});
}

}  // namespace shuke::power
