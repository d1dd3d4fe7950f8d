#include <doctest/doctest.h>

#include "tests/sync_client/counter.h"

using namespace shuke;
using namespace shuke::sync;

namespace {

protocol::PublicKey a_key(std::uint8_t first) {
  protocol::PublicKey out{};
  out[0] = first;
  return out;
}

std::string mark_with(const Counter& counter, Sequence hwm, std::optional<protocol::PublicKey> key) {
  return protocol::encode(protocol::MarkAnswer{k_server, hwm, 0, chain_at(hwm), counter.now.at, key});
}

}  // namespace

TEST_CASE("head office's key is stored with the identity, and the same key with the mark stores nothing again") {
  Counter counter(SessionMemory{});
  counter.step(Tick{});
  const auto out = counter.answer(200, protocol::encode(protocol::HelloAnswer{k_server, k_terminal, counter.now.at, a_key(7)}));
  REQUIRE(find<StoreIdentity>(out) != nullptr);
  CHECK(find<StoreIdentity>(out)->answer.key == a_key(7));
  counter.step(Stored{});
  CHECK(counter.session.memory().head_office_key == a_key(7));
  CHECK(find<ReadBatch>(counter.answer(200, mark_with(counter, 0, a_key(7)))) != nullptr);
}

TEST_CASE("a key that the store does not know is stored with the mark before anything is read, also where the mark is the old one") {
  for (const auto& known : {std::optional<protocol::PublicKey>(), std::optional(a_key(8))}) {
    SessionMemory memory = known_terminal(5, 2);
    memory.head_office_key = known;
    Counter counter(memory);
    counter.step(Tick{});
    auto out = counter.answer(200, mark_with(counter, 2, a_key(7)));
    REQUIRE(find<StoreMark>(out) != nullptr);
    CHECK(find<StoreMark>(out)->mark.key == a_key(7));
    CHECK(find<ReadBatch>(out) == nullptr);
    out = counter.step(Stored{});
    CHECK(find<ReadBatch>(out) != nullptr);
    CHECK(counter.session.memory().head_office_key == a_key(7));
  }
}

TEST_CASE("a key whose storing failed is asked for again") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  counter.answer(200, mark_with(counter, 2, a_key(7)));
  counter.step(StoreFailed{"disk"});
  CHECK_FALSE(counter.session.memory().head_office_key.has_value());
  counter.now.monotonic_ms = counter.session.next_wake_ms();
  CHECK(asked(counter.step(Tick{})) == "GET /v1/hwm");
}

TEST_CASE("the key of another head office is not taken") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  const auto out = counter.answer(200, protocol::encode(protocol::MarkAnswer{{"s2", "e1"}, 2, 0, chain_at(2), counter.now.at, a_key(9)}));
  CHECK(find<StoreMark>(out) == nullptr);
  CHECK(counter.session.status().attention == Attention::wrong_server);
}

TEST_CASE("an older head office without a key changes nothing, and a key known from before is kept") {
  SessionMemory memory = known_terminal(5, 2);
  memory.head_office_key = a_key(7);
  Counter counter(memory);
  counter.step(Tick{});
  CHECK(find<ReadBatch>(counter.answer(200, mark_with(counter, 2, std::nullopt))) != nullptr);
  counter.batch(2, 5, 5);
  counter.pushed(5);
  counter.step(Stored{});
  CHECK(counter.session.memory().head_office_key == a_key(7));
}

TEST_CASE("a record whose key is not wrapped yet waits and is counted; those before it go up and what is published comes") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  counter.mark(2);
  CHECK(asked(counter.step(BatchRead{records(3, 4), chain_at(2), 5, 9, true})) == "POST /v1/push");
  counter.pushed(4);
  CHECK(find<ReadBatch>(counter.step(Stored{})) != nullptr);
  CHECK(asked(counter.step(BatchRead{{}, chain_at(4), 5, 9, true})) == "GET /v1/pull");
  counter.page("c2", true);
  counter.step(Stored{});
  CHECK(counter.session.status() == SyncStatus{SyncState::sending, 1, counter.session.status().waiting_since, Attention::none});
  CHECK(counter.session.is_resting());
  CHECK(counter.session.completed_rounds() == 1);
}
