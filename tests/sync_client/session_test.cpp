#include <doctest/doctest.h>

#include "tests/sync_client/counter.h"

using namespace shuke;
using namespace shuke::sync;

TEST_CASE("a new installation greets, stores who it is, and only then asks for its mark") {
  SessionMemory memory;
  memory.installation.bytes[0] = 5;
  memory.terminal = {0, 0, "NJX", "01"};
  Counter counter(memory);
  auto out = counter.step(Tick{});
  CHECK(asked(out) == "POST /v1/hello");
  const auto hello = protocol::decode_hello_request(find<SendRequest>(out)->request.body);
  CHECK(hello->installation == memory.installation);
  CHECK(hello->proposed.store == "NJX");
  CHECK_FALSE(hello->is_in_use);
  out = counter.answer(200, protocol::encode(protocol::HelloAnswer{k_server, k_terminal, counter.now.at}));
  REQUIRE(find<StoreIdentity>(out) != nullptr);
  CHECK(asked(out) == "");
  CHECK(asked(counter.step(Stored{})) == "GET /v1/hwm");
  CHECK(counter.session.memory().terminal == k_terminal);
}

TEST_CASE("an identity under which receipts were printed is never exchanged for another") {
  SessionMemory memory = known_terminal(5, 0);
  memory.server.reset();
  Counter counter(memory);
  counter.step(Tick{});
  const auto out = counter.answer(200, protocol::encode(protocol::HelloAnswer{k_server, {9, 1, "NJX", "09"}, counter.now.at}));
  CHECK(find<StoreIdentity>(out) == nullptr);
  CHECK(counter.session.status().attention == Attention::identity_taken);
}

TEST_CASE("a round asks for the mark, sends from there, stores the new mark and pulls") {
  Counter counter(known_terminal(5, 2));
  CHECK(asked(counter.step(Tick{})) == "GET /v1/hwm");
  CHECK(counter.session.status().waiting == 3);
  auto out = counter.mark(2);
  REQUIRE(find<ReadBatch>(out) != nullptr);
  CHECK(find<ReadBatch>(out)->after == 2);
  CHECK(find<ReadBatch>(out)->most_records == 500);
  CHECK(find<ReadBatch>(out)->most_bytes == 256 * 1024);
  out = counter.batch(2, 5, 5);
  CHECK(asked(out) == "POST /v1/push");
  const auto push = protocol::decode_push_batch(find<SendRequest>(out)->request.body);
  REQUIRE(push.ok());
  CHECK(push->head.first_seq == 3);
  CHECK(push->head.prev_chain == chain_at(2));
  CHECK(push->head.server == k_server);
  CHECK(push->records.size() == 3);
  out = counter.pushed(5);
  REQUIRE(find<StoreMark>(out) != nullptr);
  CHECK(find<StoreMark>(out)->mark.applied_hwm == 5);
  CHECK(counter.session.status().waiting == 3);
  out = counter.step(Stored{});
  CHECK(asked(out) == "GET /v1/pull");
  CHECK(counter.session.status().waiting == 0);
  out = counter.page("c2", false);
  REQUIRE(find<ApplyPage>(out) != nullptr);
  CHECK_FALSE(find<ApplyPage>(out)->starts_over);
  CHECK(find<ApplyPage>(out)->page.rows.size() == 1);
  CHECK(asked(counter.step(Stored{})) == "GET /v1/pull");
  counter.page("c3", true);
  CHECK_FALSE(counter.session.is_resting());
  counter.step(Stored{});
  CHECK(counter.session.is_resting());
  CHECK(counter.session.memory().cursor == "c3");
  CHECK(counter.session.status().state == SyncState::up_to_date);
  CHECK(counter.session.next_wake_ms() == 1'000 + 5 * 60'000);
}

TEST_CASE("a mark that is not durable yet lets nothing follow") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  counter.mark(2);
  counter.batch(2, 5, 5);
  counter.pushed(5);
  CHECK(counter.step(Tick{}).empty());
  CHECK(counter.session.memory().applied_hwm == 2);
}

TEST_CASE("a sale at rest is sent at once, without asking for the mark again") {
  Counter counter = rested();
  const auto out = counter.step(SaleStored{4});
  REQUIRE(find<ReadBatch>(out) != nullptr);
  CHECK(find<ReadBatch>(out)->after == 3);
  CHECK(counter.session.status().state == SyncState::sending);
  CHECK(counter.session.status().waiting == 1);
  CHECK(counter.session.status().waiting_since == counter.now.at);
}

