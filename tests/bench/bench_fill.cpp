// bench_fill: the search index of a million members is read on its own thread while the counter draws its sale screen sixty times a second
// and looks whole phones up. Seconds of that thread, frames with and without it, and the look-ups meanwhile beside those of before.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "core/demo/draw.h"
#include "core/demo/people.h"
#include "core/store/read_members.h"
#include "core/store/store.h"
#include "tests/bench/sale_frame.h"
#include "tests/support/keys.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;

namespace {

using std::chrono::steady_clock;

constexpr std::uint64_t k_fill_seed = 20261201;
constexpr std::int64_t k_rows_a_page = 2'000;
constexpr auto k_frame = std::chrono::microseconds(16'667);
constexpr double k_goal_fill_s = 8;
constexpr double k_goal_frame = 1.2;

double thread_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double at(std::vector<double> values, std::size_t of_thousand) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, values.size() * of_thousand / 1'000)];
}

store::MemberRow row_of(std::int64_t index) {
  const auto number = static_cast<std::uint64_t>(index);
  demo::Draw surname(demo::scramble(k_fill_seed, number / 3));
  demo::Draw own(demo::scramble(k_fill_seed + 1, number));
  demo::Name name = demo::make_name(surname, own, index % 2 == 0);
  store::MemberKey key{.name = std::move(name.text),
                       .phone = demo::phone_of(index, k_fill_seed),
                       .cards = {demo::card_of(index)},
                       .readings = std::move(name.pinyin)};
  for (std::size_t i = 0; i < key.id.bytes.size(); ++i)
    key.id.bytes[i] = static_cast<std::uint8_t>(i < 6 ? number >> (8 * (5 - i)) : own.next());
  if (own.permille(560)) key.last_visit = plus_days({2026, 12, 1}, -own.below(730)), key.last_store = "S" + std::to_string(own.below(20));
  return {.key = std::move(key), .version = 1, .core = std::string(180, 'c'), .facts = std::string(600, 'f')};
}

void make_members(store::Store& store, std::int64_t members) {
  for (std::int64_t from = 0; from < members; from += k_rows_a_page) {
    store::ReplicaPage page{.cursor = "c"};
    for (std::int64_t i = from; i < std::min(from + k_rows_a_page, members); ++i) page.members.push_back(row_of(i));
    store.apply_page(page);
    store.tidy_up();
  }
}

struct Frames {
  std::vector<double> cpu_ms;
  std::vector<double> wall_ms;
  std::vector<double> look_ups_ms;
};

// The counter's screen, ready to be drawn.
class Counter {
 public:
  Counter() {
    test::fill_basket(stage_);
    view_ = stage_.view();
    for (int i = 0; i < 20; ++i) screen_.frame(view_);
  }

  // Frames in their pace for as long as `goes_on`, one at least.
  Frames draw(const store::Store& store, std::int64_t members, const std::function<bool()>& goes_on) {
    Frames frames;
    auto next = steady_clock::now();
    std::uint64_t number = 0;
    do {
      const double began = thread_ms();
      const auto wall = steady_clock::now();
      screen_.frame(view_);
      frames.cpu_ms.push_back(thread_ms() - began);
      frames.wall_ms.push_back(std::chrono::duration<double, std::milli>(steady_clock::now() - wall).count());
      const auto index = static_cast<std::int64_t>(demo::scramble(k_fill_seed + 2, ++number) % static_cast<std::uint64_t>(members));
      const double asked = thread_ms();
      if (!store.member_by_phone(demo::phone_of(index, k_fill_seed))) std::abort();
      frames.look_ups_ms.push_back(thread_ms() - asked);
      std::this_thread::sleep_until(next += k_frame);
    } while (goes_on());
    return frames;
  }

 private:
  test::CounterStage stage_;
  test::SaleFrame screen_;
  terminal::View view_;
};

void print(const char* what, const Frames& frames) {
  std::printf("%-16s %zu frames: CPU p50 %.3f ms, p99 %.3f; wall p50 %.3f, p99 %.3f; a whole phone p50 %.1f us, p99 %.1f\n", what,
              frames.cpu_ms.size(), at(frames.cpu_ms, 500), at(frames.cpu_ms, 990), at(frames.wall_ms, 500), at(frames.wall_ms, 990),
              1e3 * at(frames.look_ups_ms, 500), 1e3 * at(frames.look_ups_ms, 990));
}

}  // namespace

int main(int count, char** arguments) {
  const std::int64_t members = count > 1 ? std::atoll(arguments[1]) : 1'000'000;
  const test::TemporaryFolder folder;
  const store::Keys keys = test::keys_of(folder.path());
  store::Store store(folder.path(), keys);
  make_members(store, members);

  Counter counter;
  std::atomic<bool> is_reading = true;
  double fill_s = 0;
  if (!store.begin_filling()) return 1;
  std::optional<store::MemberIndex> index;
  std::thread reader([&] {
    const double began = thread_ms();
    index = store::read_members(folder.path(), keys, {});
    fill_s = (thread_ms() - began) / 1e3;
    is_reading = false;
  });
  const Frames during = counter.draw(store, members, [&] { return is_reading.load(); });
  reader.join();
  store.take_index(std::move(index));
  auto left = during.cpu_ms.size();
  const Frames without = counter.draw(store, members, [&] { return --left > 0; });

  const double ratio = at(during.cpu_ms, 990) / at(without.cpu_ms, 990);
  const bool is_met = fill_s <= k_goal_fill_s && ratio <= k_goal_frame;
  std::printf("%lld members read and opened beside the store in %.2f s of one core (goal %.0f)\n", static_cast<long long>(members), fill_s,
              k_goal_fill_s);
  print("while reading", during);
  print("without", without);
  std::printf("p99 of a frame with to without %.2f (goal %.1f): %s\n", ratio, k_goal_frame, is_met ? "met" : "MISSED");
  return is_met ? 0 : 1;
}
