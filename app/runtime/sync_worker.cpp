#include "app/runtime/sync_worker.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace shuke::runtime {
namespace {

constexpr std::int64_t k_longest_sleep_ms = 60'000;

terminal::SyncState look_of(sync::SyncState state) {
  switch (state) {
    case sync::SyncState::starting: return terminal::SyncState::starting;
    case sync::SyncState::up_to_date: return terminal::SyncState::up_to_date;
    case sync::SyncState::sending: return terminal::SyncState::sending;
    case sync::SyncState::offline: return terminal::SyncState::offline;
    case sync::SyncState::needs_attention: return terminal::SyncState::attention;
  }
  return terminal::SyncState::starting;
}

terminal::SyncTrouble trouble_of(sync::Attention attention) {
  switch (attention) {
    case sync::Attention::none: return terminal::SyncTrouble::none;
    case sync::Attention::fork: return terminal::SyncTrouble::fork;
    case sync::Attention::rolled_back: return terminal::SyncTrouble::rolled_back;
    case sync::Attention::wrong_server: return terminal::SyncTrouble::wrong_server;
    case sync::Attention::identity_taken: return terminal::SyncTrouble::identity_taken;
    case sync::Attention::not_admitted: return terminal::SyncTrouble::not_admitted;
    case sync::Attention::upgrade_needed: return terminal::SyncTrouble::upgrade_needed;
    case sync::Attention::not_understood: return terminal::SyncTrouble::not_understood;
    case sync::Attention::disk: return terminal::SyncTrouble::disk;
  }
  return terminal::SyncTrouble::none;
}

}  // namespace

sync::Now SyncWorker::now() const { return {ports_.clock.monotonic_ms(), ports_.clock.now()}; }

void SyncWorker::begin(const sync::SessionMemory& memory, std::stop_token stop) {
  session_.emplace(config_, memory, ports_.random);
  handle(sync::Tick{}, stop);
}

void SyncWorker::handle(const sync::Event& event, std::stop_token stop) {
  if (!session_) return;
  events_.push_back(event);
  run(stop);
}

void SyncWorker::run(std::stop_token stop) {
  while (!events_.empty() && !stop.stop_requested()) {
    const sync::Event event = std::move(events_.front());
    events_.pop_front();
    for (const sync::Action& action : session_->step(event, now())) carry_out(action, stop);
  }
}

std::int64_t SyncWorker::wait_ms() const {
  if (!session_) return k_longest_sleep_ms;
  return std::clamp<std::int64_t>(session_->next_wake_ms() - ports_.clock.monotonic_ms(), 0, k_longest_sleep_ms);
}

void SyncWorker::ask(StoreRequest request) {
  if (!ports_.ask_store(std::move(request))) events_.push_back(sync::StoreFailed{"busy"});
}

void SyncWorker::carry_out(const sync::Action& action, std::stop_token stop) {
  std::visit(
      [&](const auto& each) {
        using Action = std::decay_t<decltype(each)>;
        if constexpr (std::is_same_v<Action, sync::SendRequest>) {
          sync::HttpAnswer answer = ports_.http.exchange(each.request, each.timeouts, stop);
          if (answer.failure == sync::HttpFailure::none) last_contact_ = ports_.clock.now();
          events_.push_back(sync::Answered{std::move(answer)});
        } else if constexpr (std::is_same_v<Action, sync::Report>) {
          report(each.status);
        } else if constexpr (std::is_same_v<Action, sync::PutAside>) {
          for (const protocol::Quarantined& record : each.records)
            ports_.log.warn("set aside by head office", {{"seq", record.seq}, {"code", record.code}});
        } else {
          ask(each);
        }
      },
      action);
}

void SyncWorker::report(const sync::SyncStatus& status) {
  ports_.tell_counter(
      terminal::SyncChanged{look_of(status.state), static_cast<int>(status.waiting), last_contact_, trouble_of(status.attention)});
}

}  // namespace shuke::runtime
