#pragma once

#include <memory>
#include <string>

namespace shuke::seal {
class Keyring;
}

namespace shuke::store {

// Where a till keeps its keys.
struct KeyPaths {
  std::string keyring;  // `keys/keyring` of the data directory: all keys, wrapped
  std::string device;   // the device secret that unwraps them, 32 bytes, outside the data directory and of its backups
};
// `key_file` is the configured place of the device secret; empty: the path of the data directory with ".key" behind it. Of ":memory:"
// there are none: such a store has keys of its own.
KeyPaths key_paths(const std::string& directory, const std::string& key_file = {});

// The keys that a Store seals and opens with.
struct Keys {
  std::shared_ptr<const seal::Keyring> ring{};  // null: locked
  KeyPaths paths{};                             // empty: keys that stand in no file
  std::string trouble{};                        // why they are locked: one sentence, with what to do
  bool are_new = false;                         // made now: nothing that was sealed before opens
};

// For who only reads: what is not there is locked.
Keys open_keys(const KeyPaths& paths);
// At a till's first start both files are made, the device secret first. Never over what is there: where only one of the two is left or
// they do not fit, the keys are locked. DbError when the disk refuses the new files. The store thread.
Keys make_or_open_keys(const KeyPaths& paths);

// A new version of each key under which something is sealed; it seals from the next start on, and what is sealed under older ones is sealed
// again little by little (Store::renew_seals). Keys that are locked stay as they are.
Keys renew_keys(const KeyPaths& paths);
// Forgets all but the newest versions, in the file and in the answer. Keys that are locked stay as they are.
Keys forget_older_keys(const KeyPaths& paths);

}  // namespace shuke::store
