#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/seal/keyring.h"
#include "core/seal/secret.h"

// What is personal in a record: sealed under a key of its member's own, made on the terminal. The key travels beside the records, wrapped
// once for the terminal's keyring and once for head office, and is in neither hash: who destroys both wrappings erases the person and
// breaks no chain.
//
// A record's `sealed`:  01 | FF | key id, 16 bytes | box (core/seal/box.h), bound to kind and sequence of the record
namespace shuke::seal {

using KeyId = std::array<std::uint8_t, 16>;

// The public half of head office's pair: with it anybody wraps a key, and only head office opens it (X25519, libsodium's sealed box).
using PublicKey = std::array<std::uint8_t, 32>;

struct RecordPlace {
  std::string_view kind;
  Sequence seq = 0;
};

KeyId random_key_id();
std::string seal_record(const Secret& key, const KeyId& id, const RecordPlace& place, std::string_view clear);
// document_not_valid (detail "envelope") for another key or place, changed bytes, or an envelope in the clear (version 0);
// version_too_new.
Result<std::string> open_record(const Secret& key, const RecordPlace& place, std::string_view envelope);
// Which key opens it; nothing for what is no such envelope.
std::optional<KeyId> key_id_of(std::string_view envelope);

// For this terminal. Refusals as Keyring::open.
std::string wrap_key(const Keyring& ring, const KeyId& id, const Secret& key);
Result<Secret> unwrap_key(const Keyring& ring, const KeyId& id, std::string_view wrapped);

// For head office, and what it does with it.
std::string wrap_key(const PublicKey& head_office, const Secret& key);
class KeyPair {
 public:
  static KeyPair make();
  static KeyPair of(std::string_view secret_bytes);  // k_secret_size bytes, as secret() gives them
  const PublicKey& public_key() const { return public_; }
  const Secret& secret() const { return secret_; }
  Result<Secret> unwrap_key(std::string_view wrapped) const;  // document_not_valid, detail "key"

 private:
  explicit KeyPair(Secret secret);

  Secret secret_;
  PublicKey public_{};
};

}  // namespace shuke::seal
