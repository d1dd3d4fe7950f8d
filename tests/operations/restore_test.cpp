// A backup that is put back: rehearsed, as every backup should be.
#include "core/operations/restore.h"

#include <doctest/doctest.h>

#include "core/operations/open_files.h"
#include "tests/operations/day_files.h"
#include "tests/support/pen.h"

using namespace shuke;
using test::are_same;
using test::DayFiles;

namespace {

std::vector<Record> sell_more(const DayFiles& till, std::uint8_t basket) {
  test::Desk desk(till.path());
  desk.sell(test::socks(basket)).value();
  desk.store.keep_second_place();
  desk.store.copy_records();
  return DayFiles::records_of(desk.store);
}

std::vector<Record> records_in(const std::string& folder) { return DayFiles::records_of(store::Store(folder, test::keys_of(folder))); }

}  // namespace

TEST_CASE("an old backup that is put back loses nothing that the second place has, and what stood there stays") {
  const DayFiles till;
  const std::string backup = till.back_up();
  const auto all = sell_more(till, 4);
  const auto restored = operations::restore(till.path(), backup, test::k_next_day);
  CHECK(restored.problem == "");
  CHECK(restored.in_backup == DayFiles::k_records);
  CHECK(restored.on_top == 1);
  CHECK(are_same(records_in(till.path()), all));
  CHECK(till.findings().empty());
  CHECK(std::filesystem::exists(till / "replaced/2026-11-23T09-58-00.000+08-00/journal.db"));
  CHECK_FALSE(std::filesystem::exists(till / "restoring"));
  test::Desk desk(till.path());
  CHECK(desk.store.next_slot(test::k_next_day).receipt_number == "NJX-01-1-000005");
}

TEST_CASE("what the journal has and the second place not yet is not lost by a restore either") {
  const DayFiles till;
  const std::string backup = till.back_up();
  { test::Desk(till.path()).sell(test::socks(4)).value(); }
  CHECK(operations::restore(till.path(), backup, test::k_next_day).on_top == 1);
  CHECK(records_in(till.path()).size() == DayFiles::k_records + 1);
}

TEST_CASE("a backup makes a till out of an empty folder, with its keys") {
  const DayFiles till;
  const std::string backup = till.back_up();
  const test::TemporaryFolder fresh;
  std::filesystem::copy_file(till.path() + ".key", fresh.path() + ".key");
  const auto restored = operations::restore(fresh.path(), backup, test::k_next_day);
  CHECK(restored.problem == "");
  CHECK(restored.on_top == 0);
  CHECK(are_same(records_in(fresh.path()), till.before));
  CHECK(store::Store(fresh.path(), test::keys_of(fresh.path())).load_draft().value() == "an open basket");
}

TEST_CASE("a damaged backup is refused and nothing is changed") {
  const DayFiles till;
  const std::string backup = till.back_up();
  const auto bytes = std::filesystem::file_size(backup);
  for (const std::uintmax_t page : {std::uintmax_t{0}, bytes / 8192 * 4096}) {
    test::overwrite(backup, page, 4096);
    CHECK(operations::restore(till.path(), backup, test::k_next_day).problem.find("damaged") != std::string::npos);
    CHECK(are_same(records_in(till.path()), till.before));
    CHECK_FALSE(std::filesystem::exists(till / "replaced"));
  }
}

TEST_CASE("a backup whose rows were changed with a pen is refused") {
  const DayFiles till;
  const std::string backup = till.back_up();
  test::write_with_a_pen(backup, "UPDATE tender SET kind = 'alipay' WHERE sale_seq = 3");
  CHECK(operations::restore(till.path(), backup, test::k_next_day).problem ==
        "the backup is damaged: record 3 and its rows in tender differ");
}

TEST_CASE("a backup of another till is refused where this one's records stand") {
  const DayFiles till;
  const DayFiles other;
  sell_more(till, 4);
  sell_more(other, 5);
  const std::string backup = other.back_up();
  CHECK(operations::restore(till.path(), backup, test::k_next_day).problem.find("another till") != std::string::npos);
}

TEST_CASE("records that head office confirmed and that are in neither place are told") {
  const DayFiles till;
  const std::string backup = till.back_up();
  const test::TemporaryFolder aside;
  std::filesystem::copy(till / "records", aside / "records", std::filesystem::copy_options::recursive);
  sell_more(till, 4);
  { store::Store(till.path(), test::keys_of(till.path())).record_mark({{"s", "e"}, DayFiles::k_records + 1, 0}); }
  std::filesystem::remove_all(till / "records");
  // The second place as it was before the last sale.
  std::filesystem::copy(aside / "records", till / "records", std::filesystem::copy_options::recursive);
  test::overwrite(till / "journal.db", 4096, 4096);
  const auto restored = operations::restore(till.path(), backup, test::k_next_day);
  CHECK(restored.problem == "");
  CHECK(restored.in_backup + restored.on_top == DayFiles::k_records);
}
