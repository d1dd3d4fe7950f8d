#include "core/store/keys.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "core/db/disk.h"
#include "core/seal/keyring.h"
#include "tests/support/temporary_folder.h"

using namespace shuke;
using store::KeyPaths;
using store::Keys;

namespace {

// A data directory, with the device secret where a till puts it by itself.
struct KeyFolder {
  test::TemporaryFolder folder;
  KeyPaths paths = store::key_paths(folder.path() + "/");

  static std::string bytes_of(const std::string& path) { return *db::find_file(path); }
  static void write(const std::string& path, const std::string& bytes) { db::replace_file(path, bytes); }
};

bool is_for_its_owner(const std::string& path) { return std::filesystem::status(path).permissions() == std::filesystem::perms::owner_read; }

}  // namespace

TEST_CASE("the first start makes both files, readable by their owner alone, the device secret outside the data directory") {
  KeyFolder till;
  const Keys keys = store::make_or_open_keys(till.paths);
  REQUIRE(keys.ring);
  CHECK(keys.are_new);
  CHECK(till.paths.device == till.folder.path() + ".key");
  CHECK(KeyFolder::bytes_of(till.paths.device).size() == 32);
  CHECK(is_for_its_owner(till.paths.device));
  CHECK(is_for_its_owner(till.paths.keyring));
  const Keys again = store::make_or_open_keys(till.paths);
  CHECK_FALSE(again.are_new);
  const std::string sealed = keys.ring->seal(seal::KeyClass::core, {"t", "c", "r"}, "what");
  CHECK(*again.ring->open(seal::KeyClass::core, {"t", "c", "r"}, sealed) == "what");
}

TEST_CASE("a device secret without keys is used again, as after a power cut between the two files") {
  KeyFolder till;
  const std::string secret(32, 's');
  KeyFolder::write(till.paths.device, secret);
  REQUIRE(store::make_or_open_keys(till.paths).ring);
  CHECK(KeyFolder::bytes_of(till.paths.device) == secret);
  CHECK(store::open_keys(till.paths).ring);
}

TEST_CASE("keys without their device secret are locked, and nothing is written over them") {
  KeyFolder till;
  REQUIRE(store::make_or_open_keys(till.paths).ring);
  const std::string keyring = KeyFolder::bytes_of(till.paths.keyring);
  const std::string device = KeyFolder::bytes_of(till.paths.device);
  const auto trouble = [&] {
    const Keys keys = store::make_or_open_keys(till.paths);
    CHECK_FALSE(keys.ring);
    CHECK(store::renew_keys(till.paths).trouble == keys.trouble);
    CHECK(KeyFolder::bytes_of(till.paths.keyring) == keyring);
    return keys.trouble;
  };
  const auto sentence = [&](const std::string& what) {
    return "Members are locked: the device key " + till.paths.device + what + "; put the right file back and start again. Selling goes on.";
  };
  std::filesystem::remove(till.paths.device);
  CHECK(trouble() == sentence(" is missing"));
  CHECK_FALSE(std::filesystem::exists(till.paths.device));
  KeyFolder::write(till.paths.device, "short");
  CHECK(trouble() == sentence(" is not 32 bytes long"));
  KeyFolder::write(till.paths.device, std::string(32, 'x'));
  CHECK(trouble() == sentence(" does not open " + till.paths.keyring));
  std::filesystem::remove(till.paths.device);
  std::filesystem::create_directory(till.paths.device);
  CHECK(trouble() == sentence(" cannot be read"));
  std::filesystem::remove(till.paths.device);
  KeyFolder::write(till.paths.device, device);
  CHECK(store::make_or_open_keys(till.paths).ring);
}

TEST_CASE("a keyring that is damaged or of a newer program locks, and stays as it is") {
  KeyFolder till;
  REQUIRE(store::make_or_open_keys(till.paths).ring);
  const std::string whole = KeyFolder::bytes_of(till.paths.keyring);
  for (const std::string& bytes : {std::string(), std::string("nonsense"), whole.substr(0, whole.size() - 1)}) {
    KeyFolder::write(till.paths.keyring, bytes);
    const Keys keys = store::make_or_open_keys(till.paths);
    CHECK_FALSE(keys.ring);
    CHECK_FALSE(keys.trouble.empty());
    CHECK(KeyFolder::bytes_of(till.paths.keyring) == bytes);
  }
}

TEST_CASE("renewed keys open what was sealed before, until the older are forgotten") {
  KeyFolder till;
  const seal::Place place{"t", "c", "r"};
  const std::string before = store::make_or_open_keys(till.paths).ring->seal(seal::KeyClass::core, place, "what");
  REQUIRE(store::renew_keys(till.paths).ring);
  const Keys renewed = store::open_keys(till.paths);
  CHECK(renewed.ring->version(seal::KeyClass::core) == 2);
  CHECK(renewed.ring->version(seal::KeyClass::phone) == 1);
  CHECK(*renewed.ring->open(seal::KeyClass::core, place, before) == "what");
  REQUIRE(store::forget_older_keys(till.paths).ring);
  CHECK(store::open_keys(till.paths).ring->open(seal::KeyClass::core, place, before).reason() == Reason::keys_locked);
}
