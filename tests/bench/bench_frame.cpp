// bench_frame: what one frame of the sale screen costs the processor, with 500 lines in the basket. Dear ImGui's work and the view
// are measured apart; nothing is drawn to a screen. Median over 2,000 frames by the thread's own clock.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

#include "tests/bench/sale_frame.h"

using namespace shuke;

namespace {

constexpr int k_frames = 2000;
constexpr int k_views = 200;
constexpr double k_goal_ms = 1.0;

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Figures {
  double median = 0;
  double p99 = 0;
};

Figures measured(int times, const std::function<void()>& act) {
  for (int i = 0; i < 20; ++i) act();
  std::vector<double> took;
  for (int i = 0; i < times; ++i) {
    const double start = thread_milliseconds();
    act();
    took.push_back(thread_milliseconds() - start);
  }
  std::sort(took.begin(), took.end());
  return {took[took.size() / 2], took[took.size() * 99 / 100]};
}

void print(const char* what, const Figures& figures) {
  std::printf("  %-34s median %.3f ms   p99 %.3f ms\n", what, figures.median, figures.p99);
}

}  // namespace

int main() {
  test::CounterStage stage;
  test::fill_basket(stage);
  test::SaleFrame bench;
  const terminal::View view = stage.view();
  const Figures floor = measured(k_frames, [&] { bench.empty_frame(); });
  const Figures frame = measured(k_frames, [&] { bench.frame(view); });
  const int vertices = bench.vertices();
  const Figures views = measured(k_views, [&] { static_cast<void>(stage.view().basket.lines.size()); });
  std::printf("frame of the sale screen, %zu lines, 1280x800, CPU time of the thread\n", view.basket.lines.size());
  print("empty Dear ImGui frame", floor);
  print("sale screen", frame);
  print("make_view (only after a change)", views);
  std::printf("  %d vertices; goal %.1f ms: %s\n", vertices, k_goal_ms, frame.median <= k_goal_ms ? "met" : "missed");
  return frame.median <= k_goal_ms ? 0 : 1;
}
