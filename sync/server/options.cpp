#include "sync/server/options.h"

#include <charconv>
#include <map>

namespace shuke::head_office {

const char k_help[] = R"(shuke-hq: head office of a Shuke chain.

  shuke-hq serve --db sqlite:FILE [--key-file KEY] [--listen HOST:PORT] [--demo] [--insecure-http] [--now TIME]
      Serves the terminals until SIGTERM or SIGINT, then finishes what it has begun. Port 0 takes a free one; the address
      is printed. --demo fills an empty FILE with the demo chain. Plain HTTP is spoken only on loopback and only when
      --insecure-http asks for it. --now (RFC 3339) sets the start of the business clock. KEY (FILE.key unless named) opens
      what is personal in the tills' records; it is made at the first start. Keep a copy of it apart from the copies of FILE.
  shuke-hq status --db sqlite:FILE [--json]     what there is and which tills were here
  shuke-hq check --db sqlite:FILE [--key-file KEY] [--json]
                                                verifies everything; one line a finding
  shuke-hq dump KIND --db sqlite:FILE --json    sales, members, ledger, gifts, catalogue or quarantine, one JSON object a line
  shuke-hq import policy FILE --db sqlite:FILE  publishes a loyalty policy; a wrong one is refused whole, naming the field
  shuke-hq --help, --version

status, check and dump only read and may run beside a server.
Exit codes: 0 done, 1 refused or found something, 2 usage, 3 the world failed.
)";

namespace {

const std::map<std::string, Command>& commands() {
  static const std::map<std::string, Command> k_commands{
      {"serve", Command::serve},       {"status", Command::status},  {"check", Command::check}, {"dump", Command::dump},
      {"import", Command::import},     {"--help", Command::help},    {"-h", Command::help},     {"help", Command::help},
      {"--version", Command::version}, {"version", Command::version}};
  return k_commands;
}

bool is_dump_kind(const std::string& kind) {
  return kind == "sales" || kind == "members" || kind == "ledger" || kind == "gifts" || kind == "catalogue" || kind == "quarantine";
}

std::string set_listen(Options& options, const std::string& value) {
  const std::size_t colon = value.rfind(':');
  const std::string port = colon == std::string::npos ? "" : value.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), options.port);
  const bool is_number = !port.empty() && error == std::errc{} && end == port.data() + port.size();
  if (!is_number || colon == 0) return "--listen wants HOST:PORT, such as 127.0.0.1:8460.";
  options.host = value.substr(0, colon);
  if (options.host.size() > 2 && options.host.front() == '[' && options.host.back() == ']') {
    options.host = options.host.substr(1, options.host.size() - 2);
  }
  if (options.host == "localhost") options.host = "127.0.0.1";
  return {};
}

std::string set_database(Options& options, const std::string& value) {
  constexpr std::string_view k_sqlite = "sqlite:";
  if (value.substr(0, k_sqlite.size()) != k_sqlite || value.size() == k_sqlite.size()) {
    return "--db wants sqlite:FILE; other databases are not built yet.";
  }
  options.file = value.substr(k_sqlite.size());
  return {};
}

std::string set_now(Options& options, const std::string& value) {
  options.now = timestamp_from_rfc3339(value);
  return options.now ? "" : "--now wants a time such as 2026-11-22T14:32:00+08:00.";
}

std::string set_value(Options& options, const std::string& name, const std::string& value) {
  if (name == "--listen") return set_listen(options, value);
  if (name == "--db") return set_database(options, value);
  if (name == "--key-file") return options.key_file = value, value.empty() ? "--key-file wants a file." : "";
  return set_now(options, value);
}

bool takes_value(const std::string& name) { return name == "--listen" || name == "--db" || name == "--now" || name == "--key-file"; }

bool set_flag(Options& options, const std::string& name) {
  if (name == "--demo")
    options.is_demo = true;
  else if (name == "--insecure-http")
    options.allows_plain_http = true;
  else if (name == "--json")
    options.as_json = true;
  else
    return false;
  return true;
}

std::string complaint_about(const Options& options) {
  if (options.command == Command::help || options.command == Command::version) return {};
  if (options.file.empty()) return "Name the database: --db sqlite:FILE.";
  if (options.command == Command::dump && !is_dump_kind(options.kind)) {
    return "dump wants a kind: sales, members, ledger, gifts, catalogue or quarantine.";
  }
  if (options.command == Command::import && (options.kind != "policy" || options.import_file.empty())) {
    return "import wants what and from where: import policy FILE.";
  }
  return {};
}

// The words of dump and import that are no options: what, and for import from where.
bool set_word(Options& options, const std::string& word) {
  if (word.rfind("--", 0) == 0) return false;
  const bool takes_kind = options.command == Command::dump || options.command == Command::import;
  if (takes_kind && options.kind.empty()) return options.kind = word, true;
  if (options.command == Command::import && options.import_file.empty()) return options.import_file = word, true;
  return false;
}

}  // namespace

bool is_loopback(const std::string& host) { return host.rfind("127.", 0) == 0 || host == "::1"; }

ParsedOptions parse_options(const std::vector<std::string>& words) {
  ParsedOptions out;
  Options& options = out.options;
  if (words.empty()) return {options, "Name a command: serve, status, check, dump or import; --help says more."};
  const auto command = commands().find(words.front());
  if (command == commands().end()) return {options, "Unknown command '" + words.front() + "'; --help lists them."};
  options.command = command->second;
  for (std::size_t i = 1; i < words.size() && out.error.empty(); ++i) {
    std::string name = words[i];
    const std::size_t equals = name.find('=');
    const bool is_joined = name.rfind("--", 0) == 0 && equals != std::string::npos;
    std::string value = is_joined ? name.substr(equals + 1) : std::string{};
    if (is_joined) name.resize(equals);
    if (takes_value(name)) {
      if (!is_joined && i + 1 >= words.size()) return {options, name + " wants a value; --help says more."};
      out.error = set_value(options, name, is_joined ? value : words[++i]);
    } else if (name == "--help") {
      options.command = Command::help;
      return out;
    } else if (!set_word(options, name) && !set_flag(options, name)) {
      out.error = "Unknown option '" + name + "'; --help lists them.";
    }
  }
  if (out.error.empty()) out.error = complaint_about(options);
  if (options.key_file.empty()) options.key_file = options.file + ".key";
  return out;
}

}  // namespace shuke::head_office
