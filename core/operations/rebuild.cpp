#include "core/operations/rebuild.h"

#include <algorithm>
#include <optional>

#include "core/operations/check_data.h"
#include "core/operations/open_files.h"
#include "core/store/backup.h"

namespace shuke::operations {

namespace {

constexpr std::string_view k_replica_file = "replica.db";

// What is damaged, and what of a damaged journal can be carried over.
struct Damage {
  bool is_journal = false;
  bool is_replica = false;
  bool is_log = false;
  bool was_read = false;
  Sequence last = 0;    // its newest record
  Sequence logged = 0;  // the newest in the second place, after what could be was copied there
  std::string draft;
};

// Everything that can be read of a journal; nothing of what cannot.
void save_what_can_be(store::Store& store, Damage& damage) {
  try {
    damage.last = store.sync_memory().last_seq;
    if (auto draft = store.load_draft(); draft && draft->has_value()) damage.draft = **draft;
    store.keep_second_place();
    if (store.copies_itself()) store.copy_records();
  } catch (const DbError& error) {
    if (error.is_disk_full()) throw;
  }
  damage.logged = store.last_logged();
}

// The newest backup where it has records that the second place lacks; empty where it has none.
std::string better_backup(const std::string& directory, const Damage& damage) {
  const std::string folder = directory + '/' + std::string(store::k_backup_folder);
  const auto names = store::backups_in(folder);
  if (damage.last <= damage.logged || names.empty()) return {};
  return store::last_record_in(folder + '/' + names.back()) > damage.logged ? names.back() : std::string();
}

Damage look(const std::string& directory, const std::string& key_file) {
  Damage damage;
  try {
    store::Store store(directory, store::open_keys(store::key_paths(directory, key_file)));
    const store::CheckReport report = check_data(store);
    damage = {.is_journal = report.is_journal_damaged, .is_replica = report.is_replica_damaged, .is_log = report.is_log_damaged};
    // Records that the journal lacks come back by opening it.
    damage.was_read = true;
    if (damage.is_journal) save_what_can_be(store, damage);
  } catch (const DbError& error) {
    const auto damaged = store::damaged_files(directory);
    damage.is_journal = std::ranges::count(damaged, store::k_journal_file) > 0;
    damage.is_replica = std::ranges::count(damaged, k_replica_file) > 0;
    if (damaged.empty()) throw;
  }
  return damage;
}

}  // namespace

Rebuilt rebuild(const std::string& directory, const Timestamp& now, const std::string& key_file) {
  Rebuilt rebuilt;
  const Damage damage = look(directory, key_file);
  const bool has_records = damage.was_read ? damage.logged > 0 : store::has_second_place(directory);
  if (damage.is_journal && !has_records) {
    rebuilt.problem = "nothing stands in records/ to rebuild journal.db from; restore a backup instead";
    return rebuilt;
  }
  const std::string backup = damage.is_journal ? better_backup(directory, damage) : std::string();
  if (!backup.empty()) {
    rebuilt.problem = "records/ ends with record " + std::to_string(damage.logged) + " and backup " + backup + " has more; restore that";
    return rebuilt;
  }
  if (damage.is_journal) rebuilt.set_aside.emplace_back(store::k_journal_file);
  if (damage.is_replica) rebuilt.set_aside.emplace_back(k_replica_file);
  store::set_aside(directory, rebuilt.set_aside, label_of(now));
  // A journal comes first: what of damaged records holds is all there is.
  OpenedFiles files = open_files(directory, now, key_file);
  rebuilt.set_aside.insert(rebuilt.set_aside.end(), files.set_aside.begin(), files.set_aside.end());
  if (damage.is_log) {
    files.store.reset();
    store::set_records_aside(directory, label_of(now));
    rebuilt.set_aside.emplace_back("records");
    files = open_files(directory, now, key_file);
  }
  if (!damage.draft.empty()) files.store->save_draft(damage.draft);
  files.store->copy_records();
  rebuilt.has_draft = !damage.draft.empty();
  rebuilt.records = files.store->sync_memory().last_seq;
  rebuilt.missing = std::max<Sequence>(damage.last - rebuilt.records, 0);
  rebuilt.findings = check_data(*files.store).findings;
  return rebuilt;
}

}  // namespace shuke::operations
