#pragma once

#include <string>

namespace shuke::db {

// Make what was written to a file, or the names in its folder, survive a power cut. DbError when the disk says no; nothing for
// ":memory:".
void sync_file(const std::string& path);
void sync_folder_of(const std::string& path);

}  // namespace shuke::db
