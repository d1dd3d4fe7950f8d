#include <doctest/doctest.h>

#include "app/shell/commands.h"
#include "core/operations/check_data.h"
#include "core/operations/find_member.h"
#include "core/operations/load_shop.h"
#include "core/store/store.h"
#include "tests/runtime/office.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

// A seeded data directory.
struct SeededTill {
  SeededTill(std::int64_t members, std::int64_t sales, std::uint64_t seed) {
    shell::Options options;
    options.data = folder.path();
    options.members = members;
    options.sales = sales;
    options.seed = seed;
    REQUIRE(shell::seed(options, {clock, ids, names, log, [](std::uint64_t) -> std::uint64_t { return 0; }}).exit_code == 0);
  }
  store::Store open() const { return store::Store(folder.path(), test::keys_of(folder.path())); }

  test::TemporaryFolder folder;
  test::FakeClock clock;
  test::CountingIds ids;
  test::StoryNames names;
  test::EventLog log;
};

// What stands in the two files: the last record, whose chain hash covers all before it, and every member row.
struct Contents {
  Hash chain{};
  std::vector<std::string> rows;
  bool operator==(const Contents&) const = default;
};

Contents contents_of(const SeededTill& till) {
  const store::Store store = till.open();
  Contents contents{.chain = store.find_record(store.sync_memory().last_seq)->chain_hash, .rows = {}};
  store.each_member([&](const MemberId& id) {
    const auto member = store.member(id);
    contents.rows.push_back(to_text(id) + member->core + member->facts);
    for (const std::string& body : store.history(id)) contents.rows.push_back(body);
  });
  return contents;
}

}  // namespace

TEST_CASE("the same seed makes the same records and the same rows, another one others") {
  const SeededTill first(60, 120, 7);
  const Contents once = contents_of(first);
  CHECK(once == contents_of(SeededTill(60, 120, 7)));
  CHECK_FALSE(once.chain == contents_of(SeededTill(60, 120, 8)).chain);
}

TEST_CASE("a seeded directory verifies, with returns among its sales and accounts that include them") {
  const SeededTill till(300, 900, demo::k_demo_seed);
  const store::Store store = till.open();
  const store::CheckReport report = operations::check_data(store);
  CHECK(report.findings.empty());
  CHECK(report.sales == 900);
  CHECK(report.members == 300);
  CHECK(report.waiting == report.records);
  CHECK(report.last_receipt == "NJX-01-1-000900");
}

TEST_CASE("a seeded member's panel is their account: nothing of this till is added twice") {
  const SeededTill till(60, 150, 7);
  const store::Store store = till.open();
  const domain::PolicyBook policies = operations::load_policies(store);
  const operations::MemberDay day{policies, local_date(till.clock.now())};
  int here = 0;
  store.each_member([&](const MemberId& id) {
    const domain::Member member = operations::find_member(store, day, id).value();
    const auto history = operations::history_of(store, id);
    const domain::Standing folded = domain::standing_of(policies, history, day.today);
    CHECK(member.standing == folded);
    CHECK(folded.state.conflicts.empty());
    here += store.sales_to(id, 0).empty() ? 0 : 1;
  });
  CHECK(here == 52);
}

TEST_CASE("a seeded till goes on under the next number, and the day before is still open") {
  const SeededTill till(20, 40, 7);
  store::Store store = till.open();
  CHECK(store.next_slot(till.clock.now()).receipt_number == "NJX-01-1-000041");
  REQUIRE(store.open_shift().has_value());
  CHECK(store.open_shift()->business_date < local_date(till.clock.now()));
}
