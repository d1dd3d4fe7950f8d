#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/store/store.h"

namespace shuke::store {

// Backups of journal.db: files `0007-2026-11-22T22-00-05.123+08-00-end.db` in a folder, each a database by itself, with the terminal's
// wrapped keys beside it as `....keyring` where there are any. Numbers rise, whatever the clock does. replica.db is in none: head office
// has it. Nor is the device key. Every function may throw DbError.

inline constexpr std::size_t k_kept_backups = 14;
inline constexpr std::string_view k_backup_folder = "backup";  // in the data directory

struct BackupOrder {
  std::string folder;  // made if need be; its parent must exist
  std::string label;   // the time, in letters that a file name may have
  std::string reason;  // "end", "closing", "asked": one word
};

// One backup on its way.
class Backup {
 public:
  // On the thread of `store`, which outlives the copying.
  Backup(Store& store, const BackupOrder& order);
  // Beside a till that runs: all of it as of one moment, by a reader.
  Backup(const std::string& directory, const BackupOrder& order);
  ~Backup();
  Backup(const Backup&) = delete;
  Backup& operator=(const Backup&) = delete;

  // Copies some pages more; true when all are copied. Sales may come between two calls, and then are in the copy too. The store thread.
  bool copy(int pages);
  // After that, on any thread: opens the copy, checks its structure, its chain and that it ends where the journal did, syncs it, gives it
  // its name, and removes all but the newest k_kept_backups. Answers the path. DbError when it does not hold: then there is no backup.
  std::string finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Names without the folder, oldest first.
std::vector<std::string> backups_in(const std::string& folder);
// The newest record in a backup; 0 for none, or where it is damaged.
Sequence last_record_in(const std::string& backup);
// The copies that migrations left beside journal.db become backups, reason "schema-N" by what they were.
void adopt_copies(const std::string& directory, const std::string& label);

// ---- restoring, while no Store is open

// Copies a backup into a folder of its own in the data directory, where a Store may be opened on it. That folder.
std::string stage(const std::string& directory, const std::string& backup);
// What stands in the place of the staged journal goes to `replaced/LABEL/`, then the staged one takes it. Nothing is deleted.
void take_over(const std::string& directory, const std::string& label);
// Keys that came with `backup` take the place of keys that are missing.
void bring_keys(const std::string& directory, const std::string& backup);
void clear_stage(const std::string& directory);
// `records/` to `damaged/LABEL/`.
void set_records_aside(const std::string& directory, const std::string& label);
bool has_journal(const std::string& directory);

}  // namespace shuke::store
