#include "core/seal/record_key.h"

#include <sodium.h>

#include <algorithm>
#include <string>
#include <utility>

#include "core/seal/box.h"

namespace shuke::seal {

namespace {

constexpr char k_record_version = 1;
constexpr char k_record_mark = '\xFF';  // no key class
constexpr std::size_t k_record_head = 2 + sizeof(KeyId);

std::string_view view(const KeyId& id) { return {reinterpret_cast<const char*>(id.data()), id.size()}; }

std::string bound_to(std::string_view head, const RecordPlace& place) {
  std::string text(head);
  text += std::to_string(place.seq);
  text += ' ';
  text += place.kind;
  return text;
}

Place key_place(const KeyId& id) { return {"record_key", "for_terminal", view(id)}; }

}  // namespace

KeyId random_key_id() {
  const std::string bytes = random_bytes(sizeof(KeyId));
  KeyId id{};
  std::copy(bytes.begin(), bytes.end(), id.begin());
  return id;
}

std::string seal_record(const Secret& key, const KeyId& id, const RecordPlace& place, std::string_view clear) {
  std::string envelope{k_record_version, k_record_mark};
  envelope += view(id);
  const std::string head = envelope;
  put_box(envelope, key, bound_to(head, place), clear);
  return envelope;
}

Result<std::string> open_record(const Secret& key, const RecordPlace& place, std::string_view envelope) {
  const Refusal refusal{Reason::document_not_valid, "envelope"};
  if (envelope.empty() || envelope.front() == 0) return refusal;
  if (envelope.front() != k_record_version) return Refusal{Reason::version_too_new, "envelope"};
  if (!key_id_of(envelope)) return refusal;
  return open_box(key, bound_to(envelope.substr(0, k_record_head), place), envelope.substr(k_record_head));
}

std::optional<KeyId> key_id_of(std::string_view envelope) {
  if (envelope.size() < k_record_head || envelope[0] != k_record_version || envelope[1] != k_record_mark) return std::nullopt;
  KeyId id{};
  std::copy_n(envelope.begin() + 2, id.size(), id.begin());
  return id;
}

std::string wrap_key(const Keyring& ring, const KeyId& id, const Secret& key) {
  return ring.seal(KeyClass::records, key_place(id), key.view());
}

Result<Secret> unwrap_key(const Keyring& ring, const KeyId& id, std::string_view wrapped) {
  auto opened = ring.open(KeyClass::records, key_place(id), wrapped);
  if (!opened) return opened.refusal();
  std::string bytes = std::move(opened).value();
  if (bytes.size() != k_secret_size) return Refusal{Reason::document_not_valid, "key"};
  Secret key = Secret::of(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

std::string wrap_key(const PublicKey& head_office, const Secret& key) {
  std::string wrapped(k_secret_size + crypto_box_SEALBYTES, '\0');
  // Fails only for a public key that is no point of the curve: what is wrapped then, nobody opens, which unwrapping says.
  static_cast<void>(crypto_box_seal(reinterpret_cast<unsigned char*>(wrapped.data()), key.data(), k_secret_size, head_office.data()));
  return wrapped;
}

KeyPair::KeyPair(Secret secret) : secret_(std::move(secret)) { crypto_scalarmult_base(public_.data(), secret_.data()); }

KeyPair KeyPair::make() { return KeyPair(Secret::random()); }

KeyPair KeyPair::of(std::string_view secret_bytes) { return KeyPair(Secret::of(secret_bytes)); }

Result<Secret> KeyPair::unwrap_key(std::string_view wrapped) const {
  const Refusal refusal{Reason::document_not_valid, "key"};
  if (wrapped.size() != k_secret_size + crypto_box_SEALBYTES) return refusal;
  std::string bytes(k_secret_size, '\0');
  const int result =
      crypto_box_seal_open(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<const unsigned char*>(wrapped.data()),
                           wrapped.size(), public_.data(), secret_.data());
  if (result != 0) return refusal;
  Secret key = Secret::of(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

}  // namespace shuke::seal
