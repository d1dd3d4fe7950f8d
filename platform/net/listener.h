#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "sync/protocol/http.h"

namespace shuke::platform {

struct ListenerConfig {
  std::string host = "127.0.0.1";  // an address, not a name
  std::uint16_t port = 0;          // 0: any free one, see Listener::port
  int apply_slots = 4;             // requests being handled or queued for it; beyond that 503 before the body is read
  int most_uploads = 256;          // bodies being received at once; beyond that 503 too
  std::size_t most_connections = 10'000;
  std::size_t header_limit = 16 * 1024;
  std::size_t body_limit = 8 * 1024 * 1024;
  // Absolute, however busily a client drips: from the first byte of a request to the end of its header, for the whole body, for the
  // whole answer. `idle` is how long a kept connection may be silent.
  std::chrono::milliseconds idle{75'000};
  std::chrono::milliseconds header{10'000};
  std::chrono::milliseconds body{120'000};
  std::chrono::milliseconds answer{120'000};
  std::chrono::milliseconds drain{10'000};  // what is under way at stop() may take this long
};

// The address cannot be bound: says which and why, in one sentence.
class ListenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ListenerEngine;

// An HTTP/1.1 server by Boost.Beast. One thread moves bytes, one thread calls the handler, one request after the other: what stands
// behind it needs no lock. The handler must not throw. Requests to paths that begin with /v1/ take a slot; health and metrics are
// always answered. Plain HTTP; TLS comes with pairing.
class Listener {
 public:
  using Handler = std::function<protocol::HttpResponse(const protocol::HttpRequest&)>;

  Listener(ListenerConfig config, Handler handler);  // binds and begins; throws ListenError
  ~Listener();                                       // stops
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::uint16_t port() const;
  // Accepts nothing new, closes what is idle, finishes what has begun, then returns. Called by the owner only; a second call does nothing.
  void stop();

 private:
  std::unique_ptr<ListenerEngine> engine_;
};

}  // namespace shuke::platform
