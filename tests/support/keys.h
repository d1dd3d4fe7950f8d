#pragma once

#include <string>

#include "core/store/keys.h"

namespace shuke::test {

// The keys of a till with its data in that folder, made at the first call as a till's first start does; ":memory:" has its own.
inline store::Keys keys_of(const std::string& folder) { return store::make_or_open_keys(store::key_paths(folder)); }

}  // namespace shuke::test
