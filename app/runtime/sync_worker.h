#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <stop_token>

#include "app/runtime/messages.h"
#include "core/base/log.h"
#include "core/base/ports.h"
#include "sync/client/http_port.h"
#include "sync/client/sync_session.h"

namespace shuke::runtime {

struct SyncPorts {
  sync::HttpPort& http;
  const Clock& clock;
  Log& log;
  std::function<std::uint64_t(std::uint64_t)> random;  // below n; jitter only
  std::function<bool(StoreRequest)> ask_store;
  std::function<void(terminal::Event)> tell_counter;
};

// Drives one sync session on the sync thread: carries its actions out, hands outcomes back. Never opens the database; the network
// may take as long as it likes here.
class SyncWorker {
 public:
  explicit SyncWorker(SyncPorts ports, sync::SessionConfig config = {}) : ports_(std::move(ports)), config_(config) {}

  void begin(const sync::SessionMemory& memory, std::stop_token stop);
  void handle(const sync::Event& event, std::stop_token stop);
  // How long the thread may sleep before the session wants a Tick.
  std::int64_t wait_ms() const;
  const sync::SyncSession* session() const { return session_ ? &*session_ : nullptr; }

 private:
  sync::Now now() const;
  void run(std::stop_token stop);  // until nothing is left to carry out
  void carry_out(const sync::Action& action, std::stop_token stop);
  void ask(StoreRequest request);
  void report(const sync::SyncStatus& status);

  SyncPorts ports_;
  sync::SessionConfig config_;
  std::optional<sync::SyncSession> session_;
  std::deque<sync::Event> events_;
  std::optional<Timestamp> last_contact_;
};

}  // namespace shuke::runtime
