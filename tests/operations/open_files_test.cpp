// The second place of a till's records, and the journal that comes back from it.
#include "core/operations/open_files.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "core/codec/record.h"
#include "core/operations/check_data.h"
#include "core/operations/enrol_member.h"
#include "core/operations/find_member.h"
#include "core/operations/open_shift.h"
#include "tests/operations/desk.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using operations::OpenedFiles;
using test::Desk;
using test::socks;

namespace {

const Timestamp k_next_morning = *timestamp_from_rfc3339("2026-11-23T09:58:00+08:00");

// A shift, two sales, one to a member, and an enrolment.
constexpr Sequence k_day_records = 4;
void trade(Desk& desk) {
  REQUIRE(operations::open_shift(desk.world(), *desk.shop, "A01"));
  const auto member = operations::find_member(desk.store, desk.day(), test::an_id(1)).value();
  REQUIRE(desk.sell(socks(1)).ok());
  REQUIRE(desk.sell(socks(2, &member), member).ok());
  const domain::EnrolmentForm form{.phone = "13817126605", .name = "周文博", .consents_to_file = true};
  REQUIRE(operations::enrol_member(desk.world(), *desk.shop, form, "A01").ok());
}

void write_over(const std::string& path, std::uintmax_t from, std::uintmax_t bytes) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(from));
  for (std::uintmax_t i = 0; i < bytes; ++i) file.put('\x5A');
}

std::vector<std::string> findings_in(const std::string& folder) {
  return operations::check_data(store::Store(folder, test::keys_of(folder), store::Access::read_only)).findings;
}

std::vector<Record> records_of(const store::Store& store) {
  std::vector<Record> records;
  store.each_record(0, [&](const Record& record) { return records.push_back(record), true; });
  return records;
}

// What opens the other folder's data in this one too.
void copy_device_key(const test::TemporaryFolder& from, const test::TemporaryFolder& to) {
  std::filesystem::copy_file(from.path() + ".key", to.path() + ".key");
}

std::string logged_file(const test::TemporaryFolder& folder) { return folder / "records/000000000001.log"; }

}  // namespace

TEST_CASE("a journal that is destroyed comes back whole, and the till goes on under the next number") {
  test::TemporaryFolder folder;
  std::vector<Record> before;
  Uuid installation;
  {
    Desk desk(folder.path());
    installation = desk.store.installation(test::an_id(200));
    trade(desk);
    desk.store.keep_second_place();
    desk.store.copy_records();
    before = records_of(desk.store);
  }
  REQUIRE(before.size() == k_day_records);
  write_over(folder / "journal.db", 0, std::filesystem::file_size(folder / "journal.db"));
  {
    OpenedFiles files = operations::open_files(folder.path(), k_next_morning);
    CHECK(files.set_aside == std::vector<std::string>{"journal.db"});
    CHECK(files.refilled == k_day_records);
    CHECK(files.missing_from == 0);
    const auto after = records_of(*files.store);
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      CHECK(after[i].body == before[i].body);
      CHECK(after[i].sealed == before[i].sealed);
      CHECK(after[i].chain_hash == before[i].chain_hash);
    }
    CHECK(files.store->installation(test::an_id(201)) == installation);
    CHECK(files.store->open_shift().has_value());
    CHECK(files.store->member_by_phone("13817126605").has_value());
    CHECK(files.store->next_slot(k_next_morning).receipt_number == "NJX-01-1-000003");
  }
  CHECK(findings_in(folder.path()).empty());
  CHECK(std::filesystem::exists(folder / "damaged/2026-11-23T09-58-00.000+08-00/journal.db"));
}

TEST_CASE("what was recorded after the last copy is what a destroyed journal loses, and nothing else") {
  test::TemporaryFolder folder;
  {
    Desk desk(folder.path());
    trade(desk);
    desk.store.keep_second_place();
    desk.store.copy_records();
    REQUIRE(desk.sell(socks(3)).ok());
  }
  std::filesystem::remove(folder / "journal.db");
  const OpenedFiles files = operations::open_files(folder.path(), k_next_morning);
  CHECK(files.refilled == k_day_records);
  CHECK_FALSE(files.store->find_sale(test::an_id(3)).has_value());
}

