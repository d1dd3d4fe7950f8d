#pragma once

#include <cstdint>

#include "tests/power/till.h"

namespace shuke::power {

// What the seed makes of it: a new till's first day, a long one with checkpoints in its gaps, or one that begins with the upgrade of the
// first release's files. Every kind of act at least once, in any order; sometimes the program is started anew in between.
Recording a_day(std::uint64_t seed);
// The upgrade alone, up to the till's being on.
Recording an_upgrade();
// A backup and the sale after it. Planted: of a till whose folder is never synced.
Recording a_backup(bool forgets_folder_syncs = false);
// The start after a power cut, and one more sale. `image` is what the cut left of `day`.
Recording a_comeback(const Image& image, const Recording& day);

}  // namespace shuke::power
