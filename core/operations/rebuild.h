#pragma once

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace shuke::operations {

struct Rebuilt {
  std::string problem;                 // why nothing was changed; empty when it was done or there was nothing to do
  std::vector<std::string> set_aside;  // what was damaged and lies in `damaged/TIME/` now; empty: all was well
  Sequence records = 0;                // the journal ends here now
  Sequence missing = 0;                // so many records fewer than before; 0 as well where nothing told how many there were
  bool has_draft = false;              // the open counter of before is open again
  std::vector<std::string> findings;   // what the check says afterwards
};

// Repairs what check_data finds. A journal that does not agree with itself is set aside and filled anew from `records/`, after what it has
// beyond them was copied there as far as its chain holds; `records/` that do not hold are set aside and written anew from the journal; a
// replica is set aside, and head office brings it again. While no Store is open and nobody else may open one. DbError when the disk fails.
// `key_file` as in open_files.
Rebuilt rebuild(const std::string& directory, const Timestamp& now, const std::string& key_file = {});

}  // namespace shuke::operations
