#include "core/seal/chain.h"

#include <sodium.h>

#include <array>

namespace shuke::seal {

namespace {

// BLAKE2b works without sodium_init; that only picks faster code.
class Blake2b {
 public:
  Blake2b() { crypto_generichash_init(&state_, nullptr, 0, sizeof(Hash)); }

  void add_bytes(const void* bytes, std::size_t size) {
    crypto_generichash_update(&state_, static_cast<const unsigned char*>(bytes), size);
  }
  void add_hash(const Hash& hash) { add_bytes(hash.data(), hash.size()); }
  void add_number(std::int64_t value) {
    std::array<unsigned char, 8> bytes{};
    auto rest = static_cast<std::uint64_t>(value);
    for (unsigned char& byte : bytes) {
      byte = static_cast<unsigned char>(rest & 0xFF);
      rest >>= 8;
    }
    add_bytes(bytes.data(), bytes.size());
  }
  void add_text(std::string_view text) {
    add_number(static_cast<std::int64_t>(text.size()));
    add_bytes(text.data(), text.size());
  }
  Hash finish() {
    Hash out{};
    crypto_generichash_final(&state_, out.data(), out.size());
    return out;
  }

 private:
  crypto_generichash_state state_;
};

}  // namespace

Hash body_hash(const Record& record) {
  Blake2b hash;
  hash.add_text(record.kind);
  hash.add_number(record.kind_version);
  hash.add_number(record.hlc);
  hash.add_text(record.body);
  hash.add_text(record.sealed);
  return hash.finish();
}

Hash chain_hash(const Hash& previous, Sequence seq, const Hash& body_hash) {
  Blake2b hash;
  hash.add_hash(previous);
  hash.add_number(seq);
  hash.add_hash(body_hash);
  return hash.finish();
}

}  // namespace shuke::seal
