#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/operations/world.h"
#include "core/store/store.h"
#include "sync/client/sync_session.h"
#include "sync/server/head_office.h"
#include "sync/server/sqlite_storage.h"
#include "tests/support/builders.h"
#include "tests/support/fakes.h"

// Several terminals and one head office in one thread: real stores, operations, sync sessions and head office; only the clock, the
// line and the fate of requests belong to the simulation, all drawn from one seed.
namespace shuke::simulation {

struct Plan {
  std::uint64_t seed = 1;
  int terminals = 3;
  int steps = 400;           // of the safety phase, everything failing
  bool loses_marks = false;  // the planted fault: head office sometimes counts one record more than it holds
};

// How often each fault really happened.
struct Faults {
  int lost = 0;
  int cut = 0;
  int repeated = 0;
  int late = 0;
  int restarts = 0;
  int disk = 0;
};

// Head office's disk: breaks at a random write while faults are on, and counts wrongly where that is planted.
class FaultyStorage : public head_office::SqliteStorage {
 public:
  explicit FaultyStorage(std::function<bool(int)> one_in);
  void add_record(const head_office::StoredRecord& stored) override;
  void put_terminal(const head_office::TerminalState& state) override;

  bool breaks = false;
  bool loses_marks = false;
  int broken = 0;

 private:
  std::function<bool(int)> one_in_;
};

class World;

class Names : public NameReader {
 public:
  NameReadings read(std::string_view) override { return {{"x"}, {"x"}}; }
};

// One till: its store, its sync session, what it saw.
class Terminal {
 public:
  Terminal(World& world, std::uint8_t number, const std::string& data = ":memory:");

  void tick();
  void sell();
  void enrol();
  void restart_sync();  // the sync thread died with its question open
  void carry_out(sync::Actions actions);

  store::Store store;
  std::unique_ptr<sync::SyncSession> session;
  std::vector<Uuid> members;                          // whom it enrolled
  std::map<std::string, std::int64_t> versions_seen;  // entity/key -> highest version applied
  Sequence highest_mark = 0;

 private:
  sync::Actions outcome_of(const sync::Action& action);
  void apply(const sync::ApplyPage& apply);

  World& world_;
  Uuid installation_;
  test::CountingIds ids_;
  Names names_;
  std::deque<protocol::HttpRequest> late_;
  friend class World;
};

class World {
 public:
  explicit World(Plan plan);

  // Faults on for the plan's steps, then off until everything has settled. Answers what did not hold; empty when all did.
  std::vector<std::string> run();

  bool one_in(int n) { return random_() % static_cast<unsigned>(n) == 0; }
  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  sync::HttpAnswer exchange(const protocol::HttpRequest& request, std::deque<protocol::HttpRequest>& late);
  void find(const std::string& what);
  sync::Now now() const { return {clock.monotonic, clock.at}; }

  Plan plan;
  test::FakeClock clock;
  FaultyStorage storage;
  seal::KeyPair keys = seal::KeyPair::make();
  head_office::HeadOffice office;
  std::vector<std::unique_ptr<Terminal>> terminals;
  std::vector<std::string> personal;  // names and phones of those enrolled: in no byte that a terminal sends
  bool has_faults = true;
  Faults faults;

 private:
  void publish();
  void step();
  bool has_settled();
  void watch_marks();
  protocol::HttpResponse reach(protocol::HttpRequest request);

  std::mt19937_64 random_;
  std::vector<std::string> findings_;
  std::map<std::uint32_t, Sequence> marks_;
};

// What must hold once all is quiet: every record of every terminal at head office once with the same bytes, sums and chains right, every
// member the same everywhere.
void check_at_rest(World& world);

}  // namespace shuke::simulation
