#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "tests/db/disk/disk.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

// A sale on the disk: how often the disk is made to flush, and how long a commit takes against one raw fdatasync of the same loop.
// The store is tidied up in the gap between two sales, as the store thread does; that time belongs to no customer.
namespace {

using namespace shuke;

constexpr int k_sales = 600;
constexpr int k_tidy_each = 20;
constexpr std::size_t k_page = 4096;

std::int64_t micros() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000 + now.tv_nsec / 1'000;
}

std::int64_t part(std::vector<std::int64_t> values, std::size_t of_thousand) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, values.size() * of_thousand / 1'000)];
}

domain::Basket a_sale(int number) {
  domain::Basket basket = test::a_basket({{test::k_shirt}, {test::k_trousers}, {test::k_socks, 2}});
  basket.id.bytes[14] = static_cast<std::uint8_t>(number / 256);
  basket.id.bytes[15] = static_cast<std::uint8_t>(number % 256);
  return basket;
}

struct Times {
  std::vector<std::int64_t> commits;
  std::vector<std::int64_t> raws;
  int most_syncs = 0;
  int sales_above_one = 0;
  int least_syncs = 1'000;
  std::int64_t written = 0;
};

Times measure(const test::TemporaryFolder& folder, test::Disk& disk) {
  test::Desk desk(folder.path());
  const int raw = open((folder / "raw").c_str(), O_CREAT | O_RDWR, 0600);
  const std::string page(k_page, 'x');
  Times times;
  desk.sell(a_sale(0)).value();  // opens the day
  for (int i = 1; i <= k_sales; ++i) {
    if (i % k_tidy_each == 0) desk.store.tidy_up();
    disk.forget();
    const std::int64_t began = micros();
    desk.sell(a_sale(i)).value();
    times.commits.push_back(micros() - began);
    times.most_syncs = std::max(times.most_syncs, disk.syncs());
    times.least_syncs = std::min(times.least_syncs, disk.syncs());
    times.sales_above_one += disk.syncs() > 1 ? 1 : 0;
    times.written += disk.written_bytes();
    const std::int64_t flushed = micros();
    if (pwrite(raw, page.data(), page.size(), 0) != static_cast<ssize_t>(page.size()) || fdatasync(raw) != 0) std::abort();
    times.raws.push_back(micros() - flushed);
  }
  close(raw);
  return times;
}

bool say(const char* name, std::int64_t commit, std::int64_t raw, std::int64_t goal) {
  const std::int64_t hundredths = 100 * commit / std::max<std::int64_t>(raw, 1);
  const bool is_met = hundredths <= goal * 100;
  std::printf("%s: commit %lld us, fdatasync %lld us, ratio %lld.%02lld, goal %lld: %s\n", name, static_cast<long long>(commit),
              static_cast<long long>(raw), static_cast<long long>(hundredths / 100), static_cast<long long>(hundredths % 100),
              static_cast<long long>(goal), is_met ? "met" : "MISSED");
  return is_met;
}

}  // namespace

int main() {
  const test::TemporaryFolder folder;
  test::Disk disk;
  const Times times = measure(folder, disk);
  std::printf("%d sales of three lines; syncs a sale: %d to %d (more than one: %d sales), goal 1; %lld KiB written a sale, goal 64\n",
              k_sales, times.least_syncs, times.most_syncs, times.sales_above_one, static_cast<long long>(times.written / k_sales / 1024));
  bool is_met = times.least_syncs == 1 && times.most_syncs == 1;
  is_met = say("p50", part(times.commits, 500), part(times.raws, 500), 5) && is_met;
  is_met = say("p99", part(times.commits, 990), part(times.raws, 990), 10) && is_met;
  return is_met ? 0 : 1;
}
