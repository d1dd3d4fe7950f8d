#include "sync/server/push.h"

#include <optional>

#include "core/seal/chain.h"
#include "sync/server/apply.h"

namespace shuke::head_office {

namespace {

using protocol::Problem;

Problem problem_of(int status, const char* code, const char* title, Sequence applied_hwm = -1) {
  Problem out;
  out.status = status;
  out.code = code;
  out.title = title;
  out.applied_hwm = applied_hwm;
  return out;
}

// The first record of the batch that belongs to another history than the one kept here; nothing when all fits.
std::optional<std::size_t> first_foreign(Storage& storage, const protocol::PushBatch& batch, const TerminalState& state) {
  const Sequence before = batch.head.first_seq - 1;
  Hash known{};
  if (before == state.applied_hwm) {
    known = state.chain;
  } else if (before > 0) {
    const auto record = storage.find_record(state.identity.terminal, before);
    if (record) known = record->chain_hash;
  }
  if (known != batch.head.prev_chain) return 0;
  for (std::size_t i = 0; i < batch.records.size(); ++i) {
    const Record& record = batch.records[i];
    const Hash chain = seal::chain_hash(known, record.seq, record.body_hash);
    if (chain != record.chain_hash) return i;
    if (record.seq <= state.applied_hwm) {
      const auto kept = storage.find_record(state.identity.terminal, record.seq);
      if (!kept || kept->chain_hash != chain) return i;
    }
    known = chain;
  }
  return std::nullopt;
}

void keep_fork(Storage& storage, const protocol::PushBatch& batch, std::size_t from, const Timestamp& now) {
  for (std::size_t i = from; i < batch.records.size(); ++i) {
    storage.keep_forked({batch.head.terminal, batch.head.incarnation, batch.records[i], "fork", now.unix_ms});
  }
}

// A batch and when it came.
struct Arrival {
  const protocol::PushBatch& batch;
  const Timestamp& now;
};

protocol::PushAnswer take_records(Storage& storage, RecordOpener& opener, const Arrival& arrival, TerminalState state) {
  protocol::PushAnswer answer;
  for (const Record& record : arrival.batch.records) {
    std::string code;
    if (record.seq <= state.applied_hwm) {
      code = storage.find_record(state.identity.terminal, record.seq)->code;
    } else {
      code = apply_record(storage, opener, state.identity, record);
      storage.add_record({state.identity.terminal, state.identity.incarnation, record, code, arrival.now.unix_ms});
      state.applied_hwm = record.seq;
      state.chain = record.chain_hash;
    }
    if (!code.empty()) answer.quarantined.push_back({record.seq, code});
  }
  state.last_seen_ms = arrival.now.unix_ms;
  storage.put_terminal(state);
  answer.applied_hwm = state.applied_hwm;
  answer.server_time = arrival.now;
  return answer;
}

PushOutcome take_batch(Storage& storage, RecordOpener& opener, const Arrival& arrival) {
  const protocol::PushBatch& batch = arrival.batch;
  const auto server = storage.server();
  if (batch.head.server.server_id != server.server_id) {
    return problem_of(409, protocol::problem::k_wrong_server, "This terminal belongs to another head office.");
  }
  if (batch.head.server.epoch != server.epoch) {
    return problem_of(409, protocol::problem::k_old_epoch, "Head office was restored; ask for the mark again.");
  }
  const auto state = storage.find_terminal(batch.head.terminal);
  if (!state || !state->installation || state->identity.incarnation != batch.head.incarnation) {
    return problem_of(403, protocol::problem::k_unknown_terminal, "Head office never issued this terminal.");
  }
  if (batch.head.first_seq > state->applied_hwm + 1) {
    return problem_of(409, protocol::problem::k_gap, "Earlier records are missing here.", state->applied_hwm);
  }
  if (const auto foreign = first_foreign(storage, batch, *state)) {
    keep_fork(storage, batch, *foreign, arrival.now);
    return problem_of(409, protocol::problem::k_fork, "This terminal's history differs from the one kept here.", state->applied_hwm);
  }
  auto answer = take_records(storage, opener, arrival, *state);
  answer.server = server;
  return answer;
}

}  // namespace

PushOutcome accept_push(Storage& storage, const seal::KeyPair& keys, const protocol::PushBatch& batch, const Timestamp& now) {
  PushOutcome outcome = Problem{};
  RecordOpener opener(keys);
  storage.transact([&] { outcome = take_batch(storage, opener, {batch, now}); });
  return outcome;
}

}  // namespace shuke::head_office
