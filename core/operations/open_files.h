#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/ports.h"
#include "core/store/store.h"

namespace shuke::operations {

struct OpenedFiles {
  std::unique_ptr<store::Store> store;
  std::vector<std::string> set_aside;  // files that were damaged: they lie in `damaged/` of the data directory
  Sequence refilled = 0;               // records that the journal got back from `records/`
  Sequence missing_from = 0;           // the first of those in `records/` that could not be written again; 0: none
  std::int64_t dropped_rows = 0;       // of the replica, because the place in the feed was changed: the next pull begins anew
  std::string locked{};                // why members are locked: one sentence with what to do; empty when they are not
  bool has_other_records = false;      // `records/` tells of another journal: it is left alone, and nothing is copied there
};

// Opens the files of a till for a day's work, and the keys of what is personal in them; the first start makes both. `key_file`: where the
// device secret stands, empty for beside the directory (store/keys.h). What is damaged is set aside, never deleted, and a journal that is
// new or behind gets back the records that stand in `records/`, under the same numbers and hashes, before anything else happens. What a
// migration copied goes to `backup/`. Where the disk has no room to open them, the reserve is given up. DbError when the files cannot be
// used at all, when they are damaged and nothing stands in `records/`, or when records of members have to come back while the keys are
// locked. The store thread.
OpenedFiles open_files(const std::string& directory, const Timestamp& now, const std::string& key_file = {});

// Fills the journal of `files` from the second place that its store keeps, as far as that goes on from it.
void refill_journal(OpenedFiles& files);

// A time as it may stand in the name of a file.
std::string label_of(const Timestamp& now);

}  // namespace shuke::operations
