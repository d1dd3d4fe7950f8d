#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "sync/protocol/http.h"

namespace shuke::sync {

enum class HttpFailure {
  none,         // an answer came, whatever its status
  no_route,     // name, address or connection: nothing was sent
  timed_out,    // connecting took too long, or the line went dead
  broken,       // cut in the middle: head office may or may not have acted
  not_trusted,  // TLS: not the head office this terminal knows
  cancelled     // the program is ending
};

struct HttpAnswer {
  HttpFailure failure = HttpFailure::none;
  protocol::HttpResponse response;
  std::string detail;  // for the log, one line, no personal data
};

struct HttpTimeouts {
  std::chrono::milliseconds connect{10'000};
  int slow_bytes_per_second = 1024;   // a slower line than this ...
  std::chrono::seconds slow_for{30};  // ... for this long is a dead one; there is no limit on the whole exchange
};

// The road to head office. Real one in platform/net, faulty ones in tests. One thread at a time; blocks until answered, failed
// or stopped. Never throws for what the network does.
class HttpPort {
 public:
  virtual ~HttpPort() = default;
  virtual HttpAnswer exchange(const protocol::HttpRequest& request, const HttpTimeouts& timeouts, std::stop_token stop) = 0;
};

}  // namespace shuke::sync
