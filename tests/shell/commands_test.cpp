#include "app/shell/commands.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "core/db/database.h"
#include "sync/protocol/codec.h"
#include "tests/runtime/office.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using shell::CommandResult;

namespace {

// A data directory and the ports of a command line.
struct Shop {
  test::TemporaryFolder folder;
  test::FakeClock clock;
  test::CountingIds ids;
  test::StoryNames names;
  test::EventLog log;
  shell::CommandPorts ports{clock, ids, names, log, [](std::uint64_t) -> std::uint64_t { return 0; }};

  CommandResult seed(std::int64_t members, std::int64_t sales) {
    shell::Options options;
    options.data = folder.path();
    options.members = members;
    options.sales = sales;
    return shell::seed(options, ports);
  }
  CommandResult check(bool as_json = false) const { return shell::check(folder.path(), as_json); }
  CommandResult keys(bool renews = false, bool as_json = false) const {
    shell::Options options;
    options.data = folder.path();
    options.renews_keys = renews;
    options.as_json = as_json;
    return shell::keys(options);
  }
  CommandResult sync(sync::HttpPort& office, bool as_json = false) {
    shell::Options options;
    options.data = folder.path();
    options.as_json = as_json;
    return shell::sync_once(options, office, ports);
  }
  // The story's till, which may ask for the number that the office keeps for it.
  void sell_story() {
    test::Desk desk(folder.path());
    desk.sell(test::socks(1)).value();
  }
};

// Says of every push that it belongs to another history.
class ForkingOffice : public sync::HttpPort {
 public:
  explicit ForkingOffice(test::Office& office) : office_(office) {}
  sync::HttpAnswer exchange(const protocol::HttpRequest& request, const sync::HttpTimeouts& timeouts, std::stop_token stop) override {
    if (protocol::path_of(request.target) != "/v1/push") return office_.exchange(request, timeouts, stop);
    return {sync::HttpFailure::none, {409, {}, protocol::encode(protocol::Problem{409, protocol::problem::k_fork, "fork"})}, {}};
  }

 private:
  test::Office& office_;
};

}  // namespace

TEST_CASE("seeding fills an empty directory with members and sales that verify") {
  Shop shop;
  const CommandResult seeded = shop.seed(20, 3);
  CHECK(seeded.exit_code == 0);
  CHECK(seeded.out == "20 members and 3 sales stand in " + shop.folder.path() + ".\n");
  CHECK(seeded.err.empty());
  const CommandResult checked = shop.check();
  CHECK(checked.exit_code == 0);
  CHECK(checked.out ==
        "8 records, 3 sales, 20 members; 8 records wait for head office.\n"
        "Last safe sale: NJX-01-1-000003 at 2026-11-21T11:33:46.000+08:00\nAll is well.\n");
}

TEST_CASE("seeding twice is refused and changes nothing") {
  Shop shop;
  shop.seed(5, 1);
  const CommandResult again = shop.seed(50, 10);
  CHECK(again.exit_code == 1);
  CHECK(again.err == "seed: " + shop.folder.path() + " holds goods already; please name an empty directory.");
  CHECK(shop.check().out.starts_with("2 records, 1 sales, 5 members;"));
}

TEST_CASE("the same seed makes the same till") {
  Shop one;
  Shop other;
  one.seed(10, 2);
  other.seed(10, 2);
  CHECK(one.check(true).out == other.check(true).out);
}

TEST_CASE("a check of a till without sales says so, in words and as JSON") {
  Shop shop;
  shop.seed(5, 0);
  CHECK(shop.check().out == "0 records, 0 sales, 5 members; 0 records wait for head office.\nNo sale yet.\nAll is well.\n");
  CHECK(shop.check(true).out ==
        "{\"findings\":[],\"records\":0,\"sales\":0,\"members\":5,\"waiting\":0,\"last_safe_sale\":null,\"last_at\":null}\n");
}

TEST_CASE("a check of a directory that is not there fails and makes none") {
  test::TemporaryFolder folder;
  CHECK_THROWS_AS(shell::check(folder / "nowhere", false), DbError);
  CHECK_FALSE(std::filesystem::exists(folder / "nowhere"));
}

TEST_CASE("one sync pushes what waits and says how much went") {
  Shop shop;
  shop.sell_story();
  test::Office office;
  const CommandResult synced = shop.sync(office);
  CHECK(synced.exit_code == 0);
  CHECK(synced.out == "2 records went to head office, 0 wait.\n");
  CHECK(synced.err.empty());
  CHECK(office.sales() == 1);
  CHECK(shop.sync(office).out == "0 records went to head office, 0 wait.\n");
  CHECK(office.sales() == 1);
}

