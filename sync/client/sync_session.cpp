#include "sync/client/sync_session.h"

#include <algorithm>
#include <utility>

#include "sync/protocol/codec.h"

namespace shuke::sync {

namespace {

// A sale may bring the next try forward, but not closer to the last failure than this.
constexpr std::int64_t k_sale_retry_ms = 5'000;

Timestamp time_of(Hlc hlc, const Timestamp& like) { return {hlc >> 16, like.offset_minutes}; }

}  // namespace

SyncSession::SyncSession(SessionConfig config, SessionMemory memory, std::function<std::uint64_t(std::uint64_t)> random)
    : config_(config), memory_(std::move(memory)), backoff_(config.backoff, std::move(random)), batch_limit_(config.batch_records) {
  status_.waiting = std::max<Sequence>(0, memory_.last_seq - memory_.applied_hwm);
  set_waiting_since(memory_.oldest_waiting);
}

Actions SyncSession::step(const Event& event, const Now& now) {
  Actions out;
  std::visit([&](const auto& happened) { on(happened, now, out); }, event);
  refresh_status(out);
  return out;
}

void SyncSession::on(const Tick&, const Now& now, Actions& out) {
  if (phase_ == Phase::resting && now.monotonic_ms >= next_round_ms_) begin_round(out);
}

void SyncSession::on(const SaleStored& event, const Now& now, Actions& out) {
  if (event.last_seq <= memory_.last_seq) return;
  if (memory_.last_seq <= memory_.applied_hwm) set_waiting_since(now.at);
  memory_.last_seq = event.last_seq;
  if (phase_ != Phase::resting) {
    asks_again_ = true;
    return;
  }
  next_round_ms_ = std::min(next_round_ms_, std::max(now.monotonic_ms, earliest_retry_ms_));
  if (now.monotonic_ms >= next_round_ms_) begin_round(out);
}

void SyncSession::on(const SyncNow&, const Now& now, Actions& out) {
  may_push_ = true;
  backoff_.reset();
  next_round_ms_ = now.monotonic_ms;
  if (phase_ == Phase::resting) {
    begin_round(out);
  } else {
    asks_again_ = true;
  }
}

void SyncSession::on(const BatchRead& event, const Now& now, Actions& out) {
  if (phase_ != Phase::reading && phase_ != Phase::comparing) return;
  memory_.last_seq = std::max(memory_.last_seq, event.last_seq);
  if (phase_ == Phase::comparing) return compare(event, out);
  if (event.last_seq < memory_.applied_hwm) return stop_pushing(Attention::rolled_back, out);
  if (event.records.empty()) {
    // What waits for its key goes up with the round after it came; what is published comes meanwhile.
    if (event.is_held) return pull(out);
    if (event.last_seq > memory_.applied_hwm) return fail_round(Attention::disk, 0, now);
    // Nothing to send, so head office will not compare; the same position with another history is a fork all the same.
    if (mark_.applied_hwm == memory_.applied_hwm && event.prev_chain != mark_.chain) return stop_pushing(Attention::fork, out);
    return pull(out);
  }
  set_waiting_since(time_of(event.records.front().hlc, now.at));
  push(event, out);
}

void SyncSession::on(const Stored&, const Now& now, Actions& out) {
  switch (phase_) {
    case Phase::storing_identity:
      memory_.terminal = greeting_.terminal;
      memory_.server = greeting_.server;
      memory_.head_office_key = greeting_.key;
      return ask_mark(out);
    case Phase::storing_mark:
    case Phase::storing_push: return mark_stored(now, out);
    case Phase::applying: return page_applied(now, out);
    case Phase::resting:
    case Phase::greeting:
    case Phase::asking_mark:
    case Phase::comparing:
    case Phase::reading:
    case Phase::pushing:
    case Phase::pulling: return;  // a late answer of a round that was given up
  }
}

void SyncSession::on(const StoreFailed&, const Now& now, Actions&) {
  if (phase_ != Phase::resting) fail_round(Attention::disk, 0, now);
}

void SyncSession::begin_round(Actions& out) {
  found_ = may_push_ ? Attention::none : attention_;
  asks_again_ = false;
  corrections_ = 0;
  if (!memory_.server) return greet(out);
  if (!is_verified_) return ask_mark(out);
  read_batch(out);
}

void SyncSession::greet(Actions& out) {
  protocol::HelloRequest hello;
  hello.installation = memory_.installation;
  hello.proposed = memory_.terminal;
  hello.is_in_use = memory_.last_seq > 0;
  send(Phase::greeting, protocol::hello_request(hello), out);
}

void SyncSession::ask_mark(Actions& out) { send(Phase::asking_mark, protocol::mark_request(memory_.terminal), out); }

void SyncSession::read_batch(Actions& out) {
  if (!may_push_) return pull(out);
  asks_again_ = false;
  phase_ = Phase::reading;
  out.push_back(ReadBatch{memory_.applied_hwm, batch_limit_, config_.batch_bytes});
}

void SyncSession::push(const BatchRead& read, Actions& out) {
  protocol::PushBatch batch;
  batch.head.terminal = memory_.terminal.terminal;
  batch.head.incarnation = memory_.terminal.incarnation;
  batch.head.first_seq = memory_.applied_hwm + 1;
  batch.head.prev_chain = read.prev_chain;
  batch.head.server = *memory_.server;
  batch.head.hlc = read.hlc;
  batch.head.cursor = memory_.cursor;
  batch.records = read.records;
  batch_size_ = read.records.size();
  pushed_to_ = read.records.back().seq;
  pushed_chain_ = read.records.back().chain_hash;
  send(Phase::pushing, protocol::push_request(batch), out);
}

void SyncSession::pull(Actions& out) { send(Phase::pulling, protocol::pull_request(memory_.terminal, memory_.cursor), out); }

void SyncSession::send(Phase phase, protocol::HttpRequest request, Actions& out) {
  phase_ = phase;
  out.push_back(SendRequest{std::move(request), config_.timeouts});
}

void SyncSession::mark_stored(const Now& now, Actions& out) {
  memory_.server = mark_.server;
  memory_.applied_hwm = mark_.applied_hwm;
  if (mark_.key) memory_.head_office_key = mark_.key;
  is_verified_ = true;
  if (memory_.last_seq <= memory_.applied_hwm) set_waiting_since(std::nullopt);
  if (phase_ == Phase::storing_push && pause_ms_ > 0) return complete_round(pause_ms_, now);
  if (phase_ == Phase::storing_push && memory_.last_seq <= memory_.applied_hwm && !asks_again_) return pull(out);
  read_batch(out);
}

void SyncSession::page_applied(const Now& now, Actions& out) {
  memory_.cursor = page_.next_cursor;
  // A sale goes up between two pages: a long pull never keeps one waiting.
  if (asks_again_) return read_batch(out);
  if (!page_.is_last) return pull(out);
  complete_round(config_.period_ms, now);
}

void SyncSession::complete_round(std::int64_t pause_ms, const Now& now) {
  phase_ = Phase::resting;
  backoff_.reset();
  is_offline_ = false;
  attention_ = found_;
  ++completed_rounds_;
  earliest_retry_ms_ = pause_ms_ > 0 ? now.monotonic_ms + pause_ms_ : now.monotonic_ms;
  next_round_ms_ = now.monotonic_ms + pause_ms;
  pause_ms_ = 0;
}

// The first reason stands until a person asks: what follows from it would only hide it.
void SyncSession::stop_pushing(Attention reason, Actions& out) {
  if (may_push_) found_ = attention_ = reason;
  may_push_ = false;
  pull(out);
}

void SyncSession::fail_round(Attention reason, std::int64_t at_least_ms, const Now& now) {
  phase_ = Phase::resting;
  ++failed_rounds_;
  is_verified_ = false;
  is_offline_ = reason == Attention::none;
  // Being cut off says nothing about what was wrong before; only a reason or a complete round changes that.
  if (reason != Attention::none) attention_ = reason;
  next_round_ms_ = now.monotonic_ms + at_least_ms + backoff_.next_wait_ms();
  earliest_retry_ms_ = now.monotonic_ms + std::max(at_least_ms, k_sale_retry_ms);
}

void SyncSession::set_waiting_since(std::optional<Timestamp> since) { memory_.oldest_waiting = since; }

void SyncSession::refresh_status(Actions& out) {
  SyncStatus fresh;
  fresh.waiting = std::max<Sequence>(0, memory_.last_seq - memory_.applied_hwm);
  if (fresh.waiting > 0) fresh.waiting_since = memory_.oldest_waiting;
  fresh.attention = attention_;
  if (attention_ != Attention::none) {
    fresh.state = SyncState::needs_attention;
  } else if (is_offline_) {
    fresh.state = SyncState::offline;
  } else if (fresh.waiting > 0) {
    fresh.state = SyncState::sending;
  } else {
    fresh.state = completed_rounds_ > 0 ? SyncState::up_to_date : SyncState::starting;
  }
  if (is_reported_ && fresh == status_) return;
  is_reported_ = true;
  status_ = fresh;
  out.push_back(Report{status_});
}

}  // namespace shuke::sync
