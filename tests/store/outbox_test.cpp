#include <doctest/doctest.h>

#include "core/seal/chain.h"
#include "tests/store/sample.h"

using namespace shuke;
using store::Store;

namespace {

struct Till {
  Store store{":memory:"};
  explicit Till(int sales) {
    store.propose_terminal(test::k_till);
    for (int basket = 1; basket <= sales; ++basket) test::sell(store, static_cast<std::uint8_t>(basket));
  }
};

}  // namespace

TEST_CASE("a batch is contiguous, ends at the limit of records and names the chain before it") {
  Till till(7);
  const auto batch = till.store.batch(2, 3, 1 << 20);
  REQUIRE(batch.records.size() == 3);
  CHECK(batch.records[0].seq == 3);
  CHECK(batch.records[2].seq == 5);
  CHECK(batch.prev_chain == till.store.find_record(2)->chain_hash);
  CHECK(batch.last_seq == 7);
  CHECK(batch.hlc == till.store.find_record(7)->hlc);
}

TEST_CASE("a batch stops before the limit of bytes but carries one record at least") {
  Till till(3);
  const auto record = *till.store.find_record(1);
  const std::size_t weight = 128 + record.kind.size() + record.body.size();
  CHECK(till.store.batch(0, 500, 2 * weight).records.size() == 2);
  CHECK(till.store.batch(0, 500, 2 * weight - 1).records.size() == 1);
  CHECK(till.store.batch(0, 500, 1).records.size() == 1);
}

TEST_CASE("there is nothing above the end, and nothing before the beginning") {
  Till till(2);
  CHECK(till.store.batch(2, 500, 1 << 20).records.empty());
  CHECK(till.store.batch(9, 500, 1 << 20).prev_chain == Hash{});
  CHECK(till.store.batch(0, 500, 1 << 20).prev_chain == Hash{});
  CHECK(Till(0).store.batch(0, 500, 1 << 20).last_seq == 0);
}

TEST_CASE("hashes chain from zeros over the stored bytes") {
  Till till(3);
  Hash previous{};
  for (const Record& record : till.store.batch(0, 500, 1 << 20).records) {
    CHECK(record.body_hash == seal::body_hash(record));
    CHECK(record.chain_hash == seal::chain_hash(previous, record.seq, record.body_hash));
    previous = record.chain_hash;
  }
}

TEST_CASE("what waits is what head office does not have, and since when") {
  Till till(5);
  CHECK(till.store.waiting().count == 5);
  CHECK(till.store.waiting().oldest->unix_ms == test::k_now.unix_ms);
  till.store.record_mark({.server = {"s", "e"}, .applied_hwm = 3, .archived_hwm = 1});
  CHECK(till.store.waiting().count == 2);
  till.store.record_mark({.server = {"s", "e"}, .applied_hwm = 5});
  CHECK(till.store.waiting().count == 0);
  CHECK_FALSE(till.store.waiting().oldest);
}

TEST_CASE("a head office that was restored takes the mark back, and the records are still there to send") {
  Till till(4);
  till.store.record_mark({.server = {"s", "e"}, .applied_hwm = 4});
  till.store.record_mark({.server = {"s", "e2"}, .applied_hwm = 1});
  CHECK(till.store.waiting().count == 3);
  CHECK(till.store.sync_memory().server == store::Server{"s", "e2"});
  CHECK(till.store.batch(1, 500, 1 << 20).records.size() == 3);
}

TEST_CASE("what is personal is sealed, and comes out again") {
  Store store(":memory:");
  store.propose_terminal(test::k_till);
  test::enrol(store, test::an_enrolment(9, "13800000009"));
  const Record record = *store.enrolment_of(test::an_id(9));
  CHECK(record.body == "{}");
  CHECK(record.sealed.find("周文博") == std::string::npos);
  CHECK(*store.personal_part(record) == "{\"name\":\"周文博\"}");
  CHECK_FALSE(store.enrolment_of(test::an_id(8)));
}
