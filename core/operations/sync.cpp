#include "core/operations/sync.h"

namespace shuke::operations {

store::SyncMemory sync_memory(store::Store& store, const Clock& clock, IdSource& ids) {
  store.installation(ids.new_id(clock.now()));
  return store.sync_memory();
}

store::OutboxBatch next_batch(const store::Store& store, Sequence after, std::size_t most_records, std::size_t most_bytes) {
  return store.batch(after, most_records, most_bytes);
}

void record_mark(store::Store& store, const store::Mark& mark) { store.record_mark(mark); }

void know_head_office(store::Store& store, const std::optional<store::PublicKey>& key) {
  if (key) store.know_head_office(*key);
}

void propose_terminal(store::Store& store, const TerminalIdentity& identity) { store.propose_terminal(identity); }

Outcome adopt_terminal(store::Store& store, const TerminalIdentity& identity, const store::Server& server) {
  return store.adopt_terminal(identity, server);
}

}  // namespace shuke::operations
