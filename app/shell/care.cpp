#include "app/shell/care.h"

#include <algorithm>

#include "core/operations/open_files.h"
#include "core/operations/rebuild.h"
#include "core/operations/restore.h"
#include "core/store/backup.h"

namespace shuke::shell {

namespace {

std::string backup_folder_of(const std::string& data) { return data + '/' + std::string(store::k_backup_folder); }

std::string in_words(const std::vector<std::string>& items) {
  std::string words;
  for (const std::string& item : items) words += (words.empty() ? "" : " and ") + item;
  return words;
}

}  // namespace

CommandResult back_up(const std::string& data, const std::string& folder, const Timestamp& now) {
  try {
    store::Backup backup(data, {folder.empty() ? backup_folder_of(data) : folder, operations::label_of(now), "asked"});
    constexpr int k_some = 1024;
    while (!backup.copy(k_some)) continue;
    const std::string path = backup.finish();
    return {0, std::to_string(store::last_record_in(path)) + " records stand in " + path + ".\n", ""};
  } catch (const DbError& error) {
    if (!error.is_damaged()) throw;
    return {1, "", std::string("backup: ") + error.what() + "."};
  }
}

CommandResult restore(const std::string& data, const std::string& from, const Timestamp& now, const std::string& key_file) {
  const auto own = store::backups_in(backup_folder_of(data));
  const bool is_own = std::ranges::count(own, from) > 0;
  const operations::Restored restored = operations::restore(data, is_own ? backup_folder_of(data) + '/' + from : from, now, key_file);
  if (!restored.problem.empty()) return {1, "", "restore: " + restored.problem + "; nothing was changed."};
  const Sequence last = restored.in_backup + restored.on_top;
  const std::string out = std::to_string(restored.in_backup) + " records came back from the backup, " + std::to_string(restored.on_top) +
                          " newer ones from records/; what stood there is in " + data + "/replaced.\n";
  if (restored.acknowledged <= last) return {0, out, ""};
  return {1, out,
          "restore: head office has confirmed " + std::to_string(restored.acknowledged) + " records of this till, and here are " +
              std::to_string(last) + "; please ask head office before selling, the numbers would be taken twice."};
}

CommandResult rebuild(const std::string& data, const Timestamp& now, const std::string& key_file) {
  const operations::Rebuilt rebuilt = operations::rebuild(data, now, key_file);
  if (!rebuilt.problem.empty()) return {1, "", "rebuild: " + rebuilt.problem + "."};
  std::string out;
  if (rebuilt.set_aside.empty()) {
    out = "Nothing is damaged; " + std::to_string(rebuilt.records) + " records stand in " + data + ".\n";
  } else {
    out = std::to_string(rebuilt.records) + " records are back" + (rebuilt.has_draft ? " and the open counter too" : "") + ", " +
          (rebuilt.missing == 0 ? "none is missing" : std::to_string(rebuilt.missing) + " are missing") + "; the damaged " +
          in_words(rebuilt.set_aside) + (rebuilt.set_aside.size() == 1 ? " lies in " : " lie in ") + data + "/damaged.\n";
  }
  for (const std::string& finding : rebuilt.findings) out += "found: " + finding + '\n';
  return {rebuilt.missing == 0 && rebuilt.findings.empty() ? 0 : 1, out, ""};
}

}  // namespace shuke::shell
