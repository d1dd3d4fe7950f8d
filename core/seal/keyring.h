#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/seal/secret.h"

// The keys of a terminal and what they seal. Each class of what is personal has a key of its own, made on the terminal; all of them stand
// in one file (`keys/` of the data directory), wrapped under a key that is derived from the device secret and, where there is one, the
// share of head office. The device secret itself stands outside the data directory: who copies that directory opens nothing.
//
// A sealed field:  01 | class, 1 byte | key version, 2 bytes little-endian | box (core/seal/box.h)
// It is bound to its class, version and Place, so that it opens only in the table, column and row for which it was sealed.
namespace shuke::seal {

// The numbers stand in files: never changed, never used again.
enum class KeyClass : std::uint8_t {
  core = 1,       // name, phone, cards, birthday, and what a member's account says
  sensitive = 2,  // health, special needs, notes: opened one member at a time
  staff = 3,      // PIN records
  draft = 4,      // the open counter
  records = 5,    // wraps the keys of members' records
  phone = 6,      // blind index of phones
  card = 7        // blind index of cards
};
inline constexpr std::array k_key_classes{KeyClass::core,    KeyClass::sensitive, KeyClass::staff, KeyClass::draft,
                                          KeyClass::records, KeyClass::phone,     KeyClass::card};

// Where a sealed field stands; `row` is the row's key as it is stored.
struct Place {
  std::string_view table;
  std::string_view column;
  std::string_view row;
};

using BlindHash = std::array<std::uint8_t, 16>;
using KeyVersion = std::uint16_t;

// Functions that are const: any thread, also several at once.
class Keyring {
 public:
  // Fresh keys, version 1 of each class; they last once wrap() is in a file.
  static Keyring make();
  // keys_locked when the device secret or the share is another one, document_not_valid when the file is none, version_too_new.
  static Result<Keyring> open(std::string_view file, const Secret& device, std::string_view share = {});
  // Whether the file asks for a share of head office; false also for bytes that are no such file.
  static bool asks_for_share(std::string_view file);
  // The file's bytes. `share` is head office's part of the wrapping key, empty for none.
  std::string wrap(const Secret& device, std::string_view share = {}) const;

  std::string seal(KeyClass of, const Place& place, std::string_view clear) const;
  // document_not_valid (detail "envelope") for bytes that were changed, come from another place or are in the clear (version 0);
  // keys_locked for a version of the key that is not here any more; version_too_new.
  Result<std::string> open(KeyClass of, const Place& place, std::string_view envelope) const;

  // Equal for equal texts and told from another only by who has the key: for exact look-up of a normalised phone or card.
  BlindHash blind(KeyClass of, std::string_view normalised) const;

  // The version that seals now, and the one that a sealed field carries (0: none can be read off it).
  KeyVersion version(KeyClass of) const;
  bool has_older(KeyClass of) const;
  static KeyVersion version_of(std::string_view envelope);
  // A new version seals from now on; older ones still open until they are forgotten. The file has to be written before anything is sealed.
  void renew(KeyClass of);
  void forget_older(KeyClass of);

 private:
  struct Key {
    KeyVersion version = 0;
    Secret secret;
  };
  Keyring() = default;
  const std::vector<Key>& keys(KeyClass of) const;

  std::map<KeyClass, std::vector<Key>> keys_;  // oldest first, never empty
};

}  // namespace shuke::seal
