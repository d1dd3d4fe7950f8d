#include "tests/simulation/world.h"

#include "core/base/error.h"
#include "core/codec/feed.h"
#include "core/codec/policy.h"

namespace shuke::simulation {

namespace {

const protocol::ServerIdentity k_server{"5eed5eed5eed5eed5eed5eed5eed5eed", "00000000000000aa"};
constexpr int k_most_steps_to_settle = 3'000;
constexpr std::int64_t k_step_ms = 30'000;

}  // namespace

FaultyStorage::FaultyStorage(std::function<bool(int)> one_in) : SqliteStorage(":memory:", k_server), one_in_(std::move(one_in)) {}

void FaultyStorage::add_record(const head_office::StoredRecord& stored) {
  if (breaks && one_in_(60)) {
    ++broken;
    throw DbError(10, "head office", "disk I/O error");
  }
  SqliteStorage::add_record(stored);
}

void FaultyStorage::put_terminal(const head_office::TerminalState& state) {
  head_office::TerminalState written = state;
  if (loses_marks && state.applied_hwm > 0 && one_in_(20)) ++written.applied_hwm;
  SqliteStorage::put_terminal(written);
}

World::World(Plan chosen)
    : plan(chosen),
      storage([this](int n) { return one_in(n); }),
      office(storage, keys, clock, [](std::string_view) {}),
      random_(chosen.seed) {
  publish();
  for (int i = 0; i < plan.terminals; ++i) terminals.push_back(std::make_unique<Terminal>(*this, static_cast<std::uint8_t>(i + 1)));
}

void World::publish() {
  const domain::Shop shop = test::a_shop();
  storage.transact([&] {
    const auto put = [&](std::string_view entity, const std::string& key, std::string body) {
      storage.put_row({std::string(entity), key, 0, false, std::move(body)});
    };
    put(codec::k_chain_entity, "chain", codec::encode_chain({shop.chain, shop.book.version()}));
    for (const auto& one : shop.stores) put(codec::k_store_entity, one.id, codec::encode_store(one));
    for (const auto& one : shop.associates) put(codec::k_associate_entity, one.id, codec::encode_associate(one));
    for (const auto& policy : shop.policies.all())
      put(codec::k_policy_entity, std::to_string(policy.version), codec::encode_policy(policy));
    for (const auto& one : shop.book.promotions()) put(codec::k_promotion_entity, one.id, codec::encode_promotion(one));
    for (const auto& one : shop.book.styles()) put(codec::k_style_entity, one.code, codec::encode_style(one));
    for (const auto& one : shop.book.skus()) put(codec::k_sku_entity, one.code, codec::encode_sku(one));
  });
}

void World::find(const std::string& what) {
  if (findings_.size() < 20) findings_.push_back(what);
}

protocol::HttpResponse World::reach(protocol::HttpRequest request) {
  request.is_from_loopback = true;
  for (const std::string& value : personal) {
    if (request.body.find(value) != std::string::npos) find("a push shows who was enrolled");
  }
  storage.breaks = has_faults;
  protocol::HttpResponse response = office.handle(request);
  watch_marks();
  return response;
}

// The mark never moves back, and is as many records as are there.
void World::watch_marks() {
  for (const auto& state : storage.terminals()) {
    Sequence& highest = marks_[state.identity.terminal];
    if (state.applied_hwm < highest) find("the mark of terminal " + std::to_string(state.identity.terminal) + " moved back");
    highest = std::max(highest, state.applied_hwm);
    const bool is_backed = state.applied_hwm == 0 || storage.find_record(state.identity.terminal, state.applied_hwm).has_value();
    if (!is_backed) find("the mark of terminal " + std::to_string(state.identity.terminal) + " counts a record that is not there");
  }
}

sync::HttpAnswer World::exchange(const protocol::HttpRequest& request, std::deque<protocol::HttpRequest>& late) {
  using sync::HttpFailure;
  if (!has_faults) return {HttpFailure::none, reach(request), {}};
  if (!late.empty() && one_in(2)) {
    ++faults.late;
    reach(late.front());
    late.pop_front();
  }
  switch (below(12)) {
    case 0: ++faults.lost; return {HttpFailure::no_route, {}, {}};
    case 1:
      ++faults.lost;
      reach(request);
      return {HttpFailure::broken, {}, {}};
    case 2: late.push_back(request); return {HttpFailure::timed_out, {}, {}};
    case 3:
      ++faults.repeated;
      reach(request);
      return {HttpFailure::none, reach(request), {}};
    case 4: {
      ++faults.cut;
      protocol::HttpRequest part = request;
      part.body.resize(below(part.body.size() + 1));
      return {HttpFailure::none, reach(part), {}};
    }
    case 5: {
      ++faults.cut;
      protocol::HttpResponse part = reach(request);
      part.body.resize(below(part.body.size() + 1));
      return {HttpFailure::none, part, {}};
    }
    default: return {HttpFailure::none, reach(request), {}};
  }
}

void World::step() {
  clock.pass_ms(static_cast<std::int64_t>(below(k_step_ms)));
  for (auto& terminal : terminals) {
    if (has_faults && one_in(4)) terminal->sell();
    if (has_faults && one_in(25)) terminal->enrol();
    if (has_faults && one_in(40)) terminal->restart_sync();
    terminal->tick();
  }
}

bool World::has_settled() {
  for (const auto& terminal : terminals) {
    const auto memory = terminal->store.sync_memory();
    const bool has_all = memory.cursor.substr(memory.cursor.rfind('.') + 1) == std::to_string(storage.feed_head());
    if (memory.waiting.count > 0 || !has_all || terminal->session->status().state != sync::SyncState::up_to_date) return false;
  }
  return true;
}

std::vector<std::string> World::run() {
  storage.loses_marks = plan.loses_marks;
  for (int i = 0; i < plan.steps; ++i) step();
  faults.disk = storage.broken;
  has_faults = false;
  storage.loses_marks = false;
  int steps = 0;
  while (!has_settled() && ++steps < k_most_steps_to_settle) step();
  if (!has_settled()) find("the line is good again, but not everything went through");
  check_at_rest(*this);
  return findings_;
}

}  // namespace shuke::simulation
