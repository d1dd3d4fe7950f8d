#include "app/runtime/till.h"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <set>

#include "tests/runtime/office.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

constexpr std::chrono::seconds k_patience{60};  // for a machine with a sanitizer; nothing waits for it to pass
const std::string k_shirt_barcode = "6901234000009";

runtime::DemoRows story_fill() { return {test::story_feed(), test::k_here}; }

// A till with its own threads; the test is the UI thread and sleeps between two wake-ups.
class Stage {
 public:
  Stage(const std::string& directory, sync::HttpPort* http, bool is_demo = false, std::uint64_t ids_above = 0)
      : ids_(ids_above),
        till_({.directory = directory, .language = Language::en, .demo = is_demo ? story_fill : std::function<runtime::DemoRows()>()},
              {.clock = clock_,
               .ids = ids_,
               .names = names_,
               .log = log_,
               .http = http,
               .random = [](std::uint64_t below) { return below - 1; },
               .save_receipt = [this](const terminal::SaveReceipt& receipt) { static_cast<void>(receipts_.push(receipt)); },
               .complain = [this](const std::string& sentence) { static_cast<void>(complaints_.push(sentence)); },
               .wake = [this] { static_cast<void>(bell_.push(true)); }}) {}

  template <class Fact>
  void until(Fact is_so) {
    till_.take_in();
    while (!is_so(till_.state())) {
      REQUIRE(bell_.pop({}, k_patience));
      till_.take_in();
    }
  }
  void until_goods() {
    until([](const auto& state) { return state.shop != nullptr; });
  }
  void until_sync(terminal::SyncState wanted, int waiting) {
    until([&](const auto& state) { return state.sync.state == wanted && state.sync.waiting == waiting; });
  }
  // Everything that was sold is at head office, and the counter says so.
  void until_delivered(const test::Office& office, std::int64_t sales) {
    until([&](const auto& state) {
      return office.sales() == sales && state.sync.state == terminal::SyncState::up_to_date && state.sync.waiting == 0;
    });
  }
  template <class... Intents>
  void act(Intents... intents) {
    (till_.carry_out(intents), ...);
  }
  void pay() { act(terminal::OpenPay{}, terminal::PickTender{domain::TenderKind::wechat}, terminal::TakeAmount{}, terminal::ConfirmPay{}); }
  void sell_shirt() {
    act(terminal::ReadCode{k_shirt_barcode});
    pay();
    until([](const auto& state) { return state.screen == terminal::Screen::done; });
  }
  runtime::Till& till() { return till_; }
  const terminal::State& state() const { return till_.state(); }
  std::vector<terminal::SaveReceipt> receipts() { return receipts_.drain(); }
  std::vector<std::string> complaints() { return complaints_.drain(); }

 private:
  test::FakeClock clock_;
  test::SharedIds ids_;
  test::StoryNames names_;
  test::NoLog log_;
  runtime::Mailbox<terminal::SaveReceipt> receipts_{64};
  runtime::Mailbox<std::string> complaints_{64};
  runtime::Mailbox<bool> bell_{1'000};
  runtime::Till till_;  // last: its threads end first
};

}  // namespace

TEST_CASE("a till sells while head office is down, counts what waits, and delivers when it is back") {
  test::Office office(false);
  {
    Stage stage(":memory:", &office, true);
    stage.until_goods();  // its own, because nobody answers
    stage.sell_shirt();
    CHECK(stage.state().done->total == yuan(336));
    CHECK(stage.state().done->receipt.ends_with("-1-000001"));
    stage.sell_shirt();
    CHECK(stage.state().done->receipt.ends_with("-1-000002"));
    stage.until_sync(terminal::SyncState::offline, 3);  // the shift and two sales
    office.be_up(true);
    stage.act(terminal::SyncNow{});
    stage.until_delivered(office, 2);
  }
  CHECK(office.storage.counts().sales == 2);
  CHECK(office.storage.counts().records == 3);
}

