#include <doctest/doctest.h>

#include "core/db/database.h"
#include "tests/store/sample.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::ReplicaPage;
using store::Store;

namespace {

ReplicaPage page_with(std::uint8_t number, std::string phone) {
  ReplicaPage page{.cursor = "c" + std::to_string(number), .is_last = true};
  page.styles = {{test::story_goods().styles.front(), 1}};
  page.members = {{.key = {.id = test::an_id(number), .name = "张伟", .phone = std::move(phone), .readings = {"zhang wei"}},
                   .version = 1,
                   .core = "core",
                   .facts = "facts"}};
  page.history = {{.key = "h", .member = test::an_id(number), .version = 1, .body = "history"}};
  page.parked = {{"member", "?", 1, "somebody", "why"}};
  return page;
}

// A till with one member of head office, one enrolled here, and a draft.
struct LockedTill {
  test::TemporaryFolder folder;
  LockedTill() {
    Store store = unlocked();
    store.propose_terminal(test::k_till);
    store.apply_page(page_with(1, "13817126688"));
    test::enrol(store, test::an_enrolment(9, "13800000009"));
    store.save_draft("what was open");
  }
  Store unlocked() const { return Store(folder.path(), test::keys_of(folder.path())); }
  Store locked() const { return Store(folder.path(), {}); }
};

}  // namespace

TEST_CASE("locked, nobody is found and everything else goes on") {
  LockedTill till;
  Store store = till.locked();
  CHECK(store.is_locked());
  CHECK(store.members().size() == 0);
  CHECK_FALSE(store.member_by_phone("13817126688"));
  CHECK_FALSE(store.member_by_card("2801000240917"));
  CHECK(store.member(test::an_id(1)).reason() == Reason::keys_locked);
  CHECK(store.history(test::an_id(1)).empty());
  CHECK(store.parked()[0].body.empty());
  test::sell(store, 1, nullptr, "the next draft");
  test::note_shift(store, store::ShiftAct::opened);
  CHECK(store.find_sale(test::an_id(1)));
  CHECK(store.check().findings == std::vector<std::string>{"what is about members was not checked: the keys are locked"});
  store.tidy_up();
  CHECK_FALSE(store.renew_seals());
}

TEST_CASE("locked, the draft of before is kept and no other stored") {
  LockedTill till;
  {
    Store store = till.locked();
    CHECK(store.load_draft().reason() == Reason::keys_locked);
    store.save_draft("another");
    test::sell(store, 1, nullptr, {});
  }
  CHECK(**till.unlocked().load_draft() == "what was open");
}

TEST_CASE("locked, goods arrive and people are passed over; the next start with keys fetches all again") {
  LockedTill till;
  {
    Store store = till.locked();
    store.apply_page(page_with(2, "13900000002"));
    CHECK(store.sync_memory().cursor == "c2");
    CHECK(store.goods().styles.size() == 1);
  }
  CHECK(till.locked().sync_memory().cursor == "c2");
  Store store = till.unlocked();
  CHECK(store.sync_memory().cursor.empty());
  CHECK(store.member_by_phone("13817126688") == test::an_id(1));  // what was there stays until it comes again
  CHECK_FALSE(store.member_by_phone("13900000002"));
  store.apply_page(page_with(2, "13900000002"));
  CHECK(store.member_by_phone("13900000002") == test::an_id(2));
  CHECK(store.sync_memory().cursor == "c2");
}

TEST_CASE("locked, a page without people is simply applied") {
  LockedTill till;
  ReplicaPage goods{.cursor = "c3", .is_last = true};
  goods.styles = {{test::story_goods().styles.front(), 2}};
  till.locked().apply_page(goods);
  CHECK(till.unlocked().sync_memory().cursor == "c3");
}

TEST_CASE("locked, a bootstrap drops nobody") {
  LockedTill till;
  {
    Store store = till.locked();
    ReplicaPage page = page_with(2, "13900000002");
    page.starts_over = true;
    CHECK(store.apply_page(page));
  }
  CHECK(till.unlocked().member_by_phone("13817126688") == test::an_id(1));
}

TEST_CASE("keys that are new over old data have all fetched again") {
  LockedTill till;
  const store::KeyPaths paths = store::key_paths(till.folder.path());
  store::Keys keys = store::make_or_open_keys(paths);
  keys.are_new = true;  // as when somebody removed both files
  Store store(till.folder.path(), keys);
  CHECK(store.sync_memory().cursor.empty());
}
