#include "app/shell/options.h"

#include <charconv>
#include <functional>
#include <map>

namespace shuke::shell {
namespace {

struct Parser {
  Options options;
  std::string error;

  bool refuse(std::string sentence) {
    if (error.empty()) error = std::move(sentence);
    return false;
  }
};

template <class Number>
bool take_number(Parser& parser, const std::string& name, const std::string& value, Number& into) {
  const auto read = std::from_chars(value.data(), value.data() + value.size(), into);
  if (read.ec == std::errc{} && read.ptr == value.data() + value.size()) return true;
  return parser.refuse("--" + name + " takes a whole number, not \"" + value + "\".");
}

bool take_now(Parser& parser, const std::string& value) {
  parser.options.now = timestamp_from_rfc3339(value);
  if (parser.options.now) return true;
  return parser.refuse("--now takes a time such as 2026-11-22T14:32:00+08:00, not \"" + value + "\".");
}

using Take = std::function<bool(Parser&, const std::string&)>;

Take setting(std::string name) {
  return [name = std::move(name)](Parser& parser, const std::string& value) {
    parser.options.settings.emplace_back(name, value);
    return true;
  };
}

// Options that take a value.
const std::map<std::string, Take>& valued() {
  static const std::map<std::string, Take> k_valued{
      {"data", [](Parser& p, const std::string& v) { return p.options.settings.emplace_back("data", v), p.options.data = v, true; }},
      {"hq", setting("hq")},
      {"lang", setting("lang")},
      {"window", setting("window")},
      {"config", [](Parser& p, const std::string& v) { return p.options.config_file = v, true; }},
      {"automation", [](Parser& p, const std::string& v) { return p.options.automation = v, true; }},
      {"tour", [](Parser& p, const std::string& v) { return p.options.tour = v, true; }},
      {"policy", [](Parser& p, const std::string& v) { return p.options.policy = v, true; }},
      {"to", [](Parser& p, const std::string& v) { return p.options.to = v, true; }},
      {"from", [](Parser& p, const std::string& v) { return p.options.from = v, true; }},
      {"now", take_now},
      {"members", [](Parser& p, const std::string& v) { return take_number(p, "members", v, p.options.members); }},
      {"sales", [](Parser& p, const std::string& v) { return take_number(p, "sales", v, p.options.sales); }},
      {"seed", [](Parser& p, const std::string& v) { return take_number(p, "seed", v, p.options.seed); }},
  };
  return k_valued;
}

bool take_flag(Parser& parser, const std::string& name) {
  if (name == "demo") return parser.options.is_demo = true;
  if (name == "json") return parser.options.as_json = true;
  if (name == "renew") return parser.options.renews_keys = true;
  if (name == "kiosk") return parser.options.settings.emplace_back("kiosk", "true"), true;
  if (name == "help") return parser.options.command = Command::help, true;
  if (name == "version") return parser.options.command = Command::version, true;
  return false;
}

bool take_command(Parser& parser, const std::string& word) {
  static const std::map<std::string, Command> k_commands{
      {"run", Command::run},         {"sync", Command::sync},       {"check", Command::check}, {"backup", Command::backup},
      {"restore", Command::restore}, {"rebuild", Command::rebuild}, {"seed", Command::seed},   {"quote", Command::quote},
      {"whatif", Command::whatif},   {"keys", Command::keys}};
  const auto found = k_commands.find(word);
  if (found == k_commands.end()) return parser.refuse("There is no command \"" + word + "\"; shuke-till --help lists them.");
  parser.options.command = found->second;
  return true;
}

// Takes the word at `at` (and its value); leaves `at` behind the last word taken.
bool take_word(Parser& parser, const std::vector<std::string>& words, std::size_t& at) {
  const std::string& word = words[at++];
  if (!word.starts_with("--")) return take_command(parser, word);
  const std::size_t equals = word.find('=');
  const std::string name = word.substr(2, equals == std::string::npos ? std::string::npos : equals - 2);
  const auto found = valued().find(name);
  if (found == valued().end())
    return take_flag(parser, name) || parser.refuse("There is no option --" + name + "; shuke-till --help lists them.");
  if (equals != std::string::npos) return found->second(parser, word.substr(equals + 1));
  if (at == words.size()) return parser.refuse("--" + name + " needs a value behind it.");
  return found->second(parser, words[at++]);
}

void check_together(Parser& parser) {
  const Options& options = parser.options;
  const bool needs_data = options.command != Command::help && options.command != Command::version && options.command != Command::quote;
  if (needs_data && options.data.empty() && options.config_file.empty())
    parser.refuse("--data DIR says where this till keeps its data; please name a directory.");
  if (options.command != Command::keys && options.renews_keys)
    parser.refuse("--renew says nothing without keys; please leave it out, or say keys in front of it.");
  if (options.command == Command::seed && options.as_json)
    parser.refuse("--json says nothing with seed; please leave it out, and ask check --json what stands there.");
  const bool is_care = options.command == Command::backup || options.command == Command::restore || options.command == Command::rebuild;
  if (is_care && options.as_json) parser.refuse("--json says nothing with backup, restore and rebuild; please leave it out.");
  if (options.command == Command::whatif && options.policy.empty()) parser.refuse("whatif needs the other policy: --policy FILE names it.");
  if (options.command != Command::whatif && !options.policy.empty())
    parser.refuse("--policy says nothing without whatif; please leave it out, policies come from head office.");
  if (options.command == Command::restore && options.from.empty())
    parser.refuse("restore needs a backup: --from BACKUP names a file, or one of those in DIR/backup.");
  if (options.command != Command::restore && !options.from.empty())
    parser.refuse("--from says nothing without restore; please leave it out.");
  if (options.command != Command::backup && !options.to.empty()) parser.refuse("--to says nothing without backup; please leave it out.");
}

}  // namespace

const char k_help[] =
    R"(shuke-till: the terminal on the counter.

