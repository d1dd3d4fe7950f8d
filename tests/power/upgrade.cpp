#include "tests/power/upgrade.h"

#include <fstream>
#include <iterator>

#include "core/db/migrator.h"

namespace shuke::power {

namespace {

const std::string k_old = k_folder + "/old.db";

std::string first_migration(const std::string& file) {
  std::ifstream script(SHUKE_MIGRATIONS "/" + file + "_0001_initial.sql");
  return {std::istreambuf_iterator<char>(script), {}};
}

// The tables of today, as the first release had them. What it did not know is not in a day that it could have had.
constexpr const char* k_write_as_of_old =
    "INSERT INTO installation SELECT one, id FROM today.installation;"
    "INSERT INTO terminal SELECT one, terminal, incarnation, store, till, is_provisional FROM today.terminal;"
    "INSERT INTO outbox SELECT * FROM today.outbox;"
    "INSERT INTO sale SELECT * FROM today.sale;"
    "INSERT INTO sale_line SELECT * FROM today.sale_line;"
    "INSERT INTO tender SELECT * FROM today.tender;"
    "INSERT INTO ledger_entry SELECT sale_seq, entry_no, account, points, growth_fen, available_from, expires, policy_version "
    "FROM today.ledger_entry;"
    "INSERT INTO shift_event SELECT * FROM today.shift_event;"
    "INSERT INTO draft SELECT * FROM today.draft;";

std::string old_file(const std::string& name, const Image& today, const char* copy) {
  Disk disk(today);
  {
    const std::string script = first_migration(name);
    const db::Migration migration{"0001_initial.sql", script};
    db::Database old(k_old, db::Durability::journal);
    db::migrate(old, {&migration, 1});
    old.execute("ATTACH '" + k_folder + "/" + name + ".db' AS today");
    old.execute(copy);
    old.execute("DETACH today");
  }
  return disk.image()[k_old];
}

}  // namespace

Beginning files_of_the_first_release() {
  Till today;
  today.start();
  today.open_shift();
  today.sell(test::zhang_wei());
  today.sell();
  today.keep_draft();
  const Books books = today.books();
  today.stop();
  const Image image = today.disk.image();
  const store::KeyPaths keys = store::key_paths(k_folder);
  const Image old{{k_journal, old_file("journal", image, k_write_as_of_old)},
                  {k_replica, old_file("replica", image, "")},
                  {keys.keyring, image.at(keys.keyring)},
                  {keys.device, image.at(keys.device)}};
  return {.start = old, .books = books, .members = today.members(), .copied_records = books.records, .last_id = 100};
}

}  // namespace shuke::power
