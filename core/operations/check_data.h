#pragma once

#include "core/store/store.h"

namespace shuke::operations {

// Verifies both files: what store::Store::check does, and that every record can be read and says the same as the tables beside it, and
// every account what its history folds to. Reads everything; for `shuke-till check`, also beside a running till (Access::read_only).
store::CheckReport check_data(const store::Store& store);

}  // namespace shuke::operations
