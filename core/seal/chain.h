#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/record.h"

// The two hashes of every record, for the terminal that writes it and everybody who checks it. Both are BLAKE2b with 32 bytes of
// output, without key, salt or personalisation (libsodium crypto_generichash, Python hashlib.blake2b(digest_size=32)).
//
// Framing, from which outside programs reproduce them; NUM is a signed 64-bit integer, little-endian, TEXT is NUM(length in bytes)
// followed by the bytes as they are stored:
//
//   body_hash  = H( TEXT(kind) NUM(kind_version) NUM(hlc) TEXT(body) TEXT(sealed) )
//   chain_hash = H( previous chain_hash, 32 bytes | NUM(seq) | body_hash, 32 bytes )
//
// The chain hash before the first record is 32 zero bytes. A record without a personal part has a `sealed` of length 0.
namespace shuke::seal {

// Pure, any thread; needs no key, so that pushing and checking never do.
Hash body_hash(const Record& record);
Hash chain_hash(const Hash& previous, Sequence seq, const Hash& body_hash);

}  // namespace shuke::seal
