#include "core/operations/restore.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/operations/check_data.h"
#include "core/operations/open_files.h"
#include "core/store/backup.h"

namespace shuke::operations {

namespace {

// What the present journal can still say. One that is damaged says nothing; the backup is there for that.
Sequence copy_the_latest(const std::string& directory, const store::KeyPaths& keys) {
  if (!store::has_journal(directory)) return 0;
  try {
    store::Store present(directory, store::open_keys(keys));
    present.keep_second_place();
    if (present.copies_itself()) present.copy_records();
    return present.sync_memory().applied_hwm;
  } catch (const DbError& error) {
    if (error.is_disk_full()) throw;
    return 0;
  }
}

// Fills the staged journal up; the reason not to use it, empty when there is none.
std::string fill_stage(const std::string& directory, const std::string& staged, const store::KeyPaths& paths, Restored& restored) {
  OpenedFiles files;
  store::Keys keys = store::open_keys(paths);
  files.locked = keys.trouble;
  files.store = std::make_unique<store::Store>(staged, std::move(keys));
  const store::SyncMemory memory = files.store->sync_memory();
  restored.in_backup = memory.last_seq;
  restored.acknowledged = std::max(restored.acknowledged, memory.applied_hwm);
  files.store->keep_second_place_of(directory);
  refill_journal(files);
  if (files.has_other_records) return "records/ tells of another till than this backup; move records/ away when that is meant";
  restored.on_top = files.refilled;
  if (files.missing_from > 0) return "record " + std::to_string(files.missing_from) + " of records/ does not fit on this backup";
  const store::CheckReport report = check_data(*files.store);
  // What is about members is not checked while their keys are locked: the money is, and it comes back.
  return report.is_journal_damaged ? "the backup is damaged: " + report.findings.front() : std::string();
}

}  // namespace

Restored restore(const std::string& directory, const std::string& backup, const Timestamp& now, const std::string& key_file) {
  const store::KeyPaths keys = store::key_paths(directory, key_file);
  Restored restored;
  restored.acknowledged = copy_the_latest(directory, keys);
  store::bring_keys(directory, backup);
  try {
    const std::string staged = store::stage(directory, backup);
    restored.problem = fill_stage(directory, staged, keys, restored);
  } catch (const DbError& error) {
    if (!error.is_damaged()) throw;
    restored.problem = std::string("the backup is damaged: ") + error.what();
  }
  if (restored.problem.empty()) store::take_over(directory, label_of(now));
  store::clear_stage(directory);
  return restored;
}

}  // namespace shuke::operations
