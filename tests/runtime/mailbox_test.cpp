#include "app/runtime/mailbox.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <thread>

using namespace shuke;
using namespace std::chrono_literals;
using runtime::Mailbox;

namespace {
constexpr auto k_for_ever = 10min;  // longer than any test: only a stop or a value ends the wait
const std::stop_token k_never;
}  // namespace

TEST_CASE("values come out in the order in which they went in") {
  Mailbox<int> box(8);
  for (const int value : {1, 2, 3}) CHECK(box.push(value));
  CHECK(box.pop(k_never, 0ms) == 1);
  CHECK(box.pop(k_never, 0ms) == 2);
  CHECK(box.pop(k_never, 0ms) == 3);
  CHECK(box.pop(k_never, 0ms) == std::nullopt);
}

TEST_CASE("a full mailbox refuses one more and keeps what it holds") {
  Mailbox<std::string> box(2);
  CHECK(box.push("a"));
  CHECK(box.push("b"));
  CHECK_FALSE(box.push("c"));
  CHECK(box.pop(k_never, 0ms) == "a");
  CHECK(box.push("d"));
  CHECK(box.drain() == std::vector<std::string>{"b", "d"});
}

TEST_CASE("draining takes everything that is there and never waits") {
  Mailbox<int> box(8);
  CHECK(box.drain().empty());
  CHECK(box.push(1));
  CHECK(box.push(2));
  CHECK(box.drain() == std::vector<int>{1, 2});
  CHECK(box.drain().empty());
}

TEST_CASE("values that can only be moved pass through") {
  Mailbox<std::unique_ptr<int>> box(2);
  CHECK(box.push(std::make_unique<int>(7)));
  CHECK(**box.pop(k_never, 0ms) == 7);
}

TEST_CASE("each value that is taken in wakes the reader once, and a refused one does not") {
  int woken = 0;
  Mailbox<int> box(2, [&] { ++woken; });
  CHECK(box.push(1));
  CHECK(box.push(2));
  CHECK_FALSE(box.push(3));
  CHECK(woken == 2);
}

TEST_CASE("the wake-up comes when the mailbox can be read") {
  std::vector<int> seen;
  Mailbox<int>* reader = nullptr;
  Mailbox<int> box(2, [&] { seen = reader->drain(); });
  reader = &box;
  CHECK(box.push(5));
  CHECK(seen == std::vector<int>{5});
}

TEST_CASE("a stop ends a wait for something that never comes") {
  Mailbox<int> box(2);
  std::optional<int> got = 1;
  {
    std::jthread reader([&](std::stop_token stop) { got = box.pop(stop, k_for_ever); });
  }
  CHECK(got == std::nullopt);
}

TEST_CASE("what was put in before a stop still comes out after it") {
  Mailbox<int> box(2);
  std::stop_source stop;
  CHECK(box.push(1));
  stop.request_stop();
  CHECK(box.pop(stop.get_token(), k_for_ever) == 1);
  CHECK(box.pop(stop.get_token(), k_for_ever) == std::nullopt);
}

TEST_CASE("four threads push a thousand values each: none is lost, doubled or out of its thread's order") {
  constexpr int k_writers = 4, k_each = 1'000;
  Mailbox<std::pair<int, int>> box(k_writers * k_each);
  std::vector<std::vector<int>> got(k_writers);
  std::jthread reader([&](std::stop_token stop) {
    for (int i = 0; i < k_writers * k_each; ++i) {
      const auto value = box.pop(stop, k_for_ever);
      if (!value) return;
      got[static_cast<std::size_t>(value->first)].push_back(value->second);
    }
  });
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < k_writers; ++writer) {
      writers.emplace_back([&box, writer] {
        for (int i = 0; i < k_each; ++i) {
          while (!box.push({writer, i})) std::this_thread::yield();
        }
      });
    }
  }
  reader.join();
  std::vector<int> all;
  for (int i = 0; i < k_each; ++i) all.push_back(i);
  for (const std::vector<int>& each : got) CHECK(each == all);
}
