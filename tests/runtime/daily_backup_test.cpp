#include "app/runtime/daily_backup.h"

#include <doctest/doctest.h>

#include "tests/operations/desk.h"
#include "tests/runtime/office.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using runtime::DailyBackup;

namespace {

struct Backed {
  test::TemporaryFolder folder;
  test::Desk desk{folder.path()};
  test::EventLog log;
  std::uint8_t last = 0;

  DailyBackup backup() {
    return {desk.store, folder.path(), desk.clock, log, [](const DailyBackup::Work& work) { work(); }};
  }
  void sell(int many) {
    for (int i = 0; i < many; ++i) desk.sell(test::socks(++last)).value();
  }
  std::vector<std::string> names() const { return store::backups_in(folder / "backup"); }
};

}  // namespace

TEST_CASE("a day's end makes a backup, once a day and only when something was recorded") {
  Backed till;
  till.backup().end();
  CHECK(till.names().empty());
  till.sell(3);
  till.backup().end();
  REQUIRE(till.names().size() == 1);
  CHECK(till.names().front().ends_with("-end.db"));
  till.sell(3);
  till.backup().end();
  CHECK(till.names().size() == 1);
  till.desk.clock.at.unix_ms += 24 * 3'600'000;
  till.backup().end();
  CHECK(till.names().size() == 2);
}

TEST_CASE("a day that begins with records that no backup has makes one in the gaps between its sales") {
  Backed till;
  till.sell(3);
  DailyBackup backup = till.backup();
  while (backup.step()) till.sell(1);
  REQUIRE(till.names().size() == 1);
  CHECK(till.names().front().ends_with("-closing.db"));
  CHECK_FALSE(backup.step());
  till.sell(5);
  CHECK_FALSE(backup.step());  // asked once a day
  CHECK(till.names().size() == 1);
}
