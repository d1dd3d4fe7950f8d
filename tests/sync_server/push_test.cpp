#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <utility>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

namespace {

struct Counted {
  std::int64_t sales = 0;
  std::int64_t records = 0;
};
Counted counted(Office& office) {
  const auto counts = office.storage.counts();
  return {counts.sales, counts.records};
}

Till a_till_with_sales(Office& office, int sales) {
  Till till = a_till(office);
  for (int i = 0; i < sales; ++i) till.sell(a_basket({{k_socks, 1 + i}}));
  return till;
}

}  // namespace

TEST_CASE("a push is applied and the mark moves to its last record") {
  Office office;
  const Till till = a_till_with_sales(office, 3);
  const auto answer = push(office, till, 1, 3);
  CHECK(answer.applied_hwm == 3);
  CHECK(answer.quarantined.empty());
  CHECK(answer.server == k_server);
  CHECK(counted(office).sales == 3);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("the same push again changes nothing and gives the same answer") {
  Office office;
  const Till till = a_till_with_sales(office, 3);
  push(office, till, 1, 3);
  for (int i = 0; i < 3; ++i) CHECK(push(office, till, 1, 3).applied_hwm == 3);
  CHECK(counted(office).sales == 3);
}

TEST_CASE("a push that overlaps applies only what is new, and an old one moves nothing back") {
  Office office;
  const Till till = a_till_with_sales(office, 5);
  push(office, till, 1, 3);
  CHECK(push(office, till, 2, 5).applied_hwm == 5);
  CHECK(push(office, till, 1, 2).applied_hwm == 5);
  CHECK(counted(office).sales == 5);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("any split, repetition and order of batches gives each sale once") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    Office office;
    const Till till = a_till_with_sales(office, 12);
    Sequence highest = 0;
    for (int step = 0; step < 60; ++step) {
      const Sequence first = 1 + static_cast<Sequence>(random() % 12);
      const Sequence to = first + static_cast<Sequence>(random() % static_cast<unsigned>(13 - first));
      const auto response = office.handle(protocol::push_request(till.batch(first, to)));
      if (first > highest + 1) {
        CHECK(response.status == 409);
      } else {
        highest = std::max(highest, to);
        CHECK(protocol::decode_push_answer(response.body)->applied_hwm == highest);
      }
      REQUIRE(counted(office).sales == highest);
    }
    CHECK(head_office::verify(office.storage, office.keys).empty());
  }
}

TEST_CASE("a gap is refused with the number head office has") {
  Office office;
  const Till till = a_till_with_sales(office, 4);
  push(office, till, 1, 1);
  const auto problem = refused(office, protocol::push_request(till.batch(3, 4)));
  CHECK(problem.status == 409);
  CHECK(problem.code == "gap");
  CHECK(problem.applied_hwm == 1);
  CHECK(counted(office).records == 1);
}

