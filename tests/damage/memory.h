#pragma once

#include <map>
#include <string>
#include <vector>

// What a till knows, row by row, as somebody reads it who knows nothing of check values.
namespace shuke::damage {

// Table ("journal.sale") to its rows as text.
using Memory = std::map<std::string, std::string>;

// All tables of both files. DbError where SQLite cannot read one.
Memory read_memory(const std::string& folder);

// Which tables are not the same.
std::vector<std::string> differences(const Memory& a, const Memory& b);

}  // namespace shuke::damage
