#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/record.h"
#include "core/base/time.h"

// What goes into journal.db and comes out of it, as plain values.
namespace shuke::store {

// Who this till is. `is_provisional`: proposed by ourselves because head office was never met; head office grants it when it is
// free. Selling needs an identity, not a final one.
struct Terminal {
  TerminalIdentity identity;
  bool is_provisional = false;
  bool operator==(const Terminal&) const = default;
};

// Head office as this data directory met it first; another one is refused by the sync session.
struct Server {
  std::string server_id;
  std::string epoch;
  bool operator==(const Server&) const = default;
};

// Who this till is, as the record log keeps it: without it a new journal would come to head office as a stranger.
struct LoggedTill {
  Uuid installation;
  std::optional<Terminal> terminal;
  std::optional<Server> server;
  bool operator==(const LoggedTill&) const = default;
};

// What the next record will be called. Nothing is reserved: the same slot comes back until a record has been written into it.
struct Slot {
  Sequence seq = 0;
  std::string receipt_number;  // of the next sale; other records take none
  Hlc hlc = 0;
};

// Head office's public key, for which members' own keys are wrapped (core/seal/record_key.h).
using PublicKey = std::array<std::uint8_t, 32>;

// A record before its transaction: the store adds seq and hashes, and seals what is personal under the key of the member it is about.
struct NewRecord {
  Slot slot;
  std::string_view kind;
  int kind_version = 1;
  std::string body;      // JSON without personal data
  std::string personal;  // what belongs into `sealed`, in the clear here; empty for nothing
  std::string sealed{};  // of a record that is written again: its sealed part as it was
};

// A run of the outbox as a push needs it. It ends before a record whose sealed part head office could not open yet.
struct OutboxBatch {
  std::vector<Record> records;  // contiguous
  Hash prev_chain{};            // chain hash before the first of them; zeros at the beginning, or beyond the end
  Sequence last_seq = 0;        // where the outbox ends
  Hlc hlc = 0;                  // of the newest record
  bool is_held = false;         // it ends before such a record
};

// Records that head office does not have yet.
struct Waiting {
  std::int64_t count = 0;
  std::optional<Timestamp> oldest;
};

// Head office's own count of what it has from this terminal. May go down when head office was restored.
struct Mark {
  Server server;
  Sequence applied_hwm = 0;
  Sequence archived_hwm = 0;
};

// Where sync goes on after a restart.
struct SyncMemory {
  Uuid installation;
  std::optional<Terminal> terminal;
  std::optional<Server> server;
  Sequence last_seq = 0;
  Sequence applied_hwm = 0;
  Sequence archived_hwm = 0;
  std::string cursor;  // opaque; empty begins at the beginning
  std::optional<PublicKey> head_office_key{};
  Waiting waiting;
};

enum class ShiftAct { opened, closed };
struct ShiftRow {
  Uuid shift;
  ShiftAct act = ShiftAct::opened;
  Date business_date;
  AssociateId associate;
};

// How many rows stand beside the records; each belongs to one.
struct RowCounts {
  std::int64_t shifts = 0;
  std::int64_t enrolments = 0;
  std::int64_t gifts = 0;
  std::int64_t coupon_uses = 0;
  bool operator==(const RowCounts&) const = default;
};

// What is sealed, and under which keys.
struct KeyReport {
  struct Version {
    std::string name;  // of the class
    int version = 0;
    bool has_older = false;
  };
  struct Older {
    std::string field;  // "member.core"
    std::int64_t rows = 0;
  };
  std::vector<Version> versions;  // none when the keys are locked
  std::vector<Older> older;       // fields with rows that carry another version than the newest
};

// What verifying the data directory found; `findings` are sentences, empty when all is well.
struct CheckReport {
  std::vector<std::string> findings;
  bool is_journal_damaged = false;  // what to do about it: operations/rebuild.h
  bool is_replica_damaged = false;
  bool is_log_damaged = false;  // `records/`
  std::int64_t records = 0;
  std::int64_t sales = 0;
  std::int64_t members = 0;
  std::string last_receipt;  // newest sale whose record, sums and chain are right; empty without sales
  std::optional<Timestamp> last_at;
  std::int64_t waiting = 0;
};

}  // namespace shuke::store
