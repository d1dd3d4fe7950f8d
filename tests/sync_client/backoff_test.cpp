#include <doctest/doctest.h>

#include "sync/client/backoff.h"

using shuke::sync::Backoff;

TEST_CASE("waits double from one second to the cap of fifteen minutes and stay there, without end") {
  Backoff backoff({}, [](std::uint64_t below) { return below - 1; });
  CHECK(backoff.next_wait_ms() == 1'000);
  CHECK(backoff.next_wait_ms() == 2'000);
  CHECK(backoff.next_wait_ms() == 4'000);
  for (int i = 0; i < 7; ++i) backoff.next_wait_ms();
  CHECK(backoff.next_wait_ms() == 900'000);
  for (int i = 0; i < 1'000; ++i) CHECK(backoff.next_wait_ms() == 900'000);
}

TEST_CASE("the jitter is full: a wait may be nothing at all") {
  Backoff backoff({}, [](std::uint64_t) { return std::uint64_t{0}; });
  CHECK(backoff.next_wait_ms() == 0);
  CHECK(backoff.next_wait_ms() == 0);
}

TEST_CASE("a success begins again at one second") {
  Backoff backoff({}, [](std::uint64_t below) { return below - 1; });
  backoff.next_wait_ms();
  backoff.next_wait_ms();
  backoff.reset();
  CHECK(backoff.next_wait_ms() == 1'000);
}
