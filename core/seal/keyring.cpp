#include "core/seal/keyring.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/seal/box.h"

namespace shuke::seal {

namespace {

constexpr char k_field_version = 1;
constexpr std::size_t k_field_head = 4;  // version, class, two bytes of key version

// SKKR, format 1, then 1 where a share of head office is mixed in; after it one box with the keys.
constexpr std::string_view k_file_magic = "SKKR";
constexpr char k_file_version = 1;
constexpr std::size_t k_file_head = 6;
constexpr std::size_t k_key_entry = 3 + k_secret_size;  // class, version, key

std::string file_head(bool has_share) {
  std::string head(k_file_magic);
  head += k_file_version;
  head += static_cast<char>(has_share);
  return head;
}

void put_version(std::string& out, KeyVersion version) {
  out += static_cast<char>(version & 0xFF);
  out += static_cast<char>(version >> 8);
}

KeyVersion take_version(std::string_view two) {
  return static_cast<KeyVersion>(static_cast<unsigned char>(two[0]) | static_cast<unsigned char>(two[1]) << 8);
}

// Both parts are needed, neither tells anything of the result.
Secret wrapping_key(const Secret& device, std::string_view share) {
  std::string text = "shuke keyring 1 ";
  text += share;
  std::string derived(k_secret_size, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(derived.data()), derived.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), device.data(), k_secret_size);
  Secret key = Secret::of(derived);
  sodium_memzero(derived.data(), derived.size());
  return key;
}

// Lengths are fixed by their ends, so that no byte can move from one name into the next.
std::string bound_to(std::string_view head, const Place& place) {
  std::string text(head);
  for (const std::string_view part : {place.table, place.column}) {
    text += part;
    text += '\0';
  }
  text += place.row;
  return text;
}

std::string field_head(KeyClass of, KeyVersion version) {
  std::string head(1, k_field_version);
  head += static_cast<char>(of);
  put_version(head, version);
  return head;
}

}  // namespace

const std::vector<Keyring::Key>& Keyring::keys(KeyClass of) const { return keys_.at(of); }

Keyring Keyring::make() {
  Keyring ring;
  for (const KeyClass one : k_key_classes) ring.keys_[one].push_back({1, Secret::random()});
  return ring;
}

std::string Keyring::wrap(const Secret& device, std::string_view share) const {
  std::string clear;
  clear.reserve(2 * keys_.size() * k_key_entry);
  for (const auto& [of, versions] : keys_) {
    for (const Key& key : versions) {
      clear += static_cast<char>(of);
      put_version(clear, key.version);
      clear += key.secret.view();
    }
  }
  std::string file = file_head(!share.empty());
  const std::string head = file;
  put_box(file, wrapping_key(device, share), head, clear);
  sodium_memzero(clear.data(), clear.size());
  return file;
}

bool Keyring::asks_for_share(std::string_view file) {
  return file.size() >= k_file_head && file.substr(0, k_file_magic.size()) == k_file_magic && file[k_file_head - 1] != 0;
}

Result<Keyring> Keyring::open(std::string_view file, const Secret& device, std::string_view share) {
  if (file.size() < k_file_head || file.substr(0, k_file_magic.size()) != k_file_magic) return Refusal{Reason::document_not_valid, "keys"};
  if (file[k_file_magic.size()] != k_file_version) return Refusal{Reason::version_too_new, "keys"};
  auto clear = open_box(wrapping_key(device, share), file.substr(0, k_file_head), file.substr(k_file_head));
  if (!clear) return Refusal{Reason::keys_locked, "keys"};
  std::string bytes = std::move(clear).value();
  Keyring ring;
  std::string_view rest(bytes);
  for (; rest.size() >= k_key_entry; rest.remove_prefix(k_key_entry)) {
    const auto of = static_cast<KeyClass>(rest[0]);
    ring.keys_[of].push_back({take_version(rest.substr(1)), Secret::of(rest.substr(3, k_secret_size))});
  }
  sodium_memzero(bytes.data(), bytes.size());
  for (const KeyClass one : k_key_classes) {
    if (ring.keys_.count(one) == 0) return Refusal{Reason::document_not_valid, "keys"};
  }
  return ring;
}

std::string Keyring::seal(KeyClass of, const Place& place, std::string_view clear) const {
  const Key& key = keys(of).back();
  std::string envelope = field_head(of, key.version);
  envelope.reserve(envelope.size() + k_box_overhead + clear.size());
  put_box(envelope, key.secret, bound_to(field_head(of, key.version), place), clear);
  return envelope;
}

Result<std::string> Keyring::open(KeyClass of, const Place& place, std::string_view envelope) const {
  const Refusal refusal{Reason::document_not_valid, "envelope"};
  if (envelope.empty() || envelope.front() == 0) return refusal;
  if (envelope.front() != k_field_version) return Refusal{Reason::version_too_new, "envelope"};
  if (envelope.size() < k_field_head || envelope[1] != static_cast<char>(of)) return refusal;
  const KeyVersion version = take_version(envelope.substr(2));
  const std::vector<Key>& versions = keys(of);
  if (version > versions.back().version) return refusal;
  const auto key = std::find_if(versions.begin(), versions.end(), [&](const Key& one) { return one.version == version; });
  if (key == versions.end()) return Refusal{Reason::keys_locked, "envelope"};
  return open_box(key->secret, bound_to(envelope.substr(0, k_field_head), place), envelope.substr(k_field_head));
}

BlindHash Keyring::blind(KeyClass of, std::string_view normalised) const {
  BlindHash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(normalised.data()), normalised.size(),
                     keys(of).back().secret.data(), k_secret_size);
  return hash;
}

KeyVersion Keyring::version(KeyClass of) const { return keys(of).back().version; }

bool Keyring::has_older(KeyClass of) const { return keys(of).size() > 1; }

KeyVersion Keyring::version_of(std::string_view envelope) {
  if (envelope.size() < k_field_head || envelope.front() != k_field_version) return 0;
  return take_version(envelope.substr(2));
}

void Keyring::renew(KeyClass of) {
  const KeyVersion version = keys(of).back().version;
  SHUKE_CHECK(version < 0xFFFF);
  keys_.at(of).push_back({static_cast<KeyVersion>(version + 1), Secret::random()});
}

void Keyring::forget_older(KeyClass of) {
  std::vector<Key>& versions = keys_.at(of);
  versions.erase(versions.begin(), versions.end() - 1);
}

}  // namespace shuke::seal
