#pragma once

#include <string>
#include <vector>

#include "tests/damage/till.h"

namespace shuke::damage {

enum class Verdict {
  harmless,  // everything reads as before
  older,     // the replica, the mark or the draft as they once were: what head office brings again, or the last tap
  refused,   // the till does not open and says why
  mended,    // set aside or taken out at the start, and everything else as before
  found,     // by the check
  unread,    // reading says that something is not what was written
  silent,    // otherwise: money or members changed, and nobody said so
  lost,      // said, but what came back is less than what there was
};
std::string name_of(Verdict verdict);

struct Examined {
  Verdict verdict = Verdict::harmless;
  std::string detail;              // tables, or the sentence
  bool is_seen_by_sqlite = false;  // its own check says something, or it does not open the file
};

// What the tests of the till say: everything it has, or SQLite's own check alone, to see that the harness sees what that misses.
enum class Checks { all, of_sqlite_alone };

// Starts a till over these files, checks and reads everything; where the journal is found damaged, rebuilds it and compares again.
Examined examine(const Files& damaged, const Till& truth, Checks checks);
// Restores the backup of these files and compares.
Examined examine_backup(const Files& damaged, const Till& truth);

}  // namespace shuke::damage
