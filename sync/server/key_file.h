#pragma once

#include <optional>
#include <string>

#include "core/seal/record_key.h"
#include "sync/server/storage.h"

namespace shuke::head_office {

// Head office's pair, or one sentence that says why it cannot be used: what, where, what to do.
struct OpenedKey {
  std::optional<seal::KeyPair> pair;
  std::string trouble;  // empty with a pair
};

// The secret half stands in a file of its own: 32 bytes, mode 0400, beside the database and never in it, so that a copy of the database
// opens no record. The database knows the public half: a missing file or another one is refused, never made anew over what was sealed.
// Refused also: a file that others may read, and one of another length.

// For who serves: made at the first start, on disk before this returns. DbError when the disk refuses.
OpenedKey make_or_open_key(Storage& storage, const std::string& path);
// For who reads beside a server. A database that no key belongs to yet holds nothing sealed; any pair will do.
OpenedKey open_key(Storage& storage, const std::string& path);

}  // namespace shuke::head_office
