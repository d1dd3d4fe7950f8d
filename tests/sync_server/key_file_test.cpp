// Where head office's key stands, and what is refused at start instead of being made anew.
#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/db/disk.h"
#include "sync/server/key_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync_server/till.h"

using namespace shuke;
using namespace shuke::test;
using head_office::make_or_open_key;
using head_office::open_key;
using head_office::OpenedKey;

namespace {

struct Place {
  TemporaryFolder folder;
  std::string path = folder / "hq.db.key";
  head_office::SqliteStorage storage{folder / "hq.db", k_server};

  OpenedKey start() { return make_or_open_key(storage, path); }
  void replace(std::string_view bytes) { db::replace_file(path, bytes); }
};

// One sentence that names the file and says what to do.
void check_refused(const OpenedKey& opened, const Place& place, std::string_view what) {
  CHECK_FALSE(opened.pair.has_value());
  CHECK(opened.trouble.find(what) != std::string::npos);
  CHECK(opened.trouble.find(place.path) != std::string::npos);
  CHECK(opened.trouble.find(';') != std::string::npos);
  CHECK(opened.trouble.find('\n') == std::string::npos);
  CHECK(opened.trouble.back() == '.');
}

}  // namespace

TEST_CASE("the first start makes a key that only its owner reads, and every later one finds it") {
  Place place;
  const OpenedKey first = place.start();
  REQUIRE(first.pair.has_value());
  struct stat status {};
  REQUIRE(::stat(place.path.c_str(), &status) == 0);
  CHECK((status.st_mode & 07777) == 0400);
  CHECK(status.st_size == 32);
  CHECK(place.storage.public_key() == first.pair->public_key());
  for (const OpenedKey& again : {place.start(), open_key(place.storage, place.path)}) {
    REQUIRE(again.pair.has_value());
    CHECK(again.pair->secret().view() == first.pair->secret().view());
  }
}

TEST_CASE("the secret half is in no byte of the database") {
  Place place;
  const OpenedKey key = place.start();
  place.storage.checkpoint();
  for (const char* file : {"hq.db", "hq.db-wal"}) {
    const std::string bytes = db::read_file(place.folder / file);
    CHECK(bytes.find(key.pair->secret().view()) == std::string::npos);
  }
}

TEST_CASE("a key file that is gone is asked for, never made anew") {
  Place place;
  place.start();
  db::remove_file(place.path);
  check_refused(place.start(), place, "is not in");
  check_refused(open_key(place.storage, place.path), place, "is not in");
  CHECK_FALSE(db::find_file(place.path).has_value());
}

TEST_CASE("the key of another head office is refused, and the right one put back is taken") {
  Place place;
  const std::string right(place.start().pair->secret().view());
  place.replace(seal::Secret::random().view());
  check_refused(place.start(), place, "another head office");
  check_refused(open_key(place.storage, place.path), place, "another head office");
  place.replace(right);
  CHECK(place.start().pair.has_value());
}

TEST_CASE("a file that is no key is refused, at the first start too") {
  for (const std::size_t size : {std::size_t{0}, std::size_t{31}, std::size_t{33}}) {
    CAPTURE(size);
    Place place;
    place.replace(std::string(size, 'k'));
    check_refused(place.start(), place, "instead of 32");
    CHECK_FALSE(place.storage.public_key().has_value());
    CHECK(db::find_file(place.path)->size() == size);
  }
}

TEST_CASE("a key that others may read is refused until it is closed") {
  Place place;
  place.start();
  for (const mode_t mode : {0440u, 0404u, 0420u, 0666u}) {
    REQUIRE(::chmod(place.path.c_str(), mode) == 0);
    check_refused(place.start(), place, "chmod 400");
  }
  REQUIRE(::chmod(place.path.c_str(), 0600) == 0);
  CHECK(place.start().pair.has_value());
}

TEST_CASE("a key that was made before the power went, and of which the database knows nothing yet, is the key") {
  Place place;
  const std::string made(seal::KeyPair::make().secret().view());
  place.replace(made);
  CHECK(place.start().pair->secret().view() == made);
  CHECK(place.storage.public_key() == seal::KeyPair::of(made).public_key());
}

TEST_CASE("where the key cannot be written nothing is promised: the database knows of none") {
  Place place;
  CHECK_THROWS_AS(make_or_open_key(place.storage, place.folder / "nowhere/hq.key"), DbError);
  CHECK_FALSE(place.storage.public_key().has_value());
}

TEST_CASE("who reads a database without a key needs no file") {
  Place place;
  CHECK(open_key(place.storage, place.path).pair.has_value());
  CHECK_FALSE(db::find_file(place.path).has_value());
}
