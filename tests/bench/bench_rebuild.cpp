#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "core/operations/open_files.h"
#include "core/store/backup.h"
#include "tests/support/keys.h"
#include "tests/operations/desk.h"
#include "tests/support/temporary_folder.h"

// What a backup and the second place of the records cost beside the sales, and how long a journal takes to come back from it. The floor of
// both is in the same run: as many raw fdatasyncs as records, for every record comes back in a transaction of its own.
namespace {

using namespace shuke;

constexpr int k_sales = 10'000;
constexpr int k_copy_each = 5;
constexpr std::int64_t k_goal_s_of_100_000 = 60;

std::int64_t micros() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000 + now.tv_nsec / 1'000;
}

domain::Basket a_sale(int number) {
  domain::Basket basket = test::a_basket({{test::k_shirt}, {test::k_trousers}, {test::k_socks, 2}});
  basket.id.bytes[14] = static_cast<std::uint8_t>(number / 256);
  basket.id.bytes[15] = static_cast<std::uint8_t>(number % 256);
  return basket;
}

// Microseconds spent on copies.
std::int64_t trade(const std::string& folder) {
  test::Desk desk(folder);
  desk.store.keep_second_place();
  std::int64_t copying = 0;
  for (int i = 0; i < k_sales; ++i) {
    desk.sell(a_sale(i)).value();
    if (i % k_copy_each != k_copy_each - 1) continue;
    desk.store.tidy_up();
    const std::int64_t began = micros();
    desk.store.copy_records();
    copying += micros() - began;
  }
  return copying;
}

// The longest time for which a backup holds up the store thread, a step as the till takes it; and what is done aside.
void print_backup(const std::string& folder) {
  store::Store store(folder, test::keys_of(folder));
  store::Backup backup(store, {folder + "/backup", "2026-11-22T22-00-00", "closing"});
  constexpr int k_pages_a_step = 64;
  std::vector<std::int64_t> steps;
  for (bool is_whole = false; !is_whole;) {
    const std::int64_t began = micros();
    is_whole = backup.copy(k_pages_a_step);
    steps.push_back(micros() - began);
  }
  const std::int64_t began = micros();
  backup.finish();
  const std::int64_t aside = micros() - began;
  std::sort(steps.begin(), steps.end());
  std::printf("  backup                  %8zu steps of %d pages, p50 %.2f ms, longest %.2f ms; check and sync aside %.0f ms\n",
              steps.size(), k_pages_a_step, static_cast<double>(steps[steps.size() / 2]) / 1e3, static_cast<double>(steps.back()) / 1e3,
              static_cast<double>(aside) / 1e3);
}

std::int64_t raw_syncs(const std::string& path) {
  const int raw = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  const std::string page(4096, 'x');
  const std::int64_t began = micros();
  for (int i = 0; i < k_sales; ++i) {
    if (pwrite(raw, page.data(), page.size(), 0) < 0 || fdatasync(raw) != 0) break;
  }
  close(raw);
  return micros() - began;
}

}  // namespace

int main() {
  const test::TemporaryFolder folder;
  const std::int64_t copying = trade(folder.path());
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "records")) bytes += file.file_size();
  print_backup(folder.path());
  std::filesystem::remove(folder / "journal.db");
  const std::int64_t began = micros();
  const operations::OpenedFiles files = operations::open_files(folder.path(), *timestamp_from_rfc3339("2026-11-23T09:58:00+08:00"));
  const std::int64_t rebuilding = micros() - began;
  const std::int64_t floor = raw_syncs(folder / "raw");
  const double of_100_000 = static_cast<double>(rebuilding) / 1e6 * 100'000 / k_sales;
  std::printf("%d sales of three lines, copied every %d, %lld records back\n", k_sales, k_copy_each,
              static_cast<long long>(files.refilled));
  std::printf("  copy                    %8.1f us a sale, %lld bytes a sale\n", static_cast<double>(copying) / k_sales,
              static_cast<long long>(bytes / k_sales));
  std::printf("  rebuild                 %8.2f s, of 100,000 sales %.1f s (goal %lld s)\n", static_cast<double>(rebuilding) / 1e6,
              of_100_000, static_cast<long long>(k_goal_s_of_100_000));
  std::printf("  floor: raw fdatasyncs   %8.2f s\n", static_cast<double>(floor) / 1e6);
  return of_100_000 <= static_cast<double>(k_goal_s_of_100_000) && files.refilled > k_sales ? 0 : 1;
}
