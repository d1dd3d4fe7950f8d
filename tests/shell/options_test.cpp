#include "app/shell/options.h"

#include <doctest/doctest.h>

using namespace shuke;
using shell::Command;
using shell::Options;
using shell::parse_options;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

Options good(const std::vector<std::string>& words) {
  const shell::ParsedOptions parsed = parse_options(words);
  REQUIRE(parsed.error.empty());
  return parsed.options;
}
std::string error_of(const std::vector<std::string>& words) { return parse_options(words).error; }

}  // namespace

TEST_CASE("without a command the counter runs, with the figures of the demonstration") {
  const Options options = good({"--data", "d"});
  CHECK(options.command == Command::run);
  CHECK(options.data == "d");
  CHECK(options.members == 5000);
  CHECK(options.sales == 0);
  CHECK(options.seed == 20261122);
  CHECK_FALSE(options.is_demo);
  CHECK_FALSE(options.as_json);
  CHECK_FALSE(options.now);
  CHECK(options.automation.empty());
  CHECK(options.tour.empty());
}

TEST_CASE("each command is known by its word, wherever it stands") {
  CHECK(good({"run", "--data", "d"}).command == Command::run);
  CHECK(good({"sync", "--data", "d"}).command == Command::sync);
  CHECK(good({"--data", "d", "check"}).command == Command::check);
  CHECK(good({"keys", "--data", "d", "--renew"}).command == Command::keys);
  CHECK(good({"keys", "--data", "d", "--renew"}).renews_keys);
  CHECK_FALSE(good({"keys", "--data", "d"}).renews_keys);
  CHECK(error_of({"check", "--data", "d", "--renew"}) ==
        "--renew says nothing without keys; please leave it out, or say keys in front of it.");
  CHECK(good({"seed", "--data", "d"}).command == Command::seed);
  CHECK(good({"whatif", "--data", "d", "--policy", "p.json"}).command == Command::whatif);
  CHECK(good({"whatif", "--data", "d", "--policy", "p.json"}).policy == "p.json");
}

TEST_CASE("help and version need no data directory") {
  CHECK(good({"--help"}).command == Command::help);
  CHECK(good({"--version"}).command == Command::version);
}

TEST_CASE("a value stands behind its option or behind an equals sign") {
  CHECK(good({"--data=d"}).data == "d");
  CHECK(good({"--data", "d", "--tour=a=b"}).tour == "a=b");
  CHECK(good({"--data", "d", "--automation", "/run/s"}).automation == "/run/s");
}

TEST_CASE("what terminal.toml knows too is handed on in order, as it stands") {
  const Options options = good({"--data", "d", "--hq", "http://a", "--lang", "en", "--window", "1280x800", "--kiosk"});
  CHECK(options.settings == Settings{{"data", "d"}, {"hq", "http://a"}, {"lang", "en"}, {"window", "1280x800"}, {"kiosk", "true"}});
}

TEST_CASE("demo, json, tour and config are taken") {
  const Options options = good({"--data", "d", "--demo", "--json", "--tour", "t", "--config", "c.toml"});
  CHECK(options.is_demo);
  CHECK(options.as_json);
  CHECK(options.tour == "t");
  CHECK(options.config_file == "c.toml");
}

TEST_CASE("numbers of the seed command are read whole") {
  const Options options = good({"seed", "--data", "d", "--members", "12", "--sales", "3", "--seed", "7"});
  CHECK(options.members == 12);
  CHECK(options.sales == 3);
  CHECK(options.seed == 7);
}

TEST_CASE("the start of the business clock keeps its offset") {
  CHECK(good({"--data", "d", "--now", "2026-11-22T14:32:00+08:00"}).now == timestamp_from_rfc3339("2026-11-22T14:32:00+08:00"));
}

TEST_CASE("a configuration file may name the data directory") { CHECK(good({"--config", "c.toml"}).data.empty()); }

TEST_CASE("no data directory is one sentence") {
  CHECK(error_of({}) == "--data DIR says where this till keeps its data; please name a directory.");
  CHECK(error_of({"check"}) == "--data DIR says where this till keeps its data; please name a directory.");
  CHECK(error_of({"--data", ""}) == "--data DIR says where this till keeps its data; please name a directory.");
}

TEST_CASE("a command or an option that does not exist is named") {
  CHECK(error_of({"sell", "--data", "d"}) == "There is no command \"sell\"; shuke-till --help lists them.");
  CHECK(error_of({"--data", "d", "--fast"}) == "There is no option --fast; shuke-till --help lists them.");
}

TEST_CASE("an option without its value is named") {
  CHECK(error_of({"--data"}) == "--data needs a value behind it.");
  CHECK(error_of({"--data", "d", "--now"}) == "--now needs a value behind it.");
}

TEST_CASE("a number that is none is quoted") {
  CHECK(error_of({"seed", "--data", "d", "--members", "many"}) == "--members takes a whole number, not \"many\".");
  CHECK(error_of({"seed", "--data", "d", "--sales", "3.5"}) == "--sales takes a whole number, not \"3.5\".");
  CHECK(error_of({"seed", "--data", "d", "--seed", "-1"}) == "--seed takes a whole number, not \"-1\".");
  CHECK(error_of({"seed", "--data", "d", "--members", ""}) == "--members takes a whole number, not \"\".");
}

TEST_CASE("a time that is none is quoted") {
  CHECK(error_of({"--data", "d", "--now", "noon"}) == "--now takes a time such as 2026-11-22T14:32:00+08:00, not \"noon\".");
}

TEST_CASE("what-if needs the other policy, and nothing else takes one") {
  CHECK(error_of({"whatif", "--data", "d"}) == "whatif needs the other policy: --policy FILE names it.");
  CHECK(error_of({"whatif", "--policy", "p.json"}) == "--data DIR says where this till keeps its data; please name a directory.");
  CHECK(error_of({"check", "--data", "d", "--policy", "p.json"}) ==
        "--policy says nothing without whatif; please leave it out, policies come from head office.");
}

TEST_CASE("a restore needs a backup, and only it and a backup take a place") {
  CHECK(error_of({"restore", "--data", "d"}) == "restore needs a backup: --from BACKUP names a file, or one of those in DIR/backup.");
  CHECK(error_of({"rebuild", "--data", "d", "--from", "b"}) == "--from says nothing without restore; please leave it out.");
  CHECK(error_of({"check", "--data", "d", "--to", "b"}) == "--to says nothing without backup; please leave it out.");
  CHECK(error_of({"backup", "--data", "d", "--json"}) == "--json says nothing with backup, restore and rebuild; please leave it out.");
  CHECK(good({"backup", "--data", "d", "--to", "b"}).to == "b");
  CHECK(good({"restore", "--data", "d", "--from", "b"}).from == "b");
}

TEST_CASE("seeding has nothing to say as JSON") {
  CHECK(error_of({"seed", "--data", "d", "--json"}) ==
        "--json says nothing with seed; please leave it out, and ask check --json what stands there.");
  CHECK(good({"sync", "--data", "d", "--json"}).as_json);
  CHECK(good({"check", "--data", "d", "--json"}).as_json);
}

TEST_CASE("the first mistake is the one that is said") {
  CHECK(error_of({"--fast", "sell"}) == "There is no option --fast; shuke-till --help lists them.");
}
