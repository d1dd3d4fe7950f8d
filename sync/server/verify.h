#pragma once

#include <string>
#include <vector>

#include "core/seal/record_key.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Everything that must hold, also beside a running server: the file's own structure; every terminal's records contiguous up to its mark
// with an unbroken chain, and what is personal in those that were applied still opening, unless its key was destroyed; every applied sale
// there once with lines = total = tenders; every ledger the sum of its history and every account what that folds to. One sentence a
// finding, without personal data; none when all is well. 60 us for each personal part.
std::vector<std::string> verify(Storage& storage, const seal::KeyPair& keys);

}  // namespace shuke::head_office
