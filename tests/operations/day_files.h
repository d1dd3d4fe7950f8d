#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/operations/check_data.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_member.h"
#include "core/operations/open_shift.h"
#include "core/store/backup.h"
#include "tests/support/keys.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

namespace shuke::test {

inline const Timestamp k_next_day = *timestamp_from_rfc3339("2026-11-23T09:58:00+08:00");

// A till's data directory with a day in it: a shift, three sales, one to a member, an enrolment, an open counter, and the second place.
struct DayFiles {
  static constexpr Sequence k_records = 5;
  TemporaryFolder folder;
  std::vector<Record> before;

  DayFiles() {
    Desk desk(folder.path());
    desk.store.installation(an_id(200));
    operations::open_shift(desk.world(), *desk.shop, "A01");
    const auto member = operations::find_member(desk.store, desk.day(), an_id(1)).value();
    desk.sell(socks(1)).value();
    desk.sell(socks(2, &member), member).value();
    desk.sell(socks(3)).value();
    const domain::EnrolmentForm form{.phone = "13817126605", .name = "周文博", .consents_to_file = true};
    operations::enrol_member(desk.world(), *desk.shop, form, "A01").value();
    desk.store.save_draft("an open basket");
    desk.store.keep_second_place();
    desk.store.copy_records();
    before = records_of(desk.store);
  }
  static std::vector<Record> records_of(const store::Store& store) {
    std::vector<Record> records;
    store.each_record(0, [&](const Record& record) { return records.push_back(record), true; });
    return records;
  }
  std::string path() const { return folder.path(); }
  std::string operator/(const std::string& name) const { return folder / name; }

  // A whole backup, as the counter makes one.
  std::string back_up(const std::string& label = "2026-11-22T22-00-00", const std::string& to = "backup") const {
    store::Store store(folder.path(), test::keys_of(folder.path()));
    store::Backup backup(store, {folder / to, label, "closing"});
    while (!backup.copy(4)) continue;
    return backup.finish();
  }
  std::vector<std::string> findings() const {
    return operations::check_data(store::Store(folder.path(), test::keys_of(folder.path()), store::Access::read_only)).findings;
  }
};

inline bool are_same(const std::vector<Record>& a, const std::vector<Record>& b) {
  const auto is_same = [](const Record& one, const Record& other) {
    return one.chain_hash == other.chain_hash && one.body == other.body && one.sealed == other.sealed;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_same);
}

inline void overwrite(const std::string& path, std::uintmax_t from, std::uintmax_t bytes) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(from));
  for (std::uintmax_t i = 0; i < bytes; ++i) file.put('\x5A');
}

}  // namespace shuke::test
