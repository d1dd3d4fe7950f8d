#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"

namespace shuke::os {

struct WindowSize {
  int width = 1280;
  int height = 800;
  bool operator==(const WindowSize&) const = default;
};

// How this till is set up: terminal.toml, overruled by the command line. Plain values; main passes slices of it down.
struct Config {
  std::string data;  // data directory
  std::string hq;    // head office, http:// or https://; empty: works alone
  Language language = Language::zh;
  WindowSize window;
  bool kiosk = false;        // full screen, no way out, no automation
  int offset_minutes = 480;  // the store's zone, from "+08:00"
  int scan_gap_ms = 30;      // keys closer together than this may come from a scanner
  std::string scan_prefix;   // what the scanner is set to send first, if anything
  std::string key_file{};    // the device secret, outside the data directory; empty: beside it (core/store/keys.h)
  bool operator==(const Config&) const = default;
};

// One sentence: where (file and line, or the option), what is wrong with which setting, and what it should look like.
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One value from the command line: {"window", "1280x800"} for --window 1280x800, {"kiosk", "true"} for --kiosk.
struct CommandLineSetting {
  std::string name;
  std::string value;
};

// Reads the file's text (may be empty) and lays the command line over it. Throws ConfigError on the first thing that is wrong: no
// TOML, an unknown setting, a wrong type, a value out of range.
Config read_config(std::string_view toml, const std::string& file_name, std::span<const CommandLineSetting> command_line);

// The file's text with head office in it, everything else as it stands; nothing when it names one already, an empty one included,
// or is no TOML: what a person wrote is never overruled.
std::optional<std::string> remember_hq(std::string_view toml, const std::string& hq);

// The names that both understand, in the order of the help text.
std::vector<std::string_view> setting_names();

}  // namespace shuke::os
