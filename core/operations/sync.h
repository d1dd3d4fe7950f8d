#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ports.h"
#include "core/base/result.h"
#include "core/codec/feed.h"
#include "core/store/store.h"

// The store's side of sync: what the sync session asks for, done on the store thread.
namespace shuke::operations {

// Where sync goes on. Makes the installation's id the first time.
store::SyncMemory sync_memory(store::Store& store, const Clock& clock, IdSource& ids);

store::OutboxBatch next_batch(const store::Store& store, Sequence after, std::size_t most_records, std::size_t most_bytes);
void record_mark(store::Store& store, const store::Mark& mark);
// What head office's answers tell of its key, where they do; kept, so that it is asked for once.
void know_head_office(store::Store& store, const std::optional<store::PublicKey>& key);
// See store::Store::propose_terminal and adopt_terminal.
void propose_terminal(store::Store& store, const TerminalIdentity& identity);
Outcome adopt_terminal(store::Store& store, const TerminalIdentity& identity, const store::Server& server);

struct FeedPage {
  std::vector<codec::FeedRow> rows;
  std::string cursor;
  bool starts_over = false;
  bool is_last = false;
};

struct AppliedPage {
  int applied = 0;
  std::vector<store::ParkedRow> parked;  // rows that cannot be read; kept, for the log, blocking nothing
  bool changes_shop = false;             // load_shop would answer something else now
  bool changes_members = false;
};

// Decodes and stores a page and its cursor in one transaction of the replica. A row that cannot be applied is parked and the one
// of before stays in force: a bad policy document changes nothing.
AppliedPage apply_page(store::Store& store, const FeedPage& page);

}  // namespace shuke::operations