TEST_CASE("a sale during a pull goes up before the next page") {
  Counter counter = rested();
  counter.now.monotonic_ms = counter.session.next_wake_ms();
  counter.step(Tick{});
  counter.batch(3, 3, 3);
  counter.page("c3", false);
  CHECK(find<SendRequest>(counter.step(SaleStored{4})) == nullptr);
  CHECK(find<ReadBatch>(counter.step(Stored{})) != nullptr);
}

TEST_CASE("a lost answer is found out by asking for the mark, and nothing is sent twice") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  counter.mark(2);
  counter.batch(2, 5, 5);
  counter.fail(HttpFailure::broken);
  CHECK(counter.session.status().state == SyncState::offline);
  CHECK(counter.session.status().waiting == 3);
  counter.now.monotonic_ms = counter.session.next_wake_ms();
  CHECK(asked(counter.step(Tick{})) == "GET /v1/hwm");
  counter.mark(5);
  CHECK(find<StoreMark>(counter.batch(5, 5, 5)) != nullptr);
  const auto out = counter.step(Stored{});
  REQUIRE(find<ReadBatch>(out) != nullptr);
  CHECK(find<ReadBatch>(out)->after == 5);
  CHECK(counter.session.status().waiting == 0);
}

TEST_CASE("a gap sends the terminal back to head office's number") {
  Counter counter(known_terminal(5, 4));
  counter.step(Tick{});
  counter.mark(4);
  counter.batch(4, 5, 5);
  CHECK(asked(counter.problem(409, "gap")) == "GET /v1/hwm");
  counter.mark(2);
  const auto out = counter.step(Stored{});
  REQUIRE(find<ReadBatch>(out) != nullptr);
  CHECK(find<ReadBatch>(out)->after == 2);
}

TEST_CASE("a head office that sends the terminal round in circles is left alone for a while") {
  Counter counter(known_terminal(5, 4));
  counter.step(Tick{});
  for (int i = 0; i < 3; ++i) {
    counter.mark(4);
    counter.batch(4, 5, 5);
    counter.problem(409, "gap");
  }
  counter.mark(4);
  counter.batch(4, 5, 5);
  counter.problem(409, "gap");
  CHECK(counter.session.is_resting());
  CHECK(counter.session.failed_rounds() == 1);
}

TEST_CASE("a fork stops sending, keeps prices coming, and needs a person") {
  Counter counter(known_terminal(5, 4));
  counter.step(Tick{});
  counter.mark(4);
  counter.batch(4, 5, 5);
  CHECK(asked(counter.problem(409, "fork")) == "GET /v1/pull");
  CHECK(counter.session.status().state == SyncState::needs_attention);
  CHECK(counter.session.status().attention == Attention::fork);
  counter.page("c2", true);
  counter.step(Stored{});
  CHECK(counter.session.status().attention == Attention::fork);
  CHECK(asked(counter.step(SaleStored{6})) == "GET /v1/pull");
  counter.page("c3", true);
  counter.step(Stored{});
  CHECK(find<ReadBatch>(counter.step(SyncNow{})) != nullptr);
}

TEST_CASE("equal positions with different histories are a fork even when nothing waits") {
  Counter counter(known_terminal(5, 5));
  counter.step(Tick{});
  counter.mark(5);
  counter.step(BatchRead{{}, chain_at(77), 5, 9});
  CHECK(counter.session.status().attention == Attention::fork);
}

TEST_CASE("a head office that has more of this terminal than the terminal itself needs a person") {
  Counter counter(known_terminal(7, 5));
  counter.step(Tick{});
  const auto out = counter.mark(9);
  CHECK(asked(out) == "GET /v1/pull");
  CHECK(find<StoreMark>(out) == nullptr);
  CHECK(counter.session.status().attention == Attention::rolled_back);
  CHECK(counter.session.status().waiting == 2);
}

TEST_CASE("a mark above our own is taken over when our own chain leads there") {
  Counter counter(known_terminal(8, 2));
  counter.step(Tick{});
  auto out = counter.mark(6);
  CHECK(find<StoreMark>(out) == nullptr);
  REQUIRE(find<ReadBatch>(out) != nullptr);
  CHECK(find<ReadBatch>(out)->after == 6);
  CHECK(find<ReadBatch>(out)->most_records == 1);
  CHECK(counter.session.status().waiting == 6);
  out = counter.batch(6, 7, 8);
  REQUIRE(find<StoreMark>(out) != nullptr);
  CHECK(find<StoreMark>(out)->mark.applied_hwm == 6);
  CHECK(find<ReadBatch>(counter.step(Stored{}))->after == 6);
  CHECK(counter.session.status().waiting == 2);
}

