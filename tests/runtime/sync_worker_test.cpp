#include "app/runtime/sync_worker.h"

#include <doctest/doctest.h>

#include <deque>

#include "app/runtime/store_worker.h"
#include "tests/runtime/office.h"

using namespace shuke;

namespace {

// Both workers on the test's own thread: what the store tells sync waits in `inbox` until the test lets it through.
struct Line {
  test::Office office;
  test::FakeClock clock;
  test::CountingIds ids;
  test::StoryNames names;
  test::EventLog log;
  store::Store store{":memory:"};
  bool is_store_busy = false;
  std::vector<terminal::SyncChanged> said = {};
  std::shared_ptr<const domain::Shop> shop = nullptr;
  std::deque<runtime::SyncMessage> inbox = {};
  runtime::StoreWorker files{{store, clock, ids, names},
                             log,
                             {.to_counter =
                                  [this](terminal::Event event) {
                                    if (const auto* published = std::get_if<terminal::ShopPublished>(&event)) shop = published->shop;
                                  },
                              .to_sync = [this](runtime::SyncMessage message) { inbox.push_back(std::move(message)); },
                              .save_receipt = {}}};
  runtime::SyncWorker worker{{.http = office,
                              .clock = clock,
                              .log = log,
                              .random = [](std::uint64_t) -> std::uint64_t { return 0; },
                              .ask_store =
                                  [this](runtime::StoreRequest request) {
                                    if (is_store_busy) return false;
                                    files.handle(request);
                                    return true;
                                  },
                              .tell_counter = [this](terminal::Event event) { said.push_back(std::get<terminal::SyncChanged>(event)); }}};

  explicit Line(bool is_up = true) : office(is_up) { files.begin(); }

  void run() {
    while (!inbox.empty()) {
      const runtime::SyncMessage message = std::move(inbox.front());
      inbox.pop_front();
      if (const auto* memory = std::get_if<sync::SessionMemory>(&message)) {
        worker.begin(*memory, {});
      } else {
        worker.handle(std::get<sync::Event>(message), {});
      }
    }
  }
  void tell(const sync::Event& event) { worker.handle(event, {}), run(); }
  void sell(std::uint8_t basket) {
    const domain::Basket socks = test::socks(basket);
    const Money due = domain::price({shop->book, shop->policy_on(test::k_story_day), {}, test::k_story_day}, socks).total;
    files.handle(terminal::CommitSale{shop, socks, test::paid_with(due, {test::a_tender(domain::TenderKind::wechat, due)}), std::nullopt});
  }
};

}  // namespace

TEST_CASE("first contact brings the till its number, its goods and its members, and it is up to date") {
  Line line;
  line.run();
  CHECK(line.store.terminal()->identity == TerminalIdentity{11, 1, test::k_here, "01"});
  REQUIRE(line.shop != nullptr);
  CHECK(line.shop->policies.all().back().version == 7);
  CHECK(line.store.member_by_card("2800000000011") == test::an_id(1));
  CHECK(line.said.back().state == terminal::SyncState::up_to_date);
  CHECK(line.said.back().waiting == 0);
  CHECK(line.said.back().last_contact == line.clock.at);
  CHECK(line.said.back().trouble == terminal::SyncTrouble::none);
}

TEST_CASE("a sale is at head office as soon as sync heard of it, once") {
  Line line;
  line.run();
  line.sell(1);
  line.run();
  CHECK(line.store.waiting().count == 0);
  CHECK(line.office.storage.counts().sales == 1);
  CHECK(line.said.back().state == terminal::SyncState::up_to_date);
}

TEST_CASE("without head office the till says offline and how many records wait; when it is back they go") {
  Line line;
  line.run();
  line.office.be_up(false);
  line.sell(1);
  line.sell(2);
  line.run();
  CHECK(line.said.back().state == terminal::SyncState::offline);
  CHECK(line.said.back().waiting == 2);
  CHECK(line.office.storage.counts().sales == 0);
  line.office.be_up(true);
  line.tell(sync::SyncNow{});
  CHECK(line.said.back().state == terminal::SyncState::up_to_date);
  CHECK(line.said.back().waiting == 0);
  CHECK(line.office.storage.counts().sales == 2);
}

TEST_CASE("a till that never met head office has no goods from it and says offline") {
  Line line(false);
  line.run();
  CHECK(line.shop == nullptr);
  CHECK(line.said.back().state == terminal::SyncState::offline);
  CHECK(line.said.back().last_contact == std::nullopt);
}

TEST_CASE("a store that is too busy to answer ends the round and the next one goes through") {
  Line line;
  line.run();
  line.sell(1);
  line.is_store_busy = true;
  line.run();
  CHECK(line.said.back().state == terminal::SyncState::attention);
  CHECK(line.said.back().trouble == terminal::SyncTrouble::disk);
  CHECK(line.said.back().waiting == 1);
  line.is_store_busy = false;
  line.tell(sync::SyncNow{});
  CHECK(line.said.back().state == terminal::SyncState::up_to_date);
  CHECK(line.office.storage.counts().sales == 1);
}

TEST_CASE("the thread may sleep a minute before there is a session, and never longer with one") {
  Line line;
  CHECK(line.worker.wait_ms() == 60'000);
  line.run();
  CHECK(line.worker.wait_ms() == 60'000);
  line.clock.pass_ms(5 * 60'000 - 1'000);
  CHECK(line.worker.wait_ms() == 1'000);
  line.clock.pass_ms(2'000);
  CHECK(line.worker.wait_ms() == 0);
}

TEST_CASE("an event before the store has said where to begin is dropped, not lost: the memory counts it") {
  Line line;
  line.tell(sync::SaleStored{1});
  CHECK(line.worker.session() != nullptr);
  CHECK(line.said.back().state == terminal::SyncState::up_to_date);
}

TEST_CASE("a stop that was asked for sends nothing more") {
  Line line;
  std::stop_source stop;
  stop.request_stop();
  line.worker.begin(std::get<sync::SessionMemory>(line.inbox.back()), stop.get_token());
  CHECK(line.office.storage.terminals().front().installation == std::nullopt);
}
