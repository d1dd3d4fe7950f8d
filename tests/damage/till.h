#pragma once

#include <string>
#include <vector>

#include "tests/damage/files.h"
#include "tests/damage/memory.h"

namespace shuke::damage {

// The data directory of a small but real till while it runs: WALs beside both files, the second place, and a backup of half the day.
struct Till {
  Files files;
  std::string device_key;       // beside the directory, where no damage comes
  std::string backup;           // its path below the directory
  Memory memory;                // at the end
  std::vector<Memory> moments;  // after each thing that happened, oldest first; the last is the end
};
Till a_till();

}  // namespace shuke::damage