TEST_CASE("two tills that opened alone print different receipt numbers, and head office takes in both") {
  test::Office office(false);
  const std::array<test::TemporaryFolder, 2> folders;
  std::set<std::string> receipts;
  for (const test::TemporaryFolder& folder : folders) {
    Stage alone(folder.path(), &office, true, 1'000 * receipts.size());
    alone.until_goods();
    alone.sell_shirt();
    receipts.insert(alone.state().done->receipt);
  }
  CHECK(receipts.size() == 2);
  office.be_up(true);
  int delivered = 0;
  for (const test::TemporaryFolder& folder : folders) {
    Stage connected(folder.path(), &office, true, 5'000);
    connected.until_delivered(office, ++delivered);
  }
  CHECK(office.storage.counts().sales == 2);
}

TEST_CASE("a sale is at head office without anybody asking, while the till goes on") {
  test::Office office;
  {
    Stage stage(":memory:", &office);
    stage.until_goods();
    stage.sell_shirt();
    stage.until_delivered(office, 1);
  }
  CHECK(office.storage.counts().sales == 1);
}

TEST_CASE("a card that is read brings the member; their price stands in the basket") {
  test::Office office;
  Stage stage(":memory:", &office);
  stage.until_goods();
  stage.act(terminal::ReadCode{k_shirt_barcode}, terminal::ReadCode{"2800000000011"});
  CHECK_FALSE(stage.till().is_idle());
  stage.until([](const auto& state) { return state.member.has_value(); });
  CHECK(stage.till().is_idle());
  CHECK(stage.state().member->core.name == "张伟");
  CHECK(stage.state().priced.total == Money{319'20});  // silver: 5 % off 336.00
}

TEST_CASE("a second tap on pay, before the answer to the first, is one sale") {
  test::Office office;
  {
    Stage stage(":memory:", &office);
    stage.until_goods();
    stage.act(terminal::ReadCode{k_shirt_barcode});
    stage.pay();
    stage.act(terminal::ConfirmPay{}, terminal::ConfirmPay{});
    stage.until([](const auto& state) { return state.screen == terminal::Screen::done; });
    stage.until_delivered(office, 1);
  }
  CHECK(office.storage.counts().sales == 1);
}

TEST_CASE("an orderly end writes what was asked: a sale on its way to the disk is not forgotten") {
  test::TemporaryFolder folder;
  {
    Stage stage(folder.path(), nullptr, true);
    stage.until_goods();
    stage.act(terminal::ReadCode{k_shirt_barcode});
    stage.pay();
  }
  const store::Store store(folder.path(), test::keys_of(folder.path()), store::Access::read_only);
  CHECK(store.check().sales == 1);
  CHECK(store.check().last_receipt.ends_with("-1-000001"));
  CHECK(store.check().findings.empty());
}

TEST_CASE("the open basket, its member and the language come back when the till starts again") {
  test::TemporaryFolder folder;
  {
    Stage stage(folder.path(), nullptr, true);
    stage.until_goods();
    stage.act(terminal::SwitchLanguage{Language::zh}, terminal::ReadCode{k_shirt_barcode}, terminal::ReadCode{"2800000000011"});
    stage.until([](const auto& state) { return state.member.has_value(); });
  }
  Stage again(folder.path(), nullptr);
  again.until([](const auto& state) { return !state.basket.lines.empty(); });
  CHECK(again.state().basket.lines == std::vector<domain::LineItem>{{test::k_shirt}});
  CHECK(again.state().member->id == test::an_id(1));
  CHECK(again.state().language == Language::zh);
}

TEST_CASE("the receipt of a sale is handed over with its number") {
  test::TemporaryFolder folder;
  Stage stage(folder.path(), nullptr, true);
  stage.until_goods();
  stage.sell_shirt();
  std::vector<terminal::SaveReceipt> receipts;
  stage.act(terminal::ReadCode{"2800000000011"});  // answered on the store thread, behind the receipt
  stage.until([](const auto& state) { return state.member.has_value(); });
  receipts = stage.receipts();
  REQUIRE(receipts.size() == 1);
  CHECK(receipts.front().number.ends_with("-1-000001"));
  CHECK(receipts.front().text.find("336.00") != std::string::npos);
}

TEST_CASE("a till without head office says offline and has no goods unless it is a demonstration") {
  Stage stage(":memory:", nullptr);
  stage.until_sync(terminal::SyncState::offline, 0);
  CHECK(stage.state().shop == nullptr);
  stage.act(terminal::ReadCode{k_shirt_barcode});
  CHECK(stage.state().basket.lines.empty());
}

TEST_CASE("a till that lost its device key starts, says so, and sells") {
  test::TemporaryFolder folder;
  {
    Stage stage(folder.path(), nullptr, true);
    stage.until_goods();
  }
  std::filesystem::remove(folder.path() + ".key");
  Stage stage(folder.path(), nullptr);
  stage.until_goods();
  stage.sell_shirt();
  const auto complaints = stage.complaints();
  REQUIRE(complaints.size() == 1);
  CHECK(complaints.front().find("the device key " + folder.path() + ".key is missing") != std::string::npos);
}

TEST_CASE("a directory that cannot be opened is said, and the till ends in order") {
  Stage stage("/nonexistent/till", nullptr);
  stage.until([&](const auto&) { return stage.till().failure().has_value(); });
  CHECK_FALSE(stage.till().failure()->empty());
}

TEST_CASE("with nothing on its way out the next change is the minute on the clock") {
  Stage stage(":memory:", nullptr);
  stage.until_sync(terminal::SyncState::offline, 0);
  CHECK(stage.till().next_change_ms() == 60'000);
  CHECK_FALSE(stage.till().take_in());
}