TEST_CASE("another history under one identity is refused as a fork, and both are kept") {
  Office office;
  Till till = a_till_with_sales(office, 2);
  Till clone = till;
  till.sell(a_basket({{k_shirt}}));
  clone.sell(a_basket({{k_belt}}));
  push(office, till, 1, 3);
  for (const Sequence first : {1, 2, 3}) {
    const auto problem = refused(office, protocol::push_request(clone.batch(first, 3)));
    CHECK(problem.status == 409);
    CHECK(problem.code == "fork");
    CHECK(problem.applied_hwm == 3);
  }
  clone.sell(a_basket({{k_belt}}));
  CHECK(refused(office, protocol::push_request(clone.batch(4, 4))).code == "fork");
  CHECK(counted(office).sales == 3);
  CHECK(office.storage.counts().forked == 2);
  CHECK(office.log.size() == 4);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("a push to another head office or another life of this one changes nothing") {
  Office office;
  const Till till = a_till_with_sales(office, 1);
  auto batch = till.batch(1, 1);
  batch.head.server.server_id = "other";
  CHECK(refused(office, protocol::push_request(batch)).code == "wrong_server");
  batch.head.server = k_server;
  batch.head.server.epoch = "before";
  CHECK(refused(office, protocol::push_request(batch)).code == "old_epoch");
  CHECK(counted(office).records == 0);
}

TEST_CASE("a terminal or incarnation head office never issued is refused") {
  Office office;
  const Till till = a_till_with_sales(office, 1);
  auto batch = till.batch(1, 1);
  batch.head.incarnation = 2;
  CHECK(refused(office, protocol::push_request(batch)).status == 403);
  batch.head.incarnation = 1;
  batch.head.terminal = 77;
  CHECK(refused(office, protocol::push_request(batch)).code == "unknown_terminal");
}

TEST_CASE("a record that cannot be read is put aside, the rest goes on, and the decision stays") {
  Office office;
  Till till = a_till_with_sales(office, 1);
  till.add("sale", "{\"nonsense\":true}");
  till.add("party", "{}");
  till.sell(a_basket({{k_hat}}));
  for (int i = 0; i < 2; ++i) {
    const auto answer = push(office, till, 1, 4);
    CHECK(answer.applied_hwm == 4);
    CHECK(answer.quarantined == std::vector<protocol::Quarantined>{{2, "document_not_valid"}, {3, "unknown_kind"}});
  }
  CHECK(counted(office).sales == 2);
  CHECK(office.storage.counts().put_aside == 2);
  CHECK(head_office::verify(office.storage, office.keys).empty());
}

TEST_CASE("bytes that are not those of their hash are put aside, not applied") {
  Office office;
  Till till = a_till_with_sales(office, 2);
  till.records[0].body.back() = ' ';
  const auto answer = push(office, till, 1, 2);
  CHECK(answer.quarantined == std::vector<protocol::Quarantined>{{1, "hash_mismatch"}});
  CHECK(counted(office).sales == 1);
}

TEST_CASE("a record of a newer program waits in quarantine as it came") {
  Office office;
  Till till = a_till(office);
  Record& record = till.sell(a_basket({{k_hat}}));
  record.kind_version = 99;
  till.hash_again(record);
  CHECK(push(office, till, 1, 1).quarantined.at(0).code == "version_too_new");
}

TEST_CASE("two sales under one receipt number: the first stands, the second is put aside") {
  Office office;
  Till till = a_till_with_sales(office, 1);
  till.receipts = 0;
  till.sell(a_basket({{k_hat}}));
  CHECK(push(office, till, 1, 2).quarantined == std::vector<protocol::Quarantined>{{2, "receipt_taken"}});
}

TEST_CASE("a sale that names another terminal is put aside") {
  Office office;
  Till till = a_till(office);
  Sale sale = till.a_sale(a_basket({{k_hat}}));
  sale.terminal.terminal = 55;
  till.add("sale", codec::encode_sale_body(sale));
  CHECK(push(office, till, 1, 1).quarantined.at(0).code == "wrong_terminal");
}

TEST_CASE("nonsense is refused as damaged, and an encoding of later days as unsupported") {
  Office office;
  CHECK(refused(office, {"POST", "/v1/push", {}, "nonsense"}).code == "damaged");
  const Till till = a_till_with_sales(office, 1);
  auto batch = till.batch(1, 1);
  batch.head.content_encoding = "zstd";
  CHECK(refused(office, protocol::push_request(batch)).status == 415);
}

namespace {

// A disk that breaks at the n-th write.
struct BreakingStorage : head_office::SqliteStorage {
  int writes_left = 0;
  BreakingStorage() : SqliteStorage(":memory:", k_server) {}
  void spend() {
    if (writes_left-- == 0) throw DbError(10, "test.db", "disk I/O error");
  }
  void put_terminal(const head_office::TerminalState& state) override { spend(), SqliteStorage::put_terminal(state); }
  void add_record(const head_office::StoredRecord& stored) override { spend(), SqliteStorage::add_record(stored); }
  void add_sale(const Sale& sale, std::string_view flags) override { spend(), SqliteStorage::add_sale(sale, flags); }
  void add_entry(const head_office::EntryRow& row) override { spend(), SqliteStorage::add_entry(row); }
  std::int64_t put_row(const codec::FeedRow& row) override { return spend(), SqliteStorage::put_row(row); }
};

}  // namespace

namespace {

// A reader of a file into which a server writes while the reading goes on.
class WatchedStorage : public head_office::SqliteStorage {
 public:
  explicit WatchedStorage(const std::string& file) : SqliteStorage(file) {}
  void each_sale(const std::function<void(const head_office::SaleRows&)>& take) override {
    if (before_sales) std::exchange(before_sales, nullptr)();
    SqliteStorage::each_sale(take);
  }

  std::function<void()> before_sales;
};

}  // namespace

TEST_CASE("verifying beside a server that takes a push in the middle finds nothing") {
  const TemporaryFolder folder;
  Office maker;
  Till till = a_till_with_sales(maker, 3);
  head_office::SqliteStorage served(folder / "hq.db", k_server);
  served.transact([&] { served.put_terminal({till.identity, an_id(1), 0, {}, 0}); });
  FakeClock clock;
  head_office::HeadOffice office(served, maker.keys, clock, [](std::string_view) {});
  REQUIRE(office.handle(protocol::push_request(till.batch(1, 1))).status == 200);
  WatchedStorage reader(folder / "hq.db");
  int answered = 0;
  reader.before_sales = [&] { answered = office.handle(protocol::push_request(till.batch(2, 3))).status; };
  CHECK(head_office::verify(reader, maker.keys) == std::vector<std::string>{});
  CHECK(answered == 200);
  CHECK(served.counts().sales == 3);
}

TEST_CASE("a disk that fails at any write of a push leaves nothing of it, and the push goes through later") {
  Office maker;
  Till till = a_till(maker);
  const Member member = till.enrol(9);
  till.sell(a_basket({{k_hat}}, &member), member);
  till.add("party", "{}");
  till.sell(a_basket({{k_down}, {k_shirt}}, &member), member);
  bool went_through = false;
  for (int writes = 0; !went_through; ++writes) {
    CAPTURE(writes);
    BreakingStorage storage;
    storage.writes_left = 1'000;
    storage.transact([&] {
      storage.put_row({"policy", "policy", 0, false, codec::encode_policy(a_policy())});
      storage.put_terminal({till.identity, an_id(1), 0, {}, 0});
    });
    storage.writes_left = writes;
    FakeClock clock;
    head_office::HeadOffice office(storage, maker.keys, clock, [](std::string_view) {});
    const auto response = office.handle(protocol::push_request(till.batch(1, till.last())));
    went_through = response.status == 200;
    if (!went_through) {
      CHECK(response.status == 500);
      CHECK(storage.counts().records == 0);
      CHECK(storage.counts().sales == 0);
      CHECK(storage.counts().members == 0);
      CHECK(storage.find_terminal(till.identity.terminal)->applied_hwm == 0);
      storage.writes_left = 1'000;
      REQUIRE(office.handle(protocol::push_request(till.batch(1, till.last()))).status == 200);
    }
    CHECK(storage.counts().sales == 2);
    CHECK(storage.counts().put_aside == 1);
    CHECK(head_office::verify(storage, maker.keys).empty());
  }
}
