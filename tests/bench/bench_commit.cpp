#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

// A sale on the disk: how often the disk is made to flush and what of, and how long it takes beside what it cannot do without: one raw
// overwrite of 4 KiB with fdatasync, and the same sale at a till that syncs nothing. The three take turns in one loop, back to back. Both
// stores are tidied up in the gap between two sales, as the store thread does; that time belongs to no customer.
namespace {

using namespace shuke;

constexpr int k_sales = 4'000;
constexpr int k_tidy_each = 20;
constexpr std::size_t k_page = 4096;
constexpr double k_goal_ratio = 1.25;
constexpr double k_goal_tail = 8;
constexpr std::int64_t k_goal_kib = 64;

double micros() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double part(std::vector<double> values, std::size_t of_thousand) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, values.size() * of_thousand / 1'000)];
}

domain::Basket a_sale(int number) {
  domain::Basket basket = test::a_basket({{test::k_shirt}, {test::k_trousers}, {test::k_socks, 2}});
  basket.id.bytes[14] = static_cast<std::uint8_t>(number / 256);
  basket.id.bytes[15] = static_cast<std::uint8_t>(number % 256);
  return basket;
}

double sell(test::Desk& desk, int number) {
  const domain::Basket basket = a_sale(number);
  const double began = micros();
  desk.sell(basket).value();
  return micros() - began;
}

// One page of a file that is there already.
class RawPage {
 public:
  explicit RawPage(const std::string& path) : file_(open(path.c_str(), O_CREAT | O_RDWR, 0600)), page_(k_page, 'x') { write(); }
  ~RawPage() { close(file_); }
  RawPage(const RawPage&) = delete;
  RawPage& operator=(const RawPage&) = delete;

  double write() {
    const double began = micros();
    if (pwrite(file_, page_.data(), page_.size(), 0) != static_cast<ssize_t>(page_.size()) || fdatasync(file_) != 0) std::abort();
    return micros() - began;
  }

 private:
  int file_;
  std::string page_;
};

struct Times {
  std::vector<double> commits;
  std::vector<double> unsynced;
  std::vector<double> raws;
  int one_sync_of_the_log = 0;  // sales with that and no other
  std::int64_t written = 0;
};

void without_syncs(test::Disk& disk, const std::function<void()>& act) {
  disk.leave_out_syncs(true);
  act();
  disk.leave_out_syncs(false);
}

Times measure(test::Disk& disk) {
  const test::TemporaryFolder real_folder;
  const test::TemporaryFolder careless_folder;
  test::Desk real(real_folder.path());
  test::Desk careless(careless_folder.path());
  RawPage raw(real_folder / "raw");
  Times times;
  for (test::Desk* const desk : {&real, &careless}) desk->sell(a_sale(0)).value();  // opens the day
  for (int i = 1; i <= k_sales; ++i) {
    if (i % k_tidy_each == 0) {
      real.store.tidy_up();
      without_syncs(disk, [&] { careless.store.tidy_up(); });
    }
    disk.forget();
    times.commits.push_back(sell(real, i));
    times.one_sync_of_the_log += disk.syncs() == 1 && disk.log_syncs() == 1 ? 1 : 0;
    times.written += disk.written_bytes();
    without_syncs(disk, [&] { times.unsynced.push_back(sell(careless, i)); });
    times.raws.push_back(raw.write());
  }
  return times;
}

bool say(const char* name, const Times& times, std::size_t of_thousand) {
  const double commit = part(times.commits, of_thousand);
  const double unsynced = part(times.unsynced, of_thousand);
  const double raw = part(times.raws, of_thousand);
  const double ratio = commit / (unsynced + raw);
  std::printf("%s: commit %.0f us; without syncs %.0f us, raw 4 KiB and fdatasync %.0f us, ratio to their sum %.2f (goal %.2f): %s\n", name,
              commit, unsynced, raw, ratio, k_goal_ratio, ratio <= k_goal_ratio ? "met" : "MISSED");
  return ratio <= k_goal_ratio;
}

}  // namespace

int main() {
  test::Disk disk;
  const Times times = measure(disk);
  const std::int64_t kib = times.written / k_sales / 1024;
  std::printf("%d sales of three lines; one sync of the log and no other: %d of them (goal all); %lld KiB written a sale (goal %lld)\n",
              k_sales, times.one_sync_of_the_log, static_cast<long long>(kib), static_cast<long long>(k_goal_kib));
  bool is_met = times.one_sync_of_the_log == k_sales && kib <= k_goal_kib;
  is_met = say("p50", times, 500) && is_met;
  is_met = say("p99", times, 990) && is_met;
  const double tail = part(times.commits, 999) / part(times.commits, 500);
  std::printf("p99.9 / p50 of a commit: %.1f (goal %.0f), of a raw page %.1f: %s\n", tail, k_goal_tail,
              part(times.raws, 999) / part(times.raws, 500), tail <= k_goal_tail ? "met" : "MISSED");
  return is_met && tail <= k_goal_tail ? 0 : 1;
}
