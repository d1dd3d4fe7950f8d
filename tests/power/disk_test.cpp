// The disk itself, before anything is built on it.
#include <doctest/doctest.h>

#include "core/db/database.h"
#include "core/db/transaction.h"
#include "tests/power/disk/cuts.h"
#include "tests/power/till.h"

using namespace shuke;
using namespace shuke::power;

TEST_CASE("a reader beside the writer sees what was committed and nothing before") {
  const Disk disk;
  db::Database writer(k_journal, db::Durability::journal);
  writer.execute("CREATE TABLE note (text TEXT) STRICT");
  db::Database reader = db::Database::read_only(k_journal);
  CHECK(reader.number("SELECT count(*) FROM note") == 0);
  db::Transaction transaction(writer);
  writer.execute("INSERT INTO note VALUES ('one')");
  CHECK(reader.number("SELECT count(*) FROM note") == 0);
  transaction.commit();
  CHECK(reader.number("SELECT count(*) FROM note") == 1);
}

TEST_CASE("a cut takes what was not synced and leaves what was") {
  Disk disk(Image{{"a", "old"}});
  disk.record();
  const auto file = disk.find("a");
  disk.write(*file, "new", 3, 0);
  disk.sync(*file);
  disk.write(*file, "!", 1, 3);
  disk.create("b");
  Random random(1);
  Cuts cuts(disk.recorded_from(), disk.log());
  cuts.step();
  CHECK(cuts.cut(0, random) == Image{{"a", "old"}});
  while (!cuts.is_over()) cuts.step();
  CHECK(cuts.cut(0, random) == Image{{"a", "new"}});
  CHECK(cuts.cut(1, random) == Image{{"a", "new!"}, {"b", ""}});
}

TEST_CASE("a name that was moved stands under one of its two names until the folder is synced, then under the new one") {
  Disk disk(Image{{"part", "whole"}});
  disk.record();
  disk.move_file("part", "kept");
  disk.sync_names();
  Random random(1);
  Cuts cuts(disk.recorded_from(), disk.log());
  cuts.step();
  CHECK(cuts.cut(0, random) == Image{{"part", "whole"}});
  CHECK(cuts.cut(1, random) == Image{{"kept", "whole"}});
  cuts.step();
  CHECK(cuts.cut(0, random) == Image{{"kept", "whole"}});
}
