#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "core/base/ports.h"
#include "core/seal/record_key.h"
#include "sync/protocol/http.h"
#include "sync/protocol/messages.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Head office without sockets: a request in, a response out (sync/protocol/openapi.yaml). One thread; the listener calls it one
// request after the other. Whatever fails inside becomes a response: DbErrors are caught here, once.
class HeadOffice {
 public:
  // `log` gets one line without personal data for what an operator should know: records put aside, forks, failures.
  using Log = std::function<void(std::string_view)>;
  // `keys` is head office's own pair, of this storage and no other (key_file.h). All but the log are borrowed.
  HeadOffice(Storage& storage, const seal::KeyPair& keys, const Clock& clock, Log log);

  protocol::HttpResponse handle(const protocol::HttpRequest& request);

 private:
  protocol::HttpResponse route(const protocol::HttpRequest& request);
  protocol::HttpResponse hello(const protocol::HttpRequest& request);
  protocol::HttpResponse push(const protocol::HttpRequest& request);
  protocol::HttpResponse mark(const protocol::HttpRequest& request);
  protocol::HttpResponse pull(const protocol::HttpRequest& request);
  protocol::HttpResponse readiness();
  protocol::HttpResponse metrics();
  void tell(const protocol::PushBatch& batch, const protocol::PushAnswer& answer);
  void touch(TerminalState state);
  void tidy_up();

  struct Tally {
    std::int64_t requests = 0;
    std::int64_t failures = 0;
    std::int64_t pushes = 0;
    std::int64_t records = 0;
    std::int64_t put_aside = 0;
    std::int64_t gaps = 0;
    std::int64_t forks = 0;
    std::int64_t pages = 0;
  };

  Storage& storage_;
  const seal::KeyPair& keys_;
  const Clock& clock_;
  Log log_;
  Tally tally_;
  int writes_since_checkpoint_ = 0;
};

}  // namespace shuke::head_office
