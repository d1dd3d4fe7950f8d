#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "core/db/database.h"
#include "tests/runtime/store_bench.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using test::Bench;
using test::k_card;
using test::zhou_wen_bo;

TEST_CASE("a till without its device key tells whoever asks for a member why, and sells") {
  test::TemporaryFolder folder;
  { const Bench before(folder.path()); }
  std::filesystem::remove(folder.path() + ".key");
  Bench bench(folder.path());
  bench.worker.begin();
  CHECK(std::get<terminal::KeysTold>(bench.counter.back()).key == terminal::DeviceKey::none);
  const Refusal locked{Reason::keys_locked};
  CHECK(bench.ask<terminal::MemberMissing>(terminal::FindByCode{1, k_card}).refusal.reason == Reason::keys_locked);
  CHECK(bench.ask<terminal::MemberMissing>(terminal::FindById{2, test::an_id(1)}).refusal.reason == Reason::keys_locked);
  CHECK(bench.ask<terminal::SearchAnswered>(terminal::SearchMembers{3, "zw"}).refusal == locked);
  CHECK(bench.ask<terminal::EnrolRefused>(terminal::EnrolMember{zhou_wen_bo(), "A01"}).refusal == locked);
  bench.counter.clear();
  bench.worker.handle(terminal::SaveDraft{{.basket = test::socks(2)}});
  CHECK(bench.counter.empty());  // not kept, and not said at each tap
  bench.ask<terminal::SaleCommitted>(bench.sale_of(test::socks(1)));
  bench.worker.rest();
}

TEST_CASE("after the keys were renewed, rests seal everything again") {
  test::TemporaryFolder folder;
  {
    Bench before(folder.path());
    before.worker.begin();
    CHECK(std::get<terminal::KeysTold>(before.counter.back()).key == terminal::DeviceKey::in_file);
    before.worker.handle(terminal::EnrolMember{zhou_wen_bo(), "A01"});
  }
  REQUIRE(store::renew_keys(store::key_paths(folder.path())).ring);
  Bench bench(folder.path());
  CHECK_FALSE(bench.desk.store.key_report().older.empty());
  for (int rest = 0; rest < 20; ++rest) bench.worker.rest();
  CHECK(bench.desk.store.key_report().older.empty());
  CHECK_FALSE(bench.desk.store.key_report().versions.front().has_older);
}

TEST_CASE("a draft in the clear, as builds of before had it, is refused with a line in the log and does not stay") {
  test::TemporaryFolder folder;
  {
    Bench before(folder.path());
    before.worker.handle(terminal::SaveDraft{{.basket = test::socks(2)}});
  }
  { db::Database(folder / "journal.db", db::Durability::journal).run("UPDATE draft SET content = x'007b7d'"); }
  Bench bench(folder.path());
  bench.worker.begin();
  CHECK(std::ranges::any_of(bench.counter, [](const auto& event) { return std::holds_alternative<terminal::DraftRefused>(event); }));
  CHECK(std::ranges::any_of(bench.log.warnings, [](const std::string& line) { return line.find("cannot be read") != std::string::npos; }));
  CHECK_FALSE(bench.desk.store.load_draft()->has_value());
}