TEST_CASE("a mark of another history counts no sale as sent; sending begins at our own mark and ends in a fork") {
  Counter counter(known_terminal(12, 5));
  counter.step(Tick{});
  counter.mark(10);
  auto out = counter.step(BatchRead{records(11, 11), chain_at(77), 12, 9});
  CHECK(find<StoreMark>(out) == nullptr);
  REQUIRE(find<ReadBatch>(out) != nullptr);
  CHECK(find<ReadBatch>(out)->after == 5);
  CHECK(counter.session.status().waiting == 7);
  out = counter.batch(5, 12, 12);
  CHECK(protocol::decode_push_batch(find<SendRequest>(out)->request.body)->head.first_seq == 6);
  CHECK(asked(counter.problem(409, "fork")) == "GET /v1/pull");
  CHECK(counter.session.status().attention == Attention::fork);
  CHECK(counter.session.status().waiting == 7);
}

TEST_CASE("a head office of a new epoch with another history is told apart without its mark") {
  Counter counter(known_terminal(12, 5));
  counter.step(Tick{});
  counter.answer(200, protocol::encode(protocol::MarkAnswer{{"s1", "e2"}, 10, 0, chain_at(10), counter.now.at}));
  const auto out = counter.step(BatchRead{records(11, 11), chain_at(77), 12, 9});
  REQUIRE(find<StoreMark>(out) != nullptr);
  CHECK(find<StoreMark>(out)->mark.server.epoch == "e2");
  CHECK(find<StoreMark>(out)->mark.applied_hwm == 5);
}

TEST_CASE("what head office has above a push that agrees is not taken for our own") {
  Counter counter(known_terminal(12, 2));
  counter.step(Tick{});
  counter.mark(2);
  counter.batch(2, 5, 12);
  const auto out = counter.pushed(10);
  REQUIRE(find<StoreMark>(out) != nullptr);
  CHECK(find<StoreMark>(out)->mark.applied_hwm == 5);
  CHECK(find<ReadBatch>(counter.step(Stored{}))->after == 5);
  CHECK(counter.session.status().waiting == 7);
}

TEST_CASE("nothing but the question for the mark goes to another head office") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  const auto out = counter.answer(200, protocol::encode(protocol::MarkAnswer{{"other", "e1"}, 0, 0, {}, counter.now.at}));
  CHECK(find<SendRequest>(out) == nullptr);
  CHECK(find<ReadBatch>(out) == nullptr);
  CHECK(counter.session.status().attention == Attention::wrong_server);
}

TEST_CASE("a restored head office gets again what it lost") {
  Counter counter(known_terminal(5, 5));
  counter.step(Tick{});
  auto out = counter.answer(200, protocol::encode(protocol::MarkAnswer{{"s1", "e2"}, 1, 0, chain_at(1), counter.now.at}));
  REQUIRE(find<StoreMark>(out) != nullptr);
  CHECK(find<StoreMark>(out)->mark.server.epoch == "e2");
  out = counter.step(Stored{});
  CHECK(find<ReadBatch>(out)->after == 1);
  CHECK(counter.session.status().waiting == 4);
  counter.batch(1, 5, 5);
  counter.answer(200, protocol::encode(protocol::PushAnswer{{"s1", "e2"}, 5, 0, {}, counter.now.at, 0, 0}));
  counter.step(Stored{});
  out = counter.problem(410, "cursor_gone");
  REQUIRE(find<SendRequest>(out) != nullptr);
  CHECK(protocol::query_value(find<SendRequest>(out)->request.target, "cursor") == "");
  out = counter.answer(200, protocol::encode(protocol::PullPage{{"s1", "e2"}, {}, "c9", true}));
  CHECK(find<ApplyPage>(out)->starts_over);
}

TEST_CASE("records put aside by head office are told and do not stop the rest") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  counter.mark(2);
  counter.batch(2, 5, 5);
  const auto out = counter.answer(200, protocol::encode(protocol::PushAnswer{k_server, 5, 0, {{4, "unknown_kind"}}, counter.now.at, 0, 0}));
  REQUIRE(find<PutAside>(out) != nullptr);
  CHECK(find<PutAside>(out)->records.at(0).seq == 4);
  counter.step(Stored{});
  CHECK(counter.session.status().waiting == 0);
}

