#pragma once

#include <string>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke::operations {

struct Restored {
  std::string problem;        // why nothing was changed; empty when it was done
  Sequence in_backup = 0;     // the newest record in the backup
  Sequence on_top = 0;        // records that `records/` had beyond it
  Sequence acknowledged = 0;  // how many head office had confirmed, as far as this disk knows
};

// Puts a backup in the place of journal.db, and on top of it everything that `records/` has beyond it, so that an old backup loses nothing
// that was copied there. What the present journal has and `records/` not yet is copied there first, where it can be read. The backup is
// checked whole before anything is moved; what stood there goes to `replaced/TIME/`. A power cut on the way leaves a till without a
// journal, which its next start fills from `records/`. While no Store is open and nobody else may open one. DbError when the disk fails.
// Keys that are missing come from the backup; `key_file` as in open_files.
Restored restore(const std::string& directory, const std::string& backup, const Timestamp& now, const std::string& key_file = {});

}  // namespace shuke::operations
