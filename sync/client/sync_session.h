#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sync/client/backoff.h"
#include "sync/client/sync_events.h"

// Sync as a state machine without threads, clock, disk or network: events go in, actions come out. Whoever drives it
// (app/runtime/sync_worker, `shuke-till sync`, the simulation) carries every action out and hands its outcome back as the matching event.
// At most one action that is answered by an event is under way at any time, so a crash anywhere leaves one question open, and
// the answer to every open question is "send again from the server's number".
namespace shuke::sync {

struct SessionConfig {
  std::int64_t period_ms = 5 * 60'000;  // a round at least this often while connected
  std::size_t batch_records = protocol::k_batch_records;
  std::size_t batch_bytes = protocol::k_batch_bytes;
  BackoffConfig backoff;
  HttpTimeouts timeouts;
};

// What the data directory remembers from before.
struct SessionMemory {
  Uuid installation;
  TerminalIdentity terminal;                       // issued, or what to propose at first contact
  std::optional<protocol::ServerIdentity> server;  // empty until first contact
  Sequence last_seq = 0;
  Sequence applied_hwm = 0;
  std::string cursor;
  std::optional<Timestamp> oldest_waiting;  // of the first record above applied_hwm
  std::optional<protocol::PublicKey> head_office_key{};
};

class SyncSession {
 public:
  // `random(n)` gives a number below n; used for jitter only.
  SyncSession(SessionConfig config, SessionMemory memory, std::function<std::uint64_t(std::uint64_t)> random);

  Actions step(const Event& event, const Now& now);

  const SyncStatus& status() const { return status_; }
  const SessionMemory& memory() const { return memory_; }
  // True between rounds: nothing under way. `shuke-till sync` ends when a round has been completed or has failed.
  bool is_resting() const { return phase_ == Phase::resting; }
  std::int64_t completed_rounds() const { return completed_rounds_; }
  std::int64_t failed_rounds() const { return failed_rounds_; }
  // When the next Tick is wanted at the latest, on the monotonic clock.
  std::int64_t next_wake_ms() const { return next_round_ms_; }

 private:
  enum class Phase {
    resting,
    greeting,
    storing_identity,
    asking_mark,
    comparing,  // is a mark above our own of our own history?
    storing_mark,
    reading,
    pushing,
    storing_push,
    pulling,
    applying
  };

  void on(const Tick& event, const Now& now, Actions& out);
  void on(const SaleStored& event, const Now& now, Actions& out);
  void on(const SyncNow& event, const Now& now, Actions& out);
  void on(const Answered& event, const Now& now, Actions& out);
  void on(const BatchRead& event, const Now& now, Actions& out);
  void on(const Stored& event, const Now& now, Actions& out);
  void on(const StoreFailed& event, const Now& now, Actions& out);

  // The steps of a round, in their usual order.
  void begin_round(Actions& out);
  void greet(Actions& out);
  void ask_mark(Actions& out);
  void read_batch(Actions& out);
  void push(const BatchRead& batch, Actions& out);
  void pull(Actions& out);
  void send(Phase phase, protocol::HttpRequest request, Actions& out);
  void complete_round(std::int64_t pause_ms, const Now& now);

  void greeted(const protocol::HttpResponse& response, const Now& now, Actions& out);
  void mark_came(const protocol::HttpResponse& response, const Now& now, Actions& out);
  void push_answered(const protocol::HttpResponse& response, const Now& now, Actions& out);
  void page_came(const protocol::HttpResponse& response, const Now& now, Actions& out);
  void refused(const protocol::HttpResponse& response, const Now& now, Actions& out);
  void compare(const BatchRead& own, Actions& out);
  void adopt_mark(Actions& out);
  void correct_mark(const Now& now, Actions& out);
  void send_smaller(const Now& now, Actions& out);

  void mark_stored(const Now& now, Actions& out);
  void page_applied(const Now& now, Actions& out);
  void stop_pushing(Attention reason, Actions& out);
  void fail_round(Attention reason, std::int64_t at_least_ms, const Now& now);
  void set_waiting_since(std::optional<Timestamp> since);
  void refresh_status(Actions& out);
  bool is_key_news() const { return mark_.key && mark_.key != memory_.head_office_key; }
  bool is_ours(const protocol::ServerIdentity& server) const { return memory_.server && server.server_id == memory_.server->server_id; }

  SessionConfig config_;
  SessionMemory memory_;
  Backoff backoff_;
  Phase phase_ = Phase::resting;
  SyncStatus status_;
  bool is_reported_ = false;
  Attention attention_ = Attention::none;  // shown
  Attention found_ = Attention::none;      // in the round under way; shown when it ends
  bool is_offline_ = false;
  bool is_verified_ = false;     // head office told us its mark since the last failure
  bool may_push_ = true;         // false after a fork or a step back, until a person asks again
  bool asks_again_ = false;      // something was stored while a round was under way
  int corrections_ = 0;          // times this round was sent back to another mark
  std::size_t batch_limit_ = 0;  // records; what head office asked for, never above the configuration
  std::size_t batch_size_ = 0;   // records of the push under way
  Sequence pushed_to_ = 0;       // last of the push under way, and its chain hash
  Hash pushed_chain_{};
  protocol::HelloAnswer greeting_;  // being stored
  protocol::MarkAnswer mark_;       // being compared or stored, or stored last
  std::int64_t pause_ms_ = 0;       // head office asked for, with the push being stored
  protocol::PullPage page_;         // being applied; without its rows
  std::int64_t next_round_ms_ = 0;
  std::int64_t earliest_retry_ms_ = 0;  // a sale may bring the next try forward to here
  std::int64_t completed_rounds_ = 0;
  std::int64_t failed_rounds_ = 0;
};

}  // namespace shuke::sync
