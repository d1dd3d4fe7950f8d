#include "platform/os/config.h"

#include <doctest/doctest.h>

namespace shuke::os {
namespace {

Config read(std::string_view toml, std::vector<CommandLineSetting> command_line = {}) {
  return read_config(toml, "terminal.toml", command_line);
}

std::string problem(std::string_view toml, std::vector<CommandLineSetting> command_line = {}) {
  try {
    (void)read(toml, std::move(command_line));
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("an empty file gives the defaults") { CHECK(read("") == Config{}); }

TEST_CASE("every setting is read from the file") {
  const Config config = read(R"(
# Counter one
data = "/srv/till"
hq = "https://hq.example:8443"
lang = "en"
window = "1920x1080"
kiosk = true
utc_offset = "-03:30"
scan_gap_ms = 40
scan_prefix = "~"
)");
  CHECK(config == Config{"/srv/till", "https://hq.example:8443", Language::en, {1920, 1080}, true, -210, 40, "~"});
}

TEST_CASE("the command line wins over the file and understands the same settings") {
  const Config config =
      read("lang = \"en\"\nscan_gap_ms = 40\n", {{"lang", "zh"}, {"kiosk", "true"}, {"window", "1024x768"}, {"scan_gap_ms", "20"}});
  CHECK(config.language == Language::zh);
  CHECK(config.kiosk);
  CHECK(config.window == WindowSize{1024, 768});
  CHECK(config.scan_gap_ms == 20);
}

TEST_CASE("an unknown setting is told with its name, its line and the known ones") {
  CHECK(problem("lang = \"zh\"\nlangauge = \"en\"\n") ==
        "terminal.toml, line 2: there is no setting \"langauge\"; known are data, key_file, hq, lang, window, kiosk, utc_offset, "
        "scan_gap_ms, "
        "scan_prefix.");
  CHECK(problem("", {{"sped", "1"}}).starts_with("--sped: there is no setting \"sped\""));
}

TEST_CASE("a wrong type is told with the setting's name, its line and what it should be") {
  CHECK(problem("\n\nkiosk = \"yes\"\n") == "terminal.toml, line 3: kiosk must be true or false.");
  CHECK(problem("data = 7") == "terminal.toml, line 1: data must be a folder in quotes.");
  CHECK(problem("scan_gap_ms = 4.5") == "terminal.toml, line 1: scan_gap_ms must be a whole number from 5 to 100.");
  CHECK(problem("lang = [\"zh\"]") == "terminal.toml, line 1: lang must be \"zh\" or \"en\".");
  CHECK(problem("[hq]\nurl = \"http://x\"") ==
        "terminal.toml, line 1: hq must be an address in quotes, such as \"https://hq.example:8443\".");
}

TEST_CASE("values at the limits pass and one beyond is refused") {
  CHECK(read("scan_gap_ms = 5\nwindow = \"1024x600\"").scan_gap_ms == 5);
  CHECK(read("scan_gap_ms = 100").scan_gap_ms == 100);
  CHECK(problem("scan_gap_ms = 4") != "none");
  CHECK(problem("scan_gap_ms = 101") != "none");
  CHECK(problem("window = \"1023x600\"") != "none");
}

TEST_CASE("shapes that are nearly right are refused") {
  for (const char* window : {"1280", "1280x", "x800", "1280*800", "1280x800x2", " 1280x800"})
    CHECK(problem("", {{"window", window}}) != "none");
  for (const char* offset : {"8", "+8:00", "08:00", "+15:00", "+08:60", "+08:0a"}) CHECK(problem("", {{"utc_offset", offset}}) != "none");
  for (const char* hq : {"hq.example", "ftp://x", "https://", "https://a b"}) CHECK(problem("", {{"hq", hq}}) != "none");
  CHECK(read("", {{"hq", ""}}).hq == "");
  CHECK(read("key_file = \"/etc/shuke/device.key\"").key_file == "/etc/shuke/device.key");
}

TEST_CASE("head office is remembered in front of what a person wrote, and read again") {
  const auto text = remember_hq("# Counter one\nlang = \"en\"\n", "http://127.0.0.1:8460");
  REQUIRE(text);
  CHECK(text->ends_with("\n# Counter one\nlang = \"en\"\n"));
  CHECK(read(*text).hq == "http://127.0.0.1:8460");
  CHECK(read(*text).language == Language::en);
  CHECK(read(*remember_hq("", "https://a\\b'\"c")).hq == "https://a\\b'\"c");
}

TEST_CASE("a head office that a person wrote down, even none, is never overruled") {
  CHECK_FALSE(remember_hq("hq = \"http://one\"\n", "http://other"));
  CHECK_FALSE(remember_hq("hq = \"\"\n", "http://other"));
  CHECK_FALSE(remember_hq("hq = [[[", "http://other"));
}

TEST_CASE("a file that is no TOML is told with its line") {
  CHECK(problem("lang = \"zh\"\nkiosk = \n").starts_with("terminal.toml, line 2: this is not TOML: "));
  CHECK(problem("lang = \"zh\"\nlang = \"en\"\n").starts_with("terminal.toml, line 2: this is not TOML: "));
}

}  // namespace shuke::os
