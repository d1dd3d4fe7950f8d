#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/disk.h"
#include "tests/power/disk/locks.h"

namespace shuke::power {

// One thing that was asked of the disk, in the order in which it was asked.
enum class Deed { created, written, truncated, file_synced, removed, moved, folder_synced, act_begun, act_acknowledged };
struct Entry {
  Deed deed;
  int file = 0;         // the file itself, whatever its name is by then
  std::int64_t at = 0;  // where it was written; the size it was cut to
  std::string bytes;
  std::string name;
  std::string new_name;
};
using Log = std::vector<Entry>;

// Names and what stands behind them, as a disk holds them.
using Image = std::map<std::string, std::string>;

struct File {
  int number = 0;
  std::string content;
  std::vector<std::unique_ptr<std::uint8_t[]>> shared_memory;  // of the WAL's index; no disk keeps it
  std::set<const void*> mapped_by;
  Locks locks;
};

// A disk in memory with one folder. While it lives SQLite's files and core/db's own work with files go to it; the newest of several is
// the one in use. One thread.
class Disk : public db::Disk {
 public:
  explicit Disk(const Image& image = {});
  ~Disk() override;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  void record();         // from now on; what is there counts as synced
  void note(Deed deed);  // act_begun or act_acknowledged
  const Log& log() const { return log_; }
  Image image() const;  // as the running program sees it
  const Image& recorded_from() const { return start_; }

  // Planted: syncs of the folder are forgotten, as a file layer without them would do.
  void forget_folder_syncs() { forgets_folder_syncs_ = true; }
  // Planted: the n-th call from now (1 is the next) fails, and all after it too if `for_good`; 0 stops that.
  void fail_at(std::int64_t call, bool for_good);
  bool has_failed() const { return has_failed_; }

  void sync_file(const std::string& path) override;
  void sync_folder(const std::string& folder) override;
  void move_file(const std::string& from, const std::string& to) override;
  void remove_file(const std::string& path) override;
  void write_file(const std::string& path, std::string_view content) override;
  std::optional<std::string> find_file(const std::string& path) override;

  // What SQLite's file layer asks.
  std::shared_ptr<File> find(const std::string& name) const;
  std::shared_ptr<File> create(const std::string& name);
  std::shared_ptr<File> create_nameless() const;
  void write(File& file, const void* from, std::size_t size, std::int64_t at);
  void truncate(File& file, std::int64_t size);
  void sync(const File& file);
  void sync_names();
  void remove(const std::string& name);
  bool fails();  // counts the call

 private:
  void put(Entry entry);

  std::map<std::string, std::shared_ptr<File>> files_;
  int last_number_ = 0;
  bool is_recording_ = false;
  Image start_;
  Log log_;
  bool forgets_folder_syncs_ = false;
  std::int64_t calls_left_ = 0;
  bool fails_for_good_ = false;
  bool has_failed_ = false;
  Disk* before_ = nullptr;
};

// The disk in use; there is one while SQLite has a file of this folder open.
Disk& disk_in_use();
// SQLite's way to it, registered as its default; idempotent.
void register_file_layer();

}  // namespace shuke::power