  shuke-till [run] --data DIR [--hq URL] [--demo] [--window WxH | --kiosk] [--lang zh|en]
             [--config FILE] [--now TIME] [--automation SOCKET] [--tour DIR]
  shuke-till sync  --data DIR [--hq URL] [--json]   push and pull once, say what went and what waits
  shuke-till check --data DIR [--json]      verify both files, name the last safe sale
  shuke-till backup --data DIR [--to FOLDER]    copy the journal, also while the till runs; 14 are kept
  shuke-till restore --data DIR --from BACKUP   put a backup back, and on top what DIR/records has beyond it
  shuke-till rebuild --data DIR             repair what check found; what was damaged stays in DIR/damaged
  shuke-till keys  --data DIR [--renew] [--json]   which device key opens this till, and what is sealed under
                                            older keys; --renew makes new ones, while the till is not running
  shuke-till seed  --data DIR --members N [--sales M] [--seed S]   life-like data, always the same
  shuke-till quote < QUESTION.json          price a basket or a return with a policy, without any store
                                            (assets/policy: schema and examples)
  shuke-till whatif --data DIR --policy FILE [--lang zh|en] [--json]
                                            the same members under another policy: who moves, and the cost

  --hq URL      head office; the first one is remembered in DIR/terminal.toml, where it may be changed
  --demo        fill an empty data directory with the demonstration chain
  --now TIME    begin the business clock at TIME (RFC 3339)
  --tour DIR    play a scripted day and leave its pictures in DIR
  --help, --version

Exit codes: 0 done, 1 refused or found something, 2 usage, 3 the world failed.
)";

ParsedOptions parse_options(const std::vector<std::string>& words) {
  Parser parser;
  for (std::size_t at = 0; at < words.size();) {
    if (!take_word(parser, words, at)) break;
  }
  if (parser.error.empty()) check_together(parser);
  return {parser.options, parser.error};
}

}  // namespace shuke::shell
