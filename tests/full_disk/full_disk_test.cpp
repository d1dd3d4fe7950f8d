// A till on a disk of a few MiB, sold full. README.md says why.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "app/runtime/store_worker.h"
#include "core/codec/record.h"
#include "core/operations/check_data.h"
#include "core/operations/open_files.h"
#include "platform/os/system_ports.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

constexpr std::int64_t k_reserve_bytes = 1 * operations::k_mib;
constexpr std::int64_t k_other_bytes = 2 * operations::k_mib;
constexpr int k_most_sales = 20'000;
constexpr int k_rests_every = 5;

void write_line(const char* path, const std::string& line) { std::ofstream(path) << line; }

// Mounts of this process alone, as root of its own where it is nobody's.
bool may_mount() {
  static const bool may = [] {
    const auto user = ::geteuid();
    const auto group = ::getegid();
    if (::unshare(CLONE_NEWNS) != 0) {
      if (::unshare(CLONE_NEWNS | CLONE_NEWUSER) != 0) return false;
      write_line("/proc/self/setgroups", "deny");
      write_line("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
      write_line("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
  }();
  return may;
}

class SmallDisk {
 public:
  SmallDisk() {
    const bool is_mounted = may_mount() && ::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=9m") == 0;
    if (!is_mounted) FAIL("this machine lets nobody mount a file system, so nothing can be shown here");
  }
  ~SmallDisk() { ::umount2(folder_.path().c_str(), MNT_DETACH); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  std::string data() const {
    std::filesystem::create_directory(folder_ / "till");
    return folder_ / "till";
  }
  // Something else that lies on the disk, and can go.
  void put_other() const {
    const int file = ::open((folder_ / "other").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    REQUIRE(::posix_fallocate(file, 0, k_other_bytes) == 0);
    ::close(file);
  }
  void remove_other() const { std::filesystem::remove(folder_ / "other"); }

 private:
  test::TemporaryFolder folder_;
};

class NoLog : public Log {
 public:
  void info(std::string_view, std::initializer_list<LogField>) override {}
  void warn(std::string_view, std::initializer_list<LogField>) override {}
};

// The worker at work on files that have goods.
class Counter {
 public:
  explicit Counter(const std::string& data) : space_(data), desk_(data, true) { desk_.store.keep_second_place(); }

  // Answers the receipt, or nothing where it was refused with not_saved.
  std::optional<std::string> sell(int number) {
    domain::Basket basket = test::socks(1);
    basket.id = desk_.ids.new_id({.unix_ms = number, .offset_minutes = 0});
    const Money due = desk_.price(basket, std::nullopt);
    const domain::Payment payment = test::paid_with(due, {test::a_tender(domain::TenderKind::wechat, due)});
    worker_.handle(terminal::CommitSale{desk_.shop, basket, payment, std::nullopt});
    const terminal::Event answer = answers_.back();
    if (const auto* sold = std::get_if<terminal::SaleCommitted>(&answer)) return sold->sale.receipt;
    CHECK(std::get<terminal::CommitRefused>(answer).refusal.reason == Reason::not_saved);
    return std::nullopt;
  }
  void rest() { worker_.rest(); }
  store::Store& store() { return desk_.store; }
  std::vector<terminal::Disk> disks() const {
    std::vector<terminal::Disk> told;
    for (const terminal::Event& event : answers_) {
      if (const auto* change = std::get_if<terminal::DiskChanged>(&event)) told.push_back(change->disk);
    }
    return told;
  }

 private:
  os::SystemSpace space_;
  test::Desk desk_;
  NoLog log_;
  std::vector<terminal::Event> answers_;
  runtime::StoreWorker worker_{{desk_.store, desk_.clock, desk_.ids, desk_.names, &space_},
                               log_,
                               {.to_counter = [this](terminal::Event event) { answers_.push_back(std::move(event)); },
                                .to_sync = [](runtime::SyncMessage) {},
                                .save_receipt = {}}};
};

struct Day {
  std::vector<std::string> receipts;
  std::size_t with_reserve = 0;  // of them, while the reserve was there
};

// Sells until the disk refuses.
Day sell_full(Counter& counter) {
  Day day;
  for (int number = 1; number <= k_most_sales; ++number) {
    const auto receipt = counter.sell(number);
    if (!receipt) break;
    day.receipts.push_back(*receipt);
    if (number % k_rests_every == 0) counter.rest();
    if (counter.store().reserved_bytes() > 0) day.with_reserve = day.receipts.size();
  }
  return day;
}

// What a start finds; check_data sees half a sale and a gap between two numbers.
std::vector<std::string> receipts_after_start(const std::string& data) {
  const operations::OpenedFiles files = operations::open_files(data, test::FakeClock().now());
  for (const std::string& finding : operations::check_data(*files.store).findings) FAIL_CHECK(finding);
  std::vector<std::string> receipts;
  for (Sequence seq = 1; seq <= files.store->sync_memory().last_seq; ++seq) {
    const auto record = files.store->find_record(seq);
    if (record->kind == codec::k_sale_kind) receipts.push_back(codec::decode_sale(*record)->receipt);
  }
  return receipts;
}

}  // namespace

TEST_CASE("a disk that is sold full keeps every sale that it took, refuses the next, opens again, and goes on with room") {
  const SmallDisk disk;
  const std::string data = disk.data();
  disk.put_other();
  { const test::Desk filled(data); }
  Day day;
  {
    Counter counter(data);
    REQUIRE(counter.store().make_reserve(k_reserve_bytes));
    counter.rest();
    day = sell_full(counter);
    counter.rest();
    MESSAGE(day.receipts.size() << " sales, " << day.receipts.size() - day.with_reserve << " of them in the room of the reserve");
    CHECK(day.receipts.size() < k_most_sales);
    CHECK(day.receipts.size() > day.with_reserve);
    CHECK(counter.store().reserved_bytes() == 0);
    CHECK_FALSE(counter.sell(k_most_sales + 1));
    CHECK(counter.disks() == std::vector{terminal::Disk::last, terminal::Disk::full});
  }
  CHECK(receipts_after_start(data) == day.receipts);
  {
    Counter counter(data);
    disk.remove_other();
    counter.rest();
    const auto receipt = counter.sell(k_most_sales + 2);
    REQUIRE(receipt);
    day.receipts.push_back(*receipt);
  }
  CHECK(receipts_after_start(data) == day.receipts);
}