TEST_CASE("a busy head office is not asked again before it said, sales or not") {
  Counter counter = rested();
  counter.step(SaleStored{4});
  counter.batch(3, 4, 4);
  counter.answer(503, protocol::encode(protocol::Problem{503, "busy", "t"}), {{"Retry-After", "60"}});
  CHECK(counter.session.status().state == SyncState::offline);
  CHECK(counter.session.next_wake_ms() == 1'000 + 60'000 + 1'000);
  counter.now.monotonic_ms = 1'000 + 59'999;
  CHECK(asked(counter.step(SaleStored{5})) == "");
  CHECK(counter.session.status().waiting == 2);
}

TEST_CASE("a sale while cut off brings the next try forward, but no closer than five seconds to the last") {
  Counter counter(known_terminal(3, 3));
  for (int i = 0; i < 8; ++i) {
    counter.now.monotonic_ms = counter.session.next_wake_ms();
    counter.step(Tick{});
    counter.fail(HttpFailure::no_route);
  }
  const std::int64_t failed_at = counter.now.monotonic_ms;
  CHECK(counter.session.next_wake_ms() == failed_at + 128'000);
  counter.now.monotonic_ms += 100;
  CHECK(asked(counter.step(SaleStored{4})) == "");
  CHECK(counter.session.next_wake_ms() == failed_at + 5'000);
  counter.now.monotonic_ms = failed_at + 5'000;
  CHECK(asked(counter.step(SaleStored{5})) == "GET /v1/hwm");
}

TEST_CASE("how long the oldest sale waits is told from the sale itself, not from the last sync") {
  SessionMemory memory = known_terminal(5, 2);
  memory.oldest_waiting = Timestamp{1'600'000'000'000, 480};
  Counter counter(memory);
  counter.step(Tick{});
  CHECK(counter.session.status().waiting_since->unix_ms == 1'600'000'000'000);
  counter.mark(2);
  counter.batch(2, 4, 5);
  CHECK(counter.session.status().waiting_since->unix_ms == 1'700'000'000'003);
}

TEST_CASE("a push too large for head office goes in halves, down to one record") {
  Counter counter(known_terminal(4, 0));
  counter.step(Tick{});
  counter.mark(0);
  counter.batch(0, 4, 4);
  auto out = counter.problem(413, "too_large");
  CHECK(find<ReadBatch>(out)->most_records == 2);
  counter.batch(0, 2, 4);
  out = counter.problem(413, "too_large");
  CHECK(find<ReadBatch>(out)->most_records == 1);
  counter.batch(0, 1, 4);
  counter.problem(413, "too_large");
  CHECK(counter.session.status().attention == Attention::not_understood);
}

TEST_CASE("head office may ask for smaller batches and for a pause") {
  Counter counter(known_terminal(9, 0));
  counter.step(Tick{});
  counter.mark(0);
  counter.batch(0, 3, 9);
  counter.answer(200, protocol::encode(protocol::PushAnswer{k_server, 3, 0, {}, counter.now.at, 2, 4'000}));
  counter.step(Stored{});
  CHECK(counter.session.is_resting());
  CHECK(counter.session.next_wake_ms() == 5'000);
  counter.now.monotonic_ms = 5'000;
  const auto out = counter.step(Tick{});
  CHECK(find<ReadBatch>(out)->most_records == 2);
}

TEST_CASE("a till too old to receive still sends, and says so") {
  Counter counter = rested();
  counter.step(SaleStored{4});
  counter.batch(3, 4, 4);
  counter.pushed(4);
  counter.step(Stored{});
  counter.problem(426, "upgrade_required");
  CHECK(counter.session.status().attention == Attention::upgrade_needed);
  CHECK(counter.session.status().waiting == 0);
}

TEST_CASE("an answer nobody can read is never silent") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  counter.answer(200, "<html>captive portal</html>");
  CHECK(counter.session.status().attention == Attention::not_understood);
  CHECK(counter.session.next_wake_ms() > counter.now.monotonic_ms);
}

TEST_CASE("a disk that refuses the mark is told, and the same records are sent again") {
  Counter counter(known_terminal(5, 2));
  counter.step(Tick{});
  counter.mark(2);
  counter.batch(2, 5, 5);
  counter.pushed(5);
  counter.step(StoreFailed{"disk full"});
  CHECK(counter.session.status().attention == Attention::disk);
  counter.now.monotonic_ms = counter.session.next_wake_ms();
  counter.step(Tick{});
  counter.mark(5);
  CHECK(find<StoreMark>(counter.batch(5, 5, 5)) != nullptr);
}

TEST_CASE("what needed a person is forgotten after a round in which nothing did") {
  Counter counter(known_terminal(3, 3));
  counter.step(Tick{});
  counter.answer(200, "{}");
  CHECK(counter.session.status().state == SyncState::needs_attention);
  counter.step(SyncNow{});
  counter.mark(3);
  counter.batch(3, 3, 3);
  counter.page("c2", true);
  counter.step(Stored{});
  CHECK(counter.session.status().state == SyncState::up_to_date);
}

TEST_CASE("a page that leads nowhere is not asked for for ever") {
  Counter counter(known_terminal(3, 3));
  counter.step(Tick{});
  counter.mark(3);
  counter.batch(3, 3, 3);
  counter.page("c1", false);
  CHECK(counter.session.is_resting());
  CHECK(counter.session.status().attention == Attention::not_understood);
}
