#include <utility>

#include "app/shell/commands.h"
#include "core/store/store.h"

namespace shuke::shell {
namespace {

struct Report {
  std::string device;
  store::KeyReport keys;
};

// Paths are ours and words of the store plain; only a path may hold what JSON quotes.
std::string quoted_path(const std::string& path) {
  std::string out = "\"";
  for (const char c : path) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string as_keys_json(const Report& report) {
  std::string versions;
  for (const auto& each : report.keys.versions)
    versions += (versions.empty() ? "\"" : ",\"") + each.name + "\":" + std::to_string(each.version);
  std::string older;
  for (const auto& each : report.keys.older) older += (older.empty() ? "\"" : ",\"") + each.field + "\":" + std::to_string(each.rows);
  return "{\"device_key\":" + quoted_path(report.device) + ",\"in_tpm\":false,\"versions\":{" + versions + "},\"older_rows\":{" + older +
         "}}\n";
}

std::string as_keys_words(const Report& report) {
  std::string out = "Device key: file " + report.device + ", not in a TPM.\nKeys by version:";
  bool has_older = false;
  for (const auto& each : report.keys.versions) {
    out += ' ' + each.name + ' ' + std::to_string(each.version);
    has_older = has_older || each.has_older;
  }
  out += ".\n";
  for (const auto& each : report.keys.older)
    out += each.field + ": " + std::to_string(each.rows) + " rows are sealed under an older version.\n";
  if (report.keys.older.empty()) out += "Nothing is sealed under an older version.\n";
  if (has_older) out += "Between two sales the till seals again what is under older versions, and then forgets them.\n";
  return out;
}

}  // namespace

CommandResult keys(const Options& options) {
  const store::KeyPaths paths = store::key_paths(options.data, options.key_file);
  store::Keys keys = options.renews_keys ? store::renew_keys(paths) : store::open_keys(paths);
  if (!keys.ring) return {1, "", "keys: " + keys.trouble};
  const store::Store store(options.data, std::move(keys), store::Access::read_only);
  const Report report{paths.device, store.key_report()};
  return {0, options.as_json ? as_keys_json(report) : as_keys_words(report), ""};
}

}  // namespace shuke::shell
