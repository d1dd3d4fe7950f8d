#include "app/automation/request.h"

#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

namespace shuke::automation {
namespace {

using nlohmann::json;

constexpr float k_largest_pixel = 100'000;
constexpr std::size_t k_longest_tag = 20;  // hexadecimal digits of the longest NFC number there is (10 bytes)

Malformed needs(std::string_view what) { return {"This request needs " + std::string(what) + "."}; }

std::optional<std::string> text_at(const json& object, const char* field) {
  const auto it = object.find(field);
  if (it == object.end() || !it->is_string() || it->get_ref<const std::string&>().empty()) return std::nullopt;
  return it->get<std::string>();
}

std::optional<Spot> spot_at(const json& object, const char* field) {
  const auto it = object.find(field);
  if (it == object.end() || !it->is_array() || it->size() != 2) return std::nullopt;
  Spot spot;
  for (std::size_t i = 0; i < 2; ++i) {
    const json& number = (*it)[i];
    if (!number.is_number()) return std::nullopt;
    const float value = number.get<float>();
    if (!std::isfinite(value) || value < 0 || value > k_largest_pixel) return std::nullopt;
    (i == 0 ? spot.x : spot.y) = value;
  }
  return spot;
}

Request parse_tap(const json& object) {
  if (const auto id = text_at(object, "id")) return TapId{*id};
  if (const auto at = spot_at(object, "at")) return TapAt{*at};
  return needs("\"id\" with a widget's id or \"at\" with two numbers [x,y]");
}

// Readers send printable text only; a control character among it would be a key of its own.
Request parse_code(const json& object) {
  const auto text = text_at(object, "text");
  if (!text) return needs("\"text\" with what the reader delivers");
  for (const char c : *text) {
    if (c < 0x20 || c > 0x7E) return Malformed{"A reader delivers printable ASCII; line ends are its own business."};
  }
  return ReadCode{*text};
}

bool is_tag_number(const std::string& uid) {
  return uid.size() <= k_longest_tag && uid.size() % 2 == 0 && uid.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos;
}

Request parse_tag(const json& object) {
  const auto uid = text_at(object, "uid");
  if (!uid || !is_tag_number(*uid)) return needs("\"uid\" with the tag's number in hexadecimal");
  return ReadCode{*uid};
}

Request parse_type(const json& object) {
  if (const auto text = text_at(object, "text")) return TypeText{*text};
  return needs("\"text\" with what is typed");
}

Request parse_key(const json& object) {
  if (const auto name = text_at(object, "name")) return PressKey{*name};
  return needs("\"name\" with a key's name, for example \"Enter\"");
}

Request parse_drag(const json& object) {
  const auto from = spot_at(object, "from");
  const auto to = spot_at(object, "to");
  if (from && to) return DragFinger{*from, *to};
  return needs("\"from\" and \"to\" with two numbers [x,y] each");
}

Request parse_wait(const json& object) {
  if (text_at(object, "until") != "idle") return needs("\"until\":\"idle\"");
  const auto it = object.find("ms");
  if (it == object.end()) return WaitIdle{};
  if (!it->is_number_integer() || *it < 0 || *it > k_longest_wait_ms) return needs("\"ms\" as a whole number from 0 to 120000");
  return WaitIdle{it->get<std::int64_t>()};
}

Request parse_shot(const json& object) {
  if (const auto file = text_at(object, "file")) return TakeShot{*file};
  return needs("\"file\" with the path of the picture");
}

struct Verb {
  std::string_view name;
  Request (*parse)(const json&);
};
constexpr Verb k_verbs[] = {
    {"tree", [](const json&) -> Request { return TreeRequest{}; }},
    {"view", [](const json&) -> Request { return ViewRequest{}; }},
    {"quit", [](const json&) -> Request { return QuitProgram{}; }},
    {"tap", parse_tap},
    {"type", parse_type},
    {"key", parse_key},
    {"scan", parse_code},
    {"swipe", parse_code},
    {"tag", parse_tag},
    {"drag", parse_drag},
    {"wait", parse_wait},
    {"shot", parse_shot},
};

Malformed unknown_verb() {
  std::string names;
  for (const Verb& verb : k_verbs) names += (names.empty() ? "" : ", ") + std::string(verb.name);
  return {"\"do\" must be one of " + names + "."};
}

}  // namespace

Request parse(std::string_view line) {
  if (line.size() > k_longest_line) return Malformed{"The line is longer than 65536 bytes."};
  // Nesting is bounded by the length of a line; the parser keeps it on its own stack.
  const json object = json::parse(line, nullptr, false);
  if (object.is_discarded()) return Malformed{"The line is not JSON."};
  if (!object.is_object()) return Malformed{"The line is not a JSON object."};
  const auto name = text_at(object, "do");
  if (!name) return unknown_verb();
  for (const Verb& verb : k_verbs) {
    if (verb.name == *name) return verb.parse(object);
  }
  return unknown_verb();
}

}  // namespace shuke::automation
