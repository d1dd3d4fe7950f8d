#include "app/runtime/daily_backup.h"

#include <utility>

#include "core/base/error.h"
#include "core/operations/open_files.h"

namespace shuke::runtime {

namespace {

// 256 KiB: about a millisecond.
constexpr int k_pages_a_step = 64;
// What a new day writes before anybody sells: the shift of before is closed, the new one opened.
constexpr Sequence k_records_of_a_new_day = 2;

}  // namespace

DailyBackup::DailyBackup(store::Store& store, std::string directory, const Clock& clock, Log& log, std::function<void(Work)> aside)
    : store_(store),
      folder_(std::move(directory) + '/' + std::string(store::k_backup_folder)),
      clock_(clock),
      log_(log),
      aside_(std::move(aside)) {}

// Whether there is more to keep than the newest backup has, and none of today for this reason.
bool DailyBackup::is_behind(std::string_view reason_today) const {
  if (folder_.starts_with(":memory:")) return false;
  const auto names = store::backups_in(folder_);
  const Sequence last = store_.sync_memory().last_seq;
  if (names.empty()) return last > k_records_of_a_new_day;
  const std::string today = to_text(local_date(clock_.now()));
  const bool is_made = names.back().find(today) != std::string::npos && names.back().ends_with('-' + std::string(reason_today) + ".db");
  return !is_made && last > store::last_record_in(folder_ + '/' + names.back()) + k_records_of_a_new_day;
}

void DailyBackup::guard(const Work& work) {
  try {
    work();
  } catch (const DbError& error) {
    backup_.reset();
    log_.warn("no backup", {{"where", error.where()}, {"code", error.code()}});
  }
}

void DailyBackup::begin(const char* reason) {
  const store::BackupOrder order{folder_, operations::label_of(clock_.now()), reason};
  backup_ = std::make_shared<store::Backup>(store_, order);
}

void DailyBackup::copy(int pages) {
  if (backup_->copy(pages)) finish();
}

void DailyBackup::finish() {
  aside_([backup = std::exchange(backup_, nullptr), &log = log_] {
    try {
      log.info("backup made", {{"file", backup->finish()}});
    } catch (const DbError& error) {
      log.warn("no backup", {{"where", error.where()}, {"code", error.code()}});
    }
  });
}

bool DailyBackup::step() {
  guard([this] {
    if (backup_) return copy(k_pages_a_step);
    const Date today = local_date(clock_.now());
    if (looked_on_ == today) return;
    looked_on_ = today;
    if (is_behind("closing")) begin("closing");
  });
  return backup_ != nullptr;
}

void DailyBackup::end() {
  guard([this] {
    if (!backup_ && is_behind("end")) begin("end");
    constexpr int k_many_pages = 64 * k_pages_a_step;
    while (backup_) copy(k_many_pages);
  });
}

}  // namespace shuke::runtime
