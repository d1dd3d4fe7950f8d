#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"

namespace shuke::shell {

enum class Command { run, sync, check, backup, restore, rebuild, keys, seed, quote, whatif, help, version };

// What the command line of shuke-till says. Settings that terminal.toml knows too are handed on as they stand, for one reader to
// judge both.
struct Options {
  Command command = Command::run;
  std::vector<std::pair<std::string, std::string>> settings;  // {"window", "1280x800"}
  std::string data;
  std::string key_file;  // from the configuration: of the device secret; empty: beside the data directory
  std::string config_file;
  std::string automation;  // path of the socket
  std::string tour;        // directory for the pictures of a scripted day
  std::string policy;      // file of the other policy
  std::string to;          // folder for a backup
  std::string from;        // a backup
  bool is_demo = false;
  bool as_json = false;
  bool renews_keys = false;
  std::optional<Timestamp> now;
  std::int64_t members = 5000;
  std::int64_t sales = 0;
  std::uint64_t seed = 20261122;
};

// Or one sentence: which word, what is wrong with it, what to do.
struct ParsedOptions {
  Options options;
  std::string error;
};
ParsedOptions parse_options(const std::vector<std::string>& words);

extern const char k_help[];

}  // namespace shuke::shell