TEST_CASE("a sync that does not reach head office keeps everything and says so") {
  Shop shop;
  shop.sell_story();
  test::Office office(false);
  const CommandResult synced = shop.sync(office);
  CHECK(synced.exit_code == 3);
  CHECK(synced.out == "0 records went to head office, 2 wait.\n");
  CHECK(synced.err == "sync: head office was not reached; everything is kept here, please try again later.");
  CHECK(shop.check().exit_code == 0);
}

TEST_CASE("a till whose number belongs to another installation is told to fetch a person") {
  Shop first;
  first.sell_story();
  Shop second;
  second.ids.new_id(second.clock.at);  // another installation
  second.sell_story();
  test::Office office;
  first.sync(office);
  const CommandResult synced = second.sync(office);
  CHECK(synced.exit_code == 1);
  CHECK(synced.err ==
        "sync: another installation holds this till's number (identity_taken); everything is kept here, please ask head office which till "
        "this is.");
}

TEST_CASE("a sync that completed with something for a person to see to is no success") {
  Shop shop;
  shop.sell_story();
  test::Office office;
  ForkingOffice forking(office);
  const CommandResult synced = shop.sync(forking);
  CHECK(synced.exit_code == 1);
  CHECK(synced.out == "0 records went to head office, 2 wait.\n");
  CHECK(synced.err.find("(fork)") != std::string::npos);
}

TEST_CASE("a sync of a till that is not open yet opens no day and makes no record") {
  Shop shop;
  test::Office office;
  shop.sync(office);
  shop.sync(office);
  CHECK(shop.check().out.starts_with("0 records, 0 sales"));
}

TEST_CASE("one sync as JSON is one object with what went, what waits and what needs a person") {
  Shop shop;
  shop.sell_story();
  test::Office office;
  CHECK(shop.sync(office, true).out == "{\"went\":2,\"waiting\":0,\"attention\":null}\n");
  Shop second;
  second.ids.new_id(second.clock.at);  // another installation
  second.sell_story();
  CHECK(second.sync(office, true).out == "{\"went\":0,\"waiting\":2,\"attention\":\"identity_taken\"}\n");
}

TEST_CASE("a journal that cannot be read at the start is the disk's failure, not head office's") {
  Shop shop;
  shop.sell_story();
  {
    db::Database journal(shop.folder / "journal.db", db::Durability::journal);
    journal.execute("DROP TABLE installation");
  }
  test::Office office;
  const CommandResult synced = shop.sync(office);
  CHECK(synced.exit_code == 3);
  CHECK(synced.err.find("installation") != std::string::npos);
  CHECK(synced.err.find("not reached") == std::string::npos);
  CHECK(office.sales() == 0);
}

TEST_CASE("a fresh directory is filled by one sync") {
  Shop shop;
  test::Office office;
  CHECK(shop.sync(office).exit_code == 0);
  CHECK(shop.check().out.find(" 1 members;") != std::string::npos);
}

TEST_CASE("keys says which device key opens the till and what is sealed under older ones") {
  Shop shop;
  shop.seed(20, 1);
  const std::string device = shop.folder.path() + ".key";
  CHECK(shop.keys().out == "Device key: file " + device +
                               ", not in a TPM.\nKeys by version: core 1 sensitive 1 staff 1 draft 1 records 1 phone 1 card 1.\n"
                               "Nothing is sealed under an older version.\n");
  const CommandResult renewed = shop.keys(true);
  CHECK(renewed.exit_code == 0);
  CHECK(renewed.out.find("core 2 sensitive 2 staff 1 draft 2 records 2 phone 1 card 1") != std::string::npos);
  CHECK(renewed.out.find("member.core: 20 rows are sealed under an older version.\n") != std::string::npos);
  CHECK(shop.keys(false, true).out.find("\"older_rows\":{\"member.found_by\":20,\"member.core\":20,\"member.facts\":20") !=
        std::string::npos);
  CHECK(shop.check().exit_code == 0);
}

TEST_CASE("without its device key a till says so, by its commands too") {
  Shop shop;
  shop.seed(20, 1);
  const std::string device = shop.folder.path() + ".key";
  const std::string sentence =
      "Members are locked: the device key " + device + " is missing; put the right file back and start again. Selling goes on.";
  std::filesystem::remove(device);
  CHECK(shop.keys().exit_code == 1);
  CHECK(shop.keys().err == "keys: " + sentence);
  CHECK(shop.keys(true).err == "keys: " + sentence);
  const CommandResult checked = shop.check();
  CHECK(checked.exit_code == 1);
  CHECK(checked.out.find("found: what is about members was not checked: the keys are locked\n") == 0);
}
