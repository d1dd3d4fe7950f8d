#include "core/store/keys.h"

#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/db/disk.h"
#include "core/seal/keyring.h"

namespace shuke::store {

namespace {

// Those of the blind hashes are not renewed: see core/seal/README.md. Nothing is sealed for staff yet.
constexpr std::array k_renewed{seal::KeyClass::core, seal::KeyClass::sensitive, seal::KeyClass::draft, seal::KeyClass::records};

Keys locked(const KeyPaths& paths, const std::string& what) {
  return {.ring = nullptr,
          .paths = paths,
          .trouble = "Members are locked: " + what + "; put the right file back and start again. Selling goes on."};
}

// The device secret, or what is wrong with it.
struct Device {
  std::optional<seal::Secret> secret;
  std::string trouble;
  bool is_missing = false;
};

Device read_device(const KeyPaths& paths) {
  const std::string file = "the device key " + paths.device;
  try {
    const auto bytes = db::find_file(paths.device);
    if (!bytes) return {std::nullopt, file + " is missing", true};
    if (bytes->size() != seal::k_secret_size) return {std::nullopt, file + " is not 32 bytes long", false};
    return {seal::Secret::of(*bytes), {}, false};
  } catch (const DbError&) {
    return {std::nullopt, file + " cannot be read", false};
  }
}

std::string why(Reason reason, const KeyPaths& paths) {
  if (reason == Reason::keys_locked) return "the device key " + paths.device + " does not open " + paths.keyring;
  if (reason == Reason::version_too_new) return paths.keyring + " was written by a newer Shuke";
  return paths.keyring + " is damaged";
}

Keys open_keyring(const KeyPaths& paths, const std::string& file) {
  const Device device = read_device(paths);
  if (!device.secret) return locked(paths, device.trouble);
  auto ring = seal::Keyring::open(file, *device.secret);
  if (!ring) return locked(paths, why(ring.reason(), paths));
  return {.ring = std::make_shared<const seal::Keyring>(std::move(ring).value()), .paths = paths};
}

std::optional<std::string> read_keyring(const KeyPaths& paths) {
  try {
    return db::find_file(paths.keyring);
  } catch (const DbError&) {
    return std::string();  // there, and no keyring
  }
}

void write_keyring(const KeyPaths& paths, const seal::Keyring& ring, const seal::Secret& device) {
  db::replace_file(paths.keyring, ring.wrap(device));
}

Keys change(const KeyPaths& paths, const std::function<void(seal::Keyring&)>& act) {
  const auto file = read_keyring(paths);
  const Device device = read_device(paths);
  if (!file || !device.secret) return open_keys(paths);
  auto opened = seal::Keyring::open(*file, *device.secret);
  if (!opened) return open_keys(paths);
  seal::Keyring ring = std::move(opened).value();
  act(ring);
  write_keyring(paths, ring, *device.secret);
  return {.ring = std::make_shared<const seal::Keyring>(std::move(ring)), .paths = paths};
}

}  // namespace

KeyPaths key_paths(const std::string& directory, const std::string& key_file) {
  if (directory == ":memory:") return {};
  const std::string folder = db::whole_path(directory);
  return {.keyring = folder + "/keys/keyring", .device = key_file.empty() ? folder + ".key" : key_file};
}

Keys open_keys(const KeyPaths& paths) {
  const auto file = read_keyring(paths);
  return file ? open_keyring(paths, *file) : locked(paths, "the keys in " + paths.keyring + " are missing");
}

Keys make_or_open_keys(const KeyPaths& paths) {
  if (paths.keyring.empty()) return {};
  if (const auto file = read_keyring(paths)) return open_keyring(paths, *file);
  Device device = read_device(paths);
  if (!device.secret && !device.is_missing) return locked(paths, device.trouble);
  if (device.is_missing) {
    device.secret = seal::Secret::random();
    db::replace_file(paths.device, device.secret->view());
  }
  db::make_folder(paths.keyring.substr(0, paths.keyring.rfind('/')));
  auto ring = std::make_shared<const seal::Keyring>(seal::Keyring::make());
  write_keyring(paths, *ring, *device.secret);
  return {.ring = std::move(ring), .paths = paths, .are_new = true};
}

Keys renew_keys(const KeyPaths& paths) {
  return change(paths, [](seal::Keyring& ring) {
    for (const seal::KeyClass of : k_renewed) ring.renew(of);
  });
}

Keys forget_older_keys(const KeyPaths& paths) {
  return change(paths, [](seal::Keyring& ring) {
    for (const seal::KeyClass of : k_renewed) ring.forget_older(of);
  });
}

}  // namespace shuke::store
