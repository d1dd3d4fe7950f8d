#include "app/shell/care.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "core/store/backup.h"
#include "tests/operations/desk.h"
#include "tests/support/pen.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

const Timestamp k_evening = *timestamp_from_rfc3339("2026-11-22T22:00:00+08:00");
const std::string k_name = "0001-2026-11-22T22-00-00.000+08-00-asked.db";

// A till with a shift and three sales, of which the second place has all.
struct Sold {
  test::TemporaryFolder folder;
  Sold() {
    test::Desk desk(folder.path());
    desk.store.keep_second_place();
    for (std::uint8_t basket = 1; basket <= 3; ++basket) desk.sell(test::socks(basket)).value();
    desk.store.copy_records();
  }
};

}  // namespace

TEST_CASE("a backup says how much is in it and where it lies, and goes where it is told to") {
  const Sold till;
  const auto own = shell::back_up(till.folder.path(), "", k_evening);
  CHECK(own.exit_code == 0);
  CHECK(own.out == "4 records stand in " + till.folder / ("backup/" + k_name) + ".\n");
  const auto elsewhere = shell::back_up(till.folder.path(), till.folder / "usb", k_evening);
  CHECK(elsewhere.out == "4 records stand in " + till.folder / ("usb/" + k_name) + ".\n");
}

TEST_CASE("a restore takes the name of an own backup or a path, and says what came from where") {
  const Sold till;
  shell::back_up(till.folder.path(), "", k_evening);
  const auto restored = shell::restore(till.folder.path(), k_name, k_evening);
  CHECK(restored.exit_code == 0);
  CHECK(restored.out ==
        "4 records came back from the backup, 0 newer ones from records/; what stood there is in " + till.folder.path() + "/replaced.\n");
  CHECK(shell::restore(till.folder.path(), till.folder / ("backup/" + k_name), k_evening).exit_code == 0);
}

TEST_CASE("a restore that would sell numbers twice says so and ends with 1") {
  const Sold till;
  { store::Store(till.folder.path()).record_mark({{"s", "e"}, 9, 0}); }
  shell::back_up(till.folder.path(), "", k_evening);
  const auto restored = shell::restore(till.folder.path(), k_name, k_evening);
  CHECK(restored.exit_code == 1);
  CHECK(restored.err.find("head office has confirmed 9 records of this till, and here are 4") != std::string::npos);
}

TEST_CASE("a damaged backup is refused in a sentence") {
  const Sold till;
  shell::back_up(till.folder.path(), "", k_evening);
  test::write_with_a_pen(till.folder / ("backup/" + k_name), "UPDATE tender SET kind = 'alipay' WHERE sale_seq = 2");
  const auto restored = shell::restore(till.folder.path(), k_name, k_evening);
  CHECK(restored.exit_code == 1);
  CHECK(restored.err == "restore: the backup is damaged: record 2 and its rows in tender differ; nothing was changed.");
}

TEST_CASE("the check names the command that repairs what it finds, and that command says what came back") {
  const Sold till;
  const std::string hint = "shuke-till rebuild --data " + till.folder.path();
  CHECK(shell::check(till.folder.path(), false).out.find(hint) == std::string::npos);
  CHECK(shell::rebuild(till.folder.path(), k_evening).out == "Nothing is damaged; 4 records stand in " + till.folder.path() + ".\n");
  test::write_with_a_pen(till.folder / "journal.db", "UPDATE tender SET kind = 'alipay' WHERE sale_seq = 2");
  const auto checked = shell::check(till.folder.path(), false);
  CHECK(checked.exit_code == 1);
  CHECK(checked.out.find(hint) != std::string::npos);
  const auto rebuilt = shell::rebuild(till.folder.path(), k_evening);
  CHECK(rebuilt.exit_code == 0);
  CHECK(rebuilt.out == "4 records are back, none is missing; the damaged journal.db lies in " + till.folder.path() + "/damaged.\n");
  CHECK(shell::check(till.folder.path(), false).exit_code == 0);
}
