#include <algorithm>

#include "core/db/reserve.h"
#include "core/store/files.h"
#include "core/store/store.h"

namespace shuke::store {

namespace {

// SQLite cannot open a WAL where there is no room for its index, and a journal that was sold full could not be opened any more.
constexpr std::int64_t k_for_a_start = 1024 * 1024;

std::string reserve_in(const std::string& folder) { return folder == ":memory:" ? std::string() : folder + "/reserve"; }

}  // namespace

void Store::reopen() {
  files_->index.forget();  // it may lack, or have, what the disk was asked for last
  files_->journal.reopen();
  files_->replica.reopen();
}

bool Store::is_open() const { return files_->journal.is_open() && files_->replica.is_open(); }

std::int64_t Store::reserved_bytes() const {
  const std::string reserve = reserve_in(files_->folder);
  return reserve.empty() ? 0 : std::max<std::int64_t>(db::reserved_bytes(reserve) - k_for_a_start, 0);
}

bool Store::make_reserve(std::int64_t bytes) {
  const std::string reserve = reserve_in(files_->folder);
  return !reserve.empty() && db::make_reserve(reserve, bytes + k_for_a_start);
}

bool Store::give_up_reserve() {
  if (reserved_bytes() == 0) return false;
  db::give_up_reserve(reserve_in(files_->folder), k_for_a_start);
  return true;
}

bool Store::give_up_all_reserve() { return store::give_up_all_reserve(files_->folder); }

bool give_up_all_reserve(const std::string& directory) {
  const std::string reserve = reserve_in(directory);
  if (reserve.empty() || db::reserved_bytes(reserve) == 0) return false;
  db::give_up_reserve(reserve, 0);
  return true;
}

}  // namespace shuke::store
