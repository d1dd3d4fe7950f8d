#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"

namespace shuke::head_office {

enum class Command { serve, status, check, dump, import, help, version };

struct Options {
  Command command = Command::help;
  std::string file;      // of --db sqlite:FILE
  std::string key_file;  // of head office's pair; FILE.key where nobody named one
  std::string host = "127.0.0.1";
  std::uint16_t port = 8460;
  std::string kind;         // of dump and import
  std::string import_file;  // of import
  bool is_demo = false;
  bool allows_plain_http = false;
  bool as_json = false;
  std::optional<Timestamp> now;
};

// What the words after the program's name mean, or one sentence that says what is wrong with them.
struct ParsedOptions {
  Options options;
  std::string error;  // empty when all is well
};
ParsedOptions parse_options(const std::vector<std::string>& words);

// Whether `host` is this machine talking to itself.
bool is_loopback(const std::string& host);

extern const char k_help[];

}  // namespace shuke::head_office
