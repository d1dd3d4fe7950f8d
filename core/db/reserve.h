#pragma once

#include <cstdint>
#include <string>

namespace shuke::db {

// A file that holds room on the disk and nothing else, to be given up when the disk is full.

// How many bytes of the disk it really holds; 0 where there is none.
std::int64_t reserved_bytes(const std::string& path);
// Makes it with this many bytes, all of them allocated. False, and it is as it was, where the disk has no such room or cannot allocate.
bool make_reserve(const std::string& path, std::int64_t bytes);
// All of it but so many bytes: their room can be written to when this returns. DbError when the disk says no.
void give_up_reserve(const std::string& path, std::int64_t kept);

}  // namespace shuke::db
