#include "tests/power/planted.h"

#include "core/base/check.h"
#include "core/db/transaction.h"
#include "tests/power/upgrade.h"

namespace shuke::power {

namespace {

const std::string k_donor = k_folder + "/donor.db";

// What the sale leaves behind, rows of the newest record only.
constexpr const char* k_copy_record =
    "INSERT INTO outbox SELECT * FROM donor.outbox WHERE seq = (SELECT max(seq) FROM donor.outbox);"
    "INSERT INTO sale SELECT * FROM donor.sale WHERE seq = (SELECT max(seq) FROM donor.sale);";
constexpr const char* k_copy_rows =
    "INSERT INTO sale_line SELECT * FROM donor.sale_line WHERE sale_seq = (SELECT max(seq) FROM donor.sale);"
    "INSERT INTO tender SELECT * FROM donor.tender WHERE sale_seq = (SELECT max(seq) FROM donor.sale);"
    "INSERT INTO ledger_entry SELECT * FROM donor.ledger_entry WHERE sale_seq = (SELECT max(seq) FROM donor.sale);";

// A till that has sold once; with its second sale beside it in a journal of its own.
struct Donor {
  Image image;
  Books before;
  Books after;

  Donor() {
    Till till;
    till.start();
    till.open_shift();
    till.sell(test::zhang_wei());
    before = till.books();
    till.stop();
    image = till.disk.image();
    till.start();
    till.sell(test::zhang_wei());
    after = till.books();
    till.stop();
    image[k_donor] = till.disk.image()[k_journal];
  }
};

void copy_sale(db::Database& journal, const Manner& manner) {
  db::Transaction record(journal);
  journal.execute(k_copy_record);
  if (!manner.is_split) journal.execute(k_copy_rows);
  record.commit();
  if (!manner.is_split) return;
  db::Transaction rows(journal);
  journal.execute(k_copy_rows);
  rows.commit();
}

}  // namespace

Recording a_sale_by_hand(const Manner& manner) {
  const Donor donor;
  Disk disk(donor.image);
  db::Database journal(k_journal, manner.durability);
  journal.execute("ATTACH '" + k_donor + "' AS donor");
  disk.record();
  disk.note(Deed::act_begun);
  copy_sale(journal, manner);
  disk.note(Deed::act_acknowledged);
  return {
      .start = disk.recorded_from(), .log = disk.log(), .acts = {"a sale by hand"}, .books = {donor.before, donor.after}, .members = {}};
}

Recording a_till_without_folder_syncs(bool has_keys) {
  Till till;
  if (has_keys) {
    test::keys_of(k_folder);
    till.begin_recording();
  }
  till.disk.forget_folder_syncs();
  till.start();
  till.open_shift();
  till.sell();
  return till.stopped();
}

Recording a_renewal(bool forgets_first) {
  Till till;
  till.start();
  till.enrol();
  till.hand_over_gift();
  till.sell(test::zhang_wei());
  till.keep_draft();
  till.begin_recording();
  till.act("keys renewed", [&] {
    till.desk.reset();
    SHUKE_CHECK(store::renew_keys(store::key_paths(k_folder)).ring != nullptr);
    if (forgets_first) store::forget_older_keys(store::key_paths(k_folder));
  });
  till.start();
  till.act("sealed again", [&] {
    while (till.desk->store.renew_seals()) continue;
  });
  return till.stopped();
}

Recording an_upgrade_without_folder_syncs() {
  Till till(files_of_the_first_release());
  till.disk.forget_folder_syncs();
  till.start();
  return till.so_far();
}

}  // namespace shuke::power
