#include "platform/os/config.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <variant>

#include <toml++/toml.h>

namespace shuke::os {
namespace {

using Value = std::variant<std::string, std::int64_t, bool>;

// A setting puts a value into the config and says false when it does not fit; `shape` then tells what would.
struct Setting {
  std::string_view name;
  std::string_view shape;
  bool (*put)(Config&, const Value&);
};

const std::string* text_of(const Value& value) { return std::get_if<std::string>(&value); }

bool put_text(std::string& target, const Value& value) {
  if (text_of(value) == nullptr) return false;
  target = *text_of(value);
  return true;
}

// Numbers and switches may also come as text, from the command line.
bool put_number(int& target, const Value& value, std::pair<int, int> range) {
  std::int64_t number = 0;
  if (const std::string* text = text_of(value)) {
    const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
    if (read.ec != std::errc{} || read.ptr != text->data() + text->size()) return false;
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    number = *whole;
  } else {
    return false;
  }
  if (number < range.first || number > range.second) return false;
  target = static_cast<int>(number);
  return true;
}

bool put_switch(bool& target, const Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return target = *flag, true;
  const std::string* text = text_of(value);
  if (text == nullptr || (*text != "true" && *text != "false")) return false;
  target = *text == "true";
  return true;
}

bool put_address(std::string& target, const Value& value) {
  const std::string* text = text_of(value);
  if (text == nullptr) return false;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text->starts_with(scheme) && text->size() > scheme.size() && text->find_first_of(" \t\n") == std::string::npos)
      return target = *text, true;
  }
  return text->empty() ? target.clear(), true : false;
}

bool put_language(Language& target, const Value& value) {
  const std::string* text = text_of(value);
  if (text == nullptr || (*text != "zh" && *text != "en")) return false;
  target = *text == "zh" ? Language::zh : Language::en;
  return true;
}

bool put_window(WindowSize& target, const Value& value) {
  const std::string* text = text_of(value);
  const std::size_t cross = text == nullptr ? std::string::npos : text->find('x');
  if (cross == std::string::npos) return false;
  WindowSize size;
  if (!put_number(size.width, text->substr(0, cross), {1024, 7680}) || !put_number(size.height, text->substr(cross + 1), {600, 4320}))
    return false;
  target = size;
  return true;
}

// "+08:00", "-03:30".
bool put_offset(int& minutes, const Value& value) {
  const std::string* text = text_of(value);
  if (text == nullptr || text->size() != 6 || (*text)[3] != ':' || ((*text)[0] != '+' && (*text)[0] != '-')) return false;
  int hour = 0;
  int minute = 0;
  if (!put_number(hour, text->substr(1, 2), {0, 14}) || !put_number(minute, text->substr(4, 2), {0, 59})) return false;
  minutes = (hour * 60 + minute) * ((*text)[0] == '-' ? -1 : 1);
  return true;
}

constexpr Setting k_settings[] = {
    {"data", "a folder in quotes", [](Config& c, const Value& v) { return put_text(c.data, v); }},
    {"key_file", "a file in quotes", [](Config& c, const Value& v) { return put_text(c.key_file, v); }},
    {"hq", "an address in quotes, such as \"https://hq.example:8443\"", [](Config& c, const Value& v) { return put_address(c.hq, v); }},
    {"lang", "\"zh\" or \"en\"", [](Config& c, const Value& v) { return put_language(c.language, v); }},
    {"window", "a size in quotes from \"1024x600\" up, such as \"1280x800\"",
     [](Config& c, const Value& v) { return put_window(c.window, v); }},
    {"kiosk", "true or false", [](Config& c, const Value& v) { return put_switch(c.kiosk, v); }},
    {"utc_offset", "the store's zone in quotes, such as \"+08:00\"",
     [](Config& c, const Value& v) { return put_offset(c.offset_minutes, v); }},
    {"scan_gap_ms", "a whole number from 5 to 100",
     [](Config& c, const Value& v) {
       return put_number(c.scan_gap_ms, v, {5, 100});
     }},
    {"scan_prefix", "a text in quotes", [](Config& c, const Value& v) { return put_text(c.scan_prefix, v); }},
};

std::string known_names() {
  std::string names;
  for (const Setting& setting : k_settings) names.append(names.empty() ? "" : ", ").append(setting.name);
  return names;
}

void put(Config& config, const std::string& where, const std::string& name, const std::optional<Value>& value) {
  const auto* setting = std::find_if(std::begin(k_settings), std::end(k_settings), [&](const Setting& one) { return one.name == name; });
  if (setting == std::end(k_settings))
    throw ConfigError(where + ": there is no setting \"" + name + "\"; known are " + known_names() + ".");
  if (!value || !setting->put(config, *value)) throw ConfigError(where + ": " + name + " must be " + std::string(setting->shape) + ".");
}

std::optional<Value> value_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return Value(*text);
  if (const auto number = node.value_exact<std::int64_t>()) return Value(*number);
  if (const auto flag = node.value_exact<bool>()) return Value(*flag);
  return std::nullopt;
}

std::string line_in(const std::string& file, const toml::source_region& region) {
  return file + ", line " + std::to_string(region.begin.line);
}

toml::table parse(std::string_view text, const std::string& file_name) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    throw ConfigError(line_in(file_name, error.source()) + ": this is not TOML: " + std::string(error.description()) + ".");
  }
}

}  // namespace

Config read_config(std::string_view toml, const std::string& file_name, std::span<const CommandLineSetting> command_line) {
  Config config;
  const toml::table table = parse(toml, file_name);
  for (const auto& [key, node] : table) put(config, line_in(file_name, node.source()), std::string(key.str()), value_of(node));
  for (const CommandLineSetting& setting : command_line) put(config, "--" + setting.name, setting.name, Value(setting.value));
  return config;
}

// In front, where no [table] of a later version can swallow it.
std::optional<std::string> remember_hq(std::string_view toml, const std::string& hq) {
  const toml::table line{{"hq", hq}};
  std::ostringstream out;
  out << line << '\n' << toml;
  try {
    if (toml::parse(toml).contains("hq") || toml::parse(out.str())["hq"].value<std::string>() != hq) return std::nullopt;
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
  return out.str();
}

std::vector<std::string_view> setting_names() {
  std::vector<std::string_view> names;
  for (const Setting& setting : k_settings) names.push_back(setting.name);
  return names;
}

}  // namespace shuke::os
