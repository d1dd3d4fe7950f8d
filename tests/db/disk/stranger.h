#pragma once

#include <string>

namespace shuke::test {

// What another program does that opens the file although nobody may.
void write_as_a_stranger(const std::string& path, const std::string& sql);

}  // namespace shuke::test
