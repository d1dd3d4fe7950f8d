#pragma once

#include <string>
#include <vector>

#include "sync/server/storage.h"

namespace shuke::head_office {

// Everything that must hold, also beside a running server: the file's own structure; every terminal's records contiguous up to its mark
// with an unbroken chain; every applied sale there once with lines = total = tenders; every ledger the sum of its history
// and every account what that folds to. One
// sentence a finding, without personal data; none when all is well.
std::vector<std::string> verify(Storage& storage);

}  // namespace shuke::head_office
