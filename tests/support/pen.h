#pragma once

#include <string>
#include <vector>

#include "core/db/database.h"

namespace shuke::test {

// Somebody with a pen: runs a script on a journal without the triggers that refuse it, and puts them back.
inline void write_with_a_pen(const std::string& path, const std::string& script) {
  db::Database journal(path, db::Durability::journal);
  std::string away;
  std::vector<std::string> back;
  {
    auto triggers = journal.query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid");
    while (triggers.next()) {
      away += "DROP TRIGGER " + triggers.text(0) + ";";
      back.push_back(triggers.text(1));
    }
  }
  journal.execute("PRAGMA foreign_keys = OFF; " + away + script);
  for (const std::string& sql : back) journal.execute(sql);
}

}  // namespace shuke::test
