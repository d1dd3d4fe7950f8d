#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sync/client/http_port.h"
#include "sync/client/sync_status.h"
#include "sync/protocol/messages.h"

// What goes into the sync session and what comes out of it. Plain values: safe to pass between threads.
namespace shuke::sync {

struct Now {
  std::int64_t monotonic_ms = 0;
  Timestamp at;
};

// Time passed; wanted at the latest when next_wake_ms() says.
struct Tick {};

// The outbox now ends here: sync soon.
struct SaleStored {
  Sequence last_seq = 0;
};

// A person asks, or the shop closes: no waiting for the back-off.
struct SyncNow {};

// Answers SendRequest.
struct Answered {
  HttpAnswer answer;
};

// Answers ReadBatch.
struct BatchRead {
  std::vector<Record> records;  // contiguous from ReadBatch::after + 1; empty when there are none
  Hash prev_chain{};            // own chain hash at `after`; zeros at 0, or when the outbox ends before it
  Sequence last_seq = 0;        // where the outbox ends
  Hlc hlc = 0;                  // the newest of this terminal
  bool is_held = false;         // the run ends before a record whose key cannot be wrapped for head office yet
};

// Answers StoreIdentity, StoreMark and ApplyPage: it is durable.
struct Stored {};

// Answers any of the four that ask the store: the disk said no. Tried again later.
struct StoreFailed {
  std::string detail;
};

using Event = std::variant<Tick, SaleStored, SyncNow, Answered, BatchRead, Stored, StoreFailed>;

// Asks for Answered.
struct SendRequest {
  protocol::HttpRequest request;
  HttpTimeouts timeouts;
};

// Asks for BatchRead: records above `after`, as many as fit both limits by protocol::framed_size, at least one if there is one.
struct ReadBatch {
  Sequence after = 0;
  std::size_t most_records = 0;
  std::size_t most_bytes = 0;
};

// Asks for Stored: the terminal and the server of this data directory, once, and head office's key where it has one.
struct StoreIdentity {
  protocol::HelloAnswer answer;
};

// Asks for Stored: what head office has, and its key when that is another than was stored. The mark may be lower than before, when head
// office was restored; rows are kept for that.
struct StoreMark {
  protocol::MarkAnswer mark;
};

// Asks for Stored: rows and cursor in one transaction. With `starts_over` this is the first page of a whole replica: rows of
// before that do not come again are gone when a page `is_last`.
struct ApplyPage {
  protocol::PullPage page;
  bool starts_over = false;
};

// The status changed. Nothing comes back.
struct Report {
  SyncStatus status;
};

// Head office put these records aside; for the log. Nothing comes back.
struct PutAside {
  std::vector<protocol::Quarantined> records;
};

using Action = std::variant<SendRequest, ReadBatch, StoreIdentity, StoreMark, ApplyPage, Report, PutAside>;
using Actions = std::vector<Action>;

}  // namespace shuke::sync
