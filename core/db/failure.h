#pragma once

#include <string_view>

#include "core/base/error.h"

struct sqlite3;

namespace shuke::db {

// Throws what SQLite says about its last call. `what` is a file or a statement; a statement is cut to its first words.
[[noreturn]] void throw_failure(sqlite3* connection, int code, std::string_view what);

}  // namespace shuke::db
