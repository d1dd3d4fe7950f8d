#include <doctest/doctest.h>

#include "core/db/database.h"
#include "core/seal/record_key.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::Store;

namespace {

const std::string k_person = "{\"name\":\"周文博\"}";

// A till with a sale, an enrolment and a sale.
struct Enrolled {
  test::TemporaryFolder folder;
  seal::KeyPair office = seal::KeyPair::make();

  Enrolled() {
    Store store = open();
    store.propose_terminal(test::k_till);
    test::sell(store, 1);
    test::enrol(store, test::an_enrolment(9, "13800000009"));
    test::sell(store, 2);
  }
  Store open() const { return Store(folder.path(), test::keys_of(folder.path())); }
  Store open_locked() const { return Store(folder.path(), {}); }
  db::Database journal() const { return db::Database(folder / "journal.db", db::Durability::journal); }
  std::string opened_by(const seal::KeyPair& pair, const Record& record) const {
    const auto key = pair.unwrap_key(record.key.for_head_office);
    return key ? *seal::open_record(*key, {record.kind, record.seq}, record.sealed) : "shut";
  }
};

std::vector<Record> pushed(const Store& store) { return store.batch(0, 500, 1 << 20).records; }

}  // namespace

TEST_CASE("a push stops before a person that head office could not open, and goes on once its key is known") {
  Enrolled till;
  Store store = till.open();
  CHECK(pushed(store).size() == 1);
  CHECK(store.batch(1, 500, 1 << 20).records.empty());
  CHECK(store.batch(2, 500, 1 << 20).records.size() == 1);
  store.know_head_office(till.office.public_key());
  const auto records = pushed(store);
  REQUIRE(records.size() == 3);
  CHECK(till.opened_by(till.office, records[1]) == k_person);
  CHECK(records[0].key == RecordKey{});
}

TEST_CASE("once head office is known, a new member's key is wrapped for it at once, also after a restart") {
  Enrolled till;
  till.open().know_head_office(till.office.public_key());
  Store store = till.open();
  auto another = test::an_enrolment(8, "13800000008");
  another.core.cards.clear();
  test::enrol(store, another);
  const auto records = pushed(store);
  REQUIRE(records.size() == 4);
  CHECK(till.opened_by(till.office, records[3]) == k_person);
}

TEST_CASE("another head office has every key wrapped anew") {
  Enrolled till;
  Store store = till.open();
  store.know_head_office(till.office.public_key());
  const seal::KeyPair other = seal::KeyPair::make();
  store.know_head_office(other.public_key());
  CHECK(till.opened_by(other, pushed(store)[1]) == k_person);
  CHECK(till.opened_by(till.office, pushed(store)[1]) == "shut");
}

TEST_CASE("head office that is met while the keys are locked gets the person at the next start that opens them") {
  Enrolled till;
  till.open_locked().know_head_office(till.office.public_key());
  CHECK(pushed(till.open_locked()).size() == 1);
  const Store store = till.open();
  REQUIRE(pushed(store).size() == 3);
  CHECK(till.opened_by(till.office, pushed(store)[1]) == k_person);
}

TEST_CASE("who destroys a member's key erases the person, and the chain stays whole") {
  Enrolled till;
  CHECK(till.journal().run("DELETE FROM record_key") == 1);
  const Store store = till.open();
  const Record record = *store.enrolment_of(test::an_id(9));
  CHECK(store.personal_part(record).refusal() == Refusal{Reason::unknown_member, "key"});
  CHECK(store.check().findings.empty());
  CHECK(pushed(store).size() == 3);  // as it is: nobody can open it any more
}

TEST_CASE("a sealed part opens under no other record's number, kind or key") {
  Enrolled till;
  Record record;
  {
    const Store store = till.open();
    record = *store.enrolment_of(test::an_id(9));
    CHECK(*store.personal_part(record) == k_person);
    record.seq += 1;
    CHECK(store.personal_part(record).reason() == Reason::document_not_valid);
    record.seq -= 1;
    record.kind = "gift";
    CHECK(store.personal_part(record).reason() == Reason::document_not_valid);
    record.kind = "enrolment";
    record.sealed = std::string(1, '\0') + k_person;  // in the clear, as builds of before had it
    CHECK(store.personal_part(record).reason() == Reason::document_not_valid);
  }
  CHECK(till.open_locked().personal_part(record).reason() == Reason::keys_locked);
}
