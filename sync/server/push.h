#pragma once

#include <functional>
#include <string>
#include <variant>

#include "sync/protocol/messages.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

using PushOutcome = std::variant<protocol::PushAnswer, protocol::Problem>;

// Takes one batch in one transaction: records at or below the mark are compared by their chain hash and skipped, those above are
// applied or put aside, and the mark moves to the last of them. Gap, fork, wrong server and unknown terminal are problems
// that change nothing (of a fork both histories are kept). `keys` open what is personal. Throws DbError, and then nothing of the batch is
// here.
PushOutcome accept_push(Storage& storage, const seal::KeyPair& keys, const protocol::PushBatch& batch, const Timestamp& now);

}  // namespace shuke::head_office
