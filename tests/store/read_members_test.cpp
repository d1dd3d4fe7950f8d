// The search index is read on another thread while the store goes on: whatever happens meanwhile, search then finds what it would have.
#include "core/store/read_members.h"

#include <doctest/doctest.h>

#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::MemberIndex;
using store::ReplicaPage;
using store::Store;

namespace {

store::MemberRow row_of(std::uint8_t id, const char* name, const char* reading) {
  const std::string phone = "1390000000" + std::to_string(id);
  return {
      .key = {.id = test::an_id(id), .name = name, .phone = phone, .cards = {"280000000000" + std::to_string(id)}, .readings = {reading}},
      .version = 1,
      .core = "core",
      .facts = "facts"};
}

// A till that knows three people and has one enrolled itself.
struct ReadTill {
  test::TemporaryFolder folder;
  store::Keys keys = test::keys_of(folder.path());
  Store store{folder.path(), keys};

  ReadTill() {
    store.propose_terminal(test::k_till);
    ReplicaPage page{.cursor = "c1"};
    page.members = {row_of(1, "张伟", "zhang wei"), row_of(2, "张薇", "zhang wei"), row_of(3, "李娜", "li na")};
    store.apply_page(page);
    test::enrol(store, test::an_enrolment(9, "13900000009"));
  }
  std::optional<MemberIndex> read() const { return store::read_members(folder.path(), keys, {}); }

  // Somebody comes, somebody goes, somebody marries, somebody enrols, somebody buys.
  void trade() {
    ReplicaPage page{.cursor = "c2"};
    page.members = {row_of(4, "赵敏", "zhao min"), row_of(3, "王娜", "wang na"), row_of(9, "周文博", "zhou wen bo")};
    page.removed = {{"member", to_text(test::an_id(1)), 2}, {"member", to_text(test::an_id(9)), 3}};
    store.apply_page(page);
    test::enrol(store, test::an_enrolment(8, "13900000008"));
    domain::Member buyer = test::zhang_wei();
    buyer.id = test::an_id(2);
    test::sell(store, 1, &buyer);
  }
  std::vector<MemberId> found(std::string_view text) const { return store.members().search(text, "NJX", 10).members; }
};

void check_everybody(const ReadTill& till) {
  CHECK(till.found("张") == std::vector<MemberId>{test::an_id(2)});
  CHECK(till.found("李娜").empty());
  CHECK(till.found("wn") == std::vector<MemberId>{test::an_id(3)});
  CHECK(till.found("zm") == std::vector<MemberId>{test::an_id(4)});
  CHECK(till.found("zwb").size() == 2);  // the two enrolled here, the one that head office took back among them
  CHECK(till.store.members().size() == 5);
}

}  // namespace

TEST_CASE("what changes while the index is read is in it when it comes, read before the change or after") {
  for (const bool is_read_first : {true, false}) {
    CAPTURE(is_read_first);
    ReadTill till;
    REQUIRE(till.store.begin_filling());
    CHECK_FALSE(till.store.finds_names());
    std::optional<MemberIndex> read;
    if (is_read_first) read = till.read();
    till.trade();
    if (!is_read_first) read = till.read();
    till.store.take_index(std::move(read));
    CHECK(till.store.finds_names());
    check_everybody(till);
  }
}

TEST_CASE("without the notes the change would be missing: the test above can fail") {
  ReadTill till;
  auto read = till.read();
  till.trade();
  REQUIRE(till.store.begin_filling());
  till.store.take_index(std::move(read));
  CHECK(till.found("张").size() == 2);
}

TEST_CASE("whole phones and cards are found while names are not") {
  ReadTill till;
  REQUIRE(till.store.begin_filling());
  CHECK(till.store.member_by_phone("13900000003") == test::an_id(3));
  CHECK(till.store.member_by_card("2800000000003") == test::an_id(3));
  CHECK(till.store.member_by_phone("13900000009") == test::an_id(9));
}

TEST_CASE("an index that is there or being read is not read again") {
  ReadTill till;
  CHECK(till.store.begin_filling());
  CHECK_FALSE(till.store.begin_filling());
  till.store.take_index(till.read());
  CHECK_FALSE(till.store.begin_filling());
  Store memory(":memory:");
  CHECK_FALSE(memory.begin_filling());
  CHECK(memory.finds_names());
}

TEST_CASE("after a bootstrap that lost people the old index answers until the new one comes") {
  ReadTill till;
  REQUIRE(till.found("李").size() == 1);
  ReplicaPage page{.cursor = "d1", .starts_over = true, .is_last = true};
  page.members = {row_of(1, "张伟", "zhang wei")};
  REQUIRE(till.store.apply_page(page));
  REQUIRE(till.store.begin_filling());
  CHECK(till.store.finds_names());
  CHECK(till.found("张").size() == 2);
  till.store.take_index(till.read());
  CHECK(till.found("张").size() == 1);
  CHECK(till.found("李").empty());
  CHECK(till.found("zwb").size() == 1);
}

TEST_CASE("a bootstrap that ends while the index is read has it read again") {
  ReadTill till;
  REQUIRE(till.store.begin_filling());
  auto read = till.read();
  ReplicaPage page{.cursor = "d1", .starts_over = true, .is_last = true};
  page.members = {row_of(1, "张伟", "zhang wei")};
  REQUIRE(till.store.apply_page(page));
  till.store.take_index(std::move(read));
  REQUIRE(till.store.begin_filling());
  till.store.take_index(till.read());
  CHECK(till.found("李").empty());
}

TEST_CASE("a reading that was stopped or failed leaves the filling to the store") {
  ReadTill till;
  std::stop_source stopped;
  stopped.request_stop();
  REQUIRE(till.store.begin_filling());
  CHECK_FALSE(store::read_members(till.folder.path(), till.keys, stopped.get_token()).has_value());
  till.store.take_index(std::nullopt);
  CHECK(till.store.finds_names());
  CHECK(till.found("李").size() == 1);
}
