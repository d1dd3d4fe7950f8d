#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::db {

// SQLite's numbers, by which everybody tells a full disk from a broken one.
inline constexpr int k_io_error = 10;
inline constexpr int k_disk_full = 13;

// What is done to files and their names beside SQLite's own work. Durable where it says "sync", and only there: a moved or removed name
// survives a power cut once its folder was synced. DbError when the disk says no; nothing happens for ":memory:".
void sync_file(const std::string& path);
void sync_folder_of(const std::string& path);
void move_file(const std::string& from, const std::string& to);  // over what stands there; both in one folder
void remove_file(const std::string& path);                       // a file that is not there is removed already
// Small files of our own, for their owner's eyes alone (mode 0400). After a power cut the old content stands there or the new one, never a
// part; the new one for good when this returns.
void replace_file(const std::string& path, std::string_view content);
std::optional<std::string> find_file(
    const std::string& path);  // its content; nothing where there is none; DbError for one that cannot be read

// Does the work of all of the above. The real disk, unless a test puts one of its own in place of it, as it does with SQLite's file layer.
class Disk {
 public:
  virtual ~Disk() = default;
  virtual void sync_file(const std::string& path) = 0;
  virtual void sync_folder(const std::string& folder) = 0;
  virtual void move_file(const std::string& from, const std::string& to) = 0;
  virtual void remove_file(const std::string& path) = 0;
  virtual void write_file(const std::string& path, std::string_view content) = 0;  // a new file, not synced
  virtual std::optional<std::string> find_file(const std::string& path) = 0;
};

// For tests, while no file is open: this disk instead of the real one; nullptr brings the real one back. Borrowed.
void use_disk(Disk* disk);

// From the root on, without ".." and a slash at the end.
std::string whole_path(const std::string& path);

// Folders and whole files beside the databases. DbError when the disk says no.
void make_folder(const std::string& path);                     // nothing where it is there already
std::vector<std::string> names_in(const std::string& folder);  // of its files, sorted; empty where there is no folder
std::string read_file(const std::string& path);
bool stands(const std::string& path);
bool is_open_to_others(const std::string& path);  // whether its mode lets anybody but its owner read or write it; false where there is none
// Moved for good, also into another folder; nothing where `from` is not there.
void set_aside(const std::string& from, const std::string& to);

}  // namespace shuke::db
