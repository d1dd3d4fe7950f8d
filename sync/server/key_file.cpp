#include "sync/server/key_file.h"

#include <utility>

#include "core/base/error.h"
#include "core/db/disk.h"

namespace shuke::head_office {

namespace {

OpenedKey trouble(std::string sentence) { return {std::nullopt, std::move(sentence)}; }

OpenedKey key_of(const std::string& bytes, const std::string& path, const std::optional<seal::PublicKey>& known) {
  if (db::is_open_to_others(path)) {
    return trouble("Others than its owner may read or write the key of head office " + path + "; run chmod 400 on it and start again.");
  }
  if (bytes.size() != seal::k_secret_size) {
    return trouble(path + " is no key of head office, it is " + std::to_string(bytes.size()) + " bytes long instead of 32; put the right " +
                   "file back, or name it with --key-file.");
  }
  OpenedKey opened{seal::KeyPair::of(bytes), {}};
  if (known && opened.pair->public_key() != *known) {
    return trouble(path +
                   " is the key of another head office than this database is of; put the right file back, or name it with --key-file.");
  }
  return opened;
}

// What the path gives; a pair and a trouble both empty where there is no file.
OpenedKey find_key(const std::string& path, const std::optional<seal::PublicKey>& known) {
  try {
    const auto bytes = db::find_file(path);
    return bytes ? key_of(*bytes, path, known) : OpenedKey{};
  } catch (const DbError&) {
    return trouble("The key of head office " + path +
                   " cannot be read; give this user the right to read it, or name another with --key-file.");
  }
}

OpenedKey missing(const std::string& path) {
  return trouble("The key of head office is not in " + path +
                 "; put its copy back there or name it with --key-file: without it nothing personal in the tills' records opens.");
}

}  // namespace

OpenedKey make_or_open_key(Storage& storage, const std::string& path) {
  const auto known = storage.public_key();
  OpenedKey opened = find_key(path, known);
  if (!opened.trouble.empty()) return opened;
  if (!opened.pair && known) return missing(path);
  if (!opened.pair) {
    opened.pair = seal::KeyPair::make();
    db::replace_file(path, opened.pair->secret().view());
  }
  if (!known) storage.transact([&] { storage.put_public_key(opened.pair->public_key()); });
  return opened;
}

OpenedKey open_key(Storage& storage, const std::string& path) {
  const auto known = storage.public_key();
  if (!known) return {seal::KeyPair::make(), {}};
  OpenedKey opened = find_key(path, known);
  return !opened.pair && opened.trouble.empty() ? missing(path) : std::move(opened);
}

}  // namespace shuke::head_office
