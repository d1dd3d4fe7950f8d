#include <doctest/doctest.h>

#include <deque>
#include <random>

#include "core/seal/chain.h"
#include "sync/client/sync_session.h"
#include "sync/protocol/codec.h"

// One terminal and a head office of forty lines over a transport that loses, delays, repeats and cuts. The seed is printed by CAPTURE.
using namespace shuke;
using namespace shuke::sync;

namespace {

struct Outbox {
  std::vector<Record> records;
  Sequence mark = 0;

  void sell() {
    Record record;
    record.seq = static_cast<Sequence>(records.size()) + 1;
    record.kind = "sale";
    record.hlc = record.seq << 16;
    record.body = "sale " + std::to_string(record.seq);
    record.body_hash = seal::body_hash(record);
    record.chain_hash = seal::chain_hash(records.empty() ? Hash{} : records.back().chain_hash, record.seq, record.body_hash);
    records.push_back(record);
  }
  Sequence last() const { return static_cast<Sequence>(records.size()); }
  BatchRead read(const ReadBatch& wish) const {
    BatchRead out;
    out.last_seq = last();
    if (wish.after > 0 && wish.after <= last()) out.prev_chain = records[static_cast<std::size_t>(wish.after) - 1].chain_hash;
    for (Sequence seq = wish.after + 1; seq <= last() && out.records.size() < wish.most_records; ++seq) {
      out.records.push_back(records[static_cast<std::size_t>(seq) - 1]);
    }
    return out;
  }
};

struct TinyHeadOffice {
  std::vector<std::string> bodies;  // in order; one entry an effect
  protocol::ServerIdentity server{"s", "e"};
  std::vector<Hash> chain{Hash{}};

  protocol::HttpResponse handle(const protocol::HttpRequest& request) {
    const auto path = protocol::path_of(request.target);
    const Timestamp now{0};
    const Sequence hwm = static_cast<Sequence>(bodies.size());
    if (path == "/v1/hwm") return {200, {}, protocol::encode(protocol::MarkAnswer{server, hwm, 0, chain.back(), now})};
    if (path == "/v1/pull") return {200, {}, protocol::encode(protocol::PullPage{server, {}, "c", true})};
    const auto batch = protocol::decode_push_batch(request.body);
    if (!batch) return {400, {}, protocol::encode(protocol::Problem{400, "damaged", "t"})};
    if (batch->head.first_seq > hwm + 1) return {409, {}, protocol::encode(protocol::Problem{409, "gap", "t", "", hwm})};
    for (const auto& record : batch->records) {
      if (record.seq <= static_cast<Sequence>(bodies.size())) continue;
      bodies.push_back(record.body);
      chain.push_back(record.chain_hash);
    }
    return {200, {}, protocol::encode(protocol::PushAnswer{server, static_cast<Sequence>(bodies.size()), 0, {}, now, 0, 0})};
  }
};

struct World {
  std::mt19937_64 random;
  Outbox outbox;
  TinyHeadOffice office;
  std::unique_ptr<SyncSession> session;
  Now now;
  bool has_faults = true;
  int faults = 0;
  std::deque<protocol::HttpRequest> late;  // copies that arrive after the terminal has given up on them

  explicit World(std::uint64_t seed) : random(seed) { restart(); }

  std::uint64_t below(std::uint64_t n) { return random() % n; }
  void restart() {
    SessionMemory memory;
    memory.terminal = {1, 1, "NJX", "01"};
    memory.server = office.server;
    memory.last_seq = outbox.last();
    memory.applied_hwm = outbox.mark;
    SessionConfig config;
    config.batch_records = 3;
    session = std::make_unique<SyncSession>(config, memory, [this](std::uint64_t n) { return below(n); });
  }
  HttpAnswer exchange(const protocol::HttpRequest& request) {
    if (!has_faults) return {HttpFailure::none, office.handle(request), {}};
    if (!late.empty() && below(3) == 0) {
      office.handle(late.front());
      late.pop_front();
    }
    const auto fate = below(10);
    if (fate < 4) return {HttpFailure::none, office.handle(request), {}};
    ++faults;
    if (fate == 4) return {HttpFailure::no_route, {}, {}};
    if (fate == 5) office.handle(request);
    if (fate == 6) late.push_back(request);
    if (fate == 7) {
      protocol::HttpRequest cut = request;
      cut.body.resize(below(cut.body.size() + 1));
      if (request.method == "POST") return {HttpFailure::none, office.handle(cut), {}};
    }
    if (fate == 8) {
      office.handle(request);
      return {HttpFailure::none, office.handle(request), {}};
    }
    if (fate == 9) {
      protocol::HttpResponse cut = office.handle(request);
      cut.body.resize(below(cut.body.size()));
      return {HttpFailure::none, cut, {}};
    }
    return {HttpFailure::broken, {}, {}};
  }
  void carry_out(Actions actions) {
    while (!actions.empty()) {
      Actions next;
      for (const auto& action : actions) {
        if (has_faults && below(40) == 0) return restart();  // power cut: the open question stays open
        if (const auto* send = std::get_if<SendRequest>(&action)) next = session->step(Answered{exchange(send->request)}, now);
        if (const auto* read = std::get_if<ReadBatch>(&action)) next = session->step(outbox.read(*read), now);
        if (const auto* mark = std::get_if<StoreMark>(&action)) {
          outbox.mark = mark->mark.applied_hwm;
          next = session->step(Stored{}, now);
        }
        if (std::holds_alternative<ApplyPage>(action)) next = session->step(Stored{}, now);
      }
      actions = std::move(next);
    }
  }
  void live(int steps) {
    for (int i = 0; i < steps; ++i) {
      now.monotonic_ms += static_cast<std::int64_t>(below(20'000));
      if (has_faults && below(3) == 0) {
        outbox.sell();
        carry_out(session->step(SaleStored{outbox.last()}, now));
      }
      carry_out(session->step(Tick{}, now));
      CHECK(outbox.mark <= static_cast<Sequence>(office.bodies.size()));
    }
  }
};

}  // namespace

TEST_CASE("whatever the line does, every sale arrives once and in order") {
  int faults = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    World world(seed);
    world.live(150);
    faults += world.faults;
    world.has_faults = false;
    world.live(200);
    REQUIRE(world.office.bodies.size() == world.outbox.records.size());
    for (std::size_t i = 0; i < world.office.bodies.size(); ++i) REQUIRE(world.office.bodies[i] == world.outbox.records[i].body);
    CHECK(world.outbox.mark == world.outbox.last());
    CHECK(world.session->status().state == SyncState::up_to_date);
  }
  CHECK(faults > 1'000);
}

TEST_CASE("during a whole day without a line the tries stay within the back-off") {
  World world(7);
  world.outbox.sell();
  world.restart();
  int tries = 0;
  while (world.now.monotonic_ms < 24 * 3'600'000) {
    for (const auto& action : world.session->step(Tick{}, world.now)) {
      if (!std::holds_alternative<SendRequest>(action)) continue;
      ++tries;
      world.session->step(Answered{{HttpFailure::no_route, {}, {}}}, world.now);
    }
    CHECK(world.session->status().waiting == 1);
    world.now.monotonic_ms = std::max(world.now.monotonic_ms + 1, world.session->next_wake_ms());
  }
  CHECK(tries > 100);
  CHECK(tries < 300);
}
