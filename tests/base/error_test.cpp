#include "core/base/error.h"

#include <doctest/doctest.h>

using namespace shuke;

TEST_CASE("a database that cannot be opened says which, why and to check the path") {
  CHECK(sentence_of({14, "/srv/hq.db", "unable to open database file"}, "/srv/hq.db") ==
        "/srv/hq.db: unable to open database file; check that the path is right and may be opened by this user.");
}

TEST_CASE("a damaged database is left alone and a backup put in its place, and the file is named also when a statement failed") {
  CHECK(sentence_of({11, "SELECT seq", "database disk image is malformed"}, "/srv/hq.db") ==
        "/srv/hq.db: SELECT seq: database disk image is malformed; leave the file as it is, put a backup in its place and ask for help.");
  CHECK(sentence_of({26, "/srv/hq.db", "file is not a database"}, "/srv").ends_with("put a backup in its place and ask for help."));
}

TEST_CASE("a full disk asks for space, whatever the extended code") {
  CHECK(sentence_of({13, "a.db", "database or disk is full"}, "") == "a.db: database or disk is full; free some space and try again.");
  CHECK(sentence_of({10 | (3 << 8), "a.db", "disk I/O error"}, "") == "a.db: disk I/O error; check the disk and try again.");
}

TEST_CASE("a file of a newer program brings its own advice") {
  CHECK(sentence_of({17, "a.db", "was written by a newer Shuke; start the newer program"}, "a.db") ==
        "a.db: was written by a newer Shuke; start the newer program.");
}
