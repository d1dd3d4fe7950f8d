// Names are read on another thread, and the counter answers meanwhile.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/runtime/store_worker.h"
#include "core/store/read_members.h"
#include "tests/runtime/office.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

TEST_CASE("while names are read on another thread a whole number is found, and the counter hears when they are there") {
  const test::TemporaryFolder folder;
  test::Desk desk(folder.path());
  test::EventLog log;
  std::vector<terminal::Event> counter;
  int asked = 0;
  runtime::StoreWorker worker{desk.world(),
                              log,
                              {.to_counter = [&](terminal::Event event) { counter.push_back(std::move(event)); },
                               .to_sync = [](runtime::SyncMessage) {},
                               .save_receipt = {},
                               .read_index = [&] { ++asked; }}};
  const auto search = [&](const char* text) {
    counter.clear();
    worker.handle(terminal::SearchMembers{1, text});
    return std::get<terminal::SearchAnswered>(counter.at(0));
  };
  worker.begin();
  CHECK(asked == 1);
  CHECK(search("张").is_filling);
  CHECK(search("张").members.empty());
  CHECK(search("2800000000011").members.size() == 1);

  auto index = store::read_members(folder.path(), desk.store.keys(), {});
  counter.clear();
  worker.handle(runtime::IndexRead{std::make_shared<store::MemberIndex>(std::move(*index))});
  CHECK(std::count_if(counter.begin(), counter.end(), [](const auto& e) { return std::holds_alternative<terminal::NamesKnown>(e); }) == 1);
  CHECK(asked == 1);
  CHECK_FALSE(search("张").is_filling);
  CHECK(search("张").members.size() == 1);
}

TEST_CASE("names that could not be read on another thread are found all the same") {
  const test::TemporaryFolder folder;
  test::Desk desk(folder.path());
  test::EventLog log;
  std::vector<terminal::Event> counter;
  runtime::StoreWorker worker{desk.world(),
                              log,
                              {.to_counter = [&](terminal::Event event) { counter.push_back(std::move(event)); },
                               .to_sync = [](runtime::SyncMessage) {},
                               .save_receipt = {},
                               .read_index = [] {}}};
  worker.begin();
  worker.handle(runtime::IndexRead{nullptr});
  counter.clear();
  worker.handle(terminal::SearchMembers{1, "张"});
  CHECK(std::get<terminal::SearchAnswered>(counter.at(0)).members.size() == 1);
}
