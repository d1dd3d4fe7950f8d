#pragma once

#include <map>
#include <string>

namespace shuke::damage {

// The files of a data directory: path below it, content.
using Files = std::map<std::string, std::string>;

Files read_files(const std::string& folder);
void write_files(const std::string& folder, const Files& files);

// The device key of the till in that folder: it stands beside it.
std::string read_device_key(const std::string& folder);
void write_device_key(const std::string& folder, const std::string& key);

// A fresh folder in memory where the system has such a place, removed with everything in it: thousands of them are opened, and no sync
// needs to wait for a disk here.
class Place {
 public:
  Place();
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace shuke::damage
