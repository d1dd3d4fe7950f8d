#include "tests/damage/files.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <stdlib.h>
#include <unistd.h>

namespace shuke::damage {

namespace fs = std::filesystem;

Files read_files(const std::string& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = fs::relative(entry.path(), folder).string();
    if (!entry.is_regular_file() || name.ends_with("-shm")) continue;  // made anew by whoever opens the file first
    std::ifstream file(entry.path(), std::ios::binary);
    files[name] = {std::istreambuf_iterator<char>(file), {}};
  }
  return files;
}

void write_files(const std::string& folder, const Files& files) {
  for (const auto& [name, content] : files) {
    const fs::path path = fs::path(folder) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }
}

std::string read_device_key(const std::string& folder) {
  std::ifstream file(folder + ".key", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_device_key(const std::string& folder, const std::string& key) { std::ofstream(folder + ".key", std::ios::binary) << key; }

Place::Place() {
  const fs::path memory = "/dev/shm";
  const bool is_there = ::access(memory.c_str(), W_OK) == 0;
  std::string name = ((is_there ? memory : fs::temp_directory_path()) / "shuke-damage-XXXXXX").string();
  if (::mkdtemp(name.data()) != nullptr) path_ = name;
}

Place::~Place() {
  std::error_code ignored;
  if (path_.empty()) return;
  fs::remove_all(path_, ignored);
  fs::remove(path_ + ".key", ignored);
}

}  // namespace shuke::damage