TEST_CASE("a damaged replica is set aside without touching the journal") {
  test::TemporaryFolder folder;
  {
    Desk desk(folder.path());
    trade(desk);
  }
  write_over(folder / "replica.db", 0, 4096);
  const OpenedFiles files = operations::open_files(folder.path(), k_next_morning);
  CHECK(files.set_aside == std::vector<std::string>{"replica.db"});
  CHECK(files.store->sync_memory().last_seq == k_day_records);
}

TEST_CASE("wherever a power cut tears the second place off, it begins again at the last whole record") {
  test::TemporaryFolder folder;
  {
    Desk desk(folder.path());
    trade(desk);
    desk.store.keep_second_place();
    desk.store.copy_records();
  }
  const auto whole = std::filesystem::file_size(logged_file(folder));
  for (std::uintmax_t cut = 1; cut < whole; cut += 7) {
    CAPTURE(cut);
    std::filesystem::resize_file(logged_file(folder), whole - cut);
    store::Store again(folder.path(), test::keys_of(folder.path()));
    again.keep_second_place();
    CHECK(again.last_logged() < k_day_records);
    CHECK(again.copies_itself());
    again.copy_records();
    CHECK(again.last_logged() == k_day_records);
  }
  test::TemporaryFolder elsewhere;
  std::filesystem::copy(folder / "records", elsewhere / "records");
  std::filesystem::copy(folder / "keys", elsewhere / "keys");
  CHECK_THROWS_WITH_AS(operations::open_files(elsewhere.path(), k_next_morning), doctest::Contains("the device key"), DbError);
  copy_device_key(folder, elsewhere);
  CHECK(operations::open_files(elsewhere.path(), k_next_morning).refilled == 1);  // the others came back before the enrolment
}

TEST_CASE("the records of another journal are left alone") {
  test::TemporaryFolder mine;
  test::TemporaryFolder theirs;
  {
    Desk desk(mine.path());
    trade(desk);
    desk.store.keep_second_place();
    desk.store.copy_records();
  }
  {
    Desk desk(theirs.path());
    REQUIRE(desk.sell(socks(9)).ok());
    desk.store.keep_second_place();
  }
  std::filesystem::remove_all(theirs / "records");
  std::filesystem::copy(mine / "records", theirs / "records");
  const auto bytes = std::filesystem::file_size(logged_file(theirs));
  OpenedFiles files = operations::open_files(theirs.path(), k_next_morning);
  CHECK(files.has_other_records);
  CHECK(files.refilled == 0);
  files.store->copy_records();
  CHECK(std::filesystem::file_size(logged_file(theirs)) == bytes);
}

TEST_CASE("fifty journals, each destroyed in another place, lose no record that was copied") {
  test::TemporaryFolder folder;
  {
    Desk desk(folder.path());
    trade(desk);
    desk.store.keep_second_place();
    desk.store.copy_records();
  }
  const auto bytes = std::filesystem::file_size(folder / "journal.db");
  for (unsigned number = 0; number < 50; ++number) {
    CAPTURE(number);
    test::TemporaryFolder damaged;
    std::filesystem::copy(folder.path(), damaged.path(), std::filesystem::copy_options::recursive);
    copy_device_key(folder, damaged);
    const auto page = number * bytes / 50 / 4096 * 4096;
    if (number % 5 == 4) {
      std::filesystem::resize_file(damaged / "journal.db", page);
    } else {
      write_over(damaged / "journal.db", page, 4096);
    }
    try {
      OpenedFiles files = operations::open_files(damaged.path(), k_next_morning);
      const bool is_seen = !files.set_aside.empty() || !operations::check_data(*files.store).findings.empty();
      CHECK((is_seen || files.store->sync_memory().last_seq == k_day_records));
      if (!files.set_aside.empty()) CHECK(files.store->sync_memory().last_seq == k_day_records);
    } catch (const DbError& error) {
      FAIL_CHECK(error.what());
    }
  }
}
