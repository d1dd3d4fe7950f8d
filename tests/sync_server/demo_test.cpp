#include <doctest/doctest.h>

#include "core/demo/demo_chain.h"
#include "sync/server/publish_demo.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;

TEST_CASE("the demo chain is published whole, once, and every balance is the sum of its entries") {
  head_office::SqliteStorage storage(":memory:", k_server);
  const auto chain = demo::make_demo_chain(demo::k_demo_seed, k_story_day);
  CHECK(head_office::publish_demo(storage, chain));
  CHECK(storage.counts().members == 5'000);
  CHECK(storage.terminals().size() == 3);
  CHECK(storage.counts().terminals == 0);
  CHECK(head_office::verify(storage, seal::KeyPair::make()).empty());
  const auto head = storage.feed_head();
  CHECK_FALSE(head_office::publish_demo(storage, chain));
  CHECK(storage.feed_head() == head);
}
