#pragma once

#include <string>
#include <vector>

namespace shuke::db {

// Make what was written to a file, or the names in its folder, survive a power cut. DbError when the disk says no; nothing for
// ":memory:".
void sync_file(const std::string& path);
void sync_folder_of(const std::string& path);

// Folders and whole files beside the databases. DbError when the disk says no.
void make_folder(const std::string& path);                     // nothing where it is there already
std::vector<std::string> names_in(const std::string& folder);  // of its files, sorted; empty where there is no folder
std::string read_file(const std::string& path);
// Under its new name after a power cut too. Nothing where `from` is not there.
void move_file(const std::string& from, const std::string& to);

}  // namespace shuke::db
