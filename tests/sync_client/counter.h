#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sync/client/sync_session.h"
#include "sync/protocol/codec.h"

// One session driven by hand, for the tests of what it does.
namespace shuke::sync {

inline const protocol::ServerIdentity k_server{"s1", "e1"};
inline const TerminalIdentity k_terminal{1, 1, "NJX", "01"};

inline Hash chain_at(Sequence seq) {
  Hash out{};
  for (int i = 0; i < 8; ++i) out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(seq >> (8 * i));
  return out;
}

inline std::vector<Record> records(Sequence first, Sequence last) {
  std::vector<Record> out;
  for (Sequence seq = first; seq <= last; ++seq) {
    Record record;
    record.seq = seq;
    record.kind = "sale";
    record.hlc = (1'700'000'000'000 + seq) << 16;
    record.chain_hash = chain_at(seq);
    out.push_back(record);
  }
  return out;
}

inline SessionMemory known_terminal(Sequence last_seq, Sequence applied) {
  SessionMemory memory;
  memory.terminal = k_terminal;
  memory.server = k_server;
  memory.last_seq = last_seq;
  memory.applied_hwm = applied;
  memory.cursor = "c1";
  return memory;
}

// Drives one session by hand; the clock stands still unless told.
struct Counter {
  SyncSession session;
  Now now{1'000, *timestamp_from_rfc3339("2026-11-22T14:32:00+08:00")};

  explicit Counter(SessionMemory memory) : session({}, std::move(memory), [](std::uint64_t below) { return below - 1; }) {}

  Actions step(const Event& event) { return session.step(event, now); }
  Actions answer(int status, std::string body, std::vector<protocol::Header> headers = {}) {
    return step(Answered{{HttpFailure::none, {status, std::move(headers), std::move(body)}, {}}});
  }
  Actions fail(HttpFailure failure) { return step(Answered{{failure, {}, {}}}); }
  Actions problem(int status, const char* code) { return answer(status, protocol::encode(protocol::Problem{status, code, "t"})); }
  Actions mark(Sequence hwm) { return answer(200, protocol::encode(protocol::MarkAnswer{k_server, hwm, 0, chain_at(hwm), now.at})); }
  Actions pushed(Sequence hwm) { return answer(200, protocol::encode(protocol::PushAnswer{k_server, hwm, 0, {}, now.at, 0, 0})); }
  Actions page(const char* cursor, bool is_last) {
    return answer(200, protocol::encode(protocol::PullPage{k_server, {{"sku", "A", 1, false, "{}"}}, cursor, is_last}));
  }
  Actions batch(Sequence after, Sequence to, Sequence last) { return step(BatchRead{records(after + 1, to), chain_at(after), last, 9}); }
};

template <class T>
const T* find(const Actions& actions) {
  for (const auto& action : actions) {
    if (const T* found = std::get_if<T>(&action)) return found;
  }
  return nullptr;
}

inline std::string asked(const Actions& actions) {
  const auto* send = find<SendRequest>(actions);
  return send ? send->request.method + " " + std::string(protocol::path_of(send->request.target)) : "";
}

// A terminal whose first round is over: nothing waits, everything pulled.
inline Counter rested(Sequence at = 3) {
  Counter counter(known_terminal(at, at));
  counter.step(Tick{});
  counter.mark(at);
  counter.batch(at, at, at);
  counter.page("c2", true);
  counter.step(Stored{});
  return counter;
}

}  // namespace shuke::sync
